"""The dossier being prepared at the counter: the one thing that is no journal (design §2.9).

A draft is replaced at will and autosaved; its id becomes the stream id. Facts about scanned pages
(`DraftPage`) are kept apart from what the clerk decided about them (`Placement`), so a page
arriving from the feeder never races with the form being saved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.areas import Area, address_line
from counter_app.domain.procedure import (
    Channel,
    CopyKind,
    Legalisation,
    OriginalFate,
    ReturnChannel,
)
from counter_app.domain.scan_profile import ScanProfile, TwoPasses


class IdentityKind(StrEnum):
    """What the person showed."""

    PERSONAL_ID = "personal_id"  # 12 digits
    OLD_ID = "old_id"  # 9-digit number, void alone since 01/01/2025
    PASSPORT = "passport"
    NONE = "none"


class Provenance(StrEnum):
    """Where the identity came from; kept on the record (ux §2.2, situation 3)."""

    CARD = "card"  # QR of the card, by a reader
    CARD_SCAN = "card_scan"  # the card's face in the feeder
    VNEID_SHOWN = "vneid_shown"  # typed from the VNeID screen
    TYPED = "typed"
    ON_FILE = "on_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as on the paper shown. Names and addresses are NFC, never re-capitalised."""

    name: str = ""
    identity_kind: IdentityKind = IdentityKind.PERSONAL_ID
    id_number: str = ""  # 12 digits, 9 digits, or passport letters and digits
    old_id_number: str = ""
    country: str = ""  # of the passport, ISO 3166 alpha-3
    birth_on: date | None = None
    sex: str = ""  # "Nam", "Nữ" or empty
    address: str = ""
    area: Area | None = None  # where the address lies since 1 July 2025
    issued_on: date | None = None
    phone: str = ""
    email: str = ""
    provenance: Provenance = Provenance.TYPED

    @property
    def address_line(self) -> str:
        """The address as forms print it: as on the paper shown, with the unit of today."""
        return address_line(self.address, self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A firm or body; `tax_code` takes 10, 13 or 12 digits, or is empty."""

    name: str = ""
    tax_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


class Presence(StrEnum):
    """What is there of a paper (correction 7)."""

    ABSENT = "absent"
    HERE = "here"  # scanned, or to be scanned before F9
    NOT_DIGITISED = "not_digitised"  # "Có, chưa số hóa": goes to the list Chờ số hóa
    CANNOT_DIGITISE = "cannot_digitise"  # with a reason


class Verdict(StrEnum):
    """The clerk's judgement of a paper (wording.md)."""

    OPEN = "open"
    VALID = "valid"  # Hợp lệ
    REVIEW = "review"  # Cần xem lại
    INVALID = "invalid"  # Không hợp lệ
    MISSING = "missing"  # Thiếu


CANNOT_DIGITISE_REASONS = ("bound", "large_format", "sealed", "object", "state_secret")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPaper:
    """The clerk's answers for one line of the checklist. Only touched lines are kept."""

    number: int
    verdict: Verdict = Verdict.OPEN
    presence: Presence = Presence.ABSENT
    kind: CopyKind | None = None  # None: the procedure's default
    quantity: int = 1
    reason: str = ""  # one of CANNOT_DIGITISE_REASONS
    pages_stated: int = 0  # typed by the clerk when nothing was scanned
    original: OriginalFate | None = None
    issued_on: date | None = None
    from_abroad: bool | None = None  # issued abroad; None: as the procedure says
    translated: bool = False  # into Vietnamese
    legalisation: Legalisation = Legalisation.NONE
    touched: bool = False  # set by hand: F7 leaves it alone
    not_brought: str = ""  # asked for on a mẫu 02, and why it does not come all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What imaging says of a page: words (see `imaging.judge`) and numbers behind them."""

    blank: bool = False
    flags: tuple[str, ...] = ()  # "blurred", "dark", "cut_edge" ... as `imaging.judge` names them
    angle_centi_deg: int = 0  # turned counter-clockwise by this many hundredths of a degree
    upright_deg: int = 0  # 0, 90, 180, 270
    sharpness: int = 0
    ink_permyriad: int = 0  # ink pixels per ten thousand


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A bar or matrix code found on a page; `box` = x, y, width, height in page pixels."""

    text: str
    symbology: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A cleaned page's encoded stream as a blob, with how it was made (design §2.7)."""

    blob: str  # sha-256 of the stream
    media_type: str  # see `imaging.streams`
    size: int  # bytes
    width: int
    height: int
    dpi: int
    tool: str  # imaging version that made it


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """A page as it came: made once, never changed."""

    id: str
    seq: int  # order of arrival in this draft, 1-based
    image: PageImage
    raw_blob: str  # the scan as delivered, kept until the act is confirmed
    raw_media_type: str
    source: str  # driver and device
    scanned_at: datetime
    quality: Quality
    codes: tuple[Code, ...] = ()
    suggested_paper: int | None = None  # None: unassigned
    starts_paper: bool = False  # the strip before it said "paper n starts here"
    is_separator: bool = False  # our strip itself: shown under "tờ phân cách", never filed
    goes_on: bool = False  # the strip lay in the pass before, which was interrupted
    doubt: str = ""  # why that is only likely, see `splitting.Doubt`
    repeats: str = ""  # id of the earlier page that shows the same sheet
    stack: str = ""  # of a stack scanned on both sides: its name within the draft
    sheet: int = 0  # and the sheet's place in it, from 1
    behind: str = ""  # id of the page that is this one's front
    after_break: bool = False  # the driver ended before it: a sheet may be missing here


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What the clerk decided about a page. Order of placements = order of pages."""

    page: str  # DraftPage.id
    paper: int | None = None  # None: Chưa phân loại
    removed: bool = False  # lies in "Đã xóa"
    turn: int = 0  # 0, 90, 180, 270 clockwise
    quality_accepted_by: str = ""
    replaces: str = ""  # page id this one replaced in place


class PayMethod(StrEnum):
    """How the fee is paid at acceptance."""

    CASH = "cash"
    TRANSFER = "transfer"  # bank QR; "chờ thanh toán" until confirmed
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPayment:
    """Money as typed; it is booked with Ctrl+Enter after F9, never before."""

    method: PayMethod = PayMethod.CASH
    given_dong: int | None = None  # None: exact
    waivers: tuple[str, ...] = ()
    units: int = 1  # vehicles, devices, papers ... for fees per unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """The papers of a procedure by name, in their order: what numbers in a draft stand for."""

    procedure: str  # code
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedPaper:
    """One line of a mẫu 02: a paper of the published list, or one outside it (R21)."""

    number: int  # in the list of that day, or `OUTSIDE_LIST`
    name: str
    what: str  # what to bring or put right
    mandatory: bool = False  # the list of that day demanded it


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequest:
    """A mẫu 02 handed out for this dossier before acceptance: the journal has it, the page shows
    it.
    """

    number: str  # of the slip
    asked_on: date
    procedure: str  # code
    names: tuple[str, ...]  # the list its numbers are taken from, empty when that is not known
    papers: tuple[RequestedPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything the intake page shows, as one value."""

    id: str
    opened_at: datetime
    staff: str  # staff id of who opened it
    counter: str
    procedure: str = ""  # code
    case: str = ""
    owner: Person = field(default_factory=Person)
    organisation: Organisation | None = None  # the owner is a firm; `owner` is then who signs
    submitter: Person | None = None  # None: the owner hands in
    relation: str = ""  # "con", "nhân viên" ...
    authorisation: bool = False  # the authorisation paper is among the papers
    channel: Channel = Channel.DIRECT  # how it came in: by hand, by post (R27), over a portal
    return_channel: ReturnChannel = ReturnChannel.DESK
    return_address: str = ""
    sets: int = 1
    papers: tuple[DraftPaper, ...] = ()
    placements: tuple[Placement, ...] = ()
    payment: DraftPayment = field(default_factory=DraftPayment)
    note: str = ""
    large_slip: bool = False  # the slip in large type, for who sees badly (situation 2)
    focus: str = ""  # objectName of the field last in focus
    typing: str = ""  # what stands in that field and was not taken over yet
    scanning: bool = False  # a pass through the feeder is under way: a power cut leaves it True
    expected_sheets: int | None = None  # as the clerk counted them in the hand
    scan_profile: ScanProfile | None = None  # chosen for this dossier; None: the procedure's
    two_passes: TwoPasses | None = None  # a stack whose backs are still to come
    listed: PaperList | None = None  # what the numbers of papers mean: `domain.paper_list`
    requests: tuple[SupplementRequest, ...] = ()  # what was asked for in writing so far
    revision: int = 0

    @property
    def owner_name(self) -> str:
        """Whose dossier it is: the organisation's name if there is one, else the person's."""
        return (self.organisation.name if self.organisation else "") or self.owner.name

    @property
    def owner_address(self) -> str:
        """Where forms say the owner lives: the organisation's seat if it has one."""
        return (self.organisation.address if self.organisation else "") or self.owner.address_line


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft with its pages in arrival order."""

    draft: Draft
    pages: tuple[DraftPage, ...]
    updated_at: datetime
