"""The doors of networks; they stand here because the page of a network shows reports, which stand above networks."""

from django.urls import path

from ilonet.networks import views
from ilonet.picture.views.network import network

app_name = "networks"
urlpatterns = [
    path("", views.index, name="index"),
    path("due/", views.due, name="due"),
    path("new/", views.new, name="new"),
    path("<uuid:public_id>/", network, name="network"),
    path("<uuid:public_id>/change/", views.change, name="change"),
    path("<uuid:public_id>/close/", views.close, name="close"),
]
