"""When does the author's word suffice for a name, and when is it held?"""

import pytest

from ilonet.screening.gate import screen
from ilonet.screening.masking import mask


def found(text, language="en"):
    return [(f.kind, text[f.start : f.end], f.certainty) for f in screen(text, language=language).findings]


@pytest.mark.requirement("R-3.4-00")
def test_a_name_asks_the_author_for_a_reason():
    verdict = screen("Yesterday Moussa Traoré was returned from the airport.")
    assert verdict.verdict == "review"
    assert [(f.class_, f.kind, f.held, f.is_advice) for f in verdict.findings] == [("K3", "person_name", False, True)]
    assert verdict.stopping == ()


@pytest.mark.parametrize(
    "text, name",
    {
        "The smuggler Moussa Traoré waits.": "Moussa Traoré",
        "The victim, Selam Haile, was heard.": "Selam Haile",
        "Selam Haile, 34, was heard.": "Selam Haile",
        "Selam Haile (passport K0123456) was heard.": "Selam Haile",
        "Selam Haile, born on 3 May 1990, was heard.": "Selam Haile",
        "He goes by the name of Abdirahman.": "Abdirahman",
    }.items(),
)
def test_a_name_in_a_case_is_held(text, name):
    held = [(f.kind, text[f.start : f.end]) for f in screen(text).findings if f.held]
    assert ("person_name", name) in held


def test_strange_words_that_may_be_a_town_are_not_held():
    assert not any(f.held for f in screen("They rest near a town called Tin Zaouatiyne.").findings)


def test_a_birthday_is_graver_beside_a_name():
    assert found("He was born on 3 May 1990.") == [("birth_date", "3 May 1990", "possible")]
    assert found("Selam Haile was born on 3 May 1990.")[1] == ("birth_date", "3 May 1990", "certain")
    assert found("Date of birth: 3 May 1990")[0][2] == "certain"


@pytest.mark.parametrize(
    "text, language",
    [
        ("Herr Kowalczyk wartet.", "de"),
        ("Moussa\nTraoré fut vu.", "fr"),
        ("M o u s s a  T r a o r é fut vu.", "fr"),
        ("Ｍｏｕｓｓａ Ｔｒａｏｒé fut vu.", "fr"),
        ("Mou\u200bssa Traoré fut vu.", "fr"),
        ("hier mamadou diallo fut vu.", "fr"),
        ("Вчера Иван Петров беше видян.", "bg"),
        ("Χθες ο Γιώργος Παπαδόπουλος έφυγε.", "el"),
    ],
)
def test_names_are_found_in_other_forms(text, language):
    assert [f.kind for f in screen(text, language=language).findings if f.class_ != "text"] == ["person_name"]


def test_what_is_masked_is_clear():
    text = "The smuggler Moussa Traoré, born on 3 May 1990, met Selam Haile at 33.51234, 36.29123."
    masked = mask(text, screen(text).findings)
    assert (
        masked
        == "The smuggler [name removed], born on [date of birth removed], met [name removed] at [coordinates removed]."
    )
    assert screen(masked).verdict == "clear"
