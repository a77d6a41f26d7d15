"""What the catalogue says of a procedure: papers, cases, limits, fees, who may represent.

Plain data; `store.editions` reads it from `resources/catalogue/`, and `domain.checklist` asks it
questions for one date, case and channel. Rule numbers refer to the seed letters (R02: the thirteen
posted fields; R74: fees versioned by date and source document).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from counter_app.domain.scan_profile import ScanProfile


class Dated(Protocol):
    """Anything with a life in dates, both ends included; None is open."""

    @property
    def valid_from(self) -> date | None:
        """First day."""

    @property
    def valid_to(self) -> date | None:
        """Last day."""


def in_force(thing: Dated, day: date) -> bool:
    """Whether `thing` is in force on `day`."""
    return (thing.valid_from is None or thing.valid_from <= day) and (
        thing.valid_to is None or day <= thing.valid_to
    )


class CopyKind(StrEnum):
    """In what form a paper is handed in."""

    ORIGINAL = "original"  # bản chính (C)
    CERTIFIED = "certified"  # bản sao chứng thực (CT)
    COPY = "copy"  # bản sao, no certification asked (BS)
    COMPARED = "compared"  # bản chụp đã đối chiếu bản chính (ĐC)
    REGISTER_EXTRACT = "register_extract"  # bản sao cấp từ sổ gốc (SG)
    ELECTRONIC = "electronic"  # bản điện tử


class Need(StrEnum):
    """Whether the paper must be there."""

    REQUIRED = "required"
    IF_ANY = "if_any"  # nếu có / khi thuộc trường hợp
    SHOW_ONLY = "show_only"  # chỉ xuất trình, không nộp


class Legalisation(StrEnum):
    """What a consular office did to a paper, or that nothing is needed (NĐ 111/2011/NĐ-CP)."""

    NONE = "none"
    LEGALISED = "legalised"  # đã hợp pháp hóa lãnh sự
    CONSULAR = "consular"  # đã chứng nhận lãnh sự
    EXEMPT = "exempt"  # được miễn (Điều 9)


class OriginalFate(StrEnum):
    """What happens with the original the citizen brought (situation 7)."""

    HANDED_IN = "handed_in"  # nothing special: the paper handed in stays in the dossier
    RETURNED_NOW = "returned_now"  # compared and handed back at once
    RETURNED_WITH_RESULT = "returned_with_result"
    SURRENDERED_NOW = "surrendered_now"
    SURRENDERED_AT_COLLECTION = "surrendered_at_collection"


class Channel(StrEnum):
    """How the dossier comes in (R15, R16)."""

    DIRECT = "direct"
    POST = "post"
    ONLINE = "online"


class ReturnChannel(StrEnum):
    """How the citizen wants the result (R19: the citizen picks)."""

    DESK = "desk"
    POST = "post"
    ELECTRONIC = "electronic"


class LimitUnit(StrEnum):
    """The unit a procedure states its time limit in (correction 11)."""

    WORKING_DAYS = "working-days"
    WORKING_HOURS = "working-hours"
    CALENDAR_DAYS = "calendar-days"
    MONTHS = "months"


class FeeKind(StrEnum):
    """Phí pays for a service, lệ phí is a fixed state charge: two amounts, two settlements."""

    SERVICE_FEE = "phi"
    STATE_CHARGE = "le_phi"


class FeeMoment(StrEnum):
    """When the money is due."""

    AT_ACCEPTANCE = "at_acceptance"
    BEFORE_RESULT = "before_result"
    AFTER_APPRAISAL = "after_appraisal"


class Representation(StrEnum):
    """Who may hand in for the owner (R20, correction 3)."""

    FREE_PAPER = "free_paper"  # a plain written authorisation
    CERTIFIED_PAPER = (
        "certified_paper"  # an authorisation certified by notary or People's Committee
    )
    NO_PAPER = "no_paper"  # anybody may hand in
    NOT_ALLOWED = "not_allowed"


class CodeSource(StrEnum):
    """Who gives an agency's dossiers their official code (design §2.8)."""

    LEASE = "lease"  # the centre, out of a range the province delegates
    UPSTREAM = "upstream"  # the province's system, which answers later


