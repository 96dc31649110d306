from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "ilonet.comments"
    label = "comments"
    default_auto_field = "django.db.models.BigAutoField"
