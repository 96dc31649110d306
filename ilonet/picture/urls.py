from django.urls import path

from ilonet.picture.views.country import country
from ilonet.picture.views.map import world
from ilonet.picture.views.situation import situation
from ilonet.picture.views.timeline import timeline

app_name = "picture"
urlpatterns = [
    path("", world, name="map"),
    path("<str:code>/situation/", situation, name="situation"),
    path("<str:code>/timeline/", timeline, name="country_timeline"),
    path("<str:code>/", country, name="country"),
]
