"""What happens to the dossier at the agency: verification, opinions, return, decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from counter_app.domain.dossier.bodies import AcceptedPaper, Due, FeeDue, LegTerm
from counter_app.domain.dossier.entries.answers import Lack


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForSupplement:
    """Fact `returned_for_supplement`: mẫu 02 of the agency after appraisal (R32, R33)."""

    KIND: ClassVar[str] = "returned_for_supplement"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    number: str
    signer: str
    lacks: tuple[Lack, ...]
    reason: str
    round: int
    noticed_at: datetime
    notice_by: datetime  # last lawful moment of the notice; a later one counts and is marked
    reply_by: Due | None  # the last day to bring what lacks; None: the dossier is never closed

    @property
    def is_late(self) -> bool:
        """Whether the notice came after its term."""
        return self.noticed_at > self.notice_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplemented:
    """Fact `supplemented`: the full dossier is in; the same code, a new clock from zero (R34)."""

    KIND: ClassVar[str] = "supplemented"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    papers: tuple[AcceptedPaper, ...]  # the whole checklist as it stands now
    due: Due | None
    counter: str
    by_name: str
    received_at: datetime
    legs: tuple[LegTerm, ...] = ()  # of an interconnected procedure: from zero, too
    not_brought: tuple[Lack, ...] = ()  # asked for, not mandatory, and the agency does without it
    released: str = ""  # the agency's document that says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Claim `closed`: nothing came within the term, a person closes (NĐ 118/2025 Đ19.5)."""

    KIND: ClassVar[str] = "closed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    reason: str
    by_name: str
    closed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Fact `verified`: an inspection on the spot or with the citizen (R30, R31)."""

    KIND: ClassVar[str] = "verified"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    held_at: datetime
    place: str
    people: str
    content: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAsked:
    """Fact `opinion_asked`: content and deadline are both stated (R36)."""

    KIND: ClassVar[str] = "opinion_asked"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    agency: str
    agency_name: str
    content: str
    document: str
    reply_by: datetime
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """Fact `opinion_given`: the consulted agency answered (R38). `asked`: id of that entry."""

    KIND: ClassVar[str] = "opinion_given"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    asked: str
    content: str
    document: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLateTold:
    """Fact `opinion_late_told`: the lead agency told the centre of the delay (R39)."""

    KIND: ClassVar[str] = "opinion_late_told"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    asked: str
    document: str
    by_name: str
    told_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAsked:
    """Fact `payment_asked`: money that falls due after appraisal, by the agency's notice (R75)."""

    KIND: ClassVar[str] = "payment_asked"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    fees: tuple[FeeDue, ...]
    document: str
    by_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraised:
    """Claim `appraised`: the case officer at the centre proposes (thẩm định, R26)."""

    KIND: ClassVar[str] = "appraised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    grant: bool
    opinion: str
    by_name: str
    appraised_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """Claim `approved`: the leader at the centre decides (phê duyệt, R25, R26)."""

    KIND: ClassVar[str] = "approved"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    grant: bool
    note: str
    by_name: str
    approved_at: datetime
