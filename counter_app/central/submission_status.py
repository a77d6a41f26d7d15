"""Telling the portal how a dossier stands that came over it (R17, R73; NĐ 224/2026 Đ15.1g)."""

from __future__ import annotations

import re
from http import HTTPStatus

from counter_app.central.answers import Denied, not_found
from counter_app.central.context import Central
from counter_app.central.submissions import NOT_PORTAL
from counter_app.domain import folding
from counter_app.domain.dossier import life, progress
from counter_app.domain.dossier.state import DossierState
from counter_app.store import ledger
from counter_app.store.central_devices import Device
from counter_app.sync.submissions import PORTAL_COUNTER, SubmissionStatus

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def status(central: Central, device: Device, dossier: str) -> SubmissionStatus:
    """How the dossier `dossier` stands, as the server folds it.

    Raises Denied 403 for who is no gateway, 404 for what did not come over a portal, is another
    agency's or cannot be read by this program.
    """
    if device.counter != PORTAL_COUNTER:
        raise Denied(HTTPStatus.FORBIDDEN, "not_portal", NOT_PORTAL)
    if _ID.fullmatch(dossier) is None:
        raise not_found()
    stream = f"dossier/{dossier}"
    with central.read() as tx:
        entries = ledger.histories(tx, (stream,))[stream]
    state = folding.fold(stream, entries).guarded
    if not isinstance(state, DossierState) or state.submitted is None:
        raise not_found()
    if not device.sees(state.submitted.file.agency):
        raise not_found()
    position = max((entry.position or 0 for entry in entries), default=0)
    return _told(stream, position, state)


def _told(stream: str, position: int, state: DossierState) -> SubmissionStatus:
    submitted, accepted, standing = state.submitted, state.accepted, life.STANDINGS[state.status]
    if submitted is None:
        raise not_found()
    step = progress.next_step(state)
    holder = accepted or submitted.file
    return SubmissionStatus(
        stream=stream,
        position=position,
        portal=submitted.portal,
        portal_code=submitted.portal_code,
        status=life.national_status(state),
        status_vi=standing.vi,
        status_en=standing.en,
        holder=step.holder,
        next_vi=step.words.vi,
        next_en=step.words.en,
        next_by=step.until,
        code=state.code,
        agency=holder.agency,
        agency_name=holder.agency_name,
        receiving_unit=holder.receiving_unit,
        received_by=accepted.clerk_name if accepted else "",
        handled_by=state.received.officer if state.received else "",
        submitted_at=submitted.submitted_at,
        accepted_at=accepted.accepted_at if accepted else None,
        at_agency_since=state.received.received_at if state.received else None,
        promised_at=state.promised_at,
        result_at=state.issued.issued_at if state.issued else None,
        given_at=state.given_at,
        payable_dong=state.claimable_dong,
        slips=progress.slips(state),
    )
