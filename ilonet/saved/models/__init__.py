"""What somebody comes back to: lists and searches under a name, and words that were typed and not sent."""

from ilonet.saved.models.search import SavedSearch
from ilonet.saved.models.unsent import Unsent

__all__ = ["SavedSearch", "Unsent"]
