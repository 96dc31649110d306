from django.urls import path

from ilonet.standing import views

app_name = "standing"
urlpatterns = [
    path("me/", views.me, name="me"),
]
