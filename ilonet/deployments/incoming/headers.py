"""Which column holds what: headings in any order, in English, French, German and Danish."""

import difflib
import re
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ilonet.deployments.incoming import wordings
from ilonet.deployments.incoming.wordings import LEFT_OUT, Wordings
from ilonet.deployments.incoming.words import fold, shown
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.cells import Formula, Row

LOOK_WITHIN = 20
FEWEST = 3

# The first word of each language is the one named to the reader. `name` is a surname beside a column of given
# names and a whole name otherwise.
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "authority": {
        "en": (
            "Deploying authority", "Authority", "Sending authority", "Deployer", "Deploying service", "Sending state",
            "Member State", "Deploying Member State", "Authority code", "Sent by", "Posted by", "Service",
        ),
        "fr": (
            "Autorité", "Autorité d'envoi", "Autorité de déploiement", "Service d'envoi", "État d'envoi",
            "État membre", "Autorité compétente", "Administration", "Envoyé par",
        ),
        "de": ("Behörde", "Entsendende Behörde", "Entsendebehörde", "Entsendestaat", "Mitgliedstaat", "Dienststelle"),
        "da": ("Myndighed", "Udsendende myndighed", "Udsendende stat", "Medlemsstat", "Styrelse", "Udsendt af"),
    },
    "name": {
        "en": ("Name", "Officer name", "ILO name"),
        "fr": ("Nom", "Nom de l'officier"),
        "de": ("Name",),
        "da": ("Navn",),
    },
    "full_name": {
        "en": ("Officer", "Full name", "Liaison officer", "ILO", "Name of officer", "Surname, given name", "Surname and given name"),
        "fr": ("Officier", "Nom et prénom", "Nom, prénom", "Nom complet", "Officier de liaison", "OLI"),
        "de": ("Verbindungsbeamter", "Verbindungsbeamtin", "Name, Vorname", "Nachname, Vorname", "Vollständiger Name", "Verbindungsperson"),
        "da": ("Forbindelsesofficer", "Fulde navn", "Udsendt medarbejder", "Efternavn, fornavn", "Navn på udsendte"),
    },
    "family_name": {
        "en": ("Surname", "Family name", "Last name"),
        "fr": ("Nom de famille", "Patronyme"),
        "de": ("Nachname", "Familienname", "Zuname"),
        "da": ("Efternavn",),
    },
    "given_name": {
        "en": ("Given name", "First name", "Forename", "Given names", "First names"),
        "fr": ("Prénom", "Prénoms", "Prénom(s)"),
        "de": ("Vorname", "Vornamen", "Rufname"),
        "da": ("Fornavn", "Fornavne"),
    },
    "host": {
        "en": ("Host country", "Country", "Country of posting", "Country of deployment", "Host state", "Third country", "Receiving country", "Duty country"),
        "fr": ("Pays hôte", "Pays", "Pays d'affectation", "Pays d'accueil", "Pays tiers", "Pays de déploiement", "État hôte", "Pays de résidence"),
        "de": ("Gastland", "Land", "Einsatzland", "Aufnahmeland", "Empfangsstaat", "Drittland", "Drittstaat", "Einsatzstaat", "Entsendeland"),
        "da": ("Værtsland", "Land", "Udsendelsesland", "Tjenesteland", "Modtagerland", "Tredjeland"),
    },
    "host_type": {
        "en": ("Posted at", "Posted to", "Host type", "Place of posting", "Type of host", "Host institution", "Office", "Mission", "Duty station", "Host body", "Hosted by", "Seconded to"),
        "fr": ("Lieu d'affectation", "Affectation", "Type d'hôte", "Institution d'accueil", "Poste d'affectation", "Représentation", "Organisme d'accueil", "Affecté à", "Type d'affectation"),
        "de": ("Dienstort", "Einsatzort", "Art der Vertretung", "Vertretung", "Entsandt an", "Einsatzstelle", "Gastinstitution", "Angesiedelt bei"),
        "da": ("Udsendt til", "Tjenestested", "Værtstype", "Repræsentation", "Udsendelsessted", "Arbejdssted", "Placering"),
    },
    "begins_on": {
        "en": ("Start", "Start date", "From", "Begin", "Begins on", "Beginning", "Start of posting", "Start of deployment", "Deployed from", "Date of start", "Arrival", "Posted from"),
        "fr": ("Début de mission", "Début", "Date de début", "Du", "Depuis", "Depuis le", "Début d'affectation", "Prise de fonction", "Prise de fonctions", "Arrivée", "Date d'arrivée", "À partir du"),
        "de": ("Beginn", "Von", "Ab", "Anfang", "Beginn der Entsendung", "Dienstbeginn", "Startdatum", "Seit", "Einsatzbeginn", "Dienstantritt"),
        "da": ("Fra", "Start", "Startdato", "Begyndelse", "Udsendt fra", "Tiltrædelse", "Periode fra", "Fra dato"),
    },
    "ends_on": {
        "en": ("End", "End date", "To", "Until", "Till", "Ends on", "Planned end", "End of posting", "End of deployment", "Deployed until", "Date of end", "Departure", "Expected end", "Posted until"),
        "fr": ("Fin de mission", "Fin", "Date de fin", "Au", "Jusqu'au", "Fin d'affectation", "Fin prévue", "Date de fin prévue", "Départ"),
        "de": ("Ende", "Bis", "Ende der Entsendung", "Enddatum", "Dienstende", "Geplantes Ende", "Einsatzende", "Voraussichtliches Ende"),
        "da": ("Til", "Slut", "Slutdato", "Udsendt indtil", "Fratrædelse", "Forventet slut", "Indtil", "Periode til", "Til dato"),
    },
    "duties": {
        "en": ("Duties", "Duty codes", "Topics", "Tasks", "Coded duties", "Topics (Art. 3(4))", "Fields of work", "Duties and tasks"),
        "fr": ("Thèmes", "Tâches", "Missions", "Fonctions", "Attributions", "Domaines", "Codes des tâches", "Sujets"),
        "de": ("Aufgaben", "Themen", "Tätigkeiten", "Aufgabenbereiche", "Aufgabencodes", "Aufgabenbereich"),
        "da": ("Opgaver", "Emner", "Arbejdsopgaver", "Opgavekoder", "Arbejdsområder"),
    },
    "duties_text": {
        "en": ("Description of duties", "Duties in words", "Short text", "Job description", "Duties description"),
        "fr": ("Description des tâches", "Description des fonctions", "Description"),
        "de": ("Aufgabenbeschreibung", "Beschreibung der Aufgaben", "Tätigkeitsbeschreibung"),
        "da": ("Opgavebeskrivelse", "Beskrivelse af opgaver", "Beskrivelse"),
    },
    "email": {
        "en": ("E-mail", "Email address", "E-mail address", "Mail", "Work e-mail"),
        "fr": ("Courriel", "Adresse électronique", "Adresse courriel", "Mél", "Adresse e-mail", "Courrier électronique"),
        "de": ("E-Mail", "E-Mail-Adresse", "Mailadresse"),
        "da": ("E-mail", "E-mailadresse", "Mail", "E-post"),
    },
    "phone": {
        "en": ("Phone", "Telephone", "Phone number", "Telephone number", "Tel", "Mobile", "Work phone", "Telephone numbers"),
        "fr": ("Téléphone", "Tél", "Numéro de téléphone", "Portable", "Mobile"),
        "de": ("Telefon", "Telefonnummer", "Tel", "Mobil", "Rufnummer", "Diensttelefon"),
        "da": ("Telefon", "Telefonnummer", "Tlf", "Mobil", "Tlf.nr."),
    },
    "also_covers": {
        "en": ("Also covers", "Also responsible for", "Other countries covered", "Countries covered", "Covers", "Side accreditation", "Side accreditations", "Also accredited to", "Region of responsibility", "Area of responsibility", "Covers also"),
        "fr": ("Pays couverts", "Couvre aussi", "Autres pays couverts", "Compétence régionale", "Également compétent pour", "Pays de compétence", "Zone de compétence", "Co-accréditation"),
        "de": ("Auch zuständig für", "Weitere Länder", "Zuständigkeitsbereich", "Mitbetreute Länder", "Nebenakkreditierung", "Betreut auch", "Zuständig für"),
        "da": ("Dækker også", "Også ansvarlig for", "Andre lande", "Dækningsområde", "Sideakkreditering", "Ansvarsområde", "Sideakkrediteret til"),
    },
    "share": {
        "en": ("Share of duties", "Migration share", "Share migration", "Share of migration duties", "Migration %", "Percentage migration", "Share"),
        "fr": ("Part migration", "Part des tâches migratoires", "Part", "Quotité migration", "Part des fonctions migratoires"),
        "de": ("Anteil Migration", "Migrationsanteil", "Anteil", "Anteil Migrationsaufgaben"),
        "da": ("Andel migration", "Migrationsandel", "Andel", "Andel af migrationsopgaver"),
    },
    "post": {
        "en": ("Post", "Post number", "Post code of the register", "Post reference", "Post ID", "Position number"),
        "fr": ("Poste", "Numéro de poste", "Référence du poste"),
        "de": ("Dienstposten", "Postennummer", "Stelle", "Stellennummer", "Posten"),
        "da": ("Stilling", "Stillingsnummer", "Post", "Postnummer i registeret"),
    },
    "city": {
        "en": ("City", "Town", "Place"),
        "fr": ("Ville", "Lieu", "Localité"),
        "de": ("Stadt", "Ort"),
        "da": ("By", "Sted"),
    },
    "notified_on": {
        "en": ("Notified on", "Date of notice", "Notification date", "Notified"),
        "fr": ("Notifié le", "Date de notification"),
        "de": ("Gemeldet am", "Meldedatum"),
        "da": ("Meddelt den", "Meddelelsesdato"),
    },
    "legal_basis": {
        "en": ("Legal basis",),
        "fr": ("Base juridique", "Base légale", "Fondement juridique"),
        "de": ("Rechtsgrundlage",),
        "da": ("Retsgrundlag", "Hjemmel"),
    },
}  # fmt: skip

