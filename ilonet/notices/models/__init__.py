"""What somebody is told of, what they follow, and how far the audit was read for it."""

from ilonet.notices.models.notice import Bookmark, Kind, Notice
from ilonet.notices.models.subscription import Pace, Subscription

__all__ = ["Bookmark", "Kind", "Notice", "Pace", "Subscription"]
