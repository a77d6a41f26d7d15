"""Every entry kind: its body type, and reading a stored body back (with `upcast` for old ones)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from counter_app.domain import (
    calendar_revision,
    duty,
    guidance,
    guidance_revision,
    lease,
    phrases,
    procedure_revision,
    punches,
    staff,
    upcast,
)
from counter_app.domain.dossier.life import STEPS
from counter_app.domain.entry import Entry

BODY_TYPES: dict[str, type[Any]] = {  # each declares KIND, VERSION and IS_FACT
    body_type.KIND: body_type
    for body_type in (
        *(step.body for step in STEPS.values()),
        staff.StaffRegistered,
        staff.StaffDisabled,
        lease.Granted,
        *duty.BODIES,
        *punches.BODIES,
        *phrases.BODIES,
        *calendar_revision.BODIES,
        *guidance.BODIES,
        *procedure_revision.BODIES,
        *guidance_revision.BODIES,
    )
}


class UnknownKind(Exception):  # noqa: N818 - a state of affairs, not an error of ours
    """A kind or version newer than this program: stored, its stream shown read-only."""


class BodyInvalidError(ValueError):
    """The body is not what its kind says: refused at the door."""


def is_fact(kind: str) -> bool:
    """Facts always get a position; claims may be refused. Raises UnknownKind."""
    if kind not in BODY_TYPES:
        raise UnknownKind(kind)
    return bool(BODY_TYPES[kind].IS_FACT)


def read_body(entry: Entry) -> Any:
    """The body dataclass of `entry`, lifted to today's version; None when it was forgotten.

    Raises UnknownKind for a kind or version from the future, BodyInvalidError for a wrong shape.
    """
    body_type = BODY_TYPES.get(entry.kind)
    if body_type is None or entry.kind_version > body_type.VERSION:
        raise UnknownKind(entry.kind)
    if entry.body is None:
        return None
    return _read(entry.kind, entry.kind_version, entry.body)


@lru_cache(maxsize=16)  # `fits` and `evolve` ask for the same body one after the other
def _read(kind: str, version: int, text: str) -> Any:
    body_type = BODY_TYPES[kind]
    try:
        if version == body_type.VERSION:
            return msgspec.json.decode(text, type=body_type)
        fields = upcast.lift(kind, version, msgspec.json.decode(text))
        return msgspec.convert(fields, type=body_type)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise BodyInvalidError(kind) from wrong
