"""Who am I, as this interface sees me?"""

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.lib.asking import ask

router = Router(tags=["me"])


class HatOut(Schema):
    kind: str
    place: str
    authority: str


class MeOut(Schema):
    hats: list[HatOut]
    functions: list[str]
    language: str
    zone: str
    now: str


@router.get("/me", response=MeOut, summary="Who you are today")
def me(request: HttpRequest) -> MeOut:
    ask(request.GET)
    actor = actor_of(request)
    return MeOut(
        hats=[HatOut(kind=hat.kind, place=hat.place, authority=hat.authority_code) for hat in actor.hats],
        functions=sorted(actor.functions),
        language=getattr(request.user, "language", "en"),
        zone=actor.zone,
        now=actor.now.isoformat(),
    )
