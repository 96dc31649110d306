"""How do spans of days look as bars? No words inside, so that they stretch to any width; words stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ilonet.deployments.timeline import DAY, PLANNED, SERVED, VACANT

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ilonet.deployments.timeline import Row, Span

WIDE, HIGH = 1000, 20
BEFORE_YEARS, AFTER_YEARS = 2, 2
SHAPES = {SERVED: (2, 16), PLANNED: (5, 10), VACANT: (9, 2)}  # from the top, high: told apart without colour


@dataclass(frozen=True)
class Window:
    """Whole years around the day that is asked for."""

    first: date
    last: date
    day: date

    @classmethod
    def around(cls, day: date) -> Window:
        return cls(date(day.year - BEFORE_YEARS, 1, 1), date(day.year + AFTER_YEARS, 12, 31), day)

    @property
    def years(self) -> list[int]:
        return list(range(self.first.year, self.last.year + 1))

    @property
    def earlier(self) -> date:
        return self.day.replace(year=self.day.year - BEFORE_YEARS, day=min(self.day.day, 28))

    @property
    def later(self) -> date:
        return self.day.replace(year=self.day.year + AFTER_YEARS, day=min(self.day.day, 28))

    def at(self, day: date) -> float:
        """Where a day begins."""
        whole = (self.last - self.first).days + 1
        return round(min(max((day - self.first).days, 0), whole) * WIDE / whole, 1)

    def shows(self, span: Span) -> bool:
        return span.from_on <= self.last and (span.until_on is None or span.until_on >= self.first)


def bar(row: Row, window: Window) -> SafeString:
    """One post as a picture with its words."""
    shown = [span for span in row.spans if window.shows(span)]
    return format_html(
        '<svg class="bar" role="img" aria-label="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">{}{}{}</svg>',
        "; ".join(said(span) for span in shown) or _("nothing known in these years"),
        WIDE,
        HIGH,
        format_html_join(
            "",
            '<line class="bar-year" x1="{0}" x2="{0}" y1="0" y2="{1}"/>',
            ((window.at(date(year, 1, 1)), HIGH) for year in window.years[1:]),
        ),
        format_html_join("", "{}", ((_block(span, window),) for span in shown)),
        format_html('<line class="bar-day" x1="{0}" x2="{0}" y1="0" y2="{1}"/>', window.at(window.day), HIGH),
    )


def said(span: Span) -> str:
    """Served from 1 Jan 2026 to 31 Dec 2026."""
    words = {
        SERVED: _("served from %(from)s to %(until)s"),
        PLANNED: _("planned from %(from)s to %(until)s"),
        VACANT: _("vacant from %(from)s to %(until)s") if span.until_on else _("vacant since %(from)s"),
    }
    return words[span.what] % {"from": _day(span.from_on), "until": _day(span.until_on)}


def _block(span: Span, window: Window) -> SafeString:
    begins = window.at(span.from_on)
    ends = window.at((span.until_on or window.day) + DAY)
    top, high = SHAPES[span.what]
    return format_html(
        '<rect class="bar-{}" x="{}" y="{}" width="{}" height="{}"/>',
        span.what, begins, top, round(max(ends - begins, 1), 1), high,
    )  # fmt: skip


def _day(day: date | None) -> str:
    return date_format(day, pgettext("a day; letters of Django's date filter", "j M Y")) if day else ""
