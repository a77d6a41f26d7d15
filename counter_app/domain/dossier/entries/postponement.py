"""The one new date with an apology (mẫu 04); a date recomputed after a calendar change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from counter_app.domain.dossier.bodies import Due, LegTerm
from counter_app.domain.dossier.entries.document import SignedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """Claim `postponed`: mẫu 04 arrived, the return date changes (R40-R43). Both dates stay."""

    KIND: ClassVar[str] = "postponed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    notice: SignedDocument  # the agency's notice to the centre
    apology: SignedDocument  # mẫu 04 to the citizen, signed and scanned
    code_on_paper: str  # the dossier code that stands on mẫu 04
    reason: str
    old_due_at: datetime
    new_due_at: datetime
    last_lawful_at: datetime  # one day before expiry (R40)
    by_name: str
    received_at: datetime

    @property
    def is_late(self) -> bool:
        """Xin lỗi gửi muộn: accepted all the same, the statistic stays late (correction 5)."""
        return self.received_at > self.last_lawful_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRecomputed:
    """Claim `due_recomputed`: a changed calendar moved the date, after a person saw the preview."""

    KIND: ClassVar[str] = "due_recomputed"
    VERSION: ClassVar[int] = 1
    IS_FACT: ClassVar[bool] = False

    old_due_at: datetime
    due: Due
    source: str  # the document that changed the calendar
    by_name: str
    legs: tuple[LegTerm, ...] = ()  # parts of an interconnected procedure that move
