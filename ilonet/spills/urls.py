from django.urls import path

from ilonet.spills import views

app_name = "spills"
urlpatterns = [
    path("spills/", views.index, name="index"),
    path("spills/<uuid:public_id>/", views.spill, name="spill"),
    path("spills/<uuid:public_id>/purge/", views.purging, name="purge"),
    path("spills/<uuid:public_id>/undo/", views.undoing, name="undo"),
    path("<uuid:public_id>/spill/", views.pressing, name="press"),
]
