"""Sending people where their matter is received: a slip, one line in the log (situation 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.domain.guidance import SCOPE, Guided, NotReceived, stream_of
from counter_app.domain.moments import local_day
from counter_app.services.drawing import slip_width
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Place
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import guidance_log
from counter_app.store.database import Database

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """People told where to go this month, and what they asked for, most asked first."""

    count: int
    contents: tuple[tuple[str, int], ...]


class Guidance:
    """One instance per open desk. No dossier, no draft and no citizen's name comes of it."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        place: Place,
        equipment: Equipment,
        fonts: Callable[[], Fonts],
    ) -> None:
        self._db = db
        self._pen = pen
        self._place = place
        self._equipment = equipment
        self._fonts = fonts

    def picture(self, matter: NotReceived) -> bytes:
        """The slip as PNG, as wide as the printer's paper."""
        return self._drawn(matter, slip_width(self._equipment.slip_printer))

    def record(self, matter: NotReceived, who: SignedIn, *, printed: bool) -> str:
        """One line in the log of the day, which is returned. Raises GestureRefusedError, and
        NoSlipPrinter: then nobody is said to have got a slip.
        """
        if printed:
            self._equipment.need_slip_printer()
        body = Guided(
            field=matter.field,
            content=matter.name,
            go_to=matter.go_to,
            printed=printed,
            by_name=who.name,
        )
        stream = stream_of(self._place.counter, local_day(self._pen.now()))
        with self._db.write() as conn:
            self._pen.gesture(conn, who, stream=stream, scope=SCOPE, body=body)
        return stream

    def print(self, matter: NotReceived) -> None:
        """The slip, on the slip printer. Raises of `errors.printers`."""
        width = self._equipment.slip_printer().width
        self._equipment.print_slip(self._drawn(matter, width))

    def this_month(self) -> Month:
        """What was asked for since the first of the month, at every counter known here."""
        with self._db.read() as conn:
            lines = guidance_log.of_month(conn, local_day(self._pen.now()))
        return Month(
            count=len(lines),
            contents=tuple(Counter(line.content for line in lines).most_common()),
        )

    def _drawn(self, matter: NotReceived, width: int) -> bytes:
        from counter_app.forms.slip import draw_guidance

        return draw_guidance(
            matter,
            told_at=self._pen.now(),
            centre=self._place.centre,
            width=width,
            fonts=self._fonts(),
            practice=self._place.practice,
        )
