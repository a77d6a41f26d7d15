"""What the sheet of mẫu 02 or 03 begins with, hands over, and is told afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain import lacking
from counter_app.domain.dossier.entries.answers import Lack, SupplementAsked
from counter_app.domain.dossier.steps.counter import OVERRIDE_TO
from counter_app.domain.lacking import Then
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words
from counter_app.services.people import SignedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """mẫu 02 as the clerk has it on screen."""

    lacks: tuple[Lack, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """mẫu 03 as the clerk has it on screen."""

    ground: str
    reason: str


Answer = Supplement | TurnedAway


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A supervisor's leave for one request more of the same stage, with the reason (R13)."""

    by: SignedIn
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the sheet begins with. `values` fill the holes of phrases."""

    problems: tuple[Refusal, ...]
    lacks: tuple[Lack, ...]
    reason: str
    grounds: tuple[str, ...]
    values: dict[str, str]
    owner_name: str
    earlier: tuple[SupplementAsked, ...]
    used: int  # requests of this stage so far
    most: int  # the law allows
    sector_law: str  # the law that allows more than one, with its number
    once_law: Words  # the article that allows one

    @property
    def needs_leave(self) -> bool:
        """Another request needs a supervisor."""
        return self.most <= self.used < OVERRIDE_TO

    @property
    def is_over(self) -> bool:
        """No request more, by nobody."""
        return self.used >= max(self.most, OVERRIDE_TO)

    def how_it_stood(self, lack: Lack) -> Then | None:
        """What the first request says of `lack`; None when this is the first."""
        return lacking.how_it_stood(self.earlier[0], lack) if self.earlier else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What was made: the entry whose paper is to be printed."""

    stream: str
    entry: str
    kind: str
    number: str
    round: int
    owner_name: str
