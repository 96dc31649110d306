from django.urls import path

from ilonet.comments.views import comments

app_name = "comments_of_requests"
urlpatterns = [path("<uuid:public_id>/comments/", comments.of_request, name="index")]
