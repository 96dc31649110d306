"""What may stand in the body of a call? Named fields and no others."""

from ninja import Schema
from pydantic import ConfigDict


class Body(Schema):
    """A misspelt field is refused, not ignored: whoever sent it believes that it counted."""

    model_config = ConfigDict(extra="forbid")
