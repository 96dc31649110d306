"""Early warnings, which are reports, and what is said of them."""

from typing import Any

from ilonet.warnings.models import Acknowledgement, Closing, FollowUp
from tests.populating.stored import Populated, store


def warnings(here: Populated, made: dict[str, Any]) -> dict[str, Any]:
    return {key: made["reports"][key] for key in here.world.warnings}


def acknowledgements(here: Populated, made: dict[str, Any]) -> dict[str, Acknowledgement]:
    rows = {
        key: Acknowledgement(
            report=made["reports"][one.report], authority=made["authorities"][one.authority], version=1
        )
        for key, one in here.world.acknowledgements.items()
    }
    return store(Acknowledgement, rows)


def closings(here: Populated, made: dict[str, Any]) -> dict[str, Closing]:
    rows = {
        key: Closing(report=made["reports"][one.report], outcome="confirmed", **_again(here, one.reopened))
        for key, one in here.world.closings.items()
    }
    return store(Closing, rows)


def _again(here: Populated, reopened: bool) -> dict[str, Any]:
    return {"reopened_at": here.world.at, "reopened_because": "It goes on"} if reopened else {}


def follow_ups(here: Populated, made: dict[str, Any]) -> dict[str, FollowUp]:
    rows = {
        key: FollowUp(report=made["reports"][one.report], by=made["reports"][one.by])
        for key, one in here.world.follow_ups.items()
    }
    return store(FollowUp, rows)
