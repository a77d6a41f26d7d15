"""Drafts of this PC: opened, saved at every change, brought back after a power cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.dossier.acceptance import draft_of
from counter_app.domain.dossier.bodies import Accepted
from counter_app.domain.dossier.requested import with_requests
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.draft import Draft, DraftView
from counter_app.domain.moments import local_day
from counter_app.domain.paper_list import listed, renumbered
from counter_app.domain.procedure import Channel
from counter_app.errors.desk import DraftGoneError
from counter_app.services.catalogue import Catalogue
from counter_app.services.elsewhere import held
from counter_app.services.intake import AcceptedView, accepted_view
from counter_app.services.pen import Pen, node_of
from counter_app.services.people import SignedIn
from counter_app.store import drafts, journal, spool
from counter_app.store.database import Connection, Database


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """A draft in a list."""

    id: str
    owner_name: str
    procedure_name: str
    pages: int
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """The draft last worked on at this PC; `accepted` when it is a dossier already, of which money
    or paper (`waits_for_paper`) is still outstanding.
    """

    view: DraftView
    accepted: AcceptedView | None = None
    waits_for_paper: bool = False


class Drafts:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, counter: str, catalogue: Catalogue) -> None:
        self._db = db
        self._pen = pen
        self._counter = counter
        self._catalogue = catalogue

    def open(self, who: SignedIn, *, same_person_as: Draft | None = None) -> DraftView:
        """A fresh draft; with the people of another one when the same one goes on.

        A draft of this PC that nobody wrote into is used again instead of a second empty one.
        """
        now = self._pen.now()
        fresh = Draft(
            id=self._pen.ids.new_id(), opened_at=now, staff=who.staff_id, counter=self._counter
        )
        with self._db.write() as conn:
            for line in drafts.list_open(conn):
                if not line.page_count and _is_empty(line.draft):
                    fresh = replace(fresh, id=line.draft.id, revision=line.draft.revision + 1)
                    break
            if same_person_as is not None:
                fresh = replace(
                    fresh,
                    owner=same_person_as.owner,
                    organisation=same_person_as.organisation,
                    submitter=same_person_as.submitter,
                    relation=same_person_as.relation,
                    channel=_by_hand_or_post(same_person_as),
                    return_channel=same_person_as.return_channel,
                    return_address=same_person_as.return_address,
                    large_slip=same_person_as.large_slip,
                )
            drafts.save(conn, fresh, now)
        return DraftView(draft=fresh, pages=(), updated_at=now)

    def resume(self) -> Resumed | None:
        """What was on screen, whoever sits down now: the dossier accepted last while it is not
        finished and nobody came after it, else the newest draft with something in it.
        """
        with self._db.read() as conn:
            unfinished = self._unfinished(conn)
            if unfinished is not None:
                return unfinished
            begun = (
                drafts.load(conn, line.draft.id)
                for line in drafts.list_open(conn)
                if line.page_count or not _is_empty(line.draft)
            )
            view = next(filter(None, begun), None)
        return None if view is None else Resumed(view=self._up_to_date(view))

    def _unfinished(self, conn: Connection) -> Resumed | None:
        last = journal.last_own(conn, node_of(conn), Accepted.KIND)
        if last is None or local_day(last.at) != local_day(self._pen.now()):
            return None
        if any(line.updated_at > last.at for line in drafts.list_open(conn)):
            return None
        state = journal.fold(conn, last.stream)
        if not isinstance(state, DossierState) or state.status is not Status.ACCEPTED:
            return None
        waits = bool(spool.waiting(conn, last.stream))
        if state.accepted is None or not (waits or state.outstanding_dong):
            return None
        return Resumed(
            view=draft_of(state, state.accepted),
            accepted=accepted_view(last.stream, state),
            waits_for_paper=waits,
        )

    def save(self, draft: Draft) -> None:
        """Keep the draft as it is. Raises DraftGoneError when it was accepted meanwhile."""
        with self._db.write() as conn:
            self._save(conn, draft)

    def load(self, draft_id: str) -> DraftView:
        """An open draft with its pages; one set aside for its age is brought back.

        Raises DraftGoneError.
        """
        with self._db.read() as conn:
            view = drafts.load(conn, draft_id)
        if view is None:
            with self._db.write() as conn:
                if drafts.restore_expired(conn, draft_id, self._pen.now()):
                    view = drafts.load(conn, draft_id)
        if view is None:
            raise DraftGoneError
        return self._up_to_date(view)

    def is_open(self, draft_id: str) -> bool:
        """Whether it still is a draft at this PC."""
        with self._db.read() as conn:
            return drafts.load(conn, draft_id) is not None

    def matching(self, text: str) -> tuple[DraftSummary, ...]:
        """Open drafts whose names and numbers hold every word of `text`, as of other counters."""
        with self._db.read() as conn:
            lines = drafts.list_open(conn)
        return tuple(
            self._summary(line) for line in lines if held(line, self._catalogue).matches(text)
        )

    def abandon(self, draft_id: str) -> None:
        """Set a draft aside; `restore` brings it back."""
        with self._db.write() as conn:
            drafts.abandon(conn, draft_id, self._pen.now())

    def restore(self, draft_id: str) -> None:
        """Undo `abandon`."""
        with self._db.write() as conn:
            drafts.restore(conn, draft_id, self._pen.now())

    def _save(self, conn: Connection, draft: Draft) -> None:
        """With the list its numbers are taken from: its own, else that of its first save."""
        known = draft.listed or drafts.listed(conn, draft.id)
        if known is None or known.procedure != draft.procedure:
            known = listed(draft, self._catalogue.procedure(draft.procedure))
        drafts.save(conn, replace(draft, listed=known), self._pen.now())

    def _up_to_date(self, view: DraftView) -> DraftView:
        """With the slips handed out since, under the list in force, and kept so."""
        with self._db.read() as conn:
            state = journal.fold(conn, f"dossier/{view.draft.id}")
        told = with_requests(view, state.supplements) if isinstance(state, DossierState) else view
        current = renumbered(told, self._catalogue.procedure(view.draft.procedure))
        if current is not view:
            with self._db.write() as conn:
                drafts.save(conn, current.draft, self._pen.now())
        return current

    def _summary(self, line: drafts.DraftLine) -> DraftSummary:
        told = held(line, self._catalogue)
        return DraftSummary(
            id=told.id,
            owner_name=told.name,
            procedure_name=told.procedure,
            pages=told.pages,
            updated_at=line.updated_at,
        )


def _is_empty(draft: Draft) -> bool:
    """Nothing typed, read, chosen or scanned."""
    blank = Draft(
        id=draft.id,
        opened_at=draft.opened_at,
        staff=draft.staff,
        counter=draft.counter,
        focus=draft.focus,
        revision=draft.revision,
    )
    return draft == blank


def _by_hand_or_post(before: Draft) -> Channel:
    """A parcel may hold several dossiers; what follows an online one is brought to the counter."""
    return Channel.POST if before.channel is Channel.POST else Channel.DIRECT
