from django.urls import path

from ilonet.phrases import views

app_name = "phrases"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:public_id>/removal/", views.removal, name="removal"),
]
