"""What is typed into the form of a report, and where it is kept; used by the tests beside this."""

from ilonet.reports.models import Report


def typed(report, **said):
    return {
        "version": report.edition,
        "title": report.title,
        "sections.0.heading": "What was seen",
        "sections.0.text": "Fewer boats left the coast.",
        "kind": "situation",
        "level": "operational",
        "topics": ["b"],
        "countries": ["SEN"],
        "tlp": "amber",
        "language": "en",
        "source_code": "B",
        "information_code": "2",
    } | said


def stored(cast, report, name="amara"):
    return Report.objects.visible_to(cast.actor(name)).get(pk=report.pk)


def at(report, door=""):
    return f"/information/{report.public_id}/{door}"