REQUIRED = ("authority", "full_name", "host", "host_type", "begins_on", "ends_on", "duties")

FIELDS = {fold(word): name for name, languages in WORDS.items() for words in languages.values() for word in words}


@dataclass(frozen=True)
class Columns:
    """Where each field stands, and the headings as the file writes them."""

    row: int
    places: dict[str, int]
    titles: dict[int, str]
    not_read: list[str]
    width: int

    def title(self, field: str) -> str:
        return self.titles.get(self.places.get(field, -1), "")


def field_of(title: str, known: Wordings = wordings.NONE) -> str | None:
    """As it was said before; else the heading itself, else without what it says in brackets."""
    if said := known.means(wordings.COLUMN, title):
        return None if said == LEFT_OUT else said
    return FIELDS.get(fold(title)) or FIELDS.get(fold(re.sub(r"[(\[].*?[)\]]", " ", title)))


def find_header(rows: list[Row], known: Wordings = wordings.NONE) -> Row:
    """The row among the first twenty with the most headings: titles and blank lines may stand above it."""
    best = max(rows[:LOOK_WITHIN], key=lambda row: _headings(row, known), default=None)
    if best is None or _headings(best, known) < FEWEST:
        raise Refusal(
            "columns.none",
            _("None of the first %(rows)d rows looks like the headings of a register.") % {"rows": LOOK_WITHIN},
            _("Give each column a heading. Needed are: %(words)s.") % {"words": "; ".join(map(_accepted, REQUIRED))},
            status=422,
        )
    return best


