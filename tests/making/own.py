"""What somebody keeps or is told, for themselves alone."""

from datetime import timedelta
from uuid import uuid4

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.lib import clock
from ilonet.notices.models import Feed, Notice, Subscription
from ilonet.phrases.models import Phrase
from ilonet.reports.models import Report
from ilonet.saved.models import SavedSearch, Unsent
from tests.making.register import BECAUSE


def unsent(of: Account, form: str, words: str) -> Unsent:
    with as_the_system(because=BECAUSE):
        made = Unsent(account=of, form=form)
        made.keep({"text": [words]})
        made.save(force_insert=True)
    return made


def saved_search(of: Account, name: str, where: str = "deployments:index", **asked: str) -> SavedSearch:
    with as_the_system(because=BECAUSE):
        made: SavedSearch = SavedSearch.objects.create(account=of, name=name, where=where, asked=asked)
        return made


def phrase(of: Account, words: str) -> Phrase:
    with as_the_system(because=BECAUSE):
        made = Phrase(account=of)
        made.write(words)
        made.save(force_insert=True)
        return made


def notice(to: Account, of: Report, *, act: str = "report.released", role: str = "author") -> Notice:
    """As if it had been told; whether the reader may see the thing is asked when it is shown."""
    with as_the_system(because=BECAUSE):
        made: Notice = Notice.objects.create(
            account=to,
            event=uuid4(),
            act=act,
            role=role,
            kind="yours",
            noun="reports.report",
            thing=of.public_id,
            at=clock.now(),
        )
        return made


def subscription(of: Account, kind: str, key: str, pace: str = "daily") -> Subscription:
    with as_the_system(because=BECAUSE):
        made: Subscription = Subscription.objects.create(account=of, kind=kind, key=key, pace=pace)
        return made


def feed(of: Account, kind: str = "atom") -> Feed:
    with as_the_system(because=BECAUSE):
        until = clock.now() + timedelta(days=90)
        made: Feed = Feed.objects.create(account=of, kind=kind, label="Phone", digest=uuid4().hex, until=until)
        return made
