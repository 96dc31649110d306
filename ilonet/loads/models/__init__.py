"""A list on its way into the register, and what an authority's lists call things."""

from ilonet.loads.models.load import Load, Stage
from ilonet.loads.models.wording import Wording

__all__ = ["Load", "Stage", "Wording"]
