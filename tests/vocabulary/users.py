"""Common facts that the trial's three regimes do not state twice, with the regimes that use them.

A common fact must serve two packs. Where the few profiles of the trial show only one user (or none), the users stand
here, each with the place in its law that asks for the fact. `crosswalk` is the pack that compares regimes.
"""

from __future__ import annotations

from typing import NamedTuple


class Shared(NamedTuple):
    """Facts of one entity and who uses them: regime -> where."""

    entity: str
    facts: str
    users: dict[str, str]


JUSTIFIED: tuple[Shared, ...] = (
    Shared(
        "alteration",
        "altered_on by what",
        {"icts-cv": "791.301, legacy exclusion", "jc-star": "re-check after software updates"},
    ),
    Shared(
        "authorization",
        "applied_on refused_on",
        {"icts-cv": "791.307", "fefta": "accreditation by the minister", "jc-star": "label application"},
    ),
    Shared(
        "band",
        "lowest highest direction use",
        {"icts-cv": "791.301, over 450 MHz", "crosswalk": "radio approvals and the FCC covered list"},
    ),
    Shared(
        "classification",
        "control_list code reasons classified_on",
        {"cfius": "800.215", "fefta": "core sectors by export-control lists", "us-outbound": "850.224(c)"},
    ),
    Shared(
        "component",
        "name kind version part_of parts runs_on software",
        {"icts-cv": "791.301", "jc-star": "components that can be updated, component list"},
    ),
    Shared(
        "component",
        "designers developers manufacturers suppliers",
        {
            "icts-cv": "791.302, four verbs",
            "jc-star": "duties split with platform suppliers",
            "crosswalk": "origin file",
        },
    ),
    Shared("component", "alterations", {"icts-cv": "791.301, legacy exclusion", "jc-star": "change management"}),
    Shared(
        "concert",
        "together_with basis concerns began_on ended_on document",
        {"icts-cv": "791.2, arrangements to act in concert", "cfius": "800.208(b)", "fefta": "C.O. 2(19), ix-7"},
    ),
    Shared("condition", "text met", {"icts-cv": "791.306, 791.307", "cfius": "mitigation", "fefta": "mitigation 2027"}),
    Shared(
        "contingent_interest",
        "holder held instrument votes_then depends_on amount_known exercisable_from",
        {"cfius": "800.308", "us-outbound": "850.210(a)(1), (3)"},
    ),
    Shared("deal", "export_checks", {"cfius": "800.401(c)", "crosswalk": "outbound screen, technology transfer"}),
    Shared(
        "enforcement_event",
        "kind law country happened_on sentence_ended_on",
        {"cfius": "800.219(c)", "fefta": "C.O. 3-2(1)"},
    ),
    Shared(
        "evidence",
        "path sha256 title kind date expires issued_by shows",
        {"icts-cv": "791.312", "jc-star": "evidence by requirement", "cfius": "800.404, 800.502"},
    ),
    Shared(
        "export_check",
        "technology person authorization_required exceptions_available",
        {"cfius": "800.401(c), (e)(6)", "crosswalk": "outbound screen, technology transfer"},
    ),
    Shared(
        "filing",
        "procedure authority form_number filed_by representative filed_on accepted_on result result_on",
        {"icts-cv": "791.305", "fefta": "27(1), 55-5", "cfius": "800.401", "jc-star": "label application"},
    ),
    Shared("filing", "waiting_ends_on", {"fefta": "27(2)-(3)", "cfius": "800.405, 800.503"}),
    Shared("filing", "conditions", {"cfius": "mitigation agreements", "fefta": "mitigation from 2027-02-03"}),
    Shared("list_entry", "list listed_on removed_on", {"cfius": "800.219(c)(2)", "us-outbound": "850.224(m)"}),
    Shared(
        "notice",
        "kind authority to dated delivered_on answered_on answer_due_on",
        {"icts-cv": "791.306, 791.311, 791.316, 791.317", "cfius": "800.504, 800.901", "fefta": "27(5)-(10)"},
    ),
    Shared(
        "officer",
        "took_office_on left_office_on",
        {"cfius": "800.219(d), board changes", "fefta": "26(1)(v), status at the act"},
    ),
    Shared("party", "present_in", {"icts-cv": "791.301, any person in the United States", "us-outbound": "850.229"}),
    Shared("party", "state state_level", {"cfius": "800.221, 800.244", "fefta": "C.O. 3-2(1)", "icts-cv": "791.2"}),
    Shared("party", "branches_in", {"icts-cv": "791.301, branches", "cfius": "800.252", "fefta": "26(2)(vi)"}),
    Shared("party", "contingent_holders", {"cfius": "800.308", "us-outbound": "850.210"}),
    Shared("party", "restricted_lists", {"cfius": "800.219(c)(2)", "us-outbound": "850.224(m)"}),
    Shared(
        "product",
        "name model_numbers vendor support_until",
        {"jc-star": "label application", "crosswalk": "recognised labels abroad"},
    ),
    Shared("right", "matters", {"cfius": "800.208(a), (c)", "icts-cv": "791.2, important matters"}),
    Shared("right", "information", {"cfius": "800.211(b)(1)", "fefta": "M.O. 3-2(7), technical information"}),
    Shared("right", "began_on document", {"cfius": "800.206, 800.308", "icts-cv": "791.2", "fefta": "golden share"}),
    Shared("right", "can_decide", {"cfius": "800.208", "icts-cv": "791.2, special share and other means"}),
    Shared("shipment", "reference", {"icts-cv": "791.302", "crosswalk": "origin file"}),
    Shared("stake", "profits assets", {"cfius": "800.235, 800.219", "us-outbound": "850.209, 850.221"}),
    Shared(
        "stake",
        "holder_may_instruct",
        {"fefta": "C.O. 3(1)(viii), real votes", "icts-cv": "791.2, proxy voting", "cfius": "800.208(a), proxies"},
    ),
    Shared("stake", "held_since", {"fefta": "26(2)(ii)", "us-outbound": "850.210(a)(3)"}),
    Shared("stake", "can_decide", {"icts-cv": "791.2, dominant minority", "cfius": "800.208(a)"}),
    Shared(
        "technology",
        "name owned_by activities classifications",
        {"cfius": "800.248(a)", "fefta": "core sectors", "us-outbound": "850.217, 850.224"},
    ),
    Shared(
        "tie",
        "to kind share basis began_on ended_on document",
        {"icts-cv": "791.2, direction and financing", "fefta": "C.O. 3-2(1), information duty", "cfius": "800.502"},
    ),
    Shared("vehicle", "name", {"icts-cv": "791.305", "crosswalk": "vehicle approvals"}),
    Shared(
        "violation",
        "committed_by committed_on transaction_value penalty_assessed_on false_statement",
        {"icts-cv": "791.318", "cfius": "800.901", "us-outbound": "850.701"},
    ),
)
