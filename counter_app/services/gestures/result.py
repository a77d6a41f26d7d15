"""The result: issued by the agency, answered on the spot, wrong and put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counter_app.domain.decisions import agency
from counter_app.domain.dossier.entries import result
from counter_app.domain.procedure import ReturnChannel
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
    options,
    plain,
)

_OUTCOMES = options(
    (result.Outcome.GRANTED, "Giải quyết", "Granted"),
    (
        result.Outcome.UNRESOLVED,
        "Trả hồ sơ không giải quyết",
        "Returned unresolved",
    ),
)
_WRONG_BY = options(
    (result.WrongBy.OFFICIAL, "Lỗi của cơ quan giải quyết", "The agency's error"),
    (result.WrongBy.CITIZEN, "Lỗi của người nộp hồ sơ", "The applicant's error"),
    (result.WrongBy.LOST, "Kết quả bị mất, hư hỏng", "The result was lost or damaged"),
)
_OUTCOME = Field(
    name="outcome",
    words=Words("Kết quả", "Outcome"),
    kind=FieldKind.CHOICE,
    options=_OUTCOMES,
    start=result.Outcome.GRANTED.value,
)
_NO_PERMIT = "Thông báo trả hồ sơ không giải quyết"
_NUMBER = Field(name="number", words=Words("Số kết quả", "Number of the result"))
_SIGNED_ON = Field(
    name="signed_on", words=Words("Ngày ký", "Signed on"), kind=FieldKind.DATE, past=True
)
_SIGNER = Field(name="signer", words=Words("Người ký", "Signer"))


def _name(ask: Ask) -> Field:
    accepted = ask.state.accepted
    shown = accepted.procedure if accepted else None
    return Field(
        name="name",
        words=Words("Tên kết quả", "What the result is"),
        start=(shown.result_name or shown.name) if shown else "",
    )


def _issue_fields(ask: Ask) -> tuple[Field, ...]:
    accepted = ask.state.accepted
    return (
        _OUTCOME,
        _NUMBER,
        _SIGNED_ON,
        _SIGNER,
        _name(ask),
        Field(
            name="reason",
            words=Words("Lý do không giải quyết", "Reason when unresolved"),
            kind=FieldKind.LONG,
            optional=True,
        ),
        Field(
            name="through_office",
            words=Words(
                "Văn phòng UBND tỉnh bàn giao", "Brought by the Office of the People's Committee"
            ),
            kind=FieldKind.YES,
            start=bool(accepted and accepted.procedure.decided_by_chair),
        ),
        Field(
            name="has_paper", words=Words("Bản giấy", "On paper"), kind=FieldKind.YES, start=True
        ),
        Field(
            name="has_electronic",
            words=Words("Bản điện tử", "Electronic"),
            kind=FieldKind.YES,
            start=False,
        ),
    )


def _spot_fields(ask: Ask) -> tuple[Field, ...]:
    accepted = ask.state.accepted
    person = (accepted.submitter or accepted.owner) if accepted else None
    return (
        _OUTCOME,
        Field(name="number", words=Words("Số kết quả", "Number"), optional=True),
        _name(ask),
        Field(
            name="receiver_name",
            words=Words("Người nhận kết quả", "Received by"),
            start=person.name if person else "",
        ),
    )


_SENT_BY = options(
    ("portal", "Tài khoản Cổng Dịch vụ công", "Public service portal"),
    ("email", "Thư điện tử", "E-mail"),
)


def _send_fields(ask: Ask) -> tuple[Field, ...]:
    """To the owner's account; who has none is sent it by e-mail."""
    accepted = ask.state.accepted
    owner = accepted.owner if accepted else None
    return (
        Field(
            name="channel",
            words=Words("Bằng cách", "By"),
            kind=FieldKind.CHOICE,
            options=_SENT_BY,
            start="portal",
        ),
        Field(
            name="address",
            words=Words("Tài khoản, địa chỉ thư điện tử", "Account or e-mail address"),
            start=(owner.id_number or owner.email) if owner else "",
        ),
    )


