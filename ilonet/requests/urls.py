from django.urls import path

from ilonet.requests.views import addressees, answers, compilation, desk, lists, request, sending, writing

app_name = "requests"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new/", writing.new, name="new"),
    path("<uuid:public_id>/", request.request, name="request"),
    path("<uuid:public_id>/text/", writing.edit, name="edit"),
    path("<uuid:public_id>/masking/", writing.masking, name="masking"),
    path("<uuid:public_id>/reasons/", writing.reasons, name="reasons"),
    path("<uuid:public_id>/addressees/", addressees.addressees, name="addressees"),
    path("<uuid:public_id>/sending/", sending.sending, name="sending"),
    path("<uuid:public_id>/discard/", sending.discarding, name="discard"),
    path("<uuid:public_id>/reminder/", request.reminder, name="reminder"),
    path("<uuid:public_id>/closing/", request.closing, name="closing"),
    path("<uuid:public_id>/withdrawal/", request.withdrawal, name="withdrawal"),
    path("<uuid:public_id>/compilation/", compilation.compilation, name="compilation"),
    path("<uuid:public_id>/publication/", compilation.publication, name="publication"),
    path("addressees/<uuid:public_id>/", desk.addressee, name="addressee"),
    path("addressees/<uuid:public_id>/tasking/", desk.tasking, name="tasking"),
    path("addressees/<uuid:public_id>/declining/", desk.declining, name="declining"),
    path("addressees/<uuid:public_id>/answer/", desk.answer, name="begin_answer"),
    path("answers/<uuid:public_id>/", answers.answer, name="answer"),
    path("answers/<uuid:public_id>/text/", answers.text, name="answer_text"),
    path("answers/<uuid:public_id>/masking/", answers.masking, name="answer_masking"),
    path("answers/<uuid:public_id>/reasons/", answers.reasons, name="answer_reasons"),
    path("answers/<uuid:public_id>/submission/", answers.submission, name="answer_submission"),
    path("answers/<uuid:public_id>/release/", answers.releasing, name="answer_release"),
    path("answers/<uuid:public_id>/return/", answers.returning, name="answer_return"),
    path("answers/<uuid:public_id>/withdrawal/", answers.withdrawal, name="answer_withdrawal"),
]
