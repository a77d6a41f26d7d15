"""What the entries of one stream add up to, on any desk and on the server (design §2.4-2.5).

Accepted entries count in the server's order, then pending ones in the order they were written.
Three kinds of entry are held back: a refused claim, a fact the server disputed (until a person
settles that it stands), and a pending entry that no longer fits what was pulled meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counter_app.domain import streams
from counter_app.domain.dossier.bodies import Disputed, Settled
from counter_app.domain.entry import Entry
from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.domain.refusal import Refusal, read_reason

_UNREADABLE = Refusal(
    code="cannot_judge",
    vi="Không kiểm tra được bản ghi này; báo bộ phận kỹ thuật.",
    en="This entry could not be checked; tell IT.",
)


class Why(StrEnum):
    """Why an entry does not count."""

    REFUSED = "refused"
    DISPUTED = "disputed"
    UNFIT = "unfit"  # pending, and no longer fits: the server is going to say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An entry that is kept but does not count, with the reason in words."""

    entry: Entry
    why: Why
    vi: str
    en: str
    rule: str = ""  # that the reason rests on
    is_open: bool = True  # False: a person has settled it


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded stream. `state` is the last one that could be read."""

    stream: str
    state: Any
    held: tuple[Held, ...] = ()
    unknown_kind: str = ""  # set: a newer program wrote here, the stream is read-only

    @property
    def guarded(self) -> Any:
        """The state that guards are asked about: unreadable when any entry is."""
        if self.unknown_kind:
            return streams.UnreadableState(self.stream, self.unknown_kind)
        return self.state


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Accepted entries by position, then pending ones by node and sequence."""
    return sorted(entries, key=_place)


def fold(stream: str, entries: Iterable[Entry]) -> Folded:
    """Everything known of `stream`, from all its entries in any order."""
    ordered = in_order(entries)
    disputes = _disputes(ordered)
    state = streams.initial(stream)
    held: list[Held] = []
    for entry in ordered:
        keep_back = _held(state, entry, disputes)
        if keep_back is not None:
            held.append(keep_back)
            continue
        try:
            after = streams.evolve(state, entry)
        except Exception:  # noqa: BLE001 - the server disputes it; one entry must not stop a pull
            held.append(Held(entry=entry, why=Why.UNFIT, vi=_UNREADABLE.vi, en=_UNREADABLE.en))
            continue
        if isinstance(after, streams.UnreadableState):
            return Folded(stream=stream, state=state, held=tuple(held), unknown_kind=after.kind)
        state = after
    return Folded(stream=stream, state=state, held=tuple(held))


@dataclass(frozen=True, slots=True)
class _Dispute:
    reason: Disputed
    settled: bool = False


def _place(entry: Entry) -> tuple[bool, int, str, int]:
    return (entry.position is None, entry.position or 0, entry.node, entry.node_seq)


def _disputes(entries: list[Entry]) -> dict[str, _Dispute]:
    """Disputed entry ids that do not stand. Most streams have none and cost one look at kinds."""
    found: dict[str, _Dispute] = {}
    for entry in entries:
        if entry.refused is not None or entry.kind not in {Disputed.KIND, Settled.KIND}:
            continue
        try:
            body = read_body(entry)
        except (UnknownKind, BodyInvalidError):
            continue
        if isinstance(body, Disputed):
            found[body.entry] = _Dispute(body)
        elif isinstance(body, Settled) and body.entry in found:
            if body.outcome == "stands":
                del found[body.entry]
            else:
                found[body.entry] = _Dispute(found[body.entry].reason, settled=True)
    return found


def _held(state: Any, entry: Entry, disputes: dict[str, _Dispute]) -> Held | None:
    if entry.refused is not None:
        reason = read_reason(entry.refused)
        return _because(entry, Why.REFUSED, reason)
    dispute = disputes.get(entry.id)
    if dispute is not None:
        return Held(
            entry=entry,
            why=Why.DISPUTED,
            vi=dispute.reason.reason_vi,
            en=dispute.reason.reason_en,
            rule=dispute.reason.reason_rule,
            is_open=not dispute.settled,
        )
    if entry.position is None:
        try:
            refusal = streams.fits(state, entry)
        except Exception:  # noqa: BLE001 - as in `fold`
            refusal = _UNREADABLE
        if refusal is not None:
            return _because(entry, Why.UNFIT, refusal)
    return None


def _because(entry: Entry, why: Why, reason: Refusal) -> Held:
    return Held(entry=entry, why=why, vi=reason.vi, en=reason.en, rule=reason.rule)
