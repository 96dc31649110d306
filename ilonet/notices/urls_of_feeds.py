from django.urls import path

from ilonet.notices.views import feeds

urlpatterns = [
    path("<str:secret>/", feeds.feed, name="notices_feed"),
]
