"""Is there a wallet of a crypto-asset?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from ilonet.screening.alphabets import cue
from ilonet.screening.finding import Trace
from ilonet.screening.reading import Reading

BASE58 = r"[1-9A-HJ-NP-Za-km-z]"
# A line may break inside; spaces may group.
START = re.compile(
    r"(?<![\w/])(?:0[xX](?=[0-9a-fA-F\s])|bc1|BC1|tb1|ltc1|LTC1|addr1|ADDR1|lnbc|LNBC|bitcoincash:|EQ|UQ|[13LMTD48](?=[\s.-]?[1-9A-Za-z]))"
)
PIECE = re.compile(r"[A-Za-z0-9_]++")
BREAK = re.compile(r"[ ]|\n|[.-](?=\w)|[ ]?\n")
MOST_PIECES, SMALLEST_PIECE = 40, 3
SHORTEST, LONGEST, LONGEST_CHECKED = 26, 130, 35
CHECKED = "13LMTD"  # how addresses begin that end in a sum of themselves
FORMS = (
    re.compile(r"0[xX][0-9a-fA-F]{40}"),
    re.compile(r"(?:bc1|BC1|tb1)[0-9a-zA-Z]{39,59}"),
    re.compile(r"(?:ltc1|LTC1)[0-9a-zA-Z]{39,59}"),
    re.compile(r"(?:addr1|ADDR1)[0-9a-zA-Z]{50,100}"),
    re.compile(r"(?:lnbc|LNBC)[0-9a-zA-Z]{50,120}"),
    re.compile(rf"[48][0-9AB]{BASE58}{{93}}"),
    re.compile(r"(?:EQ|UQ)[A-Za-z0-9_]{46}"),
)
BY_CHECK = re.compile(rf"[13LMTD]{BASE58}{{25,34}}")
WORD = re.compile(
    r"(?<!\w)(?:"
    + cue(
        r"wallets?|bitcoin\w{0,2}|btc|ether\w{0,4}|eth|usdt|tether|tron|monero|xmr|litecoin|crypto\w{0,10}|krypto\w{0,12}|solana|portefeuille|cartera|portafoglio|carteira"
        r"|lompakko\w{0,3}|lommebog|plånbok|portfel\w{0,3}|peněžen\w{1,3}|peňažen\w{1,3}|pénztárc\w{1,4}|portofel\w{0,2}|портфейл\w{0,2}|πορτοφόλι|novčanik\w{0,2}|denarnic\w{1,2}|rahakot\w{0,2}|pinigin\w{1,3}|mak\w{1,3}|sparán"
    )
    + r")(?!\w)"
)
TOKEN = re.compile(r"(?<![\w/])(?=[a-zA-Z]*\d)[A-Za-z0-9]{26,64}(?![\w/])")
REACH = 60
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def wallets(reading: Reading) -> Iterator[Trace]:
    values, at = reading.values, 0
    for match in START.finditer(values):
        if match.start() >= at:
            end = _wallet(values, match.start())
            if end:
                at = end
                yield Trace("wallet", *reading.span(match.start(), end))
    for word in WORD.finditer(reading.cues):
        found = TOKEN.search(values, word.end(), word.end() + REACH + 64)
        if found and found.start() <= word.end() + REACH:
            yield Trace("wallet", *reading.span(*found.span()))


def _wallet(values: str, start: int) -> int:
    """Pieces are joined until they are an address, or too long for one: where it ends, or 0."""
    joined, at, end = "", start, 0
    longest = LONGEST_CHECKED if values[start] in CHECKED else LONGEST
    for _ in range(MOST_PIECES):
        piece = PIECE.match(values, at, at + LONGEST)
        if not piece:
            break
        joined += piece.group()
        if len(joined) > longest or (len(joined) > SHORTEST // 2 and joined.isdigit()):
            break
        if len(joined) >= SHORTEST and is_wallet(joined):
            end = piece.end()
        gap = BREAK.match(values, piece.end())
        if not gap or len(piece.group()) < SMALLEST_PIECE:
            break
        at = gap.end()
    return end


def is_wallet(joined: str) -> bool:
    if joined[0] in CHECKED:
        return BY_CHECK.fullmatch(joined) is not None and is_confirmed(joined)
    return any(form.fullmatch(joined) for form in FORMS)


def is_confirmed(address: str) -> bool:
    """Bitcoin, Litecoin, Tron and Dogecoin end in the first four bytes of their own double SHA-256."""
    number = 0
    for letter in address:
        number = number * 58 + ALPHABET.index(letter)
    if number >= 1 << 200:
        return False
    raw = number.to_bytes(25, "big")
    return sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]
