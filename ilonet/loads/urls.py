from django.urls import path

from ilonet.loads.views import load, sending, wordings

app_name = "loads"
urlpatterns = [
    path("", sending.index, name="index"),
    path("new/", sending.new, name="new"),
    path("empty/<slug:language>/", sending.empty_list, name="empty"),
    path("words/", wordings.wordings, name="wordings"),
    path("words/<uuid:public_id>/removal/", wordings.take_back, name="take_back"),
    path("<uuid:public_id>/", load.load, name="load"),
    path("<uuid:public_id>/words/", load.words, name="words"),
    path("<uuid:public_id>/confirm/", load.confirm, name="confirm"),
    path("<uuid:public_id>/discard/", load.discard, name="discard"),
]
