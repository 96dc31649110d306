"""`/api/v1`: one interface, the same verbs and the same `visible_to` as the pages (design.md 8)."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.utils import check_csrf

from ilonet.accounts.api import router as accounts
from ilonet.admission.api import router as admission
from ilonet.api.strict import StrictParser, wrong_type
from ilonet.api.wording import not_of_the_form
from ilonet.authorities.api import router as authorities
from ilonet.comments.api import router as comments
from ilonet.deployments.api import router as deployments
from ilonet.directory.api import router as directory
from ilonet.duties.api import router as duties
from ilonet.lib.asking import insist_asked
from ilonet.lib.refusals import Refusal, absent
from ilonet.loads.api import router as loads
from ilonet.looks.api import router as looks
from ilonet.networks.api import router as networks
from ilonet.notices.api import router as notices
from ilonet.phrases.api import router as phrases
from ilonet.picture.api import router as picture
from ilonet.places.api import router as places
from ilonet.reports.api import router as reports
from ilonet.reports.views.draft_files_for_machines import router as draft_files
from ilonet.reports.views.files_for_machines import router as files
from ilonet.requests.api import router as requests
from ilonet.saved.api import router as saved
from ilonet.screening.api import router as screening
from ilonet.search.api import router as search
from ilonet.site.refusing import answer
from ilonet.spills.api import router as spills
from ilonet.warnings.api import router as warnings


def someone(request: HttpRequest) -> Any:
    """A token, or a session whose form key is right: a foreign page cannot make a browser act here."""
    if token := getattr(request, "token", None):
        return token
    if request.user.is_authenticated and check_csrf(request) is None:
        return request.user
    return None


class Interface(NinjaAPI):
    def create_response(self, request: HttpRequest, data: Any, **known: Any) -> HttpResponse:
        """A door that asked for nothing knows no parameter; raised inside the door, so that nothing it did is kept."""
        insist_asked(request.GET)
        return super().create_response(request, data, **known)


api = Interface(
    auth=someone,
    parser=StrictParser(),
    title="ilonet",
    version="1.0",
    description="Lists answer {items, next}; acts are POST on the noun; refusals are {error: {code, message, hint, ref}}.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_router("", accounts)
api.add_router("", saved)
api.add_router("", phrases)
api.add_router("", duties)
api.add_router("", notices)
api.add_router("", places)
api.add_router("", reports)
api.add_router("", requests)
api.add_router("", files)
api.add_router("", draft_files)
api.add_router("", comments)
api.add_router("", warnings)
api.add_router("", spills)
api.add_router("", authorities)
api.add_router("", admission)
api.add_router("", deployments)
api.add_router("", directory)
api.add_router("", loads)
api.add_router("", screening)
api.add_router("", looks)
api.add_router("", search)
api.add_router("", networks)
api.add_router("", picture)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Nothing half done, but what counts attempts is kept."""
    if not refusal.keeps:
        transaction.set_rollback(True)
    return answer(request, refusal)


@api.exception_handler(Http404)
def nothing_here(request: HttpRequest, error: Http404) -> HttpResponse:
    transaction.set_rollback(True)
    return answer(request, absent())


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return answer(
        request,
        Refusal(
            "auth.required",
            _("This needs a valid token, or a session with its form key."),
            _("Send a personal token as: Authorization: Bearer …"),
            status=401,
        ),
    )


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    transaction.set_rollback(True)
    return answer(request, not_of_the_form(error.errors))


@api.exception_handler(HttpError)
def not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The framework says no more than that it could not read the body; why stands behind it."""
    transaction.set_rollback(True)
    if isinstance(error.__cause__, Refusal):
        return answer(request, error.__cause__)
    return answer(
        request,
        Refusal(
            "request.not_understood",
            _("The request could not be understood."),
            _("Compare it with /api/v1/openapi.json."),
            status=error.status_code,
        ),
    )


@api.exception_handler(RawPostDataException)
def not_json(request: HttpRequest, error: RawPostDataException) -> HttpResponse:
    """A form was sent where a body of JSON is read."""
    transaction.set_rollback(True)
    return answer(request, wrong_type())
