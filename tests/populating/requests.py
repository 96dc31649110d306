"""Requests, whom they ask, answers and compilations, with their readers as the acts write them."""

from datetime import timedelta
from typing import Any

from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.replies import Replies, Reply
from tests.model import world as model
from tests.populating.stored import Populated, store


def requests(here: Populated, made: dict[str, Any]) -> dict[str, Request]:
    rows = {}
    for key, one in here.world.requests.items():
        rows[key] = Request(
            post=made["posts"][one.post] if one.post else None,
            authority=made["authorities"][one.authority],
            title=key,
            topics=["b"],
            countries=["SEN"],
            due_on=here.world.today() + timedelta(days=9),
            sealed=b"",
            readers=_readers(here, one),
            sent_at=here.world.at if one.sent else None,
            closed_at=here.world.at if one.closed else None,
            withdrawn_at=here.world.at if one.withdrawn else None,
            withdrawal_reason="Wrong" if one.withdrawn else "",
        )
    return store(Request, rows)


def addressees(here: Populated, made: dict[str, Any]) -> dict[str, Addressee]:
    rows = {}
    for key, one in here.world.addressees.items():
        request = here.world.requests[one.request]
        asked = set() if request.withdrawn else _asked(here, one)
        rows[key] = Addressee(
            request=made["requests"][one.request],
            authority=made["authorities"][one.authority],
            post=made["posts"][one.post] if one.post else None,
            readers=sorted({*_asker(here, request), *asked}),
            tasked_at=here.world.at if one.tasked else None,
            answered_at=here.world.at if one.answered else None,
            declined_at=here.world.at if one.declined else None,
        )
    return store(Addressee, rows)


def answers(here: Populated, made: dict[str, Any]) -> dict[str, Answer]:
    rows = {}
    for key, one in here.world.answers.items():
        addressee = here.world.addressees[one.addressee]
        row = Answer(
            request=made["requests"][addressee.request],
            addressee=made["addressees"][one.addressee],
            authority=made["authorities"][addressee.authority],
            post=made["posts"][addressee.post] if one.by_post and addressee.post else None,
            number=2 if one.released else 1,
            allows="asker" if one.for_asker_alone else "readers",
            readers=_readers_of_answer(here, one),
            submitted_at=here.world.at if one.submitted else None,
            released_at=here.world.at if one.released else None,
            withdrawn_at=here.world.at if one.withdrawn else None,
            withdrawal_reason="Wrong" if one.withdrawn else "",
        )
        row.take(Replies([Reply(key)], allows=row.allows))
        rows[key] = row
    return store(Answer, rows)


def compilations(here: Populated, made: dict[str, Any]) -> dict[str, Compilation]:
    rows = {}
    for key, one in here.world.compilations.items():
        request = here.world.requests[one.request]
        readers = set(_readers(here, request))
        if any(here.world.answers[each].for_asker_alone for each in one.answers):
            readers = set()
        rows[key] = Compilation(
            request=made["requests"][one.request],
            answers=[made["answers"][each].pk for each in one.answers],
            sealed=b"",
            published_at=here.world.at,
            readers=sorted({*_asker(here, request), *readers}),
        )
    return store(Compilation, rows)


def _asker(here: Populated, request: model.Request) -> list[int]:
    back_office = here.circle(("back office", request.authority))
    if request.post is None:
        return [back_office]
    post = here.circle(("post", request.post))
    return [post, back_office] if request.sent else [post]


def _asked(here: Populated, one: model.Addressee) -> set[int]:
    post = {here.circle(("post", one.post))} if one.post else set()
    return post | {here.circle(("back office", one.authority))}


def _readers(here: Populated, request: model.Request) -> list[int]:
    if not request.sent or request.withdrawn:
        return sorted({*_asker(here, request), *(here.circle(to) for to in request.astray)})
    asked = {circle for key in request.addressees for circle in _asked(here, here.world.addressees[key])}
    return sorted({*_asker(here, request), *asked, *(here.circle(to) for to in request.audience)})


def _readers_of_answer(here: Populated, one: model.Answer) -> list[int]:
    addressee = here.world.addressees[one.addressee]
    request = here.world.requests[addressee.request]
    back_office = here.circle(("back office", addressee.authority))
    writer = {here.circle(("post", addressee.post))} if one.by_post and addressee.post else {back_office}
    if not one.released:
        astray = {here.circle(to) for to in one.astray}
        return sorted(astray | writer | ({back_office} if one.submitted else set()))
    if one.withdrawn:
        return sorted(writer | {back_office})
    beyond = _asker(here, request) if one.for_asker_alone else _readers(here, request)
    return sorted({*writer, back_office, *beyond})
