from django.urls import path

from ilonet.warnings.views import lists, steps, warning, writing

app_name = "warnings"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new/", writing.new, name="new"),
    path("<uuid:public_id>/", warning.warning, name="warning"),
    path("<uuid:public_id>/text/", writing.edit, name="edit"),
    path("<uuid:public_id>/acknowledgement/", steps.acknowledgement, name="acknowledge"),
    path("<uuid:public_id>/closing/", steps.closing, name="close"),
    path("<uuid:public_id>/reopening/", steps.reopening, name="reopen"),
    path("<uuid:public_id>/follow-up/", steps.follow_up, name="follow"),
]
