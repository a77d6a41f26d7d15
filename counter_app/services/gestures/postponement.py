"""The one new date with mẫu 04, and the date that a changed calendar moves (R40-R43)."""

from __future__ import annotations

from datetime import date
from typing import Any

from counter_app.domain.decisions import agency
from counter_app.domain.dossier.entries import postponement
from counter_app.domain.dossier.entries.document import SignedDocument
from counter_app.domain.dossier.steps.postponement import draft_refusal
from counter_app.domain.moments import local_day
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words
from counter_app.services.gestures.gesture import (
    Answers,
    Ask,
    Field,
    FieldKind,
    Gesture,
    Scan,
    end_of,
    is_day_off,
)

_DOTS = "……"  # filled in by hand
_NO_NEW_DATE = Refusal(
    code="blank",
    vi="Chưa nhập “Ngày hẹn lại”.",
    en="“New date” is still empty.",
    where="new_due_on",
)
_PASSED = Refusal(
    code="passed",
    vi="Ngày hẹn lại phải sau hôm nay; đề nghị cơ quan giải quyết ấn định ngày khác.",
    en="The new date must lie after today; ask the agency for another one.",
    rule="R41",
    where="new_due_on",
)
_UNCHANGED = Refusal(
    code="unchanged",
    vi="Theo lịch hiện nay, ngày hẹn trả không thay đổi.",
    en="By the calendar of today the return date does not change.",
)


def _signed(name: str, vi: str, en: str) -> tuple[Field, ...]:
    return (
        Field(name=f"{name}_number", words=Words(f"Số {vi}", f"Number of the {en}")),
        Field(
            name=f"{name}_on",
            words=Words(f"Ngày ký {vi}", f"{en.capitalize()} signed on"),
            kind=FieldKind.DATE,
            past=True,
        ),
        Field(name=f"{name}_signer", words=Words(f"Người ký {vi}", f"Signer of the {en}")),
    )


def _postpone_fields(_ask: Ask) -> tuple[Field, ...]:
    return (
        *_signed("notice", "văn bản gửi Trung tâm", "notice"),
        *_signed("apology", "văn bản xin lỗi", "apology"),
        Field(
            name="code_on_paper",
            words=Words("Mã hồ sơ ghi trên văn bản xin lỗi", "Dossier code on the apology"),
            kind=FieldKind.CODE,
        ),
        Field(name="reason", words=Words("Lý do", "Reason"), kind=FieldKind.LONG),
        Field(name="new_due_on", words=Words("Ngày hẹn lại", "New date"), kind=FieldKind.DATE),
    )


def _postpone(ask: Ask, said: Answers) -> Any:
    day = said["new_due_on"]
    wrong = _wrong_day(day, ask)
    if wrong is not None:
        return wrong
    pages = tuple(
        page.image.blob for page in ask.state.pages if page.document == postponement.Postponed.KIND
    )
    return agency.postpone(
        ask.state,
        notice=_document("notice", said),
        apology=_document("apology", said, pages),
        code_on_paper=said["code_on_paper"],
        reason=said["reason"],
        new_due_at=end_of(day, ask.facts),
        facts=ask.facts,
    )


def _draft(ask: Ask, said: Answers) -> Any:
    """mẫu 04 as the agency's leader is to sign it: numbered and dated when it is."""
    day = said.get("new_due_on")
    if day is None:
        return _NO_NEW_DATE
    wrong = _wrong_day(day, ask)
    unsigned = SignedDocument(number=_DOTS, signed_on=local_day(ask.facts.now), signer="", pages=())
    body = wrong or agency.postponement(
        ask.state,
        notice=unsigned,
        apology=unsigned,
        code_on_paper=ask.state.code,
        reason=said.get("reason") or "",
        new_due_at=end_of(day, ask.facts),
        facts=ask.facts,
    )
    return body if isinstance(body, Refusal) else draft_refusal(ask.state, body) or body


def _wrong_day(day: date, ask: Ask) -> Refusal | None:
    """A new date must be one that can still be kept, on a day somebody works."""
    if day <= local_day(ask.facts.now):
        return _PASSED
    return is_day_off(day, "new_due_on", ask.facts)


def _document(name: str, said: Answers, pages: tuple[str, ...] = ()) -> SignedDocument:
    return SignedDocument(
        number=said[f"{name}_number"],
        signed_on=said[f"{name}_on"],
        signer=said[f"{name}_signer"],
        pages=pages,
    )


def _recompute(ask: Ask, said: Answers) -> Any:
    return agency.recompute(ask.state, source=said["source"], facts=ask.facts) or _UNCHANGED


def _moves(ask: Ask) -> bool:
    return agency.recompute(ask.state, source="?", facts=ask.facts) is not None


GESTURES: tuple[Gesture, ...] = (
    Gesture(
        body=postponement.Postponed,
        fields=_postpone_fields,
        make=_postpone,
        scan=Scan.NEEDED,
        draft=_draft,
    ),
    Gesture(
        body=postponement.DueRecomputed,
        fields=lambda _ask: (
            Field(
                name="source",
                words=Words("Văn bản thay đổi lịch làm việc", "Document that changed the calendar"),
            ),
        ),
        make=_recompute,
        applies=_moves,
    ),
)
