from django.urls import path

from ilonet.accounts.views import enrolling, hats, own, providers, tokens, visits

app_name = "accounts"
urlpatterns = [
    path("", own.me, name="me"),
    path("settings/", own.settings, name="settings"),
    path("hat/", hats.choose, name="hat"),
    path("tokens/", tokens.index, name="tokens"),
    path("tokens/<uuid:public_id>/end/", tokens.end, name="end_token"),
    path("sessions/<int:pk>/end/", visits.end, name="end_session"),
    path("enrol/<str:code>/", enrolling.enrol, name="enrol"),
    path("enrol/<str:code>/provider/", providers.begin, name="enrol_by_provider"),
    path("providers/", providers.index, name="providers"),
    path("providers/enter/", providers.enter, name="enter_by_provider"),
    path("providers/link/", providers.bind, name="bind_provider"),
    path("providers/unlink/", providers.unbind, name="unbind_provider"),
    path("providers/<slug:provider>/answer/", providers.answered, name="provider_answered"),
]
