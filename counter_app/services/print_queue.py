"""What is to come out of the printers: asked for once, numbered, held for the whole visit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counter_app.domain.dossier.state import DossierState
from counter_app.services.pen import Pen
from counter_app.services.visit_slip import (
    GIVE,
    VISIT_SLIP,
    next_number,
    states_of_visit,
    visit_copy_no,
    waiting_slips,
)
from counter_app.store import spool
from counter_app.store.database import Connection

SLIP, LARGE_SLIP = "slip", "large_slip"
SLIPS = (SLIP, LARGE_SLIP, VISIT_SLIP)  # for the slip printer; everything else is a sheet
_SAME_PAPER = (SLIP, LARGE_SLIP)  # one paper in two sizes: numbered together


class PrintQueue:
    """Puts copies on the list, in the caller's transaction."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def ask(self, conn: Connection, state: DossierState, form: str, copy: str, *, why: str) -> None:
        """One copy, unless it waits already; the same paper waiting in another size is replaced.

        `why` is kept with a copy that came out before.
        """
        stream = f"dossier/{state.id}"
        forms = _SAME_PAPER if form in _SAME_PAPER else (form,)
        waits = [j for j in spool.waiting(conn, stream) if j.form in forms and j.copy == copy]
        if any(job.form == form for job in waits):
            return
        if waits:
            for job in waits:
                spool.drop(conn, job.id, self._pen.now())
            number = waits[0].copy_no + waits[0].may_be_out
            self._add(conn, stream, form, copy, number=number, why=waits[0].why)
            return
        here = [spool.next_copy_no(conn, stream=stream, form=each, copy=copy) for each in forms]
        number = max(*here, next_number(state, forms, copy))
        self._add(conn, stream, form, copy, number=number, why=why if number else "")

    def ask_visit_slip(
        self, conn: Connection, stream: str, states: Sequence[DossierState], *, why: str
    ) -> str:
        """The slip of the visit of `stream`; the id of its job, a waiting one if there is."""
        waits = waiting_slips(conn, states)
        if waits:
            return waits[0].id
        return self._add(conn, stream, VISIT_SLIP, GIVE, number=visit_copy_no(states), why=why)

    def hold_slip(self, conn: Connection, stream: str) -> None:
        """The slip that F9 queued becomes that of the visit; one in large type is left alone."""
        states = states_of_visit(conn, stream)
        own = [job for job in spool.waiting(conn, stream) if job.form == SLIP]
        if len(states) > 1 and own:
            self.drop_first_slip(conn, stream)
            self.ask_visit_slip(conn, stream, states, why="")

    def drop_first_slip(self, conn: Connection, stream: str) -> None:
        """A first slip of one dossier that still waits: its code stands on the visit's slip."""
        for job in spool.waiting(conn, stream):
            if job.form == SLIP and not job.copy_no:
                spool.drop(conn, job.id, self._pen.now())

    def drop(self, conn: Connection, stream: str, papers: Collection[str]) -> None:
        """Those papers are no longer needed: what waits of them does not come out."""
        for job in spool.waiting(conn, stream):
            if job.form in papers:
                spool.drop(conn, job.id, self._pen.now())

    def drop_slips(self, conn: Connection, jobs: Sequence[spool.PrintJob]) -> list[spool.PrintJob]:
        """Where no slip printer is, slips come out nowhere; what is left of `jobs`."""
        for job in jobs:
            if job.form in SLIPS:
                spool.drop(conn, job.id, self._pen.now())
        return [job for job in jobs if job.form not in SLIPS]

    def _add(
        self, conn: Connection, stream: str, form: str, copy: str, *, number: int, why: str
    ) -> str:
        return spool.add(
            conn,
            self._pen.ids,
            stream=stream,
            form=form,
            copy=copy,
            copy_no=number,
            at=self._pen.now(),
            why=why,
        )
