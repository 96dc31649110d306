"""A request, whom it asks, what they answered, and what was compiled of it."""

from ilonet.requests.models.addressee import Addressee
from ilonet.requests.models.answer import Answer
from ilonet.requests.models.compilation import Compilation
from ilonet.requests.models.request import Request, RequestQuerySet

__all__ = ["Addressee", "Answer", "Compilation", "Request", "RequestQuerySet"]
