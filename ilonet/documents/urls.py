from django.urls import path

from ilonet.documents import views

app_name = "documents"
urlpatterns = [path("arriving/<uuid:public_id>/", views.upload, name="upload")]
