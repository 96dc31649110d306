"""For how long is something asked, where the law names no day? Defaults of the platform; the register sets the others."""

from datetime import timedelta

LATE_NOTICE_TOLD_FOR = timedelta(days=60)  # afterwards it is history, and stands in the activity report
VACANCY_TOLD_FOR = timedelta(days=60)  # a post that nobody follows on by then is taken as given up
REVIEWED_WITHIN = timedelta(days=3)
WARNING_SEEN_WITHIN = timedelta(days=2)  # the Board measures what was acknowledged within 48 hours (requirements D.4)
WARNING_LEFT_FOR = timedelta(days=30)
DRAFT_LEFT_FOR = timedelta(days=14)
TERM_ENDS_WITHIN = timedelta(days=30)
