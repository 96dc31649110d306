"""What the gate says about one text: verdict, class, place, advice."""

import pytest

from ilonet.screening.gate import screen, screen_fields
from ilonet.screening.kinds import KINDS

IBAN = "DE89 3704 0044 0532 0130 00"

REFUSED = {
    "passport number WN1234567": "passport_number",
    "Passport: 12AB34567 (France)": "passport_number",
    "K0123456 is his passport number": "passport_number",
    "La carte d'identité n° 880692310285": "document_number",
    f"account {IBAN}": "iban",
    "PESEL 44051401359": "national_id",
    "card 4111 1111 1111 1111": "payment_card",
    "write to selam@example.org": "email",
    "selam at example dot org": "email",
    "call +44 7700 900123": "phone",
    "from 0044 20 7946 0958 at night": "phone",
    "Kontakt: 739 719 875": "phone",
    "see https://profiles.example.com/u/1": "link",
    "facebook.com/selam.77": "link",
    "hxxps://share[.]example[.]org/f": "link",
    "ask @selam_77": "handle",
    "Kennzeichen M-AB 1234": "vehicle_plate",
    "RESTREINT UE/EU RESTRICTED": "marking",
}


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("text, kind", REFUSED.items())
def test_personal_data_is_refused_by_kind(text, kind):
    verdict = screen(text)
    assert verdict.verdict == "refused"
    assert [finding.kind for finding in verdict.findings] == [kind]
    assert verdict.findings[0].held


@pytest.mark.parametrize(
    "text, kind",
    {
        "account DE88 3704 0044 0532 0130 00": "iban",
        "PESEL 44051401358": "national_id",
        "from +999 1234 5678 at night": "phone",
    }.items(),
)
def test_a_wrong_check_digit_is_for_somebody_else_to_say(text, kind):
    verdict = screen(text)
    assert verdict.verdict == "review"
    assert [finding.kind for finding in verdict.findings] == [kind]
    assert verdict.findings[0].held


def test_places_are_those_of_the_text_as_written():
    text = "Čaj &amp; ﬁne: selam&#64;example.org\u200b, then"
    found = [finding for finding in screen(text).findings if finding.kind == "email"]
    assert [text[f.start : f.end].rstrip("\u200b") for f in found] == ["selam&#64;example.org"]


def test_the_answer_names_place_and_advice_and_never_the_text():
    answer = screen(f"account {IBAN}", field="summary").as_json()
    assert answer["verdict"] == "refused"
    assert answer["findings"] == [
        {
            "class": "K1",
            "kind": "iban",
            "certainty": "certain",
            "field": "summary",
            "start": 8,
            "end": 8 + len(IBAN),
            "message": "This looks like a bank account number (IBAN).",
            "advice": str(KINDS["iban"].advice),
        }
    ]
    assert "3704" not in str(answer)


@pytest.mark.requirement("R-10.3-a")
@pytest.mark.requirement("R-2611-a")
@pytest.mark.parametrize("kind", ["mrz", "passport_number", "national_id", "iban", "phone", "email"])
def test_the_advice_names_the_lawful_channel(kind):
    assert "SIENA" in str(KINDS[kind].advice)


def test_fields_are_judged_together_and_named_each():
    verdict = screen_fields({"title": "Prices in Agadez", "tag": "@selam_77"}, "en")
    assert (verdict.verdict, [f.field for f in verdict.findings]) == ("refused", ["tag"])
    assert screen_fields({"title": "Prices in Agadez"}).verdict == "clear"


@pytest.mark.parametrize(
    "allowed", [{"desk@authority.example"}, lambda address: address.endswith("@authority.example")]
)
def test_functional_addresses_may_be_allowed(allowed):
    text = "Write to Desk@Authority.example, not to selam@example.org."
    assert len(screen(text).findings) == 2
    left = screen(text, allowed_addresses=allowed).findings
    assert [text[f.start : f.end] for f in left] == ["selam@example.org"]


@pytest.mark.requirement("R-SEC-2")
@pytest.mark.parametrize(
    "marking",
    [
        "TRÈS SECRET UE/EU TOP SECRET", "SECRET UE/EU SECRET", "CONFIDENTIEL UE/EU CONFIDENTIAL", "restreint ue/eu restricted",
        "EU RESTRICTED", "VS-NUR FÜR DEN DIENSTGEBRAUCH", "VS-NfD", "DIFFUSION RESTREINTE", "CONFIDENTIEL DÉFENSE", "Classifica: RISERVATO",
        "DIFUSIÓN LIMITADA", "// ZASTRZEŻONE //", "TIL TJENESTEBRUG", "ЗА СЛУЖЕБНО ПОЛЗВАНЕ", "ΠΕΡΙΟΡΙΣΜΕΝΗΣ ΧΡΗΣΗΣ", "NATO SECRET",
        "KÄYTTÖ RAJOITETTU", "RIBOTO NAUDOJIMO", "DIENESTA VAJADZĪBĀM", "KORLÁTOZOTT TERJESZTÉSŰ!", "Dep. VERTROUWELIJK", "SECRET",
    ],
)  # fmt: skip
def test_classified_markings_are_refused_and_held(marking):
    found = [f for f in screen(f"Report\n{marking}\nThe route changed.").findings if f.kind == "marking"]
    assert [(f.class_, f.certainty, f.held) for f in found] == [("marking", "certain", True)]


@pytest.mark.parametrize(
    "words", ["SENSITIVE", "TLP:AMBER+STRICT", "a secret ballot", "access is restricted", "It stays confidential."]
)
def test_what_is_no_classification_passes(words):
    assert screen(f"Report\n{words}\nThe route changed.").verdict == "clear"


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize(
    "text, verdict",
    {
        "eur-lex.europa.eu/eli/reg/2019/1240/oj": "clear",
        "https://home-affairs.ec.europa.eu/policies": "clear",
        "https://europa.eu.example.com/x": "refused",
        "https://noteuropa.eu/x": "refused",
        "https://europa.eu@example.com/x": "refused",
        "https://user:word@europa.eu/x": "refused",
        "www.example.com": "refused",
        "and/or, 24/7, km/h, e.g. Accra/Lomé": "clear",
    }.items(),
)
def test_only_the_institutions_pages_may_be_named(text, verdict):
    assert screen(text).verdict == verdict
