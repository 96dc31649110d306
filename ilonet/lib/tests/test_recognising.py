"""A sentence of our field in each language of the Union is known as what it is."""

import pytest

from ilonet.lib.languages import CODES
from ilonet.lib.recognising import reads_like

SENTENCES = {
    "bg": "През август по крайбрежието бяха забелязани по-малко лодки, но маршрутът през планината се използва по-често.",
    "cs": "V srpnu bylo na pobřeží vidět méně člunů, zato se častěji používala trasa přes hory a cestovní doklady byly padělané.",
    "da": "I august blev der set færre både ud for kysten, men ruten over bjergene blev brugt oftere, og papirerne var forfalskede.",
    "de": "Im August wurden vor der Küste weniger Boote gesehen, dafür wurde der Weg über die Berge häufiger benutzt.",
    "el": "Τον Αύγουστο παρατηρήθηκαν λιγότερες βάρκες στις ακτές, αλλά η διαδρομή από τα βουνά χρησιμοποιήθηκε συχνότερα.",
    "en": "Fewer boats were seen off the coast in August, while the route across the mountains was used more often.",
    "es": "En agosto se vieron menos embarcaciones frente a la costa, pero la ruta por las montañas se utilizó con más frecuencia.",
    "et": "Augustis nähti ranniku lähedal vähem paate, kuid mägesid läbivat teekonda kasutati sagedamini kui varem.",
    "fi": "Elokuussa rannikolla nähtiin vähemmän veneitä, mutta vuorten yli kulkevaa reittiä käytettiin aiempaa useammin.",
    "fr": "En août, moins d’embarcations ont été vues au large de la côte, mais la route des montagnes a été plus souvent utilisée.",
    "ga": "Chonacthas níos lú bád amach ón gcósta i mí Lúnasa, ach baineadh úsáid níos minice as an mbealach thar na sléibhte.",
    "hr": "U kolovozu je uz obalu viđeno manje čamaca, ali se put preko planina koristio češće nego prethodnih mjeseci.",
    "hu": "Augusztusban kevesebb hajót láttak a part közelében, de a hegyeken át vezető útvonalat gyakrabban használták.",
    "it": "In agosto si sono viste meno imbarcazioni al largo della costa, ma la rotta attraverso le montagne è stata usata più spesso.",
    "lt": "Rugpjūtį prie kranto pastebėta mažiau valčių, tačiau kelias per kalnus buvo naudojamas dažniau nei anksčiau.",
    "lv": "Augustā pie krasta tika manītas mazāk laivu, bet ceļš pāri kalniem tika izmantots biežāk nekā iepriekš.",
    "mt": "F’Awwissu dehru inqas dgħajjes ’il barra mill-kosta, iżda r-rotta minn fuq il-muntanji ntużat aktar spiss minn qabel.",
    "nl": "In augustus werden er minder boten voor de kust gezien, maar de route over de bergen werd vaker gebruikt dan voorheen.",
    "pl": "W sierpniu u wybrzeży widziano mniej łodzi, ale częściej niż wcześniej korzystano z trasy przez góry.",
    "pt": "Em agosto foram vistas menos embarcações ao largo da costa, mas a rota pelas montanhas foi utilizada com mais frequência.",
    "ro": "În august au fost văzute mai puține bărci în largul coastei, dar ruta peste munți a fost folosită mai des decât înainte.",
    "sk": "V auguste bolo pri pobreží vidieť menej člnov, no trasa cez hory sa využívala častejšie ako predtým.",
    "sl": "Avgusta je bilo ob obali videti manj čolnov, pot čez gore pa se je uporabljala pogosteje kot prej.",
    "sv": "I augusti sågs färre båtar utanför kusten, men vägen över bergen användes oftare än tidigare.",
}  # fmt: skip


def test_each_language_of_the_union_has_its_sentence():
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("language", CODES)
def test_marked_rightly_nothing_is_said(language):
    assert reads_like(SENTENCES[language], marked=language) is None


def test_marked_wrongly_it_is_told_nearly_always_and_never_wrongly():
    """Near neighbours may stay unsure; a wrong language is never named."""
    told = {
        language: reads_like(text, marked="el" if language != "el" else "en") for language, text in SENTENCES.items()
    }
    assert {language: said for language, said in told.items() if said not in {language, None}} == {}
    assert len([said for said in told.values() if said]) >= 22


@pytest.mark.parametrize("text", ["", "   ", "Dakar", "12 345 2026-08-01 " * 20, "😀" * 100, "Fewer boats"])
def test_of_little_text_nothing_is_said(text):
    assert reads_like(text, marked="en") is None
