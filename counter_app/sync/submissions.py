"""What the gateway of a portal hands in over `POST /v1/submissions`: one message a dossier (R16).

The gateway is enrolled as a PC of the counter `PORTAL_COUNTER`, sends the pages over the blobs'
lane first, then the message. The same number of the same portal again is answered as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

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
