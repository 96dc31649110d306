from django.urls import path

from ilonet.looks import views

app_name = "looks"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:public_id>/", views.look, name="look"),
    path("<uuid:public_id>/decision/", views.decision, name="decision"),
]
