"""What is left after masking passes, whatever the text was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilonet.screening.gate import screen
from ilonet.screening.masking import mask

PIECES = st.sampled_from(
    [
        "passport ", "pas nr. ", "Reisepass", "AF4891487", "af 489 14 87", "tel. ", "+44 7700 900123", "0666941593", "selam", "@", "example", ".org", " at ", " dot ",
        "DE89 3704 0044 0532 0130 00", "DE88370400440532013000", "PESEL ", "44051401359", "https://", "example.com/", "europa.eu/", "t.me/x", "&#64;", "&amp;", "[", "]",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "\n", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", " ", "\u200b", "\u0301" * 6, "Pаris", "Ж", "a", "1", "12 ",
        "0", "/", ":", "(at)", "４", "Telegram: ", "x_77", "plate ", "AB-123-CD", "card ", "4111 1111 1111 1111", "[passport number removed]", "\u202e", "Ω", "١",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "fr", "de", "da", "pl"]))
def test_a_masked_text_is_clear(text, language):
    masked = mask(text, screen(text, language=language).findings, language)
    assert [f.kind for f in screen(masked, language=language).findings if f.kind != "marking"] == []


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_every_place_lies_within_the_text(text):
    findings = screen(text).findings
    assert all(0 <= f.start < f.end <= len(text) for f in findings)
    assert screen(text).findings == findings


@pytest.mark.parametrize(
    "language, masked",
    {
        "en": "He used passport [passport number removed] and wrote from [e-mail address removed].",
        "fr": "He used passport [numéro de passeport retiré] and wrote from [adresse électronique retirée].",
        "de": "He used passport [Passnummer entfernt] and wrote from [E-Mail-Adresse entfernt].",
        "da": "He used passport [pasnummer fjernet] and wrote from [e-mailadresse fjernet].",
        "fi": "He used passport [passport number removed] and wrote from [e-mail address removed].",
    }.items(),
)
def test_the_rest_of_the_sentence_stays(language, masked):
    text = "He used passport AF4891487 and wrote from selam@example.org."
    assert mask(text, screen(text).findings, language) == masked


def test_disguise_is_taken_off_and_what_it_hid_is_masked():
    text = "From Pаris: sel\u200bam@example.org"
    assert mask(text, screen(text).findings) == "From Paris: [e-mail address removed]"


@pytest.mark.requirement("R-SEC-2")
def test_a_classified_marking_is_never_masked():
    text = "SECRET UE/EU SECRET\nselam@example.org"
    assert mask(text, screen(text).findings) == "SECRET UE/EU SECRET\n[e-mail address removed]"
