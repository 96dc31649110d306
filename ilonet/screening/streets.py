"""Does the text give the address of a house: a street with its name and number, in the 24 languages and those of host countries?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.alphabets import cue, ranges
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading
from ilonet.screening.vetoes import is_amount

CAPITAL = ranges(code for code in range(0x41, 0x590) if chr(code).isupper())
NUMBER = r"(?:(?:n[°ºr]\.?|no[.:]|nr\.?|n\.(?:\s?[ºo])?|n[oº]|№|\#|No:|broj|br\.|д\.|дом|буд\.|αρ\.|αριθ\.)\s?)?(?P<n>\d{1,4})(?:\s?[A-Za-z](?![\w]))?(?:\s?[/-]\s?\d{1,3}[a-zA-Z]?)?(?![\w%°]|[.,]\d)"
FIRST = r"(?<![\w.,/§€$-])(?P<n>\d{1,4})(?:\s?[A-Za-z](?!\w)|\s(?:bis|ter|quater)\b)?"
SMALL = r"(?:d[aeiou]s?|de\s(?:la|las|los|l')|della?|delle|dei|degli|du|des|d['’]|l['’]|ir-|il-|l-|tal-|ta['’]|van\s(?:de|den|der)|von|zum?|am|al|el|la|les?|na|na\s|an|đại\slộ)"
WORD = rf"[{CAPITAL}](?:[\w'’.-]*\w)?"
NAME = rf"(?:(?:{SMALL}\s?){{0,2}}(?:\d{{1,2}}\.?\s(?:de\s)?)?{WORD}(?:[ -](?:{SMALL}\s?){{0,2}}{WORD}){{0,3}})"
# The word stands before the name, the number behind it.
BEFORE = (
    r"ul\.|ulic[aeiyou]|ulicy|al\.|alej[aei]|plac[u]?|pl\.|os\.|rua|avenida|av\.|avda\.|travessa|praça|largo|calle|c/|plaza|paseo|pza\.|viale|piazza|corso|vicolo|rue|avenue|boulevard|blvd\.?|bd\.?|bulevardul|strada|str\.|calea|șoseaua|aleea|b-dul"
    r"|ул\.|улиц[аеуыі]|бул\.|булевард|пл\.|площад|просп\.|проспект[еі]?|пр-т|вул\.|вулиц[яі]|переулок|οδός|οδού|οδό|λεωφόρος|λεωφόρου|λεωφ\.|πλατεία|triq|sqaq|sráid|bóthar|jalan|jl\.|đường|phố"
)
# The number stands first.
NUMBERED = r"rue|avenue|av\.|boulevard|bd\.?|blvd\.?|impasse|allée|chemin|quai|place|sráid|bóthar|triq|đường|phố|jalan"
BEHIND = (
    r"út|útja|utca|utcában|utcai|u\.|körút|tér|köz|sétány|ulice|ulici|náměstí|nábřeží|třída|námestie|ulica|ulici|cesta|cesti|trg|tänav|tänaval|tn|maantee|mnt|puiestee|pst|iela|ielā|ielas|prospekts|bulvāris|gatvė|gatvėje|gatvės|g\.|prospektas|pr\.|alėja"
    r"|caddesi|cad\.|cd\.|sokak|sokağı|sok\.|sk\.|bulvarı|blv\.|mahallesi|mah\.|küçəsi|prospekti|ko['‘’]chasi|улица|проспект|вулиця|street|road|avenue|lane"
)
GOES_ON = r"(?:in|at|near|and|on|with|from|to|where|by|is|was|of)"
AFTER_A_NUMBER = r"Street|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Drive|Crescent|Terrace|Close"
COMPOUND = r"straße|strasse|str\.|gasse|allee|damm|ufer|chaussee|steig|weg|platz|straat|laan|plein|gracht|kade|dijk|singel|gade|vej|stræde|allé|torv|plads|gata|gatan|vägen|väg|veien|gränd|katu|kadun|kuja|polku|raitti|kaari|tie|utca"
HOUSE = (
    r"(?:House|Flat|Apartment|Apt|Plot|Villa|Maison|Appartement|Appt|Casa|Haus)\s?(?:No\.?|n[°º]|nr\.?|number|\#)\s?(?P<n>\d{1,5})(?:\s?[A-Za-z](?!\w))?(?:\s?,\s?(?:Street|Road|Lane|Block|Sector|Rue|Cité|Quartier)\s?(?:No\.?\s?)?(?:\d{1,3}|"
    + WORD
    + r"))?"
)
OTHER_SCRIPTS = (
    r"(?:شارع|زنقة|نهج|جادة|زقاق|خیابان|خيابان|کوچه|کوچۀ|پلاک|گلی|سڑک|سړک)\s(?:[^\W\d]+\s){0,4}?(?:،\s?)?(?:رقم|پلاک|نمبر|شماره)?\s?(?P<n>\d{1,4})(?!\d)"
    r"|(?:[\u10d0-\u10ff]+\s){1,3}(?:ქუჩა|ქუჩის|ქ\.|გამზირი|გამზ\.)\s?(?:№\s?|N\s?)?\d{1,4}(?!\d)"
    r"|[\u0531-\u0587]+\s(?:փողոց|փ\.|պողոտա)\s?\d{1,4}(?!\d)"
    r"|(?:רחוב|רח['׳]|שדרות)\s(?:[\u05d0-\u05ea'\"׳״-]+\s){1,3}\d{1,4}(?!\d)"
    r"|የቤት\sቁጥር\s?[፡:]?\s?\d{1,5}(?!\d)|(?:मकान|घर)\s(?:नंबर|नं\.?|संख्या)\s?\d{1,5}(?!\d)|(?:বাড়ি|বাসা|হোল্ডিং)\s?(?:নং|নম্বর)?\s?[:-]?\s?\d{1,5}(?!\d)"
    r"|[\u4e00-\u9fff]{1,8}(?:路|街|巷|弄|大道|胡同)\s?\d{1,5}\s?[号號](?!\w)?"
)
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w)(?i:{BEFORE})\s{{0,2}}{NAME},?\s{{1,2}}{NUMBER}",
        rf"{FIRST},?\s(?i:{NUMBERED})\s{{1,2}}{NAME}",
        rf"(?<!\w){NAME}\s(?i:{BEHIND}),?\s{NUMBER}",
        rf"{FIRST},?\s{WORD}(?:\s{WORD}){{0,2}}\s(?:(?:{AFTER_A_NUMBER})(?!\w|\s(?!{GOES_ON}\b)[a-z])|St(?:\.|(?=[,;)\n]|$|\s{GOES_ON}\b)))",
        rf"(?<!\w)[{CAPITAL}][\w-]*(?i:{COMPOUND})\s{NUMBER}",
        rf"(?<!\w)[Vv]ia\s{NAME},?\s(?:n\.\s?|n[°º]\s?)?(?P<n>\d{{1,4}})(?=\s?[,.;)\n]|$)",
        rf"(?<!\w){HOUSE}",
        OTHER_SCRIPTS,
    )
)
ITALIAN = 5  # "via" is no street in other languages
SIGN = re.compile(
    rf"(?i:(?<!\w)(?:St|{BEFORE}|{NUMBERED}|{BEHIND}|{AFTER_A_NUMBER}|via)(?!\w)|(?:{COMPOUND})\s|(?:no|n[°º]|nr|number|\#)\.?\s?\d)|{OTHER_SCRIPTS}"
)
# Ways that lead nowhere in particular, and the places of other things.
NO_STREET = re.compile(
    r"(?i)(?<!\w)(?:see|land|aus|um|rück|flucht|irr|luft|rechts|verfahrens|übertragungs|mittel|reise|schleuser|arbeits|sitz|haft|heim|park|stell|liege|schlaf|kita|markt|rast|verkehrs|migrations|balkan|ost|west|süd|nord)(?:weg|platz|straße|strasse|damm)$"
    r"|(?<!\w)(?:om|ud|ind|flugt|so|sø|rejse)vej$|(?<!\w)(?:om|flykt|sjö|in|ut)väg(?:en)?$|(?<!\w)(?:meri|maa|kierto)tie$|(?:balkáni|tengeri|szárazföldi|migrációs)\sút$|(?<!\w)(?:snel|vaar|land|zee|vlucht|om)weg$"
)
# Who has a sign at the door is no private person (security.md 7.2: institutional addresses).
INSTITUTION = re.compile(
    cue(
        r"embass|ambassad|botschaft|ambasad|ambaixad|velvyslanec|veleposlan|nagykövet|suursaat|suurläh|vēstniec|ambasada|посолств|πρεσβεί|consul|konsul|конзул|προξεν|ministr|minister|ministeri|министер|υπουργ|delegation|délégation|delegaci|commission|kommission|komisi|parliament|parlament"
        r"|headquarter|siège|hauptsitz|registered office|bureau d|office of|offices|agency|agence|agentur|hospital|hôpital|krankenhaus|universit|police|polizei|polici|polis|frontex|europol|euaa|unhcr|iom|oim|airport|aéroport|flughafen|court|tribunal|gericht|museum|school|école|schule|library|mosque|church|hotel|hôtel|reception cent|registration cent"
    )
)
NEAR = 60  # characters
YEARS = range(1900, 2101)


def addresses_of_houses(reading: Reading, language: str) -> Iterator[Trace]:
    if SIGN.search(reading.shown) is None:
        return
    for number, form in enumerate(FORMS):
        if number == ITALIAN and language != "it":
            continue
        for match in form.finditer(reading.shown):
            if _is_a_house(reading, match):
                yield Trace("street_address", *reading.span(match.start(), match.end()), "possible")


def _is_a_house(reading: Reading, match: re.Match[str]) -> bool:
    figures = match.groupdict().get("n")
    if figures and (int(figures) in YEARS or int(figures) == 0):
        return False
    if NO_STREET.search(re.split(r"[\s,]+\d", match.group())[0]) or is_amount(reading.cues, match.start(), match.end()):
        return False
    begins, ends = max(0, match.start() - NEAR), match.end() + NEAR
    before = reading.cues[begins : match.start()].rpartition("\n")[2]
    after = reading.cues[match.end() : ends].partition("\n")[0]
    return INSTITUTION.search(before) is None and INSTITUTION.search(after) is None
