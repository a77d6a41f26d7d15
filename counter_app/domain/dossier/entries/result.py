"""The result: issued, brought to the central return desk, handed over, put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from counter_app.domain.dossier.bodies import Due
from counter_app.domain.procedure import ReturnChannel


class Outcome(StrEnum):
    """What the agency decided."""

    GRANTED = "granted"
    UNRESOLVED = "unresolved"  # trả hồ sơ không giải quyết (NĐ 118/2025 Đ19.3)


class Receiver(StrEnum):
    """In what capacity somebody collects the result (R68)."""

    OWNER = "owner"
    LEGAL = "legal"  # legal representative of the organisation or the minor
    AUTHORISED = "authorised"


class Giving(StrEnum):
    """How a result came to the citizen."""

    SIGNED = "signed"  # at the return desk, for a signature
    ON_THE_SPOT = "on_the_spot"
    BY_AGENCY = "by_agency"
    SENT = "sent"  # the electronic copy


class WrongBy(StrEnum):
    """Whose error a result carries; it chooses the path (R45, R46)."""

    OFFICIAL = "official"
    CITIZEN = "citizen"
    LOST = "lost"  # the result went missing on the way: issued again at the state's cost


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultIssued:
    """Fact `result_issued`: the competent body signed; R66 names the Office for the province's."""

    KIND: ClassVar[str] = "result_issued"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    outcome: Outcome
    number: str
    signed_on: date
    signer: str
    name: str
    reason: str  # for UNRESOLVED
    through_office: bool  # brought by the Office of the provincial People's Committee
    has_paper: bool
    has_electronic: bool
    by_name: str
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultArrived:
    """Fact `result_arrived`: the central return desk signed for it (R61)."""

    KIND: ClassVar[str] = "result_arrived"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    given_by: str
    carrier: str
    list_number: str
    shelf: str
    received_by: str
    arrived_at: datetime
    mismatch: str = ""  # of the whole list: what it names and was not there, or the reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """Fact `shelved`: where the result lies (R67)."""

    KIND: ClassVar[str] = "shelved"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    shelf: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Fact `handed_over`: the citizen has the result and signed."""

    KIND: ClassVar[str] = "handed_over"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    receiver: Receiver
    receiver_name: str
    receiver_id_number: str
    relation: str
    authorisation: str  # the paper that was shown; empty when none is needed
    slip_shown: bool  # mẫu 01
    identity_compared_by: str  # replaces a lost slip (NĐ 118/2025 Đ6.2b)
    signature: str  # "paper", or the blob of a page filed with the signature
    originals_returned: tuple[int, ...]  # paper numbers
    originals_surrendered: tuple[int, ...]
    counter: str
    by_name: str
    handed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverUndone:
    """Claim `hand_over_undone`: the wrong result was in the hand; it lies on the shelf again."""

    KIND: ClassVar[str] = "hand_over_undone"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    handed: str  # id of the entry `handed_over`
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPutOff:
    """Fact `collection_put_off`: somebody came and was told on paper what to bring (R68)."""

    KIND: ClassVar[str] = "collection_put_off"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    receiver_name: str  # may be empty: nobody need say who he is to be told
    lacks: tuple[str, ...]  # as printed
    counter: str
    by_name: str
    told_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOnTheSpot:
    """Fact `given_on_the_spot`: received and answered in one visit (NĐ 118/2025 Đ17.4)."""

    KIND: ClassVar[str] = "given_on_the_spot"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    outcome: Outcome
    number: str
    name: str
    receiver_name: str
    counter: str
    by_name: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedByAgency:
    """Fact `returned_by_agency`: an agency that returns its own results did so (R63)."""

    KIND: ClassVar[str] = "returned_by_agency"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    document: str
    by_name: str
    returned_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSent:
    """Fact `result_sent`: the electronic result went out, no other is wanted (NĐ 118/2025 Đ22)."""

    KIND: ClassVar[str] = "result_sent"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    channel: str  # "portal" or "email"
    address: str  # the account's identity number, or the e-mail address
    counter: str
    by_name: str
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultErrorReported:
    """Claim `result_error_reported`: a result is wrong or lost and is made anew (R45, R46)."""

    KIND: ClassVar[str] = "result_error_reported"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    wrong_by: WrongBy
    stands: str  # what the result says
    should_be: str
    due: Due  # 3 working days for an official's error, the appointment for a citizen's
    fee_dong: int
    taken_back: bool  # the wrong result stays at the desk
    by_name: str
    reported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultMended:
    """Fact `result_mended`: amended, replaced or issued again; it goes to the return desk."""

    KIND: ClassVar[str] = "result_mended"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    number: str
    signed_on: date
    signer: str
    how: str
    by_name: str
    mended_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChosen:
    """Fact `return_chosen`: the applicant wants the result another way than on mẫu 01 (R19)."""

    KIND: ClassVar[str] = "return_chosen"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    channel: ReturnChannel
    address: str  # for the post; empty: the address on record
    counter: str
    by_name: str
    chosen_at: datetime
