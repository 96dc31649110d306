"""Is this answer one that we can stand by? (security.md 3.1)"""

import json
import re
from html.parser import HTMLParser
from typing import Any

TOLD = {"code", "message", "hint", "ref"}
LEAKS = re.compile(
    r"Traceback|File &quot;|File \"|\bline \d+, in\b|\bSELECT\b|\bINSERT INTO\b|psycopg|pydantic|django\.|\bninja\b"
    r"|allauth|\bilonet\.[a-z]+\.|site-packages|/usr/lib|\w\.py\b|DETAIL:|DataError|ValueError|KeyError|object at 0x"
)
CANARY = "Quizzical" * 12  # longer than the 40 characters that an answer may repeat


def faults(response: Any, path: str) -> list[str]:
    status = response.status_code
    if status >= 500:
        broken = response.exc_info[1] if getattr(response, "exc_info", None) else ""
        return [f"{status}: {type(broken).__name__}: {str(broken)[:200]}"]
    body = b"" if response.streaming else response.content
    text = body.decode("utf-8", "replace")
    found = []
    if 300 <= status < 400 and not _stays_here(response.headers.get("Location", "")):
        found.append(f"redirects away: {response.headers['Location'][:80]}")
    if status >= 400 and response.request["REQUEST_METHOD"] != "HEAD":
        found += _refusal(response, text, path)
    return found


def _refusal(response: Any, text: str, path: str) -> list[str]:
    if leak := LEAKS.search(text):
        return [f"{response.status_code} tells {text[max(0, leak.start() - 40) : leak.end() + 60]!r}"]
    if path.startswith("/api/") or "json" in response.headers.get("Content-Type", ""):
        return _as_json(response, text)
    seen = Seen()
    seen.feed(text)
    if seen.has_form_errors:  # the form again, with what to mend beside the field; typed text is never lost
        return []
    missing = sorted({"h1", "hint", "ref", "code"} - seen.parts)
    found = [f"{response.status_code} does not say {', '.join(missing)}"] if missing else []
    if CANARY in text:
        found.append("repeats what was sent")
    return found


def _as_json(response: Any, text: str) -> list[str]:
    try:
        error = json.loads(text)["error"]
    except (ValueError, KeyError, TypeError):
        return [f"{response.status_code} is not in our words: {text[:80]!r}"]
    empty = sorted(name for name in TOLD if not error.get(name))
    found = [f"{response.status_code} {error.get('code')} does not say {', '.join(empty)}"] if empty else []
    return [*found, "repeats what was sent"] if CANARY in text else found


def _stays_here(where: str) -> bool:
    return bool(re.match(r"/(?![/\\])", where)) or where.startswith(("?", "http://testserver/"))


class Seen(HTMLParser):
    """Which of the four things stand on a page of refusal, and whether it is a form to be mended."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: set[str] = set()
        self.has_form_errors = False
        self.inside: list[tuple[str, str]] = []
        self.refusing = False
        self.codes = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag in {"h1", "p", "dd"}:
            self.inside.append((tag, " ".join(classes)))
        self.refusing |= tag == "section" and "refusal" in classes
        self.has_form_errors |= "errorlist" in classes or "error-summary" in classes or "errors" in classes

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1][0] == tag:
            self.inside.pop()
        self.refusing &= tag != "section"

    def handle_data(self, data: str) -> None:
        if not data.strip() or not self.inside:
            return
        tag, classes = self.inside[-1]
        if tag == "h1":
            self.parts.add("h1")
        elif tag == "p" and self.refusing:
            self.parts.add("hint")
        elif tag == "dd" and "code" in classes:
            self.codes += 1
            self.parts |= {"ref"} if self.codes == 1 else {"code"}
