"""Which addresses of houses are found, and which figures beside a street are none?"""

import pytest

from ilonet.screening.gate import screen
from ilonet.screening.masking import mask


def streets(text, language="en"):
    return [
        text[one.start : one.end] for one in screen(text, language=language).findings if one.kind == "street_address"
    ]


@pytest.mark.requirement("R-9.1-a")
@pytest.mark.parametrize(
    "text, language, found",
    [
        ("He lives at 12 Baker Street in Leeds.", "en", "12 Baker Street"),
        ("The flat is 221B Baker Street, second floor.", "en", "221B Baker Street"),
        ("Plot No. 14 near the market", "en", "Plot No. 14"),
        ("House No. 12, Street 5, Karachi", "en", "House No. 12, Street 5"),
        ("Il habite 12 bis, rue de la Paix.", "fr", "12 bis, rue de la Paix"),
        ("La maison est Villa n° 12, Cité Keur.", "fr", "Villa n° 12, Cité Keur"),
        ("Er wohnt Lindenstr. 5 in Ulm.", "de", "Lindenstr. 5"),
        ("Abita in via Garibaldi 12, Milano.", "it", "via Garibaldi 12"),
        ("يسكن في شارع الحبيب بورقيبة 12 منذ عام.", "ar", "شارع الحبيب بورقيبة 12"),
        ("地址是南京路12号。", "zh", "地址是南京路12号"),
    ],
)
def test_an_address_is_found_whole(text, language, found):
    assert streets(text, language) == [found]
    assert streets(mask(text, screen(text, language=language).findings, language), language) == []


def test_it_is_held_until_somebody_else_has_looked():
    [found] = screen("He lives at 12 Marlowe Lane.").findings
    assert (found.class_, found.held, found.can_be_looked_at) == ("K2", True, True)


@pytest.mark.parametrize(
    "text, language",
    [
        ("The Embassy stands at 12 Baker Street.", "en"),
        ("Le ministère, 12 rue de la Paix, reçoit le lundi.", "fr"),
        ("In 2019 Silk Road traders met; 12 Silk Road projects were planned.", "en"),
        ("They drove via Tripoli 200 km.", "en"),
        ("Sie kamen via Tripolis 12, über den Seeweg 2 und den Landweg 2024.", "de"),
        ("Il y a 3 places de parking et 12 routes.", "fr"),
        ("Lot No. 3, Room No. 12, Work Stream 5, Route 66.", "en"),
        ("Bus 7 h 30, rue 12", "fr"),
    ],
)
def test_what_only_looks_like_one_passes(text, language):
    assert streets(text, language) == []
