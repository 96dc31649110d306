"""Which languages are official in the Union, and what does each call itself?"""

# Regulation No 1 of 1958 as amended. The order is the one the Union's institutions use:
# by the name of the language in its own words, in Roman letters.
LANGUAGES: dict[str, str] = {
    "bg": "български",
    "es": "español",
    "cs": "čeština",
    "da": "dansk",
    "de": "Deutsch",
    "et": "eesti keel",
    "el": "ελληνικά",
    "en": "English",
    "fr": "français",
    "ga": "Gaeilge",
    "hr": "hrvatski",
    "it": "italiano",
    "lv": "latviešu valoda",
    "lt": "lietuvių kalba",
    "hu": "magyar",
    "mt": "Malti",
    "nl": "Nederlands",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "fi": "suomi",
    "sv": "svenska",
}
CODES: tuple[str, ...] = tuple(LANGUAGES)
FALLBACK = "en"


def official(language: str) -> str:
    """The official language behind a tag such as `pt-br` or `de_AT`; English where there is none."""
    code = language.replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else FALLBACK
