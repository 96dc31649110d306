from django.urls import path

from ilonet.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.health, name="health"),
    path("state/", views.state, name="state"),
]
