"""Reports for machines: what they say, and who reads them."""

from ninja import Router

from ilonet.reports.api.corroboration import router as corroboration
from ilonet.reports.api.passing_on import router as passing_on
from ilonet.reports.api.reports import router as reports
from ilonet.reports.api.sharing import router as sharing
from ilonet.reports.api.sharing_drafts import router as sharing_drafts

router = Router()
router.add_router("", reports)
router.add_router("", sharing)
router.add_router("", passing_on)
router.add_router("", sharing_drafts)
router.add_router("", corroboration)

__all__ = ["router"]
