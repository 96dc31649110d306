from django.urls import path

from ilonet.comments.views import comments

app_name = "comments"
urlpatterns = [
    path("<uuid:public_id>/comments/", comments.index, name="index"),
    path("drafts/<uuid:public_id>/comments/", comments.of_draft, name="of_draft"),
    path("comments/<uuid:public_id>/replies/", comments.replies, name="replies"),
    path("comments/<uuid:public_id>/text/", comments.edit, name="edit"),
    path("comments/<uuid:public_id>/removal/", comments.removal, name="removal"),
]
