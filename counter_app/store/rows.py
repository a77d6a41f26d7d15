"""`rows(folded)`: the projection rows of one stream, from nothing but its folded entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table

from counter_app.domain.codes import read_dossier_code
from counter_app.domain.dossier import life
from counter_app.domain.dossier.bodies import Accepted, CodeIssued
from counter_app.domain.dossier.digitising import digitising
from counter_app.domain.dossier.entries.answers import IntakeFile
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.folding import Folded
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.lease import LeaseState
from counter_app.domain.moments import iso, local_day
from counter_app.domain.phrases import PhraseState
from counter_app.domain.punches import PunchDay, PuncherState, TerminalState
from counter_app.domain.staff import StaffState
from counter_app.domain.text import fold as fold_text
from counter_app.store import projection_tables as t
from counter_app.store import punch_rows
from counter_app.store.journey_rows import journey_rows
from counter_app.store.life_rows import answered_row, watch_rows
from counter_app.store.return_rows import hand_over_rows

Rows = dict[Table, list[dict[str, Any]]]
SearchRow = dict[str, Any]


def rows(folded: Folded, row_id: int) -> Rows:
    """Every row of the stream by table. `row_id`: arrival number of the stream's first entry."""
    found: Rows = {}
    match folded.state:
        case DossierState(accepted=Accepted() as accepted):
            found = _dossier_rows(folded, folded.state, accepted, row_id)
        case DossierState(file=IntakeFile() as file):
            found = _answered_rows(folded.stream, folded.state, file)
        case StaffState():
            found = _staff_rows(folded, folded.state)
        case LeaseState():
            found = _lease_rows(folded.state)
        case PhraseState():
            found = _phrase_rows(folded.stream, folded.state)
        case PunchDay() | TerminalState() | PuncherState():
            found = punch_rows.rows(folded.stream, folded.state)
    serials = [_serial_row(folded.stream, entry, code) for entry, code in _codes(folded)]
    if serials:
        found[t.serial_used] = serials
    attention = [_attention_row(folded.stream, held) for held in folded.held if held.is_open]
    if attention:
        found[t.attention] = attention
    return found


def search_row(folded: Folded, row_id: int) -> SearchRow | None:
    """What the full-text index holds of a stream, folded; None when it cannot be searched for."""
    state = folded.state
    if not isinstance(state, DossierState) or state.accepted is None:
        return None
    accepted = state.accepted
    people = [accepted.owner] + ([accepted.submitter] if accepted.submitter else [])
    firm = accepted.organisation
    names = [person.name for person in people] + ([firm.name] if firm else [])
    numbers = [
        number
        for person in people
        for number in (person.id_number, person.old_id_number, person.phone)
    ]
    numbers += [firm.tax_code, firm.phone] if firm else []
    codes = {state.code, state.provisional_code, accepted.code.code}
    codes |= {asked.number for asked in state.supplements}
    return {
        "rowid": row_id,
        "codes": fold_text(" ".join(sorted(codes))),
        "names": fold_text(" ".join(names)),
        "numbers": both_ways(numbers),
        "procedure": fold_text(accepted.procedure.name),
    }


def both_ways(numbers: list[str]) -> str:
    """Each number as it is and reversed behind "r": its tail is then a prefix too."""
    bare = sorted({"".join(c for c in fold_text(n) if c.isalnum()) for n in numbers} - {""})
    return " ".join(f"{number} r{number[::-1]}" for number in bare)


def _dossier_rows(folded: Folded, state: DossierState, accepted: Accepted, row_id: int) -> Rows:
    stream = folded.stream
    found: Rows = {t.dossier: [_dossier_row(folded, state, accepted, row_id)]}
    progress = {one.paper.number: one for one in digitising(state)}
    found[t.dossier_paper] = [
        {
            "stream": stream,
            "number": paper.number,
            "name": paper.name,
            "presence": paper.presence.value,
            "verdict": paper.verdict.value,
            "kind": paper.kind.value,
            "quantity": paper.quantity,
            "original": paper.original.value,
            "reason": paper.reason,
            "pages_stated": paper.pages_stated,
            "page_count": progress[paper.number].pages if paper.number in progress else 0,
            "is_digitised": paper.number in progress and progress[paper.number].is_done,
            "waits": paper.number in progress and progress[paper.number].waits,
        }
        for paper in {paper.number: paper for paper in accepted.papers}.values()
    ]
    found[t.dossier_page] = list(_page_rows(stream, state))
    found[t.dossier_fee] = [
        {
            "stream": stream,
            "line": line,
            "kind": fee.kind.value,
            "name": fee.name,
            "collector": fee.collector,
            "due_dong": fee.due_dong,
            "moment": fee.moment.value,
        }
        for line, fee in enumerate(state.fees, start=1)
    ]
    found[t.watch] = watch_rows(stream, state, accepted.agency)
    found[t.hand_over] = hand_over_rows(stream, state)
    found[t.journey] = journey_rows(stream, state)
    return found


def _answered_rows(stream: str, state: DossierState, file: IntakeFile) -> Rows:
    return {
        t.answered: [answered_row(stream, state, file)],
        t.dossier_page: list(_page_rows(stream, state)),
        t.watch: watch_rows(stream, state, file.agency),
    }


