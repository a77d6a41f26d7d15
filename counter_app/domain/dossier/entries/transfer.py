"""From the centre to the agency, between agencies, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """Claim `transferred`: the dossier leaves the counter for the agency (NĐ 118/2025 Đ18.2).

    In an electronic interconnected procedure it goes to all agencies of the route at once (R55).
    """

    KIND: ClassVar[str] = "transferred"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    agency: str
    agency_name: str
    given_by: str
    carrier: str  # who takes the paper there; empty when nothing is carried
    list_number: str  # of the hand-over list
    at_centre: bool  # appraised and approved at the centre (R26)
    transferred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferUndone:
    """Claim `transfer_undone`: registered by mistake, the dossier never left the counter."""

    KIND: ClassVar[str] = "transfer_undone"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    reason: str
    by_name: str
    undone_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyReceived:
    """Fact `agency_received`: the agency signed for the dossier; its own terms run from here."""

    KIND: ClassVar[str] = "agency_received"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    agency: str
    received_by: str
    officer: str  # the case officer (R44 counts him, not the counter clerk)
    missing: str  # what the list says and the parcel lacks; empty when all is there
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegDone:
    """Claim `leg_done`: an agency of an interconnected procedure finished its part (R53, R56).

    On paper it passes dossier and result on with the transfer slip; the last passes them to the
    lead agency.
    """

    KIND: ClassVar[str] = "leg_done"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    agency: str
    outcome: str
    document: str  # number of its paper, empty when there is none
    passed_to: str  # agency; empty in an electronic procedure
    done_by: str
    done_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegReceived:
    """Fact `leg_received`: the next agency signed for the dossier (R53)."""

    KIND: ClassVar[str] = "leg_received"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    agency: str
    received_by: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Urged:
    """Fact `urged`: somebody asked after the dossier (R47). A phone call moves no date."""

    KIND: ClassVar[str] = "urged"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    channel: str  # "phone", "document", "message"
    whom: str
    said: str
    by_name: str
    urged_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenTold:
    """Fact `citizen_told`: the owner was told by phone, message or letter (R42, R73, R125)."""

    KIND: ClassVar[str] = "citizen_told"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    about: str  # the kind of the entry that was told of, e.g. "postponed"
    channel: str  # "desk", "sms", "phone", "email", "letter", "portal", "network"
    address: str
    by_name: str
    told_at: datetime
