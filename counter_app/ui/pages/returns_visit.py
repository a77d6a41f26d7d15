"""One person at the return desk: the results found, the one open, those picked, who collects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from counter_app.domain.collecting import Collector, Need, Requirement, receiver_of
from counter_app.services.returns import own_name

if TYPE_CHECKING:
    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.services.people import SignedIn
    from counter_app.services.returns import ResultLine, ReturnCase, Returns

_OF_THE_DOSSIER = frozenset({Need.FEE, Need.INCIDENT, Need.SURRENDER, Need.GIVE_BACK})


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """A line of the list; `code` names the dossier when several results are picked."""

    stream: str
    dossier: str
    code: str
    requirement: Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A dossier as it was read, with every result that lies here for the same person."""

    lines: tuple[ResultLine, ...]
    cases: dict[str, ReturnCase]
    elsewhere: tuple[DraftElsewhere, ...]


class ReturnVisit:
    """What is on screen, as values; nothing of it is written before F9."""

    def __init__(self) -> None:
        self.lines: tuple[ResultLine, ...] = ()
        self.cases: dict[str, ReturnCase] = {}
        self.elsewhere: tuple[DraftElsewhere, ...] = ()
        self.current = ""  # stream of the open dossier
        self.picked: tuple[str, ...] = ()
        self.collector = Collector()

    @property
    def case(self) -> ReturnCase | None:
        """The open dossier."""
        return self.cases.get(self.current)

    @property
    def picked_cases(self) -> tuple[ReturnCase, ...]:
        """The results that go out together, the open one first."""
        return tuple(self.cases[one] for one in self.picked if one in self.cases)

    @property
    def held(self) -> tuple[str, ...]:
        """The results other counters are told of."""
        return tuple(one.stream for one in self.picked_cases if one.is_ready)

    def unpaid(self) -> ReturnCase | None:
        """The first picked dossier with money to take, None when all is paid."""
        return next((one for one in self.picked_cases if one.state.claimable_dong), None)

    def needs(self, returns: Returns, who: SignedIn) -> tuple[NeedLine, ...]:
        """The one list of what stands between: of the first result whole, of the others what
        belongs to the dossier.
        """
        several = len(self.picked) > 1
        return tuple(
            NeedLine(
                stream=case.stream,
                dossier=case.state.id,
                code=case.code if several and one.need in _OF_THE_DOSSIER else "",
                requirement=one,
            )
            for place, case in enumerate(self.picked_cases)
            for one in returns.requirements(case, self.collector, who)
            if place == 0 or one.need in _OF_THE_DOSSIER
        )

    def begin(self, stream: str, opened: Opened) -> None:
        """Another dossier is open."""
        self.show(opened)
        self.current, self.picked = stream, (stream,)
        case = self.case
        self.collector = own_name(case) if case else Collector()

    def show(self, opened: Opened) -> None:
        """The same dossiers as they stand now; what is filled in stays."""
        self.lines, self.cases, self.elsewhere = opened.lines, opened.cases, opened.elsewhere
        self.picked = tuple(
            one
            for one in self.picked
            if one == self.current or (one in self.cases and self.cases[one].is_ready)
        )

    def pick(self, stream: str) -> bool:
        """Take a result of the same person along, or leave it; False when it cannot go out."""
        case = self.cases.get(stream)
        if case is None or not case.is_ready or stream == self.current:
            return False
        others = tuple(one for one in self.picked if one != stream)
        self.picked = others if stream in self.picked else (*others, stream)
        return True

    def fill(self, **fields: Any) -> None:
        """Who collects, and what he showed."""
        self.collector = replace(self.collector, **fields)
        if self.case is not None:
            receiver = receiver_of(self.case.state, self.collector)
            self.collector = replace(self.collector, receiver=receiver)

    def owner_collects(self) -> None:
        """The owner himself: name and number as on file, no authority."""
        if self.case is not None:
            own = own_name(self.case)
            self.fill(
                receiver=own.receiver,
                name=own.name,
                id_number=own.id_number,
                relation="",
                authorisation="",
            )

    def tick(self, line: NeedLine, *, is_there: bool) -> None:
        """An original was surrendered or given back."""
        one = (line.dossier, line.requirement.paper)
        name = "surrendered" if line.requirement.need is Need.SURRENDER else "given_back"
        before = getattr(self.collector, name)
        self.fill(**{name: before | {one} if is_there else before - {one}})
