"""The other two answers at the counter: supplement request (mẫu 02), refusal (mẫu 03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from counter_app.domain.dossier.bodies import AcceptedPaper, ProcedureShown
from counter_app.domain.draft import Draft
from counter_app.domain.procedure import Channel


class Stage(StrEnum):
    """Where a supplement is asked for: the two are counted apart (NĐ 118/2025 Đ16.3, Đ19.5)."""

    INTAKE = "intake"
    APPRAISAL = "appraisal"


class Fault(StrEnum):
    """What is wrong with a paper."""

    MISSING = "missing"  # thiếu
    WRONG = "wrong"  # sai
    EXPIRED = "expired"  # hết hiệu lực
    BLURRED = "blurred"  # mờ, không đọc được


OUTSIDE_LIST = 0  # the paper number of a demand that is not in the published checklist (R21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """One line of mẫu 02."""

    paper: int  # number in the published checklist, or `OUTSIDE_LIST`
    name: str
    fault: Fault
    what: str  # what to bring or put right, as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFile:
    """What the counter knows of a dossier that was not accepted (yet): it has no code, no clock.

    The draft as it stood, so that any desk goes on with it when the citizen returns.
    """

    draft: Draft
    procedure: ProcedureShown
    agency: str
    agency_name: str
    receiving_unit: str
    counter: str
    clerk: str  # staff id
    clerk_name: str
    channel: Channel
    papers: tuple[AcceptedPaper, ...]
    practice: bool
    max_supplements: int = 1
    sector_law: str = ""  # the law that allows more than one round


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """Fact `submitted`: a dossier came in over a portal and waits for an answer (R16)."""

    KIND: ClassVar[str] = "submitted"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    file: IntakeFile
    portal: str  # "national", "provincial"
    portal_code: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAsked:
    """Fact `supplement_asked`: mẫu 02 at the counter, everything that lacks at once (R13)."""

    KIND: ClassVar[str] = "supplement_asked"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    file: IntakeFile
    lacks: tuple[Lack, ...]
    reason: str
    round: int  # 1, or n for "lần n"
    number: str  # Số: ..../HDHS, empty when the centre gives none
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAllowed:
    """Claim `supplement_allowed`: a supervisor lets a second request of one stage go out (R13)."""

    KIND: ClassVar[str] = "supplement_allowed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    stage: Stage
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRefused:
    """Fact `intake_refused`: mẫu 03, with its legal ground and reason (R14)."""

    KIND: ClassVar[str] = "intake_refused"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    file: IntakeFile
    ground: str
    reason: str
    refused_at: datetime
    number: str = ""  # Số: ..../TCHS; early refusals had none


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeWithdrawn:
    """Claim `intake_withdrawn`: who handed it in does not go on, before anything was accepted."""

    KIND: ClassVar[str] = "intake_withdrawn"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    asked_by: str
    reason: str
    counter: str
    by_name: str
    withdrawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeClosed:
    """Claim `intake_closed`: nobody came back with what mẫu 02 asked for, and a person closes.

    The 15 days of NĐ 118/2025 Đ19.5 run from the agency's own request, after acceptance. Before it
    the law sets no term, so none is reckoned: who closes says how the applicant was asked.
    """

    KIND: ClassVar[str] = "intake_closed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    contact: str  # how he was asked whether he goes on, and when
    reason: str
    counter: str
    by_name: str
    closed_at: datetime
