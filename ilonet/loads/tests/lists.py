"""Invented lists in layouts of their own, as bytes of a workbook, and what a back office does with them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ilonet.lib.spreadsheets.tests.builders import xlsx

NAME = "liste.xlsx"
HEADINGS = ["Nom", "Prénom", "Pays", "Affectation", "Du", "Au", "Thèmes", "Courriel", "Secteur interne"]
ONE = [
    "Neuville",
    "Ada",
    "Sénégal",
    "Ambassade",
    "2026-01-10",
    "2028-01-09",
    "b, c",
    "ada.neuville@liaison.example",
    "x",
]
TWO = ["Ortiz", "Ben", "Ghana", "Ambassade", "2026-02-01", "2028-01-31", "c", "ben.ortiz@liaison.example", None]
STRANGE = [
    "Petit",
    "Cleo",
    "Bamako",
    "Cellule Lac",
    "2026-03-01",
    "2028-02-29",
    "e",
    "cleo.petit@liaison.example",
    None,
]


def book(*rows: list[Any], headings: list[str] = HEADINGS) -> bytes:
    return xlsx([headings, *rows])


def many(count: int) -> list[list[Any]]:
    """Officers with names of letters, who all came on the same day."""
    names = ("Neu" + "".join(chr(97 + n // 26**place % 26) for place in range(4)) for n in range(count))
    return [[name, *ONE[1:7], f"{name}@liaison.example", None] for name in names]


def send(client: Client, content: bytes, name: str = NAME, **told: Any) -> Any:

    file = SimpleUploadedFile(name, content)
    return client.post("/register/loads/new/", {"authority": "FRA", "file": file, **told})
