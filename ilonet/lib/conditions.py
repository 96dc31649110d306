"""Conditions that every noun's access.py may need."""

from django.db.models import Q

NOTHING = Q(pk__in=[])