def _dossier_row(
    folded: Folded, state: DossierState, accepted: Accepted, row_id: int
) -> dict[str, Any]:
    owner, submitter, firm = accepted.owner, accepted.submitter, accepted.organisation
    return {
        "row_id": row_id,
        "stream": folded.stream,
        "status": state.status.value,
        "national": life.national_status(state),
        "held_by": life.held_by(state),
        "code": state.code,
        "provisional_code": state.provisional_code,
        "agency": accepted.agency,
        "agency_name": accepted.agency_name,
        "procedure_code": accepted.procedure.code,
        "procedure_name": accepted.procedure.name,
        "owner_name": owner.name,
        "owner_id_number": owner.id_number,
        "organisation_name": firm.name if firm else "",
        "tax_code": firm.tax_code if firm else "",
        "submitter_name": submitter.name if submitter else "",
        "submitter_id_number": submitter.id_number if submitter else "",
        "phone": owner.phone or (submitter.phone if submitter else ""),
        "address": accepted.owner_address,
        "sets": accepted.sets,
        "return_channel": accepted.return_channel.value,
        "counter": accepted.counter,
        "lies_at": state.lies_at,
        "clerk": accepted.clerk,
        "clerk_name": accepted.clerk_name,
        "accepted_at": iso(accepted.accepted_at),
        "accepted_on": local_day(accepted.accepted_at),
        "due_at": iso(state.promised_at) if state.promised_at else None,
        "first_due_at": iso(state.due.due_at) if state.due else None,
        "arrived_at": iso(state.arrived.arrived_at) if state.arrived else None,
        "shelf": state.shelf,
        "given_how": state.given[0].value if state.given else None,
        "given_at": iso(state.given_at) if state.given_at else None,
        "due_dong": state.due_dong,
        "taken_dong": state.taken_dong,
        "refunded_dong": state.refunded_dong,
        "page_count": len(state.pages),
        "practice": accepted.practice,
        "is_readable": not folded.unknown_kind,
    }


def _page_rows(stream: str, state: DossierState) -> Iterator[dict[str, Any]]:
    places: dict[int, int] = {}
    for page in sorted(state.pages, key=lambda page: page.paper):  # stable: filing order is kept
        places[page.paper] = places.get(page.paper, 0) + 1
        yield {
            "stream": stream,
            "paper": page.paper,
            "place": places[page.paper],
            "blob": page.image.blob,
            "media_type": page.image.media_type,
            "size": page.image.size,
            "turn": page.turn,
        }


def _staff_rows(folded: Folded, state: StaffState) -> Rows:
    person = state.registered
    if person is None:
        return {}
    return {
        t.staff: [
            {
                "stream": folded.stream,
                "number": person.number,
                "name": person.name,
                "roles": " ".join(role.value for role in person.roles),
                "agencies": " ".join(person.agencies),
                "valid_from": person.valid_from,
                "valid_to": person.valid_to,
                "disabled": state.disabled,
            }
        ]
    }


def _phrase_rows(stream: str, state: PhraseState) -> Rows:
    saved = state.saved
    if saved is None or state.is_dropped:
        return {}
    return {
        t.phrase: [
            {
                "stream": stream,
                "number": saved.number,
                "text": saved.text,
                "use": saved.use.value,
                "owner": saved.owner,
                "shared": state.is_shared,
            }
        ]
    }


def _lease_rows(state: LeaseState) -> Rows:
    return {
        t.lease_grant: [
            {
                "stream": state.stream,
                "first": grant.first,
                "last": grant.last,
                "agency": grant.agency,
                "day": grant.day,
                "node": grant.node,
            }
            for grant in state.grants
        ]
    }


def _codes(folded: Folded) -> Iterator[tuple[str, CodeIssued]]:
    """Codes that were given out, also by acceptances that do not count."""
    state = folded.state
    if isinstance(state, DossierState) and state.accepted is not None:
        yield state.accepted_entry, state.accepted.code
        mapped = read_dossier_code(state.code) if state.code != state.accepted.code.code else None
        if mapped is not None:  # its serial came out of a lease and is as used as any other
            yield (
                state.accepted_entry,
                CodeIssued(
                    code=state.code,
                    official=True,
                    source="lease",
                    agency=state.accepted.agency,
                    day=mapped.day,
                    serial=mapped.serial,
                ),
            )
    for held in folded.held:
        if held.entry.kind != Accepted.KIND:
            continue
        try:
            body = read_body(held.entry)
        except (UnknownKind, BodyInvalidError):
            continue
        if body is not None:
            yield held.entry.id, body.code


def _serial_row(stream: str, entry_id: str, code: CodeIssued) -> dict[str, Any]:
    return {
        "agency": code.agency,
        "day": code.day,
        "serial": code.serial,
        "source": code.source,
        "entry": entry_id,
        "code": code.code,
        "stream": stream,
    }


def _attention_row(stream: str, held: Any) -> dict[str, Any]:
    return {
        "entry": held.entry.id,
        "stream": stream,
        "what": held.why.value,
        "kind": held.entry.kind,
        "at": iso(held.entry.at),
        "reason_vi": held.vi,
        "reason_en": held.en,
        "reason_rule": held.rule,
    }
