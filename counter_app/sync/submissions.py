"""What the gateway of a portal hands in over `POST /v1/submissions`: one message a dossier (R16),
and what it is told of one over `GET /v1/submissions/{id}`.

The gateway is enrolled as a PC of the counter `PORTAL_COUNTER`, sends the pages over the blobs'
lane first, then the message. The same number of the same portal again is answered as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from counter_app.domain.dossier.progress import Slip
from counter_app.domain.draft import Organisation, PageImage, Person
from counter_app.domain.procedure import ReturnChannel

PORTAL_COUNTER: Final = "DVC"  # dịch vụ công; no counter of the hall is called so
MOST_PAGES: Final = 2_000
SUBMISSION_BYTES: Final = 2 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedPage:
    """A page as it will be kept. `paper`: number in the procedure's list, 0 under none."""

    paper: int
    image: PageImage


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRequest:
    """`POST /v1/submissions`: a citizen handed in a dossier over a portal."""

    portal: str  # "national", "provincial"
    portal_code: str  # the portal's own number
    submitted_at: datetime
    agency: str
    agency_name: str
    procedure_code: str
    procedure_name: str
    owner: Person
    organisation: Organisation | None = None
    submitter: Person | None = None
    relation: str = ""
    return_channel: ReturnChannel = ReturnChannel.ELECTRONIC
    return_address: str = ""
    note: str = ""
    pages: tuple[SubmittedPage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionAnswer:
    """Where it lies; `is_new` is False for one that was handed in before."""

    stream: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionStatus:
    """How a dossier stands that was handed in over the portal (NĐ 224/2026/NĐ-CP Đ15.1g).

    `status`: the national number, 1 to 10. `holder`: whose move it is. `position` grows with every
    entry: the same again means that nothing happened since. Times are None while they have not
    come.
    """

    stream: str
    position: int
    portal: str
    portal_code: str
    status: int
    status_vi: str
    status_en: str
    holder: str  # "citizen", "counter", "agency", "return_desk", "nobody"
    next_vi: str
    next_en: str
    next_by: datetime | None
    code: str  # of the dossier, empty before acceptance
    agency: str
    agency_name: str
    receiving_unit: str
    received_by: str  # who accepted it, empty before
    handled_by: str  # the case officer as the agency signed for it, empty before
    submitted_at: datetime
    accepted_at: datetime | None
    at_agency_since: datetime | None
    promised_at: datetime | None  # the date given last
    result_at: datetime | None
    given_at: datetime | None
    payable_dong: int  # what may be paid now
    slips: tuple[Slip, ...]
