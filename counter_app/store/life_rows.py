"""Projection rows of a dossier's life: answers without acceptance, terms that run."""

from __future__ import annotations

from typing import Any

from counter_app.domain.alarms import watches
from counter_app.domain.dossier.entries.answers import IntakeClosed, IntakeFile, IntakeWithdrawn
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.moments import iso
from counter_app.domain.text import fold


def answered_row(stream: str, state: DossierState, file: IntakeFile) -> dict[str, Any]:
    """The line of a dossier that has no code (yet)."""
    draft = file.draft
    firm, submitter = draft.organisation, draft.submitter
    return {
        "stream": stream,
        "status": state.status.value,
        "agency": file.agency,
        "agency_name": file.agency_name,
        "procedure_code": file.procedure.code,
        "procedure_name": file.procedure.name,
        "owner_name": draft.owner.name,
        "owner_id_number": draft.owner.id_number,
        "organisation_name": firm.name if firm else "",
        "tax_code": firm.tax_code if firm else "",
        "submitter_id_number": submitter.id_number if submitter else "",
        "counter": file.counter,
        "clerk_name": file.clerk_name,
        "at": _answered_at(state),
        "rounds": len(state.supplements),
        "words": _words(state, file),
        "page_count": len(state.pages),
        "practice": file.practice,
    }


def watch_rows(stream: str, state: DossierState, agency: str) -> list[dict[str, Any]]:
    """Every term that runs."""
    return [
        {
            "stream": stream,
            "place": place,
            "alarm": watch.alarm.value,
            "rule": watch.rule,
            "base_at": iso(watch.base_at),
            "agency": agency,
            "what": watch.what,
        }
        for place, watch in enumerate(watches(state))
    ]


def _words(state: DossierState, file: IntakeFile) -> str:
    """What it is found by, a space before each word."""
    draft = file.draft
    people = (draft.owner, draft.submitter)
    found = [draft.organisation.name, draft.organisation.tax_code] if draft.organisation else []
    for person in people:
        if person is not None:
            found += [person.name, person.id_number, person.old_id_number, person.phone]
    found += [asked.number for asked in state.supplements]
    found += [state.refused.number] if state.refused else []
    return " " + fold(" ".join(filter(None, found)))


def _answered_at(state: DossierState) -> str:
    match state.intake_ended:
        case IntakeWithdrawn() as ended:
            return iso(ended.withdrawn_at)
        case IntakeClosed() as ended:
            return iso(ended.closed_at)
    if state.refused is not None:
        return iso(state.refused.refused_at)
    if state.supplements:
        return iso(state.supplements[-1].asked_at)
    return iso(state.submitted.submitted_at) if state.submitted else ""
