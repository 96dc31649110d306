"""Is there a link, or a name on a social network (Art. 9: no links to personal data)?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading

# Pages of the Union's institutions may be named as plain text; nothing is ever made live here.
INSTITUTIONS = "europa.eu"

ADDRESS = re.compile(
    r"(?<![\w])(?:(?:h(?:tt|xx)ps?|s?ftps?|file|ssh|wss?)\s?:\s?/\s?/\s?|(?:mailto|tel|sms|skype|tg|whatsapp):(?=[\w+]))"
    r"(?P<rest>[^\s<>\"]{1,2000})"
    r"|(?<![\w@.-])(?P<www>www\s?\.\s?[\w-]+\.[^\s<>\"]{2,2000})",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?<![\w@.-])(?P<host>(?:[\w-]{1,63}\.){1,5}[a-z]{2,18})(?::\d{2,5})?/[^\s<>\"]{1,2000}", re.IGNORECASE
)
ENDINGS = re.compile(
    r"\.(?:[a-z]{2}|com|org|net|info|biz|edu|gov|int|mil|app|dev|online|site|shop|live|link|page|news|club|top"
    r"|xyz|cloud|chat|media|world|global|social|pro|name|mobi|asia|africa|example|test|invalid|onion)$",
    re.IGNORECASE,
)
# Hosts of profiles, messengers, shared drives and shorteners are links even without a path (AC40).
HOSTS = re.compile(
    r"(?<![\w@.-])(?:[\w-]+\.){0,3}(?:facebook\.com|fb\.(?:com|me)|instagram\.com|tiktok\.com|twitter\.com|x\.com"
    r"|t\.(?:me|co)|telegram\.(?:me|org)|wa\.me|vk\.com|ok\.ru|linkedin\.com|lnkd\.in|snapchat\.com|youtube\.com"
    r"|youtu\.be|discord\.(?:gg|com)|signal\.(?:me|group)|viber\.com|bit\.ly|tinyurl\.com|goo\.gl|is\.gd|ow\.ly"
    r"|cutt\.ly|rb\.gy|drive\.google\.com|docs\.google\.com|dropbox\.com|wetransfer\.com|we\.tl|mega\.nz"
    r"|onedrive\.live\.com|1drv\.ms|pastebin\.com)(?![\w-])(?!\.\w)(?:/[^\s<>\"]{0,2000})?",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.+-])@[A-Za-z_][\w.]{2,30}(?!\w*@)")
NETWORK = re.compile(
    r"(?<!\w)(?:telegram|whatsapp|viber|facebook|instagram|tiktok|snapchat|wechat|skype|imo|signal|messenger)"
    r"(?:\s(?:id|user|username|account|name|channel|konto|compte|profil|profile))?\s?[:=]\s?"
)
NICKNAME = re.compile(r"@?(?=\w*[\d_.])(?=[\d._]*[A-Za-z])[A-Za-z0-9_.]{4,32}(?!\w)")
TRAILING = ".,;:!?)]}'»”’"


def links(reading: Reading) -> Iterator[Trace]:
    values = reading.values
    if "." in values or ":" in values:
        yield from _addresses(reading)
    if "@" in values:
        for match in HANDLE.finditer(values):
            yield Trace("handle", *reading.span(*match.span()))
    for match in NETWORK.finditer(reading.cues):
        if name := NICKNAME.match(values, match.end()):
            yield Trace("handle", *reading.span(*name.span()))


def _addresses(reading: Reading) -> Iterator[Trace]:
    values = reading.values
    for match in ADDRESS.finditer(values):
        if not is_institution(match["rest"] or match["www"]):
            yield _trace(reading, match)
    if "/" in values:
        for match in BARE.finditer(values):
            host = match["host"]
            if ENDINGS.search(host) and len(host.split(".")[-2]) > 2 and not is_institution(host):
                yield _trace(reading, match)
    for match in HOSTS.finditer(values):
        yield _trace(reading, match)


def _trace(reading: Reading, match: re.Match[str]) -> Trace:
    length = len(match.group().rstrip(TRAILING))
    return Trace("link", *reading.span(match.start(), match.start() + max(length, 1)))


def is_institution(address: str) -> bool:
    """The host itself, not what stands before an @ or is only part of another name."""
    authority = re.split(r"[/?#\\]", address, maxsplit=1)[0].lower().rstrip(TRAILING)
    host = authority.split(":")[0]
    return "@" not in authority and (host == INSTITUTIONS or host.endswith("." + INSTITUTIONS))
