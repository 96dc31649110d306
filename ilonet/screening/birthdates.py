"""Is there the day on which somebody was born?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ilonet.screening.alphabets import cue
from ilonet.screening.dates import DAY, MONTH, SHORT_YEAR, YEAR, day_pattern
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading

# Words that name the day of birth and nothing else.
LABEL = (
    r"d\.?o\.?b\.?|dates? of birth|birth ?dates?|birthday|date de naissance|ddn|Geburtsdatum|Geburtstag|geb\.-?datum|geboortedatum|fødselsdato|fødselsdag|födelsedatum"
    r"|födelsedag|fecha de nacimiento|data di nascita|data de nascimento|data nașterii|data urodzenia|datum narození|dátum narodenia|datum rođenja|datum rojstva"
    r"|születési (?:dátum|idő)\w{0,3}|syntymäaika|syntymäpäivä|sünniaeg|sünnikuupäev|dzimšanas (?:datums|dati|diena)|gimimo data|дата на раждане|рождена дата"
    r"|ημερομηνία γέννησης|ημ\.? γεν\w{0,6}\.?|dáta breithe|data tat-twelid|дата рождения|дата народження|doğum tarihi|تاریخ تولد|تاريخ الميلاد|tarikh lahir|datëlindja|датум рођења"
)
BORN = (
    r"born|n[ée]e?s?|né\(e\)|geboren\w?|geb|gebürtig|født|född|fødd|nacid[oa]s?|nació|nat[oa]|nascid[oa]s?|nasceu|născut\w{0,2}|urodzon\w{1,3}|urodził\w?|narozen\w{0,2}|narodil\w{0,2}(?: se)?|narodený|narodená"
    r"|rođen\w{0,2}|rojen\w{0,2}|rojstvo|született|szül|syntynyt|sündinud|sünd|dzimis\w{0,3}|dzim|gimęs|gimusi|роден\w{0,2}|γεννήθηκε|γεννηθεί\w{0,2}|γεννημέν\w{1,2}|γεν|rugadh|a rugadh|imwieled|twieled|twieldet|mwielda?"
    r"|рожден\w{0,3}|родил\w{1,3}|народ\w{1,7}|doğumlu|doğum|متولد|مواليد|lindur"
)
NOT_A_DAY = r"before|after|since|until|avant|après|apres|depuis|vor|nach|seit|før|efter|efter den|antes|después|prima|dopo|depois|przed|po|před|prije|nakon|przed dniem|înainte|după|преди|след|πριν|μετά|ennen|enne|pēc|pirms|iki|po|voor|na"
ABBREVIATED = r"(?:f|s|ur|nar|gim|szül|р|род|dz|ø)\."
AT_A_PLACE = cue(r"in|at|à|i|w|v|ve|în|te|en|στην|στο|στη|в|във|u|em|ad|ag|f|fi")
PLACE = rf"(?:(?:{AT_A_PLACE})\s[^\W\d]{{2,20}}(?:[\s-][^\W\d]{{2,20}})?,?\s)?"
WORDS_BETWEEN = cue(
    r"le|on|the|am|den|d|el|il|em|la|in|pe|dne|dnia|dňa|dana|na|на|στις|την|ar|an|fi|fil|l|er|was|is|op|en|i|a|data|день|го|с|em|at|o|om|dia|día|día|jour|tag|lá|jum"
)
BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<label>{cue(LABEL)})|(?P<born>{cue(BORN)})(?!\w)\.?|{cue(ABBREVIATED)})(?!\w)(?!\s(?:{cue(NOT_A_DAY)})\s(?!\d\d?[. ]))"
    rf"[^\w\n]{{0,4}}\n?{PLACE}(?:(?:{WORDS_BETWEEN})[\W]{{1,2}}){{0,2}}"
)
# Accents and capitals that tell a birth from the French negation and from the alliance.
NEGATION, ALLIANCE = re.compile(r"nee?s?"), "NATO"
AFTERWARDS = (
    r"született|születésű|szül|sündinud|sünd|dzimis\w{0,3}|doğumlu|syntynyt|geborene?r?|geboren|born|gimęs|gimusi"
)
AFTER = re.compile(rf"[-\s,]{{1,2}}(?:i\s)?(?:{cue(AFTERWARDS)})(?!\w)")
STAR = re.compile(r"(?<![\w*])\*\s?(?=\d)")
COMPACT = rf"(?:{DAY}{MONTH}{YEAR}|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|{DAY}[ ]?[./-][ ]?{MONTH}[ ]?[./-][ ]?{SHORT_YEAR})(?!\d)"
REACH = 40


@cache
def _after_a_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d])(?:{day_pattern()}|{COMPACT})(?!\w)")


@cache
def _any_day() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-]){day_pattern()}(?![\w])")


def birthdates(reading: Reading) -> Iterator[Trace]:
    for match in BEFORE.finditer(reading.cues):
        if match["born"] and not _is_birth(reading.plain[match.start("born") : match.end()]):
            continue
        if day := _after_a_word().match(reading.cues, match.end(), match.end() + REACH):
            yield Trace("birth_date", *reading.span(*day.span()), "certain" if match["label"] else "possible")
    for match in STAR.finditer(reading.cues):
        if day := _after_a_word().match(reading.cues, match.end(), match.end() + REACH):
            yield Trace("birth_date", *reading.span(*day.span()), "possible")
    for day in _any_day().finditer(reading.cues):
        if AFTER.match(reading.cues, day.end(), day.end() + 20):
            yield Trace("birth_date", *reading.span(*day.span()), "possible")


def _is_birth(written: str) -> bool:
    word, _gap, rest = written.partition(" ")
    if word == ALLIANCE:
        return rest.startswith("IL ")
    return "é" in word.lower() or not NEGATION.fullmatch(word.lower())
