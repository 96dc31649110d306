from django.urls import path

from ilonet.accounts.views import enrolling, hats, own, tokens, visits

app_name = "accounts"
urlpatterns = [
    path("", own.me, name="me"),
    path("settings/", own.settings, name="settings"),
    path("hat/", hats.choose, name="hat"),
    path("tokens/", tokens.index, name="tokens"),
    path("tokens/<uuid:public_id>/end/", tokens.end, name="end_token"),
    path("sessions/<int:pk>/end/", visits.end, name="end_session"),
    path("enrol/<str:code>/", enrolling.enrol, name="enrol"),
]
