"""Where an address lies since 1 July 2025, and finding a unit by its name of today or of before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime

from counter_app.domain.areas import Area, AreaHit, AreaTable, Located
from counter_app.domain.moments import local_day


class Areas:
    """One instance per open desk, for any lane. The tables are read when first asked for, which
    takes some tenths of a second; while a day lasts everything else is a look into memory.
    """

    def __init__(
        self, load: Callable[[date], AreaTable], now: Callable[[], datetime], *, home: str
    ) -> None:
        self._load = load
        self._now = now
        self._home = home
        self._turn = threading.Lock()
        self._table: AreaTable | None = None
        self._day: date | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the tables of some day lie in memory."""
        return self._table is not None

    def prepare(self) -> None:
        """Read the tables, in a lane where that keeps nobody waiting. Raises CatalogueError."""
        self._of_today()

    def locate(self, address: str) -> Located:
        """Where `address`, as on the identity paper, lies today. Raises CatalogueError."""
        return self._of_today().locate(address)

    def sure(self, address: str) -> Area | None:
        """The one unit `address` can lie in. Raises CatalogueError."""
        found = self.locate(address)
        return found.areas[0] if found.is_sure else None

    def settle(self, address: str, current: Area | None) -> Area | None:
        """The unit of a changed `address`, where the form holds `current`: the only one possible,
        or what a person chose, as long as it is possible. Raises CatalogueError.
        """
        found = self.locate(address)
        if found.is_sure:
            return found.areas[0]
        if current is None:
            return None
        if not found.areas:
            return self.placed(current, address)
        return next((one for one in found.areas if one.code == current.code), None)

    def placed(self, area: Area, address: str) -> Area:
        """`area`, chosen by a person, as it goes with `address`. Raises CatalogueError."""
        return self._of_today().placed(area, address)

    def find(self, text: str) -> tuple[AreaHit, ...]:
        """Units by their words, those of the centre's own province first. Raises CatalogueError."""
        return self._of_today().find(text, home=self._home)

    def _of_today(self) -> AreaTable:
        today = local_day(self._now())
        with self._turn:
            if self._table is None or self._day != today:
                self._table, self._day = self._load(today), today
            return self._table
