"""Reports that one word finds, and the asking for it; used by the tests beside this."""

import random
from datetime import UTC, datetime, timedelta

from ilonet.access.context import as_the_system
from ilonet.reports.words import index
from tests import making
from tests.making import BECAUSE

FIRST = datetime(2025, 11, 28, 9, tzinfo=UTC)


def told(by, audience, number, *, word="Kittiwake"):
    """Facts from the number alone, so that one world can be told twice."""
    chance = random.Random(number)  # noqa: S311
    report = making.report(
        by,
        audience=audience,
        title=f"{word} {number}",
        text=f"{word} " * chance.randint(1, 4),
        topics=sorted(chance.sample("abc", chance.randint(1, 2))),
        countries=sorted(chance.sample(["SEN", "GHA", "MLI"], chance.randint(1, 2))),
        language=chance.choice(["en", "fr"]),
        kind=chance.choice(["route", "situation"]),
        vulnerable=chance.sample(["minors", "women", "elderly"], chance.randint(0, 2)),
        source_code=(grading := chance.choice(["A1", "B2", "  "]).strip())[:1],
        information_code=grading[1:],
        europol=chance.choice(["no", "siena", ""]),
    )
    with as_the_system(because=BECAUSE):
        report.released_at = FIRST + timedelta(days=3 * number)
        report.save(update_fields=["released_at"])
        index(report)
    return report


def ask(client, **asked):
    answer = client.get("/api/v1/search", {"q": "kittiwake"} | asked)
    assert answer.status_code == 200, answer.content
    return answer.json()
