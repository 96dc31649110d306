from django.urls import path

from ilonet.saved.views import lists, unsent

app_name = "saved"
urlpatterns = [
    path("", lists.index, name="index"),
    path("unsent/", unsent.unsent, name="unsent"),
    path("<uuid:public_id>/", lists.opened, name="opened"),
    path("<uuid:public_id>/name/", lists.name, name="name"),
    path("<uuid:public_id>/removal/", lists.removal, name="removal"),
]
