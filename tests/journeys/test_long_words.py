"""A word longer than the line, as Finnish and careless typing make them: it breaks, and no page has to be pushed sideways."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.databases import CHECKOUT
from tests.journeys.harness import DESK, PHONE

pytestmark = pytest.mark.browser

WORD = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 2
PARTS = {
    "a line of a list": f'<ul class="lines"><li><div><p class="title">{WORD}</p></div><p class="when">today</p></li></ul>',
    "a line beside": f'<aside style="width: 16rem"><ul class="lines"><li><div><p>{WORD}</p></div></li></ul></aside>',
    "facts": f'<dl class="facts"><div><dt>{WORD}</dt><dd>{WORD}</dd></div></dl>',
    "a row": '<table class="table cards"><thead><tr><th>Title</th><th>From</th><th>Released</th></tr></thead><tbody><tr>'
    f'<th scope="row"><a href="#">{WORD}</a></th><td data-label="From">Dakar</td><td data-label="Released">today</td></tr></tbody></table>',
}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_breaks(browser: Browser, size: ViewportSize) -> None:
    page = browser.new_page(viewport=size)
    for what, part in PARTS.items():
        page.set_content(f"<main>{part}</main>")
        for sheet in ("paper", "components", "forms"):
            page.add_style_tag(path=CHECKOUT / f"ilonet/site/static/site/{sheet}.css")
        page.add_style_tag(content="body { font-family: sans-serif }")
        over = page.evaluate(
            "[...document.querySelectorAll('main *')].some((one) => one.getBoundingClientRect().right > innerWidth"
            " || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)"
        )
        assert not over, what
    page.close()
