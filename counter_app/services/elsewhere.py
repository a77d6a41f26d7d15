"""Work at other counters: what theirs may know of ours, and what we know of theirs.

Drafts being prepared (situation 13) and results being handed over (situation 14).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.draft import Draft, Person
from counter_app.domain.held_draft import HeldDraft
from counter_app.domain.moments import local_day
from counter_app.services.catalogue import Catalogue
from counter_app.store import drafts, drafts_elsewhere, notes
from counter_app.store.database import Connection, Database
from counter_app.store.drafts import DraftLine

_STEP = timedelta(minutes=5)
_RETURNING = "returning"  # the note of results being handed over here
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
        return tuple(one for one in self._drafts() if one.draft.is_of(id_numbers))

    def matching(self, text: str) -> tuple[DraftElsewhere, ...]:
        """Those whose names and numbers hold every word of `text`, last touched first."""
        return tuple(one for one in self._drafts() if one.draft.matches(text))

    def returning(self, streams: Sequence[str]) -> tuple[DraftElsewhere, ...]:
        """Where else one of these results is being handed over today, the earliest first."""
        ids = {stream.partition("/")[2] for stream in streams}
        found = (o for o in self._known() if o.draft.returning and o.is_today and o.draft.id in ids)
        return tuple(sorted(found, key=lambda one: one.draft.since))

    def hold(self, streams: Sequence[str]) -> None:
        """These results are being handed over here; empty: none is any more.

        The other counters learn it with the next sync. Kept on disk: a restart does not lose it.
        """
        now = self._now()
        ids = [stream.partition("/")[2] for stream in streams]
        with self._db.write() as conn:
            before = {one.id: one for one in _returning(conn)}
            held = tuple(before.get(one) or _at_return_desk(one, now) for one in ids)
            if tuple(before.values()) != held:
                notes.write(conn, _RETURNING, held)

    def _drafts(self) -> Iterator[DraftElsewhere]:
        return (one for one in self._known() if not one.draft.returning)

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
    """What other counters are told: results being handed over here, and the open drafts of this PC
    that tell of somebody or hold pages, last touched first.
    """
    with db.read() as conn:
        lines = drafts.list_open(conn)
        returning = _returning(conn)
    found = (held(line, catalogue) for line in lines)
    return (*returning, *(one for one in found if one.name or one.id_numbers or one.pages))


def _returning(conn: Connection) -> tuple[HeldDraft, ...]:
    return notes.read(conn, _RETURNING, tuple[HeldDraft, ...]) or ()


def _at_return_desk(dossier: str, since: datetime) -> HeldDraft:
    """Every counter has the dossier itself: nothing of it need be told."""
    return HeldDraft(
        id=dossier,
        name="",
        id_numbers=(),
        procedure="",
        pages=0,
        since=since,
        touched_at=since,
        returning=True,
    )


def held(line: DraftLine, catalogue: Catalogue) -> HeldDraft:
    """What is told of an open draft of this PC."""
    draft = line.draft
    procedure = catalogue.procedure(draft.procedure)
    touched = line.updated_at
    return HeldDraft(
        id=draft.id,
        name=draft.owner_name[:_LONGEST],
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
