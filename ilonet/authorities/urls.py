from django.urls import path

from ilonet.authorities import views

app_name = "authorities"
urlpatterns = [
    path("authorities/<slug:code>/staff/", views.staff, name="staff"),
    path("authorities/<slug:code>/staff/authorise/", views.authorisation, name="authorise"),
    path("staff/<uuid:public_id>/renew/", views.renewal, name="renew"),
    path("staff/<uuid:public_id>/revoke/", views.revocation, name="revoke"),
]
