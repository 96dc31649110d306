"""How long does it take to compile thirty-five answers of thirty-five authorities: as a page, for Word, as PDF? (C.6)"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.authorities.models import Authority
from ilonet.commands.bench.client import Browser
from ilonet.commands.bench.readers import Reader
from ilonet.commands.bench.reading import expect, times
from ilonet.commands.bench.serving import Serving
from ilonet.deployments.models import Post
from ilonet.lib import clock
from ilonet.requests.asking import MOST_QUESTIONS, Asking
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.replies import Replies, Reply
from ilonet.standing.acting import acting_as

ANSWERS = 35
OFTEN = 3  # each counts as a list that somebody takes out in a day
SAID = (
    "Departures from the usual beaches fell by a third after the rains, and two places further south are new. Part of"
    " the price is paid only on arrival. Those who were spoken to had come by bus, most of them within the last month."
)
BECAUSE = "only in a database made for measuring: a request with its answers"


def compiled(serving: Serving, reader: Reader) -> dict[str, Any]:
    """Milliseconds of the page, of the document for Word and of the PDF."""
    address = reverse("requests:compilation", args=[_asked(reader).public_id])
    browser = Browser(serving.port, reader.session)
    found = {}
    for form, query in (("page", ""), ("docx", "?format=docx"), ("pdf", "?format=pdf")):
        answers = [expect(200, browser.get(address + query), address) for _ in range(OFTEN)]
        found[form] = times([one.seconds for one in answers])
    browser.close()
    return found | {"answers": ANSWERS}


def _asked(reader: Reader) -> Request:
    """By the reader's post, with as many questions as there may be; each authority has answered every one."""
    actor = acting_as(reader.account_id)
    with as_the_system(because=BECAUSE):
        post = Post.objects.unrestricted(because=BECAUSE).select_related("authority").get(pk=min(actor.post_ids))
        request = Request(post=post, authority=post.authority, sent_at=clock.now())
        request.take(
            Asking(
                title="Departures by sea",
                questions=[f"What has changed in sector {n}?" for n in range(MOST_QUESTIONS)],
                topics=["c"],
                countries=[post.country_id],
                due_on=clock.today() + timedelta(days=9),
            )
        )
        request.readers = request.asker
        request.save(force_insert=True)
        for authority in _authorities():
            _answered(request, authority)
    return request


def _answered(request: Request, authority: Authority) -> None:
    readers = sorted({*request.asker, authority.back_office_circle_id})
    row = Addressee(request=request, authority=authority, readers=readers, outcome="answered")
    row.save(force_insert=True)
    answer = Answer(request=request, addressee=row, authority=authority, readers=readers, released_at=clock.now())
    answer.take(Replies([Reply(SAID)] * MOST_QUESTIONS))
    answer.save(force_insert=True)


def _authorities() -> list[Authority]:
    """As many as there are, and the rest for this alone: a smaller compilation would be a faster one."""
    found = list(Authority.objects.select_related("organisation").order_by("code")[:ANSWERS])
    more = [_besides(found[0], number) for number in range(ANSWERS - len(found))]
    return [*found, *more]


def _besides(one: Authority, number: int) -> Authority:
    code = f"{one.code}{number}"
    return Authority.objects.create(
        organisation=one.organisation,
        code=code,
        name=f"{one.name} {code}",
        mailbox=f"liaison@{code.lower()}.example",
        circle=Circle.objects.create(kind="authority"),
        back_office_circle=Circle.objects.create(kind="back_office"),
    )
