from django.urls import path

from ilonet.saved import views

app_name = "saved"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:public_id>/", views.opened, name="opened"),
    path("<uuid:public_id>/name/", views.name, name="name"),
    path("<uuid:public_id>/removal/", views.removal, name="removal"),
]
