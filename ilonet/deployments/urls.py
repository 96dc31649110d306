from django.urls import path

from ilonet.deployments.views import authority, deployment, listing, notice, post, posts, steps

app_name = "deployments"
urlpatterns = [
    path("", listing.index, name="index"),
    path("notify/", notice.notify, name="notify"),
    path("authorities/", authority.authorities, name="authorities"),
    path("authorities/<slug:code>/", authority.authority, name="authority"),
    path("posts/", posts.index, name="posts"),
    path("posts/<uuid:public_id>/", post.post, name="post"),
    path("posts/<uuid:public_id>/change/", notice.change, name="change"),
    path("posts/<uuid:public_id>/notify/", notice.notify_on, name="notify_on"),
    path("<uuid:public_id>/", deployment.deployment, name="deployment"),
    path("<uuid:public_id>/arrival/", steps.arrival, name="arrival"),
    path("<uuid:public_id>/extension/", steps.extension, name="extend"),
    path("<uuid:public_id>/end/", steps.end, name="end"),
    path("<uuid:public_id>/suspension/", steps.suspension, name="suspend"),
    path("<uuid:public_id>/resumption/", steps.resumption, name="resume"),
    path("<uuid:public_id>/withdrawal/", steps.withdrawal, name="withdraw"),
    path("<uuid:public_id>/correction/", steps.correction, name="correct"),
    path("<uuid:public_id>/officer/", steps.officer, name="officer"),
]
