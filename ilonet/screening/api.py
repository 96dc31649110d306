"""May this text pass? The gate, asked from outside; nothing of the text is kept."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from ilonet.lib.bodies import Body
from ilonet.screening.gate import screen

router = Router(tags=["screening"])
LONGEST = 200_000


class TextIn(Body):
    text: str = Field(max_length=LONGEST)
    language: str = Field(default="en", pattern="^[a-z]{2}$")


class VerdictOut(Schema):
    verdict: str
    findings: list[dict[str, Any]]


@router.post("/screen", response=VerdictOut, summary="Ask the gate about a text")
def ask(request: HttpRequest, asked: TextIn) -> Any:
    return screen(asked.text, language=asked.language).as_json()
