"""Language, colours and text size: of the person on this PC, or of the PC before sign-in."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.services.people import SignedIn
from counter_app.store import notes
from counter_app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefs:
    """How the window looks. `text_percent` 100 to 200."""

    language: str = "vi"
    theme: str = "system"
    text_percent: int = 100


class Preferences:
    """One instance per open desk."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self, who: SignedIn | None) -> Prefs:
        """What this person saved, else what was set up for this PC, else the defaults."""
        with self._db.read() as conn:
            own = notes.read(conn, _name(who), Prefs)
            return own or notes.read(conn, _name(None), Prefs) or Prefs()

    def save(self, who: SignedIn | None, prefs: Prefs) -> None:
        """Keep `prefs`."""
        with self._db.write() as conn:
            notes.write(conn, _name(who), prefs)


def _name(who: SignedIn | None) -> str:
    return f"prefs/{who.staff_id if who else 'pc'}"
