"""What a report goes through, asked of the verbs: written, stopped, released, renewed, returned, withdrawn."""

from dataclasses import replace

import pytest

from ilonet.access.context import stand_in
from ilonet.audit.models import Event
from ilonet.deployments.models import Post
from ilonet.lib import sql
from ilonet.lib.refusals import Refusal
from ilonet.lib.words import surface
from ilonet.reports import drafting, gating
from ilonet.reports.audience import preview
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.reading import read, read_by
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.submission import return_, submit
from ilonet.reports.text import Text
from ilonet.reports.withdrawal import withdraw
from tests import making

MRZ = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"


def text(**said):
    return Text(
        **{
            "title": "Departures by sea fell in August",
            "sections": [{"heading": "What was seen", "text": "Fewer boats left the coast."}],
            "topics": ["b"],
            "level": "operational",
            "countries": ["SEN"],
        }
        | said
    )


def draft(cast, name="amara", **said):
    by = cast.actor(name)
    return drafting.start(Post.objects.visible_to(by).get(pk__in=by.post_ids), text(**said), by=by)


def seen_by(cast, report, names=("amara", "bruno", "chiara", "dario", "farid", "tove", "greta")):
    """Reports they see, by the condition and under row-level security."""
    return {name for name in names if Report.objects.visible_to(cast.actor(name)).filter(pk=report.pk).first()}


@pytest.mark.requirement("R-3.4-00")
def test_what_the_gate_finds_stops_the_release_and_masked_it_goes(cast):
    report = draft(cast, audience=[cast.west.circle_id], sections=[{"heading": "", "text": f"Seen:\n{MRZ}"}])
    amara = cast.actor("amara")
    with pytest.raises(Refusal) as refused:
        release(report, by=amara)
    assert (refused.value.code, refused.value.status, refused.value.field) == ("gate.refused", 422, "sections.0.text")
    assert {one["kind"] for one in refused.value.more["findings"]} == {"mrz"}
    assert "ERIKSSON" not in str(refused.value.more)
    assert seen_by(cast, report) == {"amara"}

    amara = cast.actor("amara")
    drafting.save(report, gating.masked(report.text), edition=report.edition, by=amara)
    assert release(report, by=amara).authorities == ("COM", "ESP", "FRA", "ITA")
    assert seen_by(cast, report) == {"amara", "bruno", "farid"}
    assert "ERIKSSON" not in report.body[0]["text"]


def test_what_the_gate_asks_about_goes_with_a_reason_bound_to_the_text(cast):
    report = draft(
        cast, audience=[cast.west.circle_id], sections=[{"heading": "", "text": "He was born on 3 May 1990."}]
    )
    amara = cast.actor("amara")
    asked = gating.screened(report.text)
    assert asked.verdict == "review", asked
    with pytest.raises(Refusal, match=r"gate\.refused"):
        release(report, by=amara)
    explained = gating.explained(report.text, asked.unexplained[0], "figure", "")
    drafting.save(report, explained, edition=report.edition, by=amara)
    changed = replace(explained, sections=[{"heading": "", "text": "Now: he was born on 3 May 1990."}])
    assert gating.screened(changed).verdict == "review"
    with pytest.raises(Refusal, match=r"gate\.reason_missing"):
        gating.explained(report.text, asked.unexplained[0], "other", " ")
    release(report, by=amara)
    assert Event.objects.get(act="report.released").noted["reasons"] == 1


@pytest.mark.requirement("R-3.4-00")
def test_a_name_goes_with_a_reason_and_a_name_in_a_case_does_not(cast):
    amara = cast.actor("amara")
    told = "The agreement was signed by Moussa Traoré in Dakar."
    report = draft(cast, audience=[cast.west.circle_id], sections=[{"heading": "", "text": told}])
    asked = gating.screened(report.text)
    assert [one.kind for one in asked.unexplained] == ["person_name"]
    explained = gating.explained(report.text, asked.unexplained[0], "office", "")
    drafting.save(report, explained, edition=report.edition, by=amara)
    release(report, by=amara)
    held = replace(explained, sections=[{"heading": "", "text": "The smuggler Moussa Traoré takes the money."}])
    assert [one.kind for one in gating.screened(held).refused] == ["person_name"]


