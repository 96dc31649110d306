"""What stands in a form before one types? Read from the page as a browser would."""

from __future__ import annotations

from html.parser import HTMLParser

Fields = list[tuple[str, str]]
BOXES = {"checkbox", "radio"}


class Forms(HTMLParser):
    """Each POST form of a page: its address and its fields with what stands in them."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address = address  # where a form without an address of its own goes
        self.found: list[tuple[str, Fields]] = []
        self._open: Fields | None = None
        self._text: str | None = None
        self._select: str | None = None
        self.feed(page)

    def at(self, ending: str) -> tuple[str, Fields]:
        """The form whose address ends so.

        Raises LookupError when the page has none.
        """
        for action, fields in self.found:
            if action.endswith(ending):
                return action, fields
        msg = f"no form at …{ending}, only at {[action for action, _ in self.found]}"
        raise LookupError(msg)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = []
            if told.get("method", "").lower() == "post":
                self.found.append((told.get("action") or self.address, self._open))
        elif self._open is not None:
            self._field(tag, told)

    def _field(self, tag: str, told: dict[str, str]) -> None:
        name = told.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in told:
            self._add(self._select, told.get("value", ""))
        elif tag == "textarea" and name:
            self._add(name, "")
            self._text = name
        elif tag == "input" and name and _is_sent(told):
            self._add(name, told.get("value", "on" if told.get("type") in BOXES else ""))

    def handle_data(self, data: str) -> None:
        if self._text and self._open:
            self._open[-1] = (self._text, self._open[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._text and self._open:
            self._open[-1] = (self._text, self._open[-1][1].removeprefix("\n"))  # the first line break is not text
            self._text = None
        elif tag == "select":
            self._select = None

    def _add(self, name: str, value: str) -> None:
        if self._open is not None:
            self._open.append((name, value))


def _is_sent(told: dict[str, str]) -> bool:
    """A box only when it is ticked, a button only when it is pressed."""
    kind = told.get("type", "text")
    return "checked" in told if kind in BOXES else kind not in {"submit", "button", "file"}


def filled(fields: Fields, **typed: str | list[str]) -> Fields:
    """The fields, with what was typed instead of what stood there; names with dots are written with two underscores."""
    wanted = {name.replace("__", "."): value for name, value in typed.items()}
    kept = [(name, value) for name, value in fields if name not in wanted]
    return kept + [
        (name, one) for name, value in wanted.items() for one in (value if isinstance(value, list) else [value])
    ]
