from django.urls import path

from ilonet.picture.views.country import country
from ilonet.picture.views.map import world

app_name = "picture"
urlpatterns = [
    path("", world, name="map"),
    path("<str:code>/", country, name="country"),
]
