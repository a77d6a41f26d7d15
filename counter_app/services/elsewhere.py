"""Drafts at other counters: what theirs may know of ours, and what we know of theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.draft import Draft, Person
from counter_app.domain.held_draft import HeldDraft
from counter_app.domain.moments import local_day
from counter_app.services.catalogue import Catalogue
from counter_app.store import drafts, drafts_elsewhere
from counter_app.store.database import Database
from counter_app.store.drafts import DraftLine

_STEP = timedelta(minutes=5)
_LONGEST = 1000  # letters, as the server takes them


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftElsewhere:
    """A draft at another counter, as this PC heard of it. `is_today`: it was begun today."""

    counter: str
    draft: HeldDraft
    heard_at: datetime
    is_today: bool


class Elsewhere:
    """One instance per open desk."""

    def __init__(self, *, db: Database, now: Callable[[], datetime]) -> None:
        self._db = db
        self._now = now

    def of_people(self, id_numbers: Sequence[str]) -> tuple[DraftElsewhere, ...]:
        """What other counters hold open of one of these people, last touched first."""
        return tuple(one for one in self._known() if one.draft.is_of(id_numbers))

    def matching(self, text: str) -> tuple[DraftElsewhere, ...]:
        """Those whose names and numbers hold every word of `text`, last touched first."""
        return tuple(one for one in self._known() if one.draft.matches(text))

    def _known(self) -> tuple[DraftElsewhere, ...]:
        now = self._now()
        with self._db.read() as conn:
            known = drafts_elsewhere.read(conn, now=now)
        return tuple(
            DraftElsewhere(
                counter=one.counter,
                draft=one.draft,
                heard_at=one.heard_at,
                is_today=local_day(one.draft.since) == local_day(now),
            )
            for one in known
        )


def held_drafts(db: Database, catalogue: Catalogue) -> tuple[HeldDraft, ...]:
    """The open drafts of this PC that tell of somebody or hold pages, last touched first."""
    with db.read() as conn:
        lines = drafts.list_open(conn)
    held = (_held(line, catalogue) for line in lines)
    return tuple(one for one in held if one.name or one.id_numbers or one.pages)


def _held(line: DraftLine, catalogue: Catalogue) -> HeldDraft:
    draft = line.draft
    procedure = catalogue.procedure(draft.procedure)
    touched = line.updated_at
    return HeldDraft(
        id=draft.id,
        name=_name(draft)[:_LONGEST],
        id_numbers=people_of(draft),
        procedure=procedure.name[:_LONGEST] if procedure else "",
        pages=line.page_count,
        since=draft.opened_at,
        touched_at=touched - (touched - datetime.min.replace(tzinfo=touched.tzinfo)) % _STEP,
    )


def people_of(draft: Draft) -> tuple[str, ...]:
    """The identity numbers of owner and submitter, as far as they are known."""
    people: tuple[Person | None, ...] = (draft.owner, draft.submitter)
    numbers = [n for one in people if one for n in (one.id_number, one.old_id_number) if n]
    return tuple(dict.fromkeys(number[:_LONGEST] for number in numbers))


def _name(draft: Draft) -> str:
    firm = draft.organisation.name if draft.organisation else ""
    return firm or draft.owner.name
