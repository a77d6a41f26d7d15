"""Bodies of the dossier's entries. Each is a fact (it happened) or a claim (it may be refused).

A body carries all that the paper shows: an accepted dossier never reads the catalogue again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from counter_app.domain.areas import Area
from counter_app.domain.dossier.terms import Terms
from counter_app.domain.draft import (
    Organisation,
    PageImage,
    PayMethod,
    Person,
    Presence,
    Quality,
    Verdict,
)
from counter_app.domain.procedure import (
    Channel,
    CopyKind,
    FeeKind,
    FeeMoment,
    Legalisation,
    OriginalFate,
    ReturnChannel,
    RouteKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeIssued:
    """The code on the paper. `official` False: provisional, "TẠM" printed beside it (§2.8)."""

    code: str
    official: bool
    source: str  # "lease" | "upstream" | "provisional"
    agency: str
    day: date
    serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedPaper:
    """One paper of the dossier as accepted."""

    number: int
    name: str
    mandatory: bool  # required in this case, not shown only, not replaced by data
    verdict: Verdict
    presence: Presence
    kind: CopyKind
    quantity: int
    one_of: str | None = None
    reason: str = ""
    pages_stated: int = 0
    original: OriginalFate = OriginalFate.HANDED_IN
    issued_on: date | None = None
    compared_by: str = ""  # clerk's name when kind is `compared` (situation 7)
    show_only: bool = False
    from_abroad: bool = False  # issued abroad; the next two say what was done to it
    translated: bool = False
    legalisation: Legalisation = Legalisation.NONE
    not_brought: str = ""  # asked for on a mẫu 02, and why it did not come all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeDue:
    """One fee or charge as it stands on the day of acceptance."""

    kind: FeeKind
    name: str
    unit: str
    unit_price_dong: int
    units: int
    listed_dong: int  # before waivers
    due_dong: int
    moment: FeeMoment
    source: str
    waiver: str = ""  # reason and source of the waiver, printed
    collector: str = ""  # agency the money belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One day or hour of the deadline, in words: why it counted or did not."""

    on: date
    counted: bool
    reason: str  # "ngày làm việc thứ 3", "Thứ Bảy", "Ngày Văn hóa Việt Nam 24/11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due moment with its explanation."""

    due_at: datetime
    limit: str  # "15 ngày làm việc"
    trace: tuple[TraceStep, ...]
    rules: str  # rule pack id
    calendar: str  # calendar version


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureShown:
    """What the paper says of the procedure."""

    code: str
    alias: int
    name: str
    field: str
    case: str = ""
    case_name: str = ""
    edition: str = ""  # hash of the catalogue file the dossier was accepted under
    result_name: str = ""
    decided_by_chair: bool = False
    person_concerned: str = ""  # what `owner` is beside an organisation; empty: acts for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One agency's part of an interconnected procedure, as on the transfer slip (R53, R55)."""

    agency: str
    agency_name: str
    work: str
    due: Due | None
    is_lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of an interconnected dossier; the legs stand in order. It is counted once."""

    kind: RouteKind
    legs: tuple[Leg, ...]
    supervised_by: str = ""  # the upper one-stop unit that watches an upper-level route (R57)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegTerm:
    """Another due moment for one agency's part of a route."""

    agency: str
    agency_name: str
    old_due_at: datetime
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Fact `accepted`: a complete, valid dossier was received (R12)."""

    KIND: ClassVar[str] = "accepted"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    code: CodeIssued
    procedure: ProcedureShown
    agency: str
    agency_name: str
    receiving_unit: str  # the centre's name as printed
    counter: str
    clerk: str  # staff id
    clerk_name: str
    accepted_at: datetime
    due: Due | None  # None: answered on the spot or no limit stated
    channel: Channel
    owner: Person
    organisation: Organisation | None
    submitter: Person | None
    relation: str
    authorisation: bool
    return_channel: ReturnChannel
    return_address: str
    sets: int
    papers: tuple[AcceptedPaper, ...]
    fees: tuple[FeeDue, ...]
    note: str
    practice: bool
    clock_answer: str = ""  # what the clerk answered when the clock was in doubt
    terms: Terms = field(default_factory=Terms)
    route: Route | None = None  # None: one agency decides

    @property
    def owner_name(self) -> str:
        """Whose dossier it is: the organisation's name if there is one, else the person's."""
        return (self.organisation.name if self.organisation else "") or self.owner.name

    @property
    def owner_address(self) -> str:
        """Where forms say the owner lives: the organisation's seat if it has one."""
        return (self.organisation.address if self.organisation else "") or self.owner.address_line


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPage:
    """A page in its paper. `paper` 0: in the dossier but under no paper of the list."""

    paper: int
    order: int
    image: PageImage
    turn: int  # degrees clockwise to show it upright
    quality: Quality
    scanned_at: datetime
    quality_accepted_by: str = ""
    added_by: str = ""  # who digitised it after acceptance; empty: it came with the dossier
    document: str = ""  # kind of the entry whose signed paper this is a page of, e.g. "postponed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesFiled:
    """Fact `pages_filed`: digitised pages joined the dossier (R10, R11).

    `instead_of`: blobs of pages filed before, which the clerk has put elsewhere or taken out since.
    """

    KIND: ClassVar[str] = "pages_filed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    pages: tuple[FiledPage, ...]
    by_name: str
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDigitised:
    """Fact `paper_digitised`: the clerk says that a paper has all its pages (Đã số hóa đủ, R11)."""

    KIND: ClassVar[str] = "paper_digitised"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    paper: int
    pages: int  # pages of it at that moment
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeTaken:
    """Fact `fee_taken`: money was received at the counter."""

    KIND: ClassVar[str] = "fee_taken"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    amount_dong: int
    given_dong: int
    change_dong: int
    method: PayMethod
    counter: str
    by_name: str
    taken_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRefunded:
    """Fact `fee_refunded`: all that was taken went back into the applicant's hand or account."""

    KIND: ClassVar[str] = "fee_refunded"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    amount_dong: int
    method: PayMethod
    counter: str
    by_name: str
    refunded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Fact `printed`: a form left the printer. `copy_no` 0 is the first print, n "In lại lần n"."""

    KIND: ClassVar[str] = "printed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    form: str  # "slip", "large_slip", "visit_slip", or a form of the rule pack: "receipt" (mẫu 01)
    copy: str  # "keep" (Lưu) | "give" (Giao người nộp)
    copy_no: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Claim `corrected`: a typing error of a field was put right, with both values."""

    KIND: ClassVar[str] = "corrected"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    field: str  # one of `state.CORRECTABLE`
    old: str
    new: str
    reason: str
    by_name: str
    area: Area | None = None  # where a corrected address of the owner lies


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """Claim `voided` (Hủy tiếp nhận), reason and the code typed again; the code stays used."""

    KIND: ClassVar[str] = "voided"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    code_typed: str
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMapped:
    """Fact `code_mapped`: the official code for a provisional one; both stay searchable."""

    KIND: ClassVar[str] = "code_mapped"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    provisional: str
    official: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """Fact `viewed`: somebody opened the sheet of a dossier he did not take in (R23)."""

    KIND: ClassVar[str] = "viewed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    by_name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Fact `disputed`, written by the server: an entry that got its position but does not fit."""

    KIND: ClassVar[str] = "disputed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = True

    entry: str
    reason_vi: str
    reason_en: str
    reason_rule: str = ""  # "R41"; early disputes named none


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Claim `settled`: a person decided about a disputed entry under "Cần xử lý"."""

    KIND: ClassVar[str] = "settled"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    entry: str
    outcome: str  # "stands" | "set_aside"
    note: str
    by_name: str