def _error_fields(_ask: Ask) -> tuple[Field, ...]:
    return (
        Field(
            name="wrong_by",
            words=Words("Nguyên nhân", "Cause"),
            kind=FieldKind.CHOICE,
            options=_WRONG_BY,
        ),
        Field(name="stands", words=Words("Nội dung sai", "What it says"), optional=True),
        Field(name="should_be", words=Words("Nội dung đúng", "What it should say"), optional=True),
        Field(
            name="taken_back",
            words=Words("Đã giữ lại kết quả sai", "The wrong result stays here"),
            kind=FieldKind.YES,
            start=False,
        ),
        Field(
            name="appointed_on",
            words=Words(
                "Ngày hẹn (khi do người nộp hồ sơ)", "Appointment (for the applicant's error)"
            ),
            kind=FieldKind.DATE,
            optional=True,
        ),
        Field(
            name="fee_dong",
            words=Words("Chi phí người nộp chịu", "Cost to the applicant"),
            kind=FieldKind.MONEY,
            optional=True,
        ),
    )


def _report(ask: Ask, said: Answers) -> Any:
    day = said.get("appointed_on")
    off = is_day_off(day, "appointed_on", ask.facts) if day else None
    return off or agency.report_error(
        ask.state,
        wrong_by=result.WrongBy(said["wrong_by"]),
        stands=said.get("stands") or "",
        should_be=said.get("should_be") or "",
        taken_back=said["taken_back"],
        appointed_at=end_of(day, ask.facts) if day else None,
        fee_dong=said.get("fee_dong") or 0,
        facts=ask.facts,
    )


def _address(ask: Ask) -> tuple[Field, ...]:
    accepted = ask.state.accepted
    return (
        Field(
            name="address",
            words=Words("Địa chỉ nhận qua bưu chính", "Address, if by post"),
            start=accepted.return_address if accepted else "",
            optional=True,
        ),
    )


def _choose(ask: Ask, said: Answers) -> result.ReturnChosen:
    by_post = ReturnChannel(said["channel"]) is ReturnChannel.POST
    return result.ReturnChosen(
        channel=ReturnChannel(said["channel"]),
        address=(said.get("address") or "") if by_post else "",
        counter=ask.facts.counter,
        by_name=ask.facts.by_name,
        chosen_at=ask.facts.now,
    )


def _rightly_named(gesture: Gesture) -> Gesture:
    """A dossier that is not resolved ends with no permit: what goes to the citizen is called a
    notice, unless somebody wrote another name.
    """

    def make(ask: Ask, said: Answers) -> Any:
        is_permit = said["name"] == _name(ask).start
        if said["outcome"] == result.Outcome.UNRESOLVED and is_permit:
            said = {**said, "name": _NO_PERMIT}
        return gesture.make(ask, said)

    return replace(gesture, make=make)


GESTURES: tuple[Gesture, ...] = (
    _rightly_named(plain(result.ResultIssued, more=_issue_fields, scan=Scan.OFFERED)),
    _rightly_named(
        plain(
            result.GivenOnTheSpot,
            more=_spot_fields,
            applies=lambda ask: ask.state.terms.on_the_spot,
        )
    ),
    plain(
        result.ReturnedByAgency,
        Field(name="document", words=Words("Số văn bản", "Document number")),
        applies=lambda ask: ask.state.terms.returned_by_agency,
    ),
    plain(
        result.ResultSent,
        more=_send_fields,
        applies=lambda ask: ask.state.goes_electronically,
    ),
    Gesture(
        body=result.ResultErrorReported,
        fields=_error_fields,
        make=_report,
        scan=Scan.OFFERED,
    ),
    plain(
        result.ResultMended,
        _NUMBER,
        _SIGNED_ON,
        _SIGNER,
        Field(name="how", words=Words("Cách đính chính", "How it was mended")),
        scan=Scan.OFFERED,
    ),
    Gesture(
        body=result.ReturnChosen,
        fields=lambda ask: (
            Field(
                name="channel",
                words=Words("Nhận kết quả", "Where the result goes"),
                kind=FieldKind.CHOICE,
                options=options(
                    (ReturnChannel.DESK, "Bộ phận trả kết quả", "Return desk"),
                    (ReturnChannel.POST, "Bưu chính công ích", "Public postal service"),
                    (ReturnChannel.ELECTRONIC, "Bản điện tử", "Electronic copy"),
                ),
            ),
            *_address(ask),
        ),
        make=_choose,
    ),
)
