"""What may be put right after F9: a typing error, or the acceptance as a whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from counter_app.domain.areas import Area
from counter_app.domain.dossier import changes
from counter_app.domain.dossier.state import OWNER_ADDRESS
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.errors.catalogue import CatalogueError
from counter_app.services import dossiers
from counter_app.services.areas import Areas
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.visit_slip import VISIT_SLIP
from counter_app.store import journal, spool
from counter_app.store.database import Database


class Amending:
    """One instance per open desk."""

    def __init__(self, *, db: Database, pen: Pen, counter: str, areas: Areas) -> None:
        self._db = db
        self._pen = pen
        self._counter = counter
        self._areas = areas

    def correct(self, stream: str, field: str, new: str, reason: str, who: SignedIn) -> None:
        """Put a typing error right; both values stay on record (R22).

        Raises GestureRefusedError, DossierNotFoundError, DossierUnreadableError.
        """
        today = local_day(self._pen.now())
        area = self._area_of(new) if field == OWNER_ADDRESS else None
        with self._db.write() as conn:
            state = dossiers.accepted(conn, stream)
            body = changes.correction(
                state, field=field, new=new, reason=reason, by_name=who.name, on=today
            )
            if isinstance(body, Refusal):
                raise self._pen.refused(body)
            scope = state.accepted.agency if state.accepted else ""
            body = replace(body, area=area)
            self._pen.gesture(conn, who, stream=stream, scope=scope, body=body)

    def void(
        self,
        stream: str,
        code_typed: str,
        reason: str,
        who: SignedIn,
        *,
        refund: changes.Refund | None = None,
    ) -> None:
        """Void an acceptance: reason and the code typed again; the code stays used. What still
        waits for a printer is not printed any more. Money that was taken is handed back first and
        recorded in the same act.

        Raises GestureRefusedError, DossierNotFoundError, DossierUnreadableError.
        """
        now, counter = self._pen.now(), self._counter
        written = changes.voiding(
            refund, code=code_typed, reason=reason, counter=counter, by_name=who.name, now=now
        )
        with self._db.write() as conn:
            agency = dossiers.accepted(conn, stream).agency
            try:
                self._pen.write(conn, who, stream=stream, scope=agency, bodies=written, at=now)
            except journal.Refused as no:
                raise self._pen.refused(no.refusal) from None
            for job in spool.waiting(conn, stream):
                if job.form != VISIT_SLIP:  # the other dossiers of the visit still want it
                    spool.drop(conn, job.id, now)

    def _area_of(self, address: str) -> Area | None:
        with suppress(CatalogueError):  # tables that cannot be read hold no correction up
            return self._areas.sure(address)
        return None