class RouteKind(StrEnum):
    """How an interconnected dossier moves between agencies."""

    PAPER = "paper"  # same level: one after the other, in a fixed order (R52-R54)
    ELECTRONIC = "electronic"  # same level: to all at once (R55, R56)
    UPPER = "upper"  # to an agency of another level and back (R57, R58)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedFields:
    """R02: the thirteen fields that must be posted, as text."""

    name: str
    steps: str
    manner: str
    papers: str
    time_limit: str
    applicants: str
    fee: str
    form: str
    conditions: str
    legal_basis: str
    result: str
    field_and_agency: str
    staff_in_charge: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case of the procedure (new, re-issue, ship of 12 m and more); the clerk picks it first."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FromAbroad:
    """What a paper issued abroad must bear before this procedure takes it."""

    always: bool = False  # it can only come from abroad; otherwise the clerk says so
    translated: bool = True  # into Vietnamese
    legalised: bool = True  # legalised, consular certified or exempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One line of the published checklist. `number` is its place, 1-based, stable per version."""

    number: int
    name: str
    kinds: tuple[CopyKind, ...]  # accepted forms, the default first
    quantity: int = 1
    need: Need = Need.REQUIRED
    one_of: str | None = None  # papers sharing this name: any one of them is enough
    cases: tuple[str, ...] = ()  # empty: every case
    original: OriginalFate = OriginalFate.HANDED_IN
    replaced_by_data: str | None = None  # the database that makes the paper unnecessary
    valid_months: int | None = None  # a paper older than this on the day of acceptance has expired
    form: str | None = None
    condition: str | None = None  # when it is asked for, in words
    per_unit: bool = False  # one for each vehicle, device, worker ...
    authorisation: bool = False  # the authorisation itself: asked only when R20 asks for it
    from_abroad: FromAbroad | None = None  # None: nothing is asked of one issued abroad
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A time limit with its unit, for a channel and case and from a date on."""

    amount: Decimal
    unit: LimitUnit
    channel: Channel | None = None  # None: any
    case: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    late_after: time | None = None  # received after this local time: day 0 is the next working day
    units_from: int = 1  # holds from this many units on ("từ 10 giấy tờ")
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A dated reduction or exemption; `percent` of the amount that remains to be paid."""

    id: str
    reason: str
    percent: int
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    automatic: bool = False  # applies by itself (channel, date); otherwise the clerk ticks it
    channel: Channel | None = None  # None: any


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRule:
    """One fee or charge in dong. `amount_dong` None: set by the province, not entered yet."""

    kind: FeeKind
    name: str
    amount_dong: int | None
    source: str
    unit: str = "dossier"  # dossier, paper, copy, page, vehicle, device, certificate
    channel: Channel | None = None
    case: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    moment: FeeMoment = FeeMoment.AT_ACCEPTANCE
    waivers: tuple[Waiver, ...] = ()
    sample: bool = False  # a figure for practice, to be replaced by the province's resolution
    unit_size: int = 1  # the amount is for this many units, a part counting as a whole ("10 trang")
    included_units: int = 0  # the first ones cost nothing by this rule ("từ phiếu thứ 3")


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationRule:
    """Who may hand in for the owner, for all cases or one."""

    rule: Representation
    relatives_without_paper: tuple[str, ...] = ()  # "cha", "mẹ", "vợ", "chồng", "con"
    case: str | None = None
    sentence: str = ""  # shown when it is refused, Vietnamese
    sentence_en: str = ""
    for_minor: tuple[str, ...] = ()  # who may hand in, without paper, for an owner under 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Which agency serves the procedure from when to when."""

    agency: str  # Agency.id
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLeg:
    """One agency's part of an interconnected procedure."""

    agency: str  # Agency.id
    work: str
    within: str | None = None  # "3 ngày làm việc"; None: within the whole limit
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRule:
    """The approved way of an interconnected procedure (R49); the legs stand in order."""

    kind: RouteKind
    legs: tuple[RouteLeg, ...]
    source: str  # the decision that approved it
    supervised_by: str = ""  # the upper one-stop unit (R57)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A dated version of one procedure."""

    code: str  # national code, e.g. "1.013236"; "X-..." for a service without one
    alias: int  # the digits a clerk types
    name: str
    field: str  # lĩnh vực
    agencies: tuple[Service, ...]
    posted: PostedFields
    papers: tuple[Paper, ...]
    limits: tuple[TimeLimit, ...]
    fees: tuple[FeeRule, ...]
    representation: tuple[RepresentationRule, ...]
    source: str
    checked_on: date
    confidence: str  # four letters: name, papers, limit, fee (procedures.md)
    cases: tuple[Case, ...] = ()
    sets: int = 1
    replaces: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = (Channel.DIRECT, Channel.POST, Channel.ONLINE)
    result_name: str = ""
    result_days_note: str = ""
    max_supplements: int = 1
    supplement_notice_limit: str | None = None
    supplement_reply_limit: str | None = None
    close_after: str | None = None
    post_may_receive: bool = True
    route: RouteRule | None = None  # None: one agency decides
    decided_by_chair: bool = False  # results come back through the provincial Office (R66)
    issued_on_the_spot: bool = False  # NĐ 118 Đ17.4: no mẫu 01 unless asked
    unit_name: str | None = None  # what is counted: "xe", "thiết bị", "phiếu"
    person_concerned: str | None = None  # in an organisation's dossier: "Người lao động"
    scan_profile: ScanProfile | None = None  # None: as the PC is set
    valid_from: date | None = None
    valid_to: date | None = None
    keywords: tuple[str, ...] = ()


def blank(code: str, checked_on: date) -> Procedure:
    """A procedure of which nothing is said yet but its code; anybody hands in for another with a
    plain written authorisation (R20) until its own rule is entered.
    """
    empty = {one.name: "" for one in fields(PostedFields)}
    return Procedure(
        code=code,
        alias=0,
        name="",
        field="",
        agencies=(),
        posted=PostedFields(**empty),
        papers=(),
        limits=(),
        fees=(),
        representation=(RepresentationRule(rule=Representation.FREE_PAPER),),
        source="",
        checked_on=checked_on,
        confidence="CCCC",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency with its life in dates (domain.md correction 12)."""

    id: str  # QCVN 102 identifier, e.g. "H48.05"
    name: str
    short_name: str
    mark: str  # two letters for badges
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    low_volume: bool = False  # S4: a quiet agency whose desk the Post may take over
    returns_own_results: bool = False  # R63: provincial Police
    code_source: CodeSource = CodeSource.LEASE
