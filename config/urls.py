"""Every door of the product; each noun keeps its own."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("", include("ilonet.site.urls")),
]
