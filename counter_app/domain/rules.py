"""Rule packs: which decree and circular rule a day, with form numbers and titles (domain.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter_app.domain.centre import Centre, ReceiptSize


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTitle:
    """A form of the circular: its id in code, its number on paper, its printed title."""

    id: str  # "receipt", "supplement", "refusal", "apology", "stopped", "control", "register"
    number: str  # "01"
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """One regime, in force from a date."""

    id: str  # "tt01-2018" | "tt03-2025"
    name: str  # "NĐ 61/2018/NĐ-CP và TT 01/2018/TT-VPCP"
    circular: str  # "Thông tư số 01/2018/TT-VPCP"
    decree: str
    valid_from: date
    forms: tuple[FormTitle, ...]
    receipt_size: ReceiptSize  # where the centre has not chosen
    supplement_notice_working_days: int
    close_after_calendar_days: int | None
    transfer_cutoff: str  # "15:00" or ""
    source: str

    def form(self, form_id: str) -> FormTitle:
        """The form by its id. Raises KeyError when the pack has no such form."""
        for form in self.forms:
            if form.id == form_id:
                return form
        raise KeyError(form_id)


def receipt_size(centre: Centre, pack: RulePack) -> ReceiptSize:
    """The paper of mẫu 01: the centre's choice, else the pack's (domain.md correction 13)."""
    return centre.receipt_size or pack.receipt_size


def pack_on(packs: Iterable[RulePack], day: date) -> RulePack:
    """The pack in force on `day`: the latest `valid_from` not after it. Raises LookupError."""
    in_force = [pack for pack in packs if pack.valid_from <= day]
    if not in_force:
        msg = f"no rule pack in force on {day}"
        raise LookupError(msg)
    return max(in_force, key=lambda pack: pack.valid_from)
