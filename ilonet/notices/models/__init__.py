"""What somebody is told of, what they follow, how it reaches them, and how far the audit was read for it."""

from ilonet.notices.models.feed import Feed
from ilonet.notices.models.mail import Delivery, Mail
from ilonet.notices.models.notice import Bookmark, Kind, Notice
from ilonet.notices.models.subscription import Pace, Subscription

__all__ = ["Bookmark", "Delivery", "Feed", "Kind", "Mail", "Notice", "Pace", "Subscription"]
