from django.urls import path

from ilonet.reports.views import audience, files, lists, looking, phrasing, report, steps, writing

app_name = "reports"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new/", writing.new, name="new"),
    path("<uuid:public_id>/", report.report, name="report"),
    path("files/<uuid:public_id>/", files.file, name="file"),
    path("files/<uuid:public_id>/content/", files.content, name="file_content"),
    path("files/<uuid:public_id>/preview/", files.preview, name="file_preview"),
    path("files/<uuid:public_id>/removal/", files.removal, name="file_removal"),
    path("files/<uuid:public_id>/reason/", files.reason, name="file_reason"),
    path("<uuid:public_id>/files/", files.files, name="files"),
    path("<uuid:public_id>/files/arriving/", files.announce, name="announce"),
    path("<uuid:public_id>/text/", writing.edit, name="edit"),
    path("<uuid:public_id>/draft/", writing.draft, name="draft"),
    path("<uuid:public_id>/sections/", writing.sections, name="sections"),
    path("<uuid:public_id>/sections/<int:number>/removal/", writing.removal, name="removal"),
    path("<uuid:public_id>/rows/<slug:table>/", writing.rows, name="rows"),
    path("<uuid:public_id>/rows/<slug:table>/<int:number>/removal/", writing.row_removal, name="row_removal"),
    path("<uuid:public_id>/template/", writing.template, name="template"),
    path("<uuid:public_id>/phrases/", phrasing.phrases, name="phrases"),
    path("<uuid:public_id>/masking/", writing.masking, name="masking"),
    path("<uuid:public_id>/language/", writing.language, name="language"),
    path("<uuid:public_id>/reasons/", writing.reasons, name="reasons"),
    path("<uuid:public_id>/looks/", looking.looks, name="looks"),
    path("<uuid:public_id>/proposals/", looking.proposals, name="proposals"),
    path("<uuid:public_id>/audience/", audience.audience, name="audience"),
    path("<uuid:public_id>/readers/", report.readers, name="readers"),
    path("<uuid:public_id>/release/", steps.release, name="release"),
    path("<uuid:public_id>/submission/", steps.submission, name="submission"),
    path("<uuid:public_id>/return/", steps.return_, name="return"),
    path("<uuid:public_id>/revision/", steps.revision, name="revision"),
    path("<uuid:public_id>/discard/", steps.discarding, name="discard"),
    path("<uuid:public_id>/withdrawal/", steps.withdrawal, name="withdrawal"),
    path("<uuid:public_id>/versions/<int:number>/", report.version, name="version"),
]
