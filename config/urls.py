"""Every door of the product; each noun keeps its own."""

from django.urls import include, path

from ilonet.api.interface import api
from ilonet.demo.entering import doors

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/v1/", api.urls),
    path("", include("ilonet.site.urls")),
    *doors(),
]
