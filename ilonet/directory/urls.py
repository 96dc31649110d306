from django.urls import path

from ilonet.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.index, name="index"),
    path("list/", views.whole, name="whole"),
    path("of/<uuid:public_id>/", views.of_deployment, name="of"),
    path("<uuid:public_id>/", views.entry, name="entry"),
    path("<uuid:public_id>/card/", views.card, name="card"),
    path("<uuid:public_id>/correct/", views.correct, name="correct"),
]
