"""Dossiers "Chờ bổ sung, chưa tiếp nhận": found when the citizen returns, a draft again."""

from __future__ import annotations

from counter_app.domain.codes import RequestNumber
from counter_app.domain.decisions.answers import begun_anew, may_begin_anew, reopened
from counter_app.domain.dossier import life
from counter_app.domain.dossier.bodies import Accepted, Viewed
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.refusal import Refusal
from counter_app.services import dossiers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import drafts, life_queries
from counter_app.store.database import Database
from counter_app.store.life_queries import Answered

WaitingDossier = Answered


class Waiting:
    """One instance per open desk. What other desks asked for arrives with the sync."""

    def __init__(self, *, db: Database, pen: Pen, counter: str) -> None:
        self._db = db
        self._pen = pen
        self._counter = counter

    def waiting_for(self, id_numbers: tuple[str, ...]) -> tuple[WaitingDossier, ...]:
        """Dossiers "Chờ bổ sung, chưa tiếp nhận" of these people, newest first."""
        with self._db.read() as conn:
            found = {
                one.stream: one
                for number in id_numbers
                for one in life_queries.waiting_at_counter(conn, number)
            }
            closed = {
                stream: one
                for stream, one in found.items()
                if drafts.load(conn, _draft_of(stream)) is None
            }
        return tuple(sorted(closed.values(), key=lambda one: one.at, reverse=True))

    def matching(self, text: str) -> tuple[WaitingDossier, ...]:
        """Those whose names, numbers and slips hold every word of `text`, newest first."""
        with self._db.read() as conn:
            return tuple(life_queries.waiting_matching(conn, text))

    def refused(self, text: str) -> tuple[WaitingDossier, ...]:
        """Dossiers refused at a counter, found in the same way: their slip may be wanted again."""
        with self._db.read() as conn:
            return tuple(life_queries.refused_matching(conn, text))

    def ended(self, text: str) -> tuple[WaitingDossier, ...]:
        """Those withdrawn or closed before acceptance: their pages may be used again."""
        with self._db.read() as conn:
            return tuple(life_queries.ended_matching(conn, text))

    def by_number(self, number: RequestNumber) -> tuple[WaitingDossier, ...]:
        """Those with this number on a slip; two only where a PC was set up anew within a day."""
        return self.matching(number.text)

    def reopen(self, stream: str, who: SignedIn) -> str:
        """The dossier is a draft again, with every page and field; returns its id. A look at what
        a colleague took in is on record (R23).

        Raises GestureRefusedError for one that does not wait any more, DossierUnreadableError.
        """
        draft_id = _draft_of(stream)
        with self._db.write() as conn:
            if drafts.load(conn, draft_id) is not None:  # open here: nothing newer anywhere
                return draft_id
            now = self._pen.now()
            state = dossiers.readable(conn, stream)
            view = reopened(state, now=now, staff=who.staff_id, counter=self._counter)
            if isinstance(view, Refusal):
                raise self._pen.refused(view)
            drafts.reopen(conn, view, now)
            file = state.file
            if file is not None and file.clerk != who.staff_id:
                seen = Viewed(by_name=who.name, purpose="bổ sung hồ sơ")
                self._pen.write(conn, who, stream=stream, scope=file.agency, bodies=(seen,), at=now)
        return draft_id

    @staticmethod
    def may_begin_anew(state: DossierState, who: SignedIn) -> bool:
        """Whether `who` may hand in once more what is over without a result."""
        return may_begin_anew(state) and life.may(Accepted.KIND, who.roles)

    def begin_anew(self, stream: str, who: SignedIn) -> str:
        """A new draft with the people and pages of a dossier that is over; returns its id. Whoever
        opened that dossier is on record.

        Raises GestureRefusedError for one that is not over, DossierNotFoundError.
        """
        draft_id = self._pen.ids.new_id()
        with self._db.write() as conn:
            now = self._pen.now()
            state = dossiers.known(conn, stream)
            view = begun_anew(
                state, draft_id=draft_id, now=now, staff=who.staff_id, counter=self._counter
            )
            if isinstance(view, Refusal):
                raise self._pen.refused(view)
            drafts.reopen(conn, view, now)
        return draft_id


def _draft_of(stream: str) -> str:
    return stream.partition("/")[2]
