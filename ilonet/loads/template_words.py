"""What an empty list says beside its columns, in the four languages in which lists are read."""

ENGLISH, FRENCH, GERMAN, DANISH = "en", "fr", "de", "da"
LANGUAGES = {ENGLISH: "English", FRENCH: "Français", GERMAN: "Deutsch", DANISH: "Dansk"}
# The columns in their order; the list is of one authority, so that none is asked for it.
FIELDS = (
    "family_name", "given_name", "host", "city", "host_type", "begins_on", "ends_on", "duties", "duties_text",
    "also_covers", "share", "email", "phone", "post", "notified_on", "legal_basis",
)  # fmt: skip
NEEDED = frozenset({"family_name", "given_name", "host", "host_type", "begins_on", "ends_on", "duties"})

SHEETS = {
    ENGLISH: ("Officers", "Explanations"),
    FRENCH: ("Officiers", "Explications"),
    GERMAN: ("Verbindungsbeamte", "Erläuterungen"),
    DANISH: ("Udsendte", "Forklaringer"),
}
TITLES = {
    ENGLISH: ("Column", "Needed", "What it holds", "Allowed values"),
    FRENCH: ("Colonne", "Obligatoire", "Contenu", "Valeurs admises"),
    GERMAN: ("Spalte", "Pflicht", "Inhalt", "Zulässige Werte"),
    DANISH: ("Kolonne", "Skal udfyldes", "Indhold", "Tilladte værdier"),
}
YES = {ENGLISH: "yes", FRENCH: "oui", GERMAN: "ja", DANISH: "ja"}
# The four places of Art. 2(2), as the reading of a list knows them in this language.
HOSTS = {
    ENGLISH: (
        "embassy or consulate of a Member State", "authority of the host country", "international organisation",
        "delegation of the Union",
    ),
    FRENCH: (
        "ambassade ou consulat d'un État membre", "autorité du pays hôte", "organisation internationale",
        "délégation de l'Union",
    ),
    GERMAN: (
        "Botschaft oder Konsulat eines Mitgliedstaats", "Behörde des Gastlandes", "internationale Organisation",
        "Delegation der Union",
    ),
    DANISH: (
        "ambassade eller konsulat", "myndighed i værtslandet", "international organisation", "Unionens delegation",
    ),
}  # fmt: skip
TOPICS = {
    ENGLISH: (
        "integrated border management", "flows and their composition", "routes",
        "smuggling and trafficking organisations", "incidents and events", "document fraud",
        "help to prevent illegal flows", "pre-departure integration", "return, readmission, reintegration",
        "access to protection", "legal channels, skills, resettlement", "capacity, law and practice",
    ),
    FRENCH: (
        "gestion intégrée des frontières", "flux et leur composition", "itinéraires", "organisations de passeurs et de traite",
        "incidents et événements", "fraude documentaire", "aide à prévenir les flux illégaux", "intégration avant le départ",
        "retour, réadmission, réintégration", "accès à la protection", "voies légales, compétences, réinstallation",
        "capacités, droit et pratique",
    ),
    GERMAN: (
        "integriertes Grenzmanagement", "Ströme und ihre Zusammensetzung", "Routen", "Schleuser- und Menschenhandelsnetze",
        "Vorfälle und Ereignisse", "Dokumentenbetrug", "Hilfe gegen illegale Ströme", "Integration vor der Ausreise",
        "Rückkehr, Rückübernahme, Wiedereingliederung", "Zugang zu Schutz", "legale Wege, Fachkräfte, Neuansiedlung",
        "Kapazitäten, Recht und Praxis",
    ),
    DANISH: (
        "integreret grænseforvaltning", "strømme og deres sammensætning", "ruter", "smugler- og menneskehandelsnetværk",
        "hændelser", "dokumentfalsk", "hjælp til at forebygge ulovlige strømme", "integration før afrejse",
        "tilbagesendelse, tilbagetagelse, reintegration", "adgang til beskyttelse", "lovlige veje, færdigheder, genbosætning",
        "kapacitet, ret og praksis",
    ),
}  # fmt: skip
ASSISTANCE = {
    ENGLISH: ("identity, return, reintegration", "resettlement", "legal admission", "information against smuggling"),
    FRENCH: ("identité, retour, réintégration", "réinstallation", "admission légale", "informations contre le trafic"),
    GERMAN: ("Identität, Rückkehr, Wiedereingliederung", "Neuansiedlung", "legale Aufnahme", "Informationen gegen Schleusung"),
    DANISH: ("identitet, tilbagesendelse, reintegration", "genbosætning", "lovlig indrejse", "oplysninger mod smugling"),
}  # fmt: skip
DAY = {
    ENGLISH: "a date, best as 2026-03-31",
    FRENCH: "une date, de préférence 2026-03-31",
    GERMAN: "ein Datum, am besten 2026-03-31",
    DANISH: "en dato, helst 2026-03-31",
}
COUNTRY = {
    ENGLISH: "name in any official language, or code of three letters",
    FRENCH: "nom dans une langue officielle, ou code de trois lettres",
    GERMAN: "Name in einer Amtssprache oder Code aus drei Buchstaben",
    DANISH: "navn på et officielt sprog eller kode på tre bogstaver",
}
EXPLAINED: dict[str, dict[str, str]] = {
    "family_name": {ENGLISH: "Surname of the officer", FRENCH: "Nom de l'officier", GERMAN: "Nachname", DANISH: "Efternavn"},
    "given_name": {ENGLISH: "Given name", FRENCH: "Prénom", GERMAN: "Vorname", DANISH: "Fornavn"},
    "host": {
        ENGLISH: "The third country of the posting (Art. 2(2))", FRENCH: "Le pays tiers d'affectation (art. 2, par. 2)",
        GERMAN: "Der Drittstaat der Entsendung (Art. 2 Abs. 2)", DANISH: "Tredjelandet for udsendelsen (art. 2, stk. 2)",
    },
    "city": {
        ENGLISH: "City; empty means the capital", FRENCH: "Ville ; vide signifie la capitale",
        GERMAN: "Stadt; leer bedeutet die Hauptstadt", DANISH: "By; tomt betyder hovedstaden",
    },
    "host_type": {
        ENGLISH: "At which of the four places (Art. 2(2))", FRENCH: "Auprès de laquelle des quatre entités (art. 2, par. 2)",
        GERMAN: "An welcher der vier Stellen (Art. 2 Abs. 2)", DANISH: "Ved hvilket af de fire steder (art. 2, stk. 2)",
    },
    "begins_on": {ENGLISH: "First day", FRENCH: "Premier jour", GERMAN: "Erster Tag", DANISH: "Første dag"},
    "ends_on": {
        ENGLISH: "Last day, or the one that is planned", FRENCH: "Dernier jour, ou celui qui est prévu",
        GERMAN: "Letzter Tag, auch der geplante", DANISH: "Sidste dag, eventuelt den planlagte",
    },
    "duties": {
        ENGLISH: "Letters of the duties, for example: a, e, A-b (Art. 4(1))",
        FRENCH: "Lettres des tâches, par exemple : a, e, A-b (art. 4, par. 1)",
        GERMAN: "Buchstaben der Aufgaben, zum Beispiel: a, e, A-b (Art. 4 Abs. 1)",
        DANISH: "Bogstaver for opgaverne, for eksempel: a, e, A-b (art. 4, stk. 1)",
    },
    "duties_text": {
        ENGLISH: "The duties in one sentence, without names", FRENCH: "Les tâches en une phrase, sans noms",
        GERMAN: "Die Aufgaben in einem Satz, ohne Namen", DANISH: "Opgaverne i én sætning, uden navne",
    },
    "also_covers": {
        ENGLISH: "Other third countries covered, separated by semicolons", FRENCH: "Autres pays tiers couverts, séparés par des points-virgules",
        GERMAN: "Weitere betreute Drittstaaten, durch Semikolon getrennt", DANISH: "Andre dækkede tredjelande, adskilt med semikolon",
    },
    "share": {
        ENGLISH: "Per cent of the duties that is migration", FRENCH: "Part des tâches liées à la migration, en pour cent",
        GERMAN: "Anteil der Migrationsaufgaben in Prozent", DANISH: "Andel af opgaverne, der angår migration, i procent",
    },
    "email": {ENGLISH: "Work address only", FRENCH: "Adresse professionnelle seulement", GERMAN: "Nur dienstliche Adresse", DANISH: "Kun arbejdsadresse"},
    "phone": {
        ENGLISH: "Work number with + and country code, as text", FRENCH: "Numéro professionnel avec + et indicatif, en texte",
        GERMAN: "Dienstnummer mit + und Vorwahl, als Text", DANISH: "Arbejdsnummer med + og landekode, som tekst",
    },
    "post": {
        ENGLISH: "Your own number of the post, where there is one", FRENCH: "Votre propre numéro de poste, s'il existe",
        GERMAN: "Ihre eigene Nummer des Dienstpostens, falls vorhanden", DANISH: "Jeres eget nummer på stillingen, hvis det findes",
    },
    "notified_on": {
        ENGLISH: "When the Board was informed (Art. 4)", FRENCH: "Date d'information du comité (art. 4)",
        GERMAN: "Wann der Lenkungsausschuss unterrichtet wurde (Art. 4)", DANISH: "Hvornår styringskomitéen blev underrettet (art. 4)",
    },
    "legal_basis": {
        ENGLISH: "The act under which the officer is sent", FRENCH: "L'acte en vertu duquel l'officier est envoyé",
        GERMAN: "Der Rechtsakt der Entsendung", DANISH: "Retsakten for udsendelsen",
    },
}  # fmt: skip
