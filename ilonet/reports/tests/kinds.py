"""Reports of a kind, as the fixed cast would write them."""

from ilonet.reports.tests.test_verbs import draft

ALERT = {
    "document": "passport",
    "issuing_state": "GHA",
    "method": "altered",
    "features": ["photo", "laminate"],
    "detection": "The laminate lifts at the lower edge.",
}


FLOWS = [
    {"origin": "GMB", "number": 20, "women": 18, "men": 2},
    {"origin": "SEN", "number": 61},
    {"origin": "MLI", "number": 3},
]


def alert(cast, **said):
    """A document-fraud alert that may be released."""
    return draft(
        cast,
        **{
            "kind": "document_fraud",
            "template_version": 1,
            "particulars": ALERT,
            "source_code": "B",
            "information_code": "2",
            "europol": "no",
            "audience": [cast.west.circle_id],
        }
        | said,
    )


def of_kind(cast, kind, particulars, **said):
    return alert(cast, kind=kind, particulars=particulars, **said)
