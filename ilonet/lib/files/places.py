"""Where in a file, in the reader's words. Numbers and names of ours only: a place never repeats what was found."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.lib.files.passages import Passage

PLACES: dict[str, Any] = {
    "alternative": _("alternative text or hint %(first)s"),
    "author": _("name of an author, near %(first)s"),
    "cell": _("sheet %(first)s, cell %(second)s"),
    "code": _("code in the picture (QR code or bar code)"),
    "comment": _("comment %(first)s"),
    "defined_name": _("defined name"),
    "deleted": _("deleted text kept as a tracked change, near %(first)s"),
    "exif": _("EXIF field %(first)s"),
    "field": _("field code, near %(first)s"),
    "file_name": _("file name"),
    "footer": _("footer %(first)s"),
    "footnote": _("footnote %(first)s"),
    "form_field": _("form field"),
    "header": _("header %(first)s"),
    "hidden_cell": _("hidden sheet %(first)s, cell %(second)s"),
    "inner_code": _("picture %(first)s of the document, a code in it (QR code or bar code)"),
    "inner_exif": _("picture in the document, EXIF field %(first)s"),
    "inner_picture_text": _("picture in the document, text %(first)s (%(second)s)"),
    "inner_words": _("picture %(first)s of the document, words in it"),
    "link": _("address of a link"),
    "notes": _("notes of slide %(first)s"),
    "page": _("page %(first)s"),
    "page_code": _("picture, page %(first)s, a code in it (QR code or bar code)"),
    "page_words": _("picture, page %(first)s, words in it"),
    "paragraph": _("paragraph %(first)s"),
    "part": _("part that is not shown"),
    "picture_text": _("text %(first)s beside the picture (%(second)s)"),
    "pivot": _("table remembered by a pivot table"),
    "property": _("property of the file"),
    "row": _("row %(first)s, column %(second)s"),
    "sheet_name": _("name of sheet %(first)s"),
    "slide": _("slide %(first)s"),
    "text": _("text"),
    "words": _("words in the picture"),
}


def place_of(passage: Passage) -> str:
    first, second, *_rest = (*passage.where, "", "")
    return (str(PLACES[passage.kind]) % {"first": first, "second": second}).strip()
