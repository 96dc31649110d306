from django.urls import path

from ilonet.notices.views import feeds, following, inbox

app_name = "notices"
urlpatterns = [
    path("", inbox.index, name="index"),
    path("read/", inbox.all_seen, name="all_seen"),
    path("<uuid:public_id>/", inbox.opened, name="opened"),
    path("<uuid:public_id>/read/", inbox.seen, name="seen"),
    path("settings/", following.settings, name="settings"),
    path("follow/", following.begin, name="follow"),
    path("settings/<uuid:public_id>/", following.change, name="change"),
    path("settings/<uuid:public_id>/end/", following.end, name="end"),
    path("feeds/", feeds.index, name="feeds"),
    path("feeds/<uuid:public_id>/end/", feeds.ended, name="end_feed"),
]
