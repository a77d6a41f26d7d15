"""Results arriving at the central return desk, and where they lie (R61, R66, R67)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.domain import collecting
from counter_app.domain.codes import OwnKind, own_code
from counter_app.domain.dossier.entries.result import ResultArrived, Shelved
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.errors.desk import GestureRefusedError
from counter_app.services import dossiers
from counter_app.services.equipment import Equipment
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import life_queries, return_queries
from counter_app.store.database import Connection, Database
from counter_app.store.life_queries import Uncollected
from counter_app.store.return_queries import ResultLine

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

__all__ = ["ResultLine", "Shelving", "Uncollected"]


class Shelving:
    """One instance per open desk."""

    def __init__(
        self, *, db: Database, pen: Pen, equipment: Equipment, fonts: Callable[[], Fonts]
    ) -> None:
        self._db = db
        self._pen = pen
        self._equipment = equipment
        self._fonts = fonts

    def coming(self) -> tuple[ResultLine, ...]:
        """Results that were issued and lie on no shelf here, the oldest first."""
        with self._db.read() as conn:
            return to_come(conn)

    def propose(self, stream: str) -> str:
        """The shelf for a result: where it lay, beside others of the owner, else the emptiest in
        use; empty when no shelf was ever used.
        """
        with self._db.read() as conn:
            own = return_queries.lines(conn, [stream])
            if own and own[0].shelf:
                return own[0].shelf
            number = own[0].owner_id_number if own else ""
            beside = return_queries.ready_of_person(conn, number)
            used = return_queries.shelves(conn)
        theirs = next((one.shelf for one in beside if one.shelf), "")
        return theirs or min(used, key=lambda shelf: (used[shelf], shelf), default="")

    def put_away(self, stream: str, shelf: str, who: SignedIn, *, given_by: str = "") -> str:
        """Take a result in, or move it to another shelf; the shelf in the letters of its code.

        `given_by`: who brought it, when nobody signed on a hand-over list. Raises
        GestureRefusedError for what is no shelf, and when the result cannot lie here (R63).
        """
        value = _shelf(shelf)
        with self._db.write() as conn:
            state = dossiers.accepted(conn, stream)
            body: ResultArrived | Shelved = Shelved(shelf=value, by_name=who.name)
            if state.status is not Status.READY:
                body = self._arrived(state, value, given_by, who)
            self._pen.gesture(conn, who, stream=stream, scope=state.agency, body=body)
        return value

    def print_labels(self, first: str) -> tuple[str, ...]:
        """A sheet of labels for the shelves from `first` on; which ones.

        Raises GestureRefusedError for what is no shelf, and of `errors.printers`.
        """
        from counter_app.forms.shelf_labels import PER_SHEET, ShelfLabel, render_shelf_labels

        shelves = collecting.shelves_from(_shelf(first), PER_SHEET)
        labels = [
            ShelfLabel(words=collecting.shelf_words(one), code=own_code(OwnKind.SHELF, one))
            for one in shelves
        ]
        pdf = render_shelf_labels(labels, self._fonts())
        self._equipment.print_pdf(pdf, title="nhan-ke", copies=1, paper="A4")
        return shelves

    def uncollected(self) -> tuple[Uncollected, ...]:
        """Results that have lain here for more than thirty days, the oldest first (R67)."""
        before = self._pen.now() - collecting.OLD_AFTER
        with self._db.read() as conn:
            return tuple(life_queries.uncollected(conn, before))

    def _arrived(
        self, state: DossierState, shelf: str, given_by: str, who: SignedIn
    ) -> ResultArrived:
        issued = state.issued
        mended = state.result_cases[-1].mended if state.result_cases else None
        last = mended or issued
        return ResultArrived(
            given_by=given_by.strip() or (last.by_name if last else ""),
            carrier="",
            list_number="",
            shelf=shelf,
            received_by=who.name,
            arrived_at=self._pen.now(),
        )


def to_come(conn: Connection) -> tuple[ResultLine, ...]:
    """Results that were issued, are brought here and lie on no shelf, the oldest first."""
    found = return_queries.coming(conn)
    return tuple(one for one in found if dossiers.accepted(conn, one.stream).is_brought)


def _shelf(text: str) -> str:
    value = collecting.shelf_value(text)
    if not value:
        raise GestureRefusedError(
            vi="Mã kệ chỉ gồm chữ số và phụ âm, trừ D và W, ví dụ C-07-3.",
            en="A shelf has digits and consonants without D and W, such as C-07-3.",
        )
    return value
