"""Every door of the product; each noun keeps its own."""

from django.urls import include, path

from ilonet.api.interface import api
from ilonet.demo.entering import doors

urlpatterns = [
    path("account/", include("ilonet.accounts.allauth_urls")),
    path("account/", include("ilonet.accounts.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/v1/", api.urls),
    path("audit/", include("ilonet.audit.urls")),
    path("documents/", include("ilonet.documents.urls")),
    path("health/", include("ilonet.operations.urls")),
    path("information/", include("ilonet.reports.urls")),
    path("information/", include("ilonet.comments.urls")),
    path("requests/", include("ilonet.requests.urls")),
    path("requests/", include("ilonet.comments.urls_of_requests")),
    path("warnings/", include("ilonet.warnings.urls")),
    path("information/", include("ilonet.spills.urls")),
    path("", include("ilonet.admission.urls")),
    path("register/directory/", include("ilonet.directory.urls")),
    path("register/loads/", include("ilonet.loads.urls")),
    path("register/", include("ilonet.authorities.urls")),
    path("register/", include("ilonet.deployments.urls")),
    path("looks/", include("ilonet.looks.urls")),
    path("search/", include("ilonet.search.urls")),
    path("network/", include("ilonet.picture.urls_of_networks")),
    path("map/", include("ilonet.picture.urls")),
    path("me/lists/", include("ilonet.saved.urls")),
    path("me/phrases/", include("ilonet.phrases.urls")),
    path("me/notices/", include("ilonet.notices.urls")),
    path("feeds/", include("ilonet.notices.urls_of_feeds")),
    path("duties/", include("ilonet.duties.urls")),
    path("", include("ilonet.standing.urls")),
    path("", include("ilonet.site.urls")),
    *doors(),
]

handler400 = "ilonet.site.errors.not_understood"
handler403 = "ilonet.site.errors.not_allowed"
handler404 = "ilonet.site.errors.not_found"
handler500 = "ilonet.site.errors.failed"
