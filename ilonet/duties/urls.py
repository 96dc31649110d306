from django.urls import path

from ilonet.duties import views

app_name = "duties"
urlpatterns = [
    path("", views.index, name="index"),
]
