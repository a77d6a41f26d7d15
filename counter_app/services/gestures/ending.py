"""Ends before a result, and papers lost or damaged on the way."""

from __future__ import annotations

from counter_app.domain.dossier.entries import answers, ending
from counter_app.domain.dossier.state import Incident
from counter_app.errors import Words
from counter_app.services.gestures.gesture import (
    Ask,
    Field,
    FieldKind,
    Gesture,
    Option,
    Scan,
    options,
    plain,
)

_ASKED = (Field(name="reason", words=Words("Lý do", "Reason"), kind=FieldKind.LONG),)


def _asker(ask: Ask) -> tuple[Field, ...]:
    accepted, file = ask.state.accepted, ask.state.file
    people = accepted or (file.draft if file else None)
    person = (people.submitter or people.owner) if people else None
    return (
        Field(
            name="asked_by",
            words=Words("Người đề nghị", "Asked by"),
            start=person.name if person else "",
        ),
    )


def _incidents(of: tuple[Incident, ...]) -> tuple[Field, ...]:
    return (
        Field(
            name="incident",
            words=Words("Sự việc", "Incident"),
            kind=FieldKind.CHOICE,
            options=tuple(
                Option(value=one.id, words=Words(one.reported.what, one.reported.what))
                for one in of
            ),
            start=of[0].id if of else None,
        ),
    )


def _without_letter(ask: Ask) -> tuple[Field, ...]:
    waiting = tuple(one for one in ask.state.incidents if one.apologised is None)
    return _incidents(waiting)


def _unsettled(ask: Ask) -> tuple[Field, ...]:
    return _incidents(ask.state.open_incidents)


_SIGNED_ON = Field(
    name="signed_on", words=Words("Ngày ký", "Signed on"), kind=FieldKind.DATE, past=True
)

GESTURES: tuple[Gesture, ...] = (
    plain(ending.StopAsked, *_ASKED, more=_asker, scan=Scan.OFFERED),
    plain(
        ending.Stopped,
        Field(name="number", words=Words("Số thông báo dừng", "Number of the notice")),
        _SIGNED_ON,
        Field(name="signer", words=Words("Người ký", "Signer")),
        scan=Scan.OFFERED,
    ),
    plain(ending.Withdrawn, *_ASKED, more=_asker, scan=Scan.OFFERED),
    plain(answers.IntakeWithdrawn, *_ASKED, more=_asker),
    plain(
        answers.IntakeClosed,
        Field(
            name="contact",
            words=Words(
                "Đã liên hệ người nộp hồ sơ (cách liên hệ, ngày, trả lời)",
                "How the applicant was asked (way, day, answer)",
            ),
            kind=FieldKind.LONG,
        ),
        *_ASKED,
        applies=lambda ask: ask.facts.pack.close_after_calendar_days is not None,
    ),
    plain(
        ending.IncidentReported,
        Field(
            name="harm",
            words=Words("Sự việc", "What happened"),
            kind=FieldKind.CHOICE,
            options=options(
                (ending.Harm.LOST, "Bị mất", "Lost"), (ending.Harm.DAMAGED, "Bị hư hỏng", "Damaged")
            ),
        ),
        Field(
            name="of_result",
            words=Words("Là kết quả giải quyết", "It is the result"),
            kind=FieldKind.YES,
            start=False,
        ),
        Field(name="what", words=Words("Giấy tờ nào", "Which papers")),
        Field(name="last_holder", words=Words("Ai giữ sau cùng", "Who had them last")),
        Field(
            name="found_on",
            words=Words("Ngày phát hiện", "Found on"),
            kind=FieldKind.DATE,
            past=True,
        ),
        scan=Scan.OFFERED,
    ),
    plain(
        ending.IncidentApologised,
        Field(name="number", words=Words("Số thư xin lỗi", "Number of the letter")),
        _SIGNED_ON,
        more=_without_letter,
        scan=Scan.OFFERED,
    ),
    plain(
        ending.IncidentSettled,
        Field(
            name="mended",
            words=Words("Đã khắc phục bằng cách", "How it ended"),
            kind=FieldKind.CHOICE,
            options=options(
                (ending.Mended.FOUND, "Tìm lại được", "Found"),
                (ending.Mended.REBUILT, "Lập lại giấy tờ", "Papers made again"),
                (ending.Mended.REISSUED, "Cấp lại kết quả", "Result issued again"),
            ),
        ),
        Field(name="paid_by", words=Words("Bên chịu chi phí", "Paid by"), optional=True),
        Field(name="note", words=Words("Ghi chú", "Note"), kind=FieldKind.LONG, optional=True),
        more=_unsettled,
    ),
)