@pytest.mark.parametrize(
    "code, said",
    [
        ("report.title_missing", {"title": " "}),
        ("report.text_missing", {"sections": []}),
        ("report.level_missing", {"level": ""}),
        ("report.topic_missing", {"topics": []}),
        ("report.related_topic_missing", {"topics": ["l"], "rights_line": "None seen."}),
        ("report.country_missing", {"countries": []}),
        ("report.rights_line_missing", {"topics": ["i"]}),
        ("report.handling_note_missing", {"handling": "H3"}),
        ("report.audience_missing", {"audience": []}),
        ("report.topic_restricted", {"topics": ["d"]}),
    ],
)
@pytest.mark.requirement("R-3.4-0")
@pytest.mark.requirement("R-1.2-b")
@pytest.mark.requirement("R-3.2-a")
def test_what_the_law_asks_for_must_stand_in_it(cast, code, said):
    post = making.serving(cast.amara).post
    cast.actor("farid")
    Post.objects.unrestricted(because=making.BECAUSE).filter(pk=post.pk).update(restricted_topics=["d"])
    report = draft(cast, **{"audience": [cast.west.circle_id]} | said)
    with pytest.raises(Refusal) as refused:
        release(report, by=cast.actor("amara"))
    assert (refused.value.code, refused.value.status) == (code, 422)
    assert seen_by(cast, report) == {"amara"}


def test_of_two_who_save_over_each_other_one_is_told_and_both_texts_stay(cast):
    report = draft(cast)
    amara = cast.actor("amara")
    drafting.save(report, text(title="Hers"), edition=1, by=amara)
    with pytest.raises(Refusal) as refused:
        drafting.save(report, text(title="His"), edition=1, by=amara)
    assert (refused.value.code, refused.value.status) == ("edit.conflict", 409)
    assert (refused.value.more["yours"]["title"], refused.value.more["theirs"]["title"]) == ("His", "Hers")
    assert Report.objects.visible_to(amara).get(pk=report.pk).title == "Hers"


@pytest.mark.parametrize(
    "code, title",
    [
        ("text.control_characters", "a\x00b"),
        ("text.too_many_marks", "e" + "\u0301" * 5000),
        ("text.too_long", "a" * 161),
    ],
)
def test_what_no_database_can_keep_is_refused_and_the_draft_stays(cast, code, title):
    report = draft(cast)
    with pytest.raises(Refusal) as refused:
        drafting.save(report, text(title=title[:5100]), edition=1, by=cast.actor("amara"))
    assert refused.value.code in {code, "text.too_long"}
    assert 400 <= refused.value.status < 500
    assert report.title == "Departures by sea fell in August"


@pytest.mark.requirement("R-SEC-3")
def test_red_goes_to_named_posts_and_not_even_to_the_back_office(cast):
    network = draft(cast, tlp="red", audience=[cast.west.circle_id])
    with pytest.raises(Refusal, match=r"audience\.red_to_posts_only"):
        release(network, by=cast.actor("amara"))
    bruno = making.serving(cast.bruno).post.circle_id
    report = draft(cast, tlp="red", audience=[bruno])
    release(report, by=cast.actor("amara"))
    assert seen_by(cast, report) == {"amara", "bruno"}
    cast.actor("amara")
    kept = "SELECT sections = '[]' AND NOT tsvector_to_array(words) && %s FROM reports_report WHERE id = %s"
    assert sql.value(kept, [[word for one in report.body for word in surface(one["text"])], report.pk])


