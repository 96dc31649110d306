from django.urls import path

from ilonet.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.index, name="index"),
]
