from django.urls import path

from ilonet.admission.views import locks, needed, own, people, risks

app_name = "admission"
OF = "register/authorities/<slug:code>/accounts/"
ONE = f"{OF}<uuid:public_id>/"
urlpatterns = [
    path("register/accounts/", people.mine, name="mine"),
    path(OF, people.index, name="index"),
    path(f"{OF}needed/", needed.needed, name="needed"),
    path(ONE, people.account, name="account"),
    path(f"{ONE}invitation/", people.invitation, name="invite"),
    path(f"{ONE}recovery/", people.recovery, name="recover"),
    path(f"{ONE}approval/", people.approval, name="approve"),
    path(f"{ONE}confirmation/", people.confirmation, name="confirm"),
    path(f"{ONE}revocation/", people.revocation, name="revoke"),
    path(f"{ONE}suspension/", people.suspension, name="suspend"),
    path(f"{ONE}resumption/", people.resumption, name="resume"),
    path("account/quarantine/", own.quarantine, name="quarantine"),
    path("account/lost/", own.lost, name="lost"),
    path("register/country-risk/", risks.index, name="risks"),
    path("register/country-risk/<uuid:public_id>/end/", risks.end, name="end_risk"),
    path("accounts/locks/", locks.index, name="locks"),
    path("accounts/locks/<uuid:public_id>/end/", locks.unlock, name="unlock"),
]