@pytest.mark.requirement("R-3.1-a")
def test_where_the_authority_reviews_the_author_hands_in_and_the_back_office_decides(cast):
    authority = making.authority("FRA")
    authority.reviews_before_release = True
    authority.save()
    report = draft(cast, audience=[cast.west.circle_id])
    with pytest.raises(Refusal, match=r"not_allowed\.release"):
        release(report, by=cast.actor("amara"))
    submit(report, by=cast.actor("amara"))
    assert seen_by(cast, report) == {"amara", "farid"}
    with pytest.raises(Refusal, match=r"not_allowed\.amend"):
        drafting.save(report, text(title="Later"), edition=report.edition, by=cast.actor("amara"))
    return_(report, because="Say since when.", by=cast.actor("farid"))
    assert seen_by(cast, report) == {"amara"}
    submit(report, by=cast.actor("amara"))
    release(report, by=cast.actor("farid"))
    assert seen_by(cast, report) == {"amara", "bruno", "farid"}
    assert set(Event.objects.filter(public_id=report.public_id).values_list("act", flat=True)) == set()
    cast.actor("rosa")
    told = list(Event.objects.filter(public_id=report.public_id).order_by("at").values_list("hat", "act"))
    assert sorted(set(told)) == [
        ("back_office", "report.released"),
        ("back_office", "report.returned"),
        ("officer", "report.drafted"),
        ("officer", "report.submitted"),
    ]


def test_a_new_version_is_unseen_until_it_is_released_and_the_old_one_stays_known(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    drafting.save(
        report,
        text(title="Second", why="New figures", audience=[cast.east.circle_id]),
        edition=report.edition,
        by=cast.actor("amara"),
    )
    bruno = cast.actor("bruno")
    assert Report.objects.visible_to(bruno).get(pk=report.pk).text.title == "Departures by sea fell in August"
    assert not ReportVersion.objects.visible_to(bruno).filter(report=report).count()

    release(report, by=cast.actor("amara"))
    assert seen_by(cast, report) == {"amara", "chiara", "farid"}
    chiara = cast.actor("chiara")
    assert [one.number for one in ReportVersion.objects.visible_to(chiara)] == [2]
    amara = cast.actor("amara")
    assert [one.text.title for one in ReportVersion.objects.visible_to(amara)] == [
        "Second",
        "Departures by sea fell in August",
    ]


@pytest.mark.requirement("R-SEC-7")
def test_withdrawn_it_goes_back_to_its_originator_in_every_version(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    with pytest.raises(Refusal, match="not_allowed"):
        withdraw(report, because="I should not.", by=cast.actor("bruno"))
    with pytest.raises(Refusal, match=r"reason\.missing"):
        withdraw(report, because=" ", by=cast.actor("farid"))
    with pytest.raises(Refusal, match=r"gate\.refused"):
        withdraw(report, because=MRZ, by=cast.actor("farid"))
    withdraw(report, because="The figures were wrong.", by=cast.actor("farid"))
    assert seen_by(cast, report) == {"amara", "farid"}
    assert not ReportVersion.objects.visible_to(cast.actor("bruno")).count()
    cast.actor("amara")
    assert sql.value("SELECT words IS NULL FROM reports_report WHERE id = %s", [report.pk])


def test_reading_is_recorded_and_only_the_originator_learns_which_authorities(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    for _again in range(2):
        read(report, by=cast.actor("bruno"))
    assert read_by(report, cast.actor("bruno")) == []
    assert sql.value("SELECT count(*) FROM reports_reading") == 0
    assert read_by(report, cast.actor("amara")) == ["ITA"]
    cast.actor("rosa")
    assert Event.objects.filter(act="report.read", hat="officer").count() == 2
    with pytest.raises(Refusal, match="not_found"):
        read(report, by=cast.actor("chiara"))


def test_the_preview_is_what_the_release_reaches(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    before = preview(report, report.text, cast.actor("amara"))
    after = release(report, by=cast.actor("amara"))
    assert before == after
    assert before.people == len(seen_by(cast, report, tuple(cast.people)))


def test_released_words_are_found_by_title_first(cast):
    report = draft(cast, audience=[cast.west.circle_id], title="Émigrés")
    release(report, by=cast.actor("amara"))
    found = "SELECT words @@ %s::tsquery FROM reports_report WHERE id = %s"
    assert sql.value(found, ["emigres:A & boats:B & boat:C", report.pk])
    assert not sql.value(found, ["aeroplane", report.pk])


def test_only_who_serves_on_a_post_writes_for_it(cast):
    post = making.serving(cast.amara).post
    with pytest.raises(Refusal, match="not_allowed"):
        drafting.start(post, text(), by=cast.actor("bruno"))
    stand_in([])
