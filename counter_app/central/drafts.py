"""Telling the counters of a centre which drafts the others hold open (situation 13)."""

from __future__ import annotations

import re

from counter_app.central import shape
from counter_app.central.answers import malformed
from counter_app.central.context import Central
from counter_app.domain.held_draft import HeldDraft
from counter_app.store import central_drafts
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction
from counter_app.sync import framing
from counter_app.sync.wire import DRAFTS_TOLD, DraftsAnswer, DraftsRequest

LARGEST_REQUEST = 1 << 20
_LONGEST = 1000  # letters of a name or a procedure
_MOST_NUMBERS = 8
_CENTRE = re.compile(r"[^\x00-\x1f\x7f]{1,64}")


def exchange(central: Central, device: Device, request: DraftsRequest) -> DraftsAnswer:
    """Keep what this PC holds open; what the other counters do. Raises Denied 400."""
    _check(request)
    now = central.now()
    with central.write() as tx:
        central_drafts.tell(
            tx,
            device.id,
            centre=request.centre,
            drafts=request.drafts,
            digest=framing.fingerprint(request),
            at=now,
        )
        others = central_drafts.elsewhere(tx, device.id, at=now)
    return DraftsAnswer(elsewhere=framing.fingerprint(others), counters=others)


def standing(central: Central, tx: Transaction, device: Device) -> tuple[str, str]:
    """For `hello`: the digest of what this PC told, and of what the others hold open."""
    others = central_drafts.elsewhere(tx, device.id, at=central.now())
    return central_drafts.told(tx, device.id), framing.fingerprint(others)


def _check(request: DraftsRequest) -> None:
    if (
        len(request.drafts) > DRAFTS_TOLD
        or _CENTRE.fullmatch(request.centre) is None
        or not all(_is_sound(draft) for draft in request.drafts)
    ):
        raise malformed("drafts", most=DRAFTS_TOLD)


def _is_sound(draft: HeldDraft) -> bool:
    words = (draft.name, draft.procedure, *draft.id_numbers)
    return (
        shape.is_id(draft.id)
        and len(draft.id_numbers) <= _MOST_NUMBERS
        and all(len(word) <= _LONGEST and "\x00" not in word for word in words)
        and 0 <= draft.pages < 1 << 31
        and draft.since.tzinfo is not None
        and draft.touched_at.tzinfo is not None
    )
