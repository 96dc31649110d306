"""An empty list to fill in: the columns in one language, each explained on a second sheet; it loads as it is."""

import io
from datetime import datetime

import xlsxwriter

from ilonet.deployments.incoming import duties, headers
from ilonet.lib.refusals import absent
from ilonet.loads import template_words as words
from ilonet.loads.template_words import FIELDS, LANGUAGES, NEEDED

__all__ = ["LANGUAGES", "headings", "template"]

PREPARED_ROWS = 2000
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def headings(language: str) -> list[str]:
    """The first word of each column in this language is the one by which it is written."""
    return [headers.WORDS[field][language][0] for field in FIELDS]


def template(language: str, *, created: datetime) -> tuple[str, bytes]:
    """Its file name and its bytes; absent in a language in which lists are not read."""
    if language not in LANGUAGES:
        raise absent()
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, PLAIN)
    workbook.set_properties({"title": words.SHEETS[language][0], "created": created.replace(tzinfo=None)})
    _write_list(workbook, language)
    _write_explanations(workbook, language)
    workbook.close()
    return f"ilonet-{words.SHEETS[language][0].lower()}-{language}.xlsx", out.getvalue()


def _write_list(workbook: xlsxwriter.Workbook, language: str) -> None:
    sheet = workbook.add_worksheet(words.SHEETS[language][0])
    needed, optional = workbook.add_format({"bold": True, "bottom": 1}), workbook.add_format({"bottom": 1})
    day, text = workbook.add_format({"num_format": "yyyy-mm-dd"}), workbook.add_format({"num_format": "@"})
    for column, (field, title) in enumerate(zip(FIELDS, headings(language), strict=True)):
        sheet.write_string(0, column, title, needed if field in NEEDED else optional)
        formats = {"begins_on": day, "ends_on": day, "notified_on": day, "phone": text}
        sheet.set_column(column, column, max(14, len(title) + 2), formats.get(field))
    column = FIELDS.index("host_type")
    allowed = {"validate": "list", "source": list(words.HOSTS[language]), "error_type": "warning"}
    sheet.data_validation(1, column, PREPARED_ROWS, column, allowed)
    sheet.freeze_panes(1, 2)


def _write_explanations(workbook: xlsxwriter.Workbook, language: str) -> None:
    sheet = workbook.add_worksheet(words.SHEETS[language][1])
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(words.TITLES[language]):
        sheet.write_string(0, column, title, bold)
    for row, (field, title) in enumerate(zip(FIELDS, headings(language), strict=True), start=1):
        sheet.write_string(row, 0, f"{row}. {title}", wrapped)
        sheet.write_string(row, 1, words.YES[language] if field in NEEDED else "", wrapped)
        sheet.write_string(row, 2, words.EXPLAINED[field][language], wrapped)
        sheet.write_string(row, 3, allowed_values(field, language), wrapped)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 3, 56)


def allowed_values(field: str, language: str) -> str:
    if field == "host_type":
        return "\n".join(words.HOSTS[language])
    if field in {"begins_on", "ends_on", "notified_on"}:
        return words.DAY[language]
    if field in {"host", "also_covers"}:
        return words.COUNTRY[language]
    if field == "duties":
        topics = zip(duties.TOPICS, words.TOPICS[language], strict=True)
        assistance = zip(duties.ASSISTANCE, words.ASSISTANCE[language], strict=True)
        return "\n".join([*(f"{a}: {b}" for a, b in topics), *(f"A-{a}: {b}" for a, b in assistance)])
    return "1–100" if field == "share" else ""
