"""Whether scanning begins by itself when paper lies in the feeder, and how long it waits first."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.services.people import SignedIn
from counter_app.store import notes
from counter_app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    is_on: bool


class StartOnPaper:
    """Each person's own choice on this PC; as IT set the PC for those who made none."""

    def __init__(self, db: Database, *, is_usual: bool, seconds: int) -> None:
        """`seconds`: time to take the paper out again, or to stop the scan."""
        self._db = db
        self._is_usual = is_usual
        self.seconds = seconds

    def is_on(self, who: SignedIn) -> bool:
        """Whether it begins by itself for this person."""
        with self._db.read() as conn:
            chosen = notes.read(conn, _name(who), _Chosen)
        return self._is_usual if chosen is None else chosen.is_on

    def choose(self, who: SignedIn, *, is_on: bool) -> None:
        """Remember what the person wants."""
        with self._db.write() as conn:
            notes.write(conn, _name(who), _Chosen(is_on=is_on))


def _name(who: SignedIn) -> str:
    return f"scan-start/{who.staff_id}"
