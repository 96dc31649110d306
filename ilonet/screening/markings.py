"""Does the text carry a marking of classified information, in any language form (R-SEC-2)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Certainty, Trace
from ilonet.screening.reading import Reading

# Written in full these are never anything but a marking.
ALWAYS = (
    r"tr[eè]s secret ue\s?[/-]\s?eu top secret|secret ue\s?[/-]\s?eu secret"
    r"|confidentiel ue\s?[/-]\s?eu confidential|restreint ue\s?[/-]\s?eu restricted"
    r"|vs\s?-\s?nur für den dienstgebrauch|vs\s?-\s?nfd|vs\s?-\s?vertraulich|nur für den dienstgebrauch"
    r"|cosmic top secret|nato (?:secret|confidential|restricted)|atomal"
    r"|confidentiel[ -]défense|secret[ -]défense|spécial france"
    r"|(?:restreint|confidentiel|secret|très secret) lux"
    r"|stg\. ?(?:zeer geheim|geheim|confidentieel)|dep\. ?vertrouwelijk"
    r"|secret de serviciu|strict secret de importanță deosebită"
    r"|hemlig/(?:top secret|secret|confidential|restricted)"
)
# Markings in capitals; in small letters ordinary words, so only a question to the author.
SEVERAL_WORDS = (
    r"tr[eè]s secret ue|secret ue|confidentiel ue|restreint ue|eu top secret|eu secret|eu confidential|eu restricted"
    r"|eu-geheim|eu-vertraulich|eu-streng geheim|ue segreto|ue secreto|ес секретно"
    r"|tr[eè]s secret|zeer geheim|beperkte verspreiding|diffusion restreinte|usage restreint"
    r"|строго секретно|за служебно ползване|přísně tajné|yderst hemmeligt|til tjenestebrug|streng geheim"
    r"|täiesti salajane|top secret|άκρως απόρρητο|περιορισμένης χρήσης|difusión limitada|vrlo tajno"
    r"|sevišķi slepeni|dienesta vajadzībām|visiškai slaptai|riboto naudojimo|szigorúan titkos"
    r"|korlátozott terjesztésű|l-ogħla segretezza|ściśle tajne|muito secreto|strict secret|strogo tajno"
    r"|prísne tajné|erittäin salainen|ytterst hemlig|käyttö rajoitettu|begränsad tillgång|kvalificerat hemlig"
    r"|begränsat hemlig|strengt hemmelig|official[ -]sensitive|sealadach rúnda"
)
# Single words, the whole content of a line or the answer to "classification:".
ONE_WORD = (
    r"restreint|confidentiel|secret|geheim|vertraulich|eingeschränkt|vertrouwelijk|секретно|поверително"
    r"|tajné|důvěrné|vyhrazené|hemmeligt|fortroligt|salajane|konfidentsiaalne|piiratud|confidential|restricted"
    r"|απόρρητο|εμπιστευτικό|secreto|reservado|confidencial|tajno|povjerljivo|ograničeno|segretissimo|segreto"
    r"|riservatissimo|riservato|slepeni|konfidenciāli|slaptai|konfidencialiai|titkos|bizalmas|sigriet"
    r"|kunfidenzjali|ristrett|tajne|poufne|zastrzeżone|strict secret|secret|zaupno|interno|dôverné|vyhradené"
    r"|salainen|hemlig|luottamuksellinen|konfidentiell|hemmelig|konfidensielt|begrenset"
)
SPOKEN = re.compile(rf"(?<!\w)(?:(?P<always>{cue(ALWAYS)})|{cue(SEVERAL_WORDS)})(?!\w)")
LINE = re.compile(
    rf"^[^\w\n]{{0,12}}(?P<word>{cue(ONE_WORD)})(?:\s?[/|–-]\s?(?:{cue(ONE_WORD)}))?[^\w\n]{{0,12}}$",
    re.MULTILINE,
)
ANSWER = re.compile(
    r"(?<!\w)(?:"
    + cue(
        r"classification|classified(?: as)?|security marking|marking|marquage|classifié(?:e|s|es)?|Einstufung"
        r"|eingestuft als|VS-Grad|klassifikation|klassificeret|clasificación|clasificado|classifica|klauzula"
        r"|клaсификация|ниво на класификация|διαβάθμιση|rubricering|klassificering|turvallisuusluokka"
    )
    + rf")\s?:?\s?[\"'«„“(]?(?P<word>{cue(ONE_WORD)})(?!\w)"
)


def markings(reading: Reading) -> Iterator[Trace]:
    for match in SPOKEN.finditer(reading.cues):
        yield Trace("marking", *reading.span(*match.span()), _certainty(reading, match))
    for pattern in (LINE, ANSWER):
        for match in pattern.finditer(reading.cues):
            start, end = match.span("word")
            if reading.plain[start:end].isupper():
                yield Trace("marking", *reading.span(start, end))


def _certainty(reading: Reading, match: re.Match[str]) -> Certainty:
    if match["always"] or reading.plain[match.start() : match.end()].isupper():
        return "certain"
    return "possible"
