"""Finding a procedure by alias or by words, and saying who serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.guidance import NotReceived
from counter_app.domain.guidance_revision import MatterState
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import Agency, Procedure
from counter_app.domain.procedure_revision import ProcedureState
from counter_app.errors import Words
from counter_app.errors.duty import StandInOverError
from counter_app.services.people import SignedIn
from counter_app.store.editions import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureChoice:
    """One line of the list under the procedure field."""

    code: str
    alias: int
    name: str
    field: str
    agency_name: str
    allowed: bool
    why_not: Words | None = None


class Catalogue:
    """The catalogue in force today. All answers come from memory."""

    def __init__(
        self,
        shipped: Edition,
        now: Callable[[], datetime],
        revised: Callable[[], Iterable[ProcedureState]] = tuple,
        matters: Callable[[], Iterable[MatterState]] = tuple,
    ) -> None:
        self._shipped = shipped
        self._now = now
        self._revised = revised
        self._read_matters = matters
        self._edition = shipped
        self._states: tuple[ProcedureState, ...] = ()
        self._matters: tuple[MatterState, ...] = ()
        self.refresh()

    @property
    def edition(self) -> Edition:
        """What came with the program, with the centre's own versions over it."""
        return self._edition

    @property
    def revised(self) -> tuple[ProcedureState, ...]:
        """What the centre changed, by procedure."""
        return self._states

    @property
    def matters(self) -> tuple[MatterState, ...]:
        """What the centre changed of what is received elsewhere."""
        return self._matters

    def refresh(self) -> None:
        """Read again: after every revision and every exchange with the server."""
        states, matters = tuple(self._revised()), tuple(self._read_matters())
        if (states, matters) != (self._states, self._matters):
            self._states, self._matters = states, matters
            self._edition = self._shipped.with_revisions(states).with_matters(matters)

    def find(self, text: str, who: SignedIn, *, limit: int = 12) -> tuple[ProcedureChoice, ...]:
        """Procedures by alias, name, field, agency or key words, the best first."""
        day = self._today()
        found = self._edition.find(text, day)[:limit]
        return tuple(self._choice(procedure, who, day) for procedure in found)

    def offered(
        self, text: str, who: SignedIn, *, limit: int = 12
    ) -> tuple[ProcedureChoice | NotReceived, ...]:
        """As `find`, with the matters that another office receives."""
        day = self._today()
        found = self._edition.find_all(text, day)[:limit]
        return tuple(
            one if isinstance(one, NotReceived) else self._choice(one, who, day) for one in found
        )

    def procedure(self, code: str) -> Procedure | None:
        """The version in force today, None when there is none."""
        return self._edition.procedure(code, self._today()) if code else None

    def agency(self, procedure: Procedure) -> Agency:
        """The agency that serves the procedure today."""
        return self._edition.agency_of(procedure, self._today())

    def agency_name(self, code: str) -> str:
        """Name of the agency serving the procedure today, empty when unknown."""
        procedure = self.procedure(code)
        return self.agency(procedure).name if procedure else ""

    def why_not_allowed(self, procedure: Procedure, who: SignedIn) -> Words | None:
        """Why this clerk may not take the procedure in, None when he may (R81, R90)."""
        try:
            who.check_rights(self._now())
        except StandInOverError as over:
            told = [over.tell("vi"), over.tell("en")]
            return Words(*(f"{one.happened} {one.kept} {one.todo}" for one in told))
        agency = self.agency(procedure)
        if who.agencies and agency.id not in who.agencies:
            return Words(
                f"Thủ tục của {agency.name}; tài khoản này không được phân công tiếp nhận.",
                f"A procedure of {agency.name}, which this account does not serve.",
            )
        return None

    def _choice(self, procedure: Procedure, who: SignedIn, day: date) -> ProcedureChoice:
        why_not = self.why_not_allowed(procedure, who)
        return ProcedureChoice(
            code=procedure.code,
            alias=procedure.alias,
            name=procedure.name,
            field=procedure.field,
            agency_name=self._edition.agency_of(procedure, day).name,
            allowed=not why_not,
            why_not=why_not,
        )

    def _today(self) -> date:
        return local_day(self._now())
