"""Through the doors: follow something, release a report on it."""

from tests import making


def follow(client, kind, key, pace="daily"):
    return client.post("/me/notices/follow/", {"kind": kind, "key": str(key), "pace": pace})


def released(enter, cast, *, name="amara", audience=None, **known):
    """Through the door: a draft that its author releases."""
    report = making.report(
        cast.people[name],
        audience=[audience or cast.west.circle_id],
        released=False,
        title="Boats in October",
        rights_line="None that is known.",
        source_code="B",
        information_code="2",
        **known,
    )
    answer = enter(name).post(f"/information/{report.public_id}/release/")
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    return report
