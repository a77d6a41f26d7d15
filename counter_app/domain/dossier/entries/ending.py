"""Ends before a result (stop, withdrawal), and what goes wrong with the papers on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar


class Harm(StrEnum):
    """What happened to the papers."""

    LOST = "lost"
    DAMAGED = "damaged"


class Mended(StrEnum):
    """How an incident ended."""

    FOUND = "found"
    REBUILT = "rebuilt"  # papers made again at the culprit's cost (NĐ 118/2025 Đ23.2)
    REISSUED = "reissued"  # the result was issued again


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAsked:
    """Claim `stop_asked`: the applicant asks in writing to stop (NĐ 118/2025 Đ21)."""

    KIND: ClassVar[str] = "stop_asked"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    asked_by: str
    reason: str
    counter: str
    by_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """Claim `stopped`: the notice of stopping was signed (mẫu 05), the papers go back."""

    KIND: ClassVar[str] = "stopped"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    number: str
    signed_on: date
    signer: str
    by_name: str
    stopped_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Claim `withdrawn`: the applicant takes the papers back while the centre still has them."""

    KIND: ClassVar[str] = "withdrawn"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    asked_by: str
    reason: str
    counter: str
    by_name: str
    withdrawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReported:
    """Fact `incident_reported`: dossier or result lost or damaged; who had it last is known."""

    KIND: ClassVar[str] = "incident_reported"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    harm: Harm
    of_result: bool
    what: str
    last_holder: str
    found_on: date
    by_name: str
    reported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentApologised:
    """Fact `incident_apologised`: the letter to the citizen went out (NĐ 118/2025 Đ23.2)."""

    KIND: ClassVar[str] = "incident_apologised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    incident: str  # id of `incident_reported`
    number: str
    signed_on: date
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSettled:
    """Claim `incident_settled`: the papers are whole again; cost and blame in people's words."""

    KIND: ClassVar[str] = "incident_settled"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    incident: str
    mended: Mended
    paid_by: str
    note: str
    by_name: str