def has_header(rows: list[Row], known: Wordings = wordings.NONE) -> bool:
    return any(_headings(row, known) >= FEWEST for row in rows[:LOOK_WITHIN])


def _headings(row: Row, known: Wordings) -> int:
    return len({field_of(cell, known) for cell in row.cells if isinstance(cell, str)} - {None})


def columns_of(row: Row, *, authority_is_given: bool, known: Wordings = wordings.NONE) -> Columns:
    places: dict[str, int] = {}
    titles: dict[int, str] = {}
    not_read: list[str] = []
    for place, cell in enumerate(row.cells):
        if cell is None:
            continue
        titles[place] = shown(cell.text if isinstance(cell, Formula) else cell)
        field = field_of(cell, known) if isinstance(cell, str) else None
        if field is None:
            not_read.append(titles[place])
        elif field in places:
            _refuse_repeated(titles[places[field]], titles[place])
        else:
            places[field] = place
    _settle_names(places, titles)
    _refuse_missing(places, not_read, authority_is_given=authority_is_given)
    return Columns(row.number, places, titles, not_read, len(row.cells))


def _settle_names(places: dict[str, int], titles: dict[int, str]) -> None:
    if "name" not in places:
        return
    place = places.pop("name")
    field = "family_name" if "given_name" in places else "full_name"
    if field in places:
        _refuse_repeated(titles[places[field]], titles[place])
    places[field] = place


def _refuse_repeated(first: str, second: str) -> None:
    raise Refusal(
        "columns.repeated",
        _("Two columns say the same thing: “%(first)s” and “%(second)s”.") % {"first": first, "second": second},
        _("Keep one of them, or give the other a heading that says what it holds."),
        status=422,
    )


def _refuse_missing(places: dict[str, int], not_read: list[str], *, authority_is_given: bool) -> None:
    missing = [field for field in REQUIRED if field not in places]
    if "family_name" in places and "given_name" in places and "full_name" in missing:
        missing.remove("full_name")
    if authority_is_given and "authority" in missing:
        missing.remove("authority")
    if not missing:
        return
    message = _("Columns are missing from the register: %(words)s.")
    raise Refusal(
        "columns.missing",
        message % {"words": "; ".join(map(_accepted, missing))},
        " ".join(
            [_("Add each column with one of the headings named."), *_likely(missing, not_read), *_remark(missing)]
        ),
        status=422,
    )


def _likely(missing: list[str], not_read: list[str]) -> list[str]:
    """A heading that was nearly right is named, so that nobody searches for a letter."""
    found = []
    for title in not_read:
        near = difflib.get_close_matches(fold(title), FIELDS, n=1, cutoff=0.8)
        if near and FIELDS[near[0]] in missing:
            hint = _("The column “%(title)s” was not recognised; did you mean “%(word)s”?")
            found.append(hint % {"title": title, "word": _named(FIELDS[near[0]])[0]})
    return found


def _remark(missing: list[str]) -> list[str]:
    if "authority" not in missing:
        return []
    return [_("If all rows are of one authority, name it when loading (on the command line: --authority CODE).")]


def _accepted(field: str) -> str:
    first, *others = _named(field)[:4]
    return f"{first} ({', '.join(others)})" if others else first


def _named(field: str) -> tuple[str, ...]:
    language = (get_language() or "en").partition("-")[0]
    languages = WORDS[field]
    return languages.get(language, languages["en"])
