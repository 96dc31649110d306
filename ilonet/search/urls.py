from django.urls import path

from ilonet.search import views

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
]
