"""May this person do this with that? One function per noun and verb, from requirements E, design.md 3 and 4, Arts 2 to 9."""

from collections.abc import Callable

from tests.model import comments, looks, people, registers, reports, requests, spills, warnings
from tests.model.world import World

Rule = Callable[[World, str | None, str], bool]

RULES: dict[str, dict[str, Rule]] = {
    "posts": {"read": registers.read_register, "amend": registers.amend_post},
    "deployments": {"read": registers.read_register, "amend": registers.amend_deployment},
    "contacts": {
        "read": registers.read_contact,
        "correct": registers.correct_contact,
        "export": registers.export_contact,
    },
    "networks": {
        "read": registers.read_network,
        "work_in": registers.work_in_network,
        "form": registers.keep_network,
        "change": registers.keep_network,
        "close": registers.keep_network,
    },
    "facilitations": {"read": registers.read_network},
    "reports": {
        "read": reports.read_report,
        "amend": reports.amend_report,
        "discard": reports.discard_report,
        "submit": reports.submit_report,
        "release": reports.release_report,
        "return": reports.return_report,
        "revise": reports.revise_report,
        "withdraw": reports.withdraw_report,
        "widen": reports.widen_report,
        "narrow": reports.narrow_report,
        "ask_wider": reports.ask_wider,
        "corroborate": reports.corroborate_report,
        "receive": reports.receive_product,
        "pass_on": reports.pass_product_on,
        "export": reports.export_report,
        "comment": comments.comment_on_report,
    },
    "corroborations": {"read": reports.read_corroboration},
    "citations": {"read": reports.read_citation},
    "receipts": {"read": reports.read_receipt},
    "widenings": {"read": reports.read_widening, "answer": reports.answer_widening},
    "shared_drafts": {
        "read": reports.read_shared_draft,
        "comment": reports.comment_on_shared_draft,
        "unshare": reports.unshare_draft,
    },
    "versions": {"read": reports.read_version},
    "comments": {
        "read": comments.read_comment,
        "reply": comments.answer_comment,
        "edit": comments.edit_comment,
        "take_back": comments.take_back_comment,
    },
    "looks": {"read": looks.read_look, "ask": looks.ask_look, "decide": looks.decide_look},
    "spills": {"read": spills.read_spill, "purge": spills.end_spill, "undo": spills.end_spill},
    "readings": {"read": reports.read_reading},
    "files": {"read": reports.read_file, "amend": reports.amend_file},
    "requests": {
        "read": requests.read_request,
        "amend": requests.amend_request,
        "remind": requests.remind_request,
        "follow": requests.follow_request,
        "comment": comments.comment_on_request,
    },
    "addressees": {
        "read": requests.read_addressee,
        "task": requests.task_addressee,
        "decline": requests.decline_addressee,
        "answer": requests.answer_addressee,
    },
    "answers": {
        "read": requests.read_answer,
        "write": requests.write_answer,
        "submit": requests.submit_answer,
        "release": requests.release_answer,
        "return": requests.return_answer,
        "withdraw": requests.withdraw_answer,
    },
    "compilations": {"read": requests.read_compilation},
    "warnings": {
        "read": warnings.read_warning,
        "acknowledge": warnings.acknowledge_warning,
        "close": warnings.close_warning,
        "reopen": warnings.reopen_warning,
        "follow": warnings.follow_warning,
    },
    "acknowledgements": {"read": warnings.read_acknowledgement},
    "closings": {"read": warnings.read_closing},
    "follow_ups": {"read": warnings.read_follow_up},
    "events": {"read": people.read_event},
    "viewings": {"read": people.read_viewing},
    "loads": {"read": people.own_load, "confirm": people.own_load, "discard": people.own_load},
    "wordings": {"read": people.own_wording, "say": people.own_wording},
    "admissions": {
        "read": people.read_admission,
        "administer": people.administer_admission,
        "approve": people.approve_admission,
        "second": people.second_admission,
    },
    "confirmations": {"read": people.read_confirmation, "confirm": people.confirm_needed},
    "country_risks": {"read": people.read_country_risk, "set": people.set_country_risk},
    "suspensions": {"read": people.read_suspension, "suspend": people.suspend_account, "resume": people.resume_account},
    "phrases": {"read": people.own_phrase, "keep": people.own_phrase},
    "unsent": {"read": people.own_unsent},
    "saved": {"read": people.own_saved_search, "keep": people.own_saved_search},
    "notices": {"read": people.own_notice},
    "feeds": {"read": people.own_feed},
    "subscriptions": {"read": people.own_subscription, "keep": people.own_subscription},
    "appointments": {"read": people.read_appointment, "authorise": people.authorise},
}


def may(world: World, person: str | None, verb: str, noun: str, key: str) -> bool:
    """Every verb comes on top of knowing (design.md 3). `person` None is somebody who has not signed in."""
    rules = RULES[noun]
    return rules["read"](world, person, key) and rules[verb](world, person, key)


def known(world: World, person: str | None, verb: str, noun: str) -> set[str]:
    """All of a noun with which this person may do this."""
    return {key for key in getattr(world, noun) if may(world, person, verb, noun, key)}
