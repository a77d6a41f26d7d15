"""From the counter to the agency and along the route of an interconnected procedure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counter_app.domain.dossier.entries import transfer
from counter_app.domain.dossier.entries.appraisal import ReturnedForSupplement
from counter_app.domain.dossier.life import STEPS
from counter_app.domain.dossier.state import DossierState, Status
from counter_app.domain.dossier.steps.transfer import first_leg, holding_leg, next_agency
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words
from counter_app.services.gestures.gesture import (
    Answers,
    Ask,
    Field,
    FieldKind,
    Gesture,
    Option,
    options,
    plain,
)

CHANNELS = options(
    ("phone", "Điện thoại", "Phone"),
    ("document", "Văn bản", "Document"),
    ("message", "Tin nhắn", "Message"),
)
_IN_PERSON = "desk"
_NO_ADDRESS = Refusal(
    code="blank",
    vi="Chưa nhập “Số điện thoại, địa chỉ”.",
    en="“Phone number or address” is still empty.",
    where="address",
)
_TOLD_BY = options(
    (_IN_PERSON, "Trực tiếp tại quầy", "In person, at the counter"),
    ("phone", "Điện thoại", "Phone"),
    ("sms", "Tin nhắn SMS", "SMS"),
    ("email", "Thư điện tử", "E-mail"),
    ("letter", "Thư giấy", "Letter"),
    ("portal", "Tài khoản Cổng Dịch vụ công", "Public service portal"),
    ("network", "Mạng xã hội được phép (Zalo)", "Permitted social network (Zalo)"),
)


def _agency(ask: Ask) -> Answers:
    """Where the dossier goes: the first agency of its route, else the one that decides."""
    state = ask.state
    if state.route is not None:
        leg = first_leg(state.route)
        return {"agency": leg.agency, "agency_name": leg.agency_name}
    accepted = state.accepted
    if accepted is None:
        raise LookupError(state.id)
    return {"agency": accepted.agency, "agency_name": accepted.agency_name}


def _sent_to(ask: Ask) -> Answers:
    sent = ask.state.transferred
    return {"agency": sent.agency if sent else ask.state.agency}


def _open_legs(ask: Ask) -> tuple[Field, ...]:
    route = ask.state.route
    done = {leg.agency for leg in ask.state.legs_done}
    legs = route.legs if route else ()
    return (
        Field(
            name="agency",
            words=Words("Cơ quan đã xong", "Agency that finished"),
            kind=FieldKind.CHOICE,
            options=tuple(
                Option(value=leg.agency, words=Words(leg.agency_name, leg.agency_name))
                for leg in legs
                if leg.agency not in done
            ),
            start=holding_leg(ask.state, route).agency if route else None,
        ),
    )


def _passed_to(ask: Ask) -> Answers:
    route = ask.state.route
    return {"passed_to": next_agency(route, ask.state.leg) if route else ""}


def _next_holder(ask: Ask) -> Answers:
    route = ask.state.route
    return {"agency": holding_leg(ask.state, route).agency if route else ""}


def _news(ask: Ask) -> tuple[Field, ...]:
    """What the owner may be told of: what has happened, the latest last and first offered."""
    state = ask.state
    happened = {
        "accepted": state.accepted is not None,
        "supplement_asked": bool(state.supplements),
        "intake_refused": state.refused is not None,
        "intake_closed": state.status is Status.INTAKE_CLOSED,
        "transferred": state.transferred is not None,
        "returned_for_supplement": bool(state.returns),
        "postponed": state.postponed is not None,
        "closed": state.closed is not None,
        "stopped": state.stopped is not None,
        "incident_reported": bool(state.incidents),
        "result_issued": state.issued is not None,
        "result_arrived": state.arrived is not None,
        "result_sent": state.sent is not None,
    }
    kinds = [kind for kind, is_so in happened.items() if is_so]
    return (
        Field(
            name="about",
            words=Words("Báo về việc", "Told of"),
            kind=FieldKind.CHOICE,
            options=tuple(
                Option(value=kind, words=Words(STEPS[kind].vi, STEPS[kind].en)) for kind in kinds
            ),
            start=_latest(state, kinds),
        ),
    )


def _latest(state: DossierState, kinds: list[str]) -> str | None:
    """What he most likely does not know yet."""
    if state.status is Status.RETURNED:
        return ReturnedForSupplement.KIND
    return kinds[-1] if kinds else None


def _phone(ask: Ask) -> tuple[Field, ...]:
    """Messages go to the owner (R125); to who handed in only where the owner has no number."""
    return (
        *_news(ask),
        Field(
            name="channel",
            words=Words("Bằng cách", "By"),
            kind=FieldKind.CHOICE,
            options=_TOLD_BY,
            start="phone",
        ),
        Field(
            name="address",
            words=Words("Số điện thoại, địa chỉ", "Phone number or address"),
            start=_number_of_owner(ask.state),
            optional=True,
        ),
    )


def _number_of_owner(state: DossierState) -> str:
    holder = state.accepted or (state.file.draft if state.file else None)
    if holder is None:
        return ""
    people = (holder.organisation, holder.owner, holder.submitter)
    return next((one.phone for one in people if one is not None and one.phone), "")


def _received_now(ask: Ask) -> Field:
    return Field(
        name="received_at",
        words=Words("Nhận lúc", "Received at"),
        kind=FieldKind.MOMENT,
        start=ask.facts.now,
        past=True,
    )


def _is_route(ask: Ask) -> bool:
    return ask.state.route is not None


def _reached(gesture: Gesture) -> Gesture:
    """Who was told at the counter was told; any other way has a number or an address (R42)."""

    def make(ask: Ask, said: Answers) -> Any:
        by_hand = said["channel"] == _IN_PERSON
        if not by_hand and not (said["address"] or "").strip():
            return _NO_ADDRESS
        return gesture.make(ask, {**said, "address": ""} if by_hand else said)

    return replace(gesture, make=make)


GESTURES: tuple[Gesture, ...] = (
    plain(
        transfer.Transferred,
        Field(name="carrier", words=Words("Người vận chuyển", "Carrier"), optional=True),
        Field(name="list_number", words=Words("Số giấy bàn giao", "Hand-over list"), optional=True),
        Field(
            name="at_centre",
            words=Words(
                "Thẩm định, phê duyệt tại Trung tâm", "Appraised and approved at the centre"
            ),
            kind=FieldKind.YES,
            start=False,
        ),
        fixed=_agency,
    ),
    plain(
        transfer.TransferUndone,
        Field(name="reason", words=Words("Lý do", "Reason"), kind=FieldKind.LONG),
    ),
    plain(
        transfer.AgencyReceived,
        Field(name="received_by", words=Words("Người nhận của cơ quan", "Received by")),
        Field(
            name="officer",
            words=Words("Công chức thụ lý", "Case officer"),
            optional=True,
        ),
        Field(
            name="missing",
            words=Words("Thiếu so với giấy bàn giao", "Missing against the list"),
            optional=True,
        ),
        fixed=_sent_to,
        more=lambda ask: (_received_now(ask),),
    ),
    plain(
        transfer.LegDone,
        Field(name="outcome", words=Words("Kết quả phần việc", "Outcome")),
        Field(name="document", words=Words("Số văn bản", "Document number"), optional=True),
        Field(name="done_by", words=Words("Người bàn giao", "Handed on by")),
        fixed=_passed_to,
        more=_open_legs,
        applies=_is_route,
    ),
    plain(
        transfer.LegReceived,
        Field(name="received_by", words=Words("Người nhận", "Received by")),
        fixed=_next_holder,
        more=lambda ask: (_received_now(ask),),
        applies=_is_route,
    ),
    plain(
        transfer.Urged,
        Field(
            name="channel",
            words=Words("Hình thức", "By"),
            kind=FieldKind.CHOICE,
            options=CHANNELS,
            start="phone",
        ),
        Field(name="whom", words=Words("Đã trao đổi với", "Spoke with")),
        Field(
            name="said",
            words=Words("Nội dung trả lời", "What was said"),
            kind=FieldKind.LONG,
        ),
    ),
    _reached(plain(transfer.CitizenTold, more=_phone)),
)
