"""Which facts each form of the desk is given: the contract between who prints and the templates.

A template that names another fact is refused when it is read, not when a citizen waits for it.
"""

from __future__ import annotations

from types import MappingProxyType

from counter_app.domain.form_template import Known

# Of every form about one dossier.
_DOSSIER = frozenset(
    {
        "code",
        "owner",  # the organisation if there is one, else the person
        "tax_code",
        "signatory",
        "submitter",
        "address",
        "phone",
        "email",
        "identity",  # "Số định danh cá nhân: 051…"
        "procedure",
        "agency",
        "unit",  # "Bộ phận Tiếp nhận và Trả kết quả …"
        "centre",
        "hotline",
        "received_at",  # "07 giờ 05 phút, ngày 23 tháng 11 năm 2026"
        "received_on",  # "Ngày 23 tháng 11 năm 2026"
        "due_at",
        "issued_at",
        "issued_on",
        "number",  # of the paper itself
        "clerk",
    }
)
_LIST = frozenset({"number", "centre", "issued_at", "issued_on", "clerk", "count"})


def _known(texts: frozenset[str], more: str = "", **rows: str) -> Known:
    return Known(
        texts | frozenset(more.split()),
        {name: frozenset(fields.split()) for name, fields in rows.items()},
    )


FORM_FACTS = MappingProxyType(
    {
        "supplement": _known(
            _DOSSIER,
            "reason reply_by close_after round contact contact_phone",
            items="number paper fault content",
        ),
        "refusal": _known(_DOSSIER, "reason ground"),
        "apology": _known(_DOSSIER, "reason new_due_at addressee late"),
        "stopped": _known(_DOSSIER, "reason ground stopped_at", papers="number name count"),
        "unresolved": _known(_DOSSIER, "reason ground", papers="number name count"),
        "withdrawal": _known(_DOSSIER, "reason", papers="number name count"),
        "control": _known(
            _DOSSIER, "partners", legs="number giver taker at result note given_by taken_by"
        ),
        "transfer": _known(_DOSSIER, "lead manner", steps="number agency work due_at note"),
        "route": _known(
            frozenset({"centre", "issued_at", "clerk"}),
            "procedure owner lead manner supervised_by due_at source",
            steps="number agency work due_at note",
        ),
        "setup": _known(
            frozenset({"issued_at", "clerk"}),
            "pc counter server",
            steps="number name state content",
        ),
        "posting": _known(
            frozenset({"centre", "issued_at"}),
            "procedure procedure_code document from_on checked_on",
            fields="number head value",
        ),
        "correction": _known(
            _DOSSIER, "result_number result_on wrong right cause new_due_at cost", kept="text"
        ),
        "reappointment": _known(
            _DOSSIER, "result_number result_on wrong right reason new_due_at cost", kept="text"
        ),
        "loss": _known(_DOSSIER, "what reason remedy new_due_at cost"),
        "verification": _known(_DOSSIER, "held_at place content", people="text"),
        "return_receipt": _known(
            _DOSSIER,
            "giver giver_phone receiver receiver_identity receiver_phone authority fee",
            results="number kind reference summary issued_on count",
            surrendered="text",
            given_back="text",
            papers_back="text",
        ),
        "to_bring": _known(_DOSSIER, "receiver return_desk", lacks="text"),
        "handover_dossiers": _known(
            _LIST,
            "giver taker carrier vehicle mismatch",
            dossiers="number code procedure owner papers note",
        ),
        "handover_results": _known(
            _LIST,
            "giver taker carrier vehicle mismatch",
            results="number code procedure owner result address fee post note",
        ),
        "trips": _known(
            _LIST,
            "period total_dossiers total_results",
            trips="number on route carrier lists dossiers results note",
        ),
        "register": _known(
            _LIST,
            "book year agency from_on to_on first last opened_on closed_on",
            dossiers="number code procedure sets owner contact agency received due returned manner"
            " signed note",
        ),
    }
)
