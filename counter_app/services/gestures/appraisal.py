"""What the agency does with the dossier: return, supplement, verification, opinions, decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from counter_app.domain.decisions import agency
from counter_app.domain.dossier.bodies import AcceptedPaper, FeeDue
from counter_app.domain.dossier.entries import answers as intake_answers
from counter_app.domain.dossier.entries import appraisal
from counter_app.domain.dossier.entries.answers import Fault, Lack, Stage
from counter_app.domain.draft import Presence, Verdict
from counter_app.domain.procedure import FeeKind, FeeMoment
from counter_app.domain.refusal import Refusal
from counter_app.errors import Words
from counter_app.services.gestures.gesture import (
    Answers,
    Ask,
    Field,
    FieldKind,
    Gesture,
    Option,
    Scan,
    end_of,
    is_day_off,
    options,
    plain,
)

_A_YEAR = timedelta(days=366)
_TOO_FAR = Refusal(
    code="too_far",
    vi="“Thời gian” cách hôm nay hơn một năm; kiểm tra lại năm đã nhập.",
    en="“Held at” is more than a year from today; look at the year again.",
    rule="R31",
    where="held_at",
)
_GRANT = options(
    ("yes", "Đồng ý giải quyết", "Grant"), ("no", "Không đồng ý giải quyết", "Do not grant")
)
_REASON = Field(name="reason", words=Words("Lý do", "Reason"), kind=FieldKind.LONG)
_DOCUMENT = Field(name="document", words=Words("Số văn bản", "Document number"))


def _return_fields(ask: Ask) -> tuple[Field, ...]:
    return (
        Field(name="number", words=Words("Số thông báo", "Number of the notice")),
        Field(name="signer", words=Words("Người ký", "Signer")),
        Field(
            name="noticed_at",
            words=Words("Nhận thông báo lúc", "Notice received at"),
            kind=FieldKind.MOMENT,
            start=ask.facts.now,
            past=True,
        ),
        Field(
            name="lacks",
            words=Words("Giấy tờ cần bổ sung", "Papers to be brought"),
            kind=FieldKind.LACKS,
        ),
        _REASON,
    )


def _return(ask: Ask, said: Answers) -> Any:
    return agency.return_for_supplement(
        ask.state,
        said["lacks"],
        reason=said["reason"],
        number=said["number"],
        signer=said["signer"],
        noticed_at=said["noticed_at"],
        facts=ask.facts,
    )


def _asked_for(ask: Ask) -> tuple[Lack, ...]:
    return ask.state.returns[-1].lacks if ask.state.returns else ()


def _supplement_fields(ask: Ask) -> tuple[Field, ...]:
    lacks = _asked_for(ask)
    return (
        Field(
            name="brought",
            words=Words("Đã nộp đủ, hợp lệ", "Brought, complete and valid"),
            kind=FieldKind.TICKS,
            options=tuple(
                Option(
                    value=str(place), words=Words(*(f"{lack.name}: {lack.what or lack.name}",) * 2)
                )
                for place, lack in enumerate(lacks)
            ),
        ),
        Field(
            name="released",
            words=Words(
                "Cơ quan không yêu cầu mục chưa đánh dấu nữa: số văn bản",
                "The agency does without what is not ticked: its document",
            ),
            optional=True,
        ),
    )


def _supplement(ask: Ask, said: Answers) -> Any:
    """The checklist as it stands with what was brought; what was not lacks still (R34)."""
    lacks = _asked_for(ask)
    not_brought = tuple(lack for n, lack in enumerate(lacks) if str(n) not in said["brought"])
    missing = {lack.paper for lack in not_brought}
    faults = {lack.paper: lack.fault for lack in lacks}
    papers = tuple(
        _as_brought(paper, is_missing=paper.number in missing, fault=faults.get(paper.number))
        for paper in (ask.state.accepted.papers if ask.state.accepted else ())
    )
    return agency.supplement(
        ask.state,
        papers,
        ask.facts,
        not_brought=not_brought,
        released=said.get("released") or "",
    )


def _as_brought(paper: AcceptedPaper, *, is_missing: bool, fault: Fault | None) -> AcceptedPaper:
    if fault is None:
        return paper
    if not is_missing:
        return replace(paper, presence=Presence.HERE, verdict=Verdict.VALID, not_brought="")
    if fault is Fault.MISSING:
        return replace(paper, presence=Presence.ABSENT, verdict=Verdict.MISSING)
    return replace(paper, verdict=Verdict.INVALID)


def _opinion_fields(ask: Ask) -> tuple[Field, ...]:
    return (
        Field(
            name="agency",
            words=Words("Cơ quan được lấy ý kiến", "Agency consulted"),
            kind=FieldKind.CHOICE,
            options=tuple(
                Option(value=id_, words=Words(name, name)) for id_, name in ask.agencies.items()
            ),
        ),
        Field(name="content", words=Words("Nội dung", "Content"), kind=FieldKind.LONG),
        _DOCUMENT,
        Field(name="reply_on", words=Words("Hạn trả lời", "Answer due"), kind=FieldKind.DATE),
    )


def _ask_opinion(ask: Ask, said: Answers) -> appraisal.OpinionAsked | Refusal:
    off = is_day_off(said["reply_on"], "reply_on", ask.facts)
    return off or appraisal.OpinionAsked(
        agency=said["agency"],
        agency_name=ask.agencies[said["agency"]],
        content=said["content"],
        document=said["document"],
        reply_by=end_of(said["reply_on"], ask.facts),
        asked_at=ask.facts.now,
    )


def _open_opinions(ask: Ask) -> tuple[Field, ...]:
    waiting = [one for one in ask.state.opinions if one.given is None]
    return (
        Field(
            name="asked",
            words=Words("Văn bản lấy ý kiến", "Request for opinion"),
            kind=FieldKind.CHOICE,
            options=tuple(
                Option(
                    value=one.id,
                    words=Words(*(f"{one.asked.agency_name}, {one.asked.document}",) * 2),
                )
                for one in waiting
            ),
            start=waiting[0].id if waiting else None,
        ),
    )


def _ask_payment(ask: Ask, said: Answers) -> appraisal.PaymentAsked:
    """One fee of the agency's notice. The sum falls due now, before the result (R75)."""
    amount = said["amount"]
    fee = FeeDue(
        kind=FeeKind(said["charge"]),
        name=said["name"],
        unit="",
        unit_price_dong=amount,
        units=1,
        listed_dong=amount,
        due_dong=amount,
        moment=FeeMoment.AFTER_APPRAISAL,
        source=said["document"],
        collector=ask.state.agency,
    )
    return appraisal.PaymentAsked(
        fees=(fee,),
        document=said["document"],
        by_name=ask.facts.by_name,
        asked_at=ask.facts.now,
    )


def _grant_field() -> Field:
    return Field(
        name="grant", words=Words("Ý kiến", "Opinion"), kind=FieldKind.CHOICE, options=_GRANT
    )


def _appraise(ask: Ask, said: Answers) -> appraisal.Appraised:
    return appraisal.Appraised(
        grant=said["grant"] == "yes",
        opinion=said["opinion"],
        by_name=ask.facts.by_name,
        appraised_at=ask.facts.now,
    )


def _approve(ask: Ask, said: Answers) -> appraisal.Approved:
    return appraisal.Approved(
        grant=said["grant"] == "yes",
        note=said.get("note") or "",
        by_name=ask.facts.by_name,
        approved_at=ask.facts.now,
    )


def _is_at_centre(ask: Ask) -> bool:
    return ask.state.transferred is not None and ask.state.transferred.at_centre


def _stage(ask: Ask) -> Answers:
    return {"stage": Stage.APPRAISAL if ask.state.accepted else Stage.INTAKE}


def _held(ask: Ask) -> tuple[Field, ...]:
    return (
        Field(
            name="held_at",
            words=Words("Thời gian", "Held at"),
            kind=FieldKind.MOMENT,
            start=ask.facts.now,
        ),
    )


def _in_sight(gesture: Gesture) -> Gesture:
    """The citizen is invited on paper: a year typed wrongly is told before."""

    def make(ask: Ask, said: Answers) -> Any:
        is_far = said["held_at"] - ask.facts.now > _A_YEAR
        return _TOO_FAR if is_far else gesture.make(ask, said)

    return replace(gesture, make=make)


GESTURES: tuple[Gesture, ...] = (
    plain(intake_answers.SupplementAllowed, _REASON, fixed=_stage),
    Gesture(
        body=appraisal.ReturnedForSupplement,
        fields=_return_fields,
        make=_return,
        scan=Scan.OFFERED,
    ),
    Gesture(
        body=appraisal.Supplemented,
        fields=_supplement_fields,
        make=_supplement,
        scan=Scan.OFFERED,
    ),
    plain(appraisal.Closed, _REASON),
    _in_sight(
        plain(
            appraisal.Verified,
            Field(name="place", words=Words("Địa điểm", "Place")),
            Field(
                name="people",
                words=Words("Thành phần (cách nhau bằng dấu ;)", "People, separated by ;"),
            ),
            Field(name="content", words=Words("Nội dung", "Content"), kind=FieldKind.LONG),
            more=_held,
            scan=Scan.OFFERED,
        )
    ),
    Gesture(body=appraisal.OpinionAsked, fields=_opinion_fields, make=_ask_opinion),
    plain(
        appraisal.OpinionGiven,
        Field(name="content", words=Words("Nội dung ý kiến", "Opinion"), kind=FieldKind.LONG),
        _DOCUMENT,
        more=_open_opinions,
        scan=Scan.OFFERED,
    ),
    plain(appraisal.OpinionLateTold, _DOCUMENT, more=_open_opinions),
    Gesture(
        body=appraisal.PaymentAsked,
        fields=lambda _ask: (
            Field(
                name="charge",
                words=Words("Loại khoản thu", "Kind of money"),
                kind=FieldKind.CHOICE,
                options=options(
                    (FeeKind.SERVICE_FEE.value, "Phí", "Service fee"),
                    (FeeKind.STATE_CHARGE.value, "Lệ phí, nghĩa vụ tài chính", "State charge"),
                ),
            ),
            Field(name="name", words=Words("Tên khoản thu", "What for")),
            Field(name="amount", words=Words("Số tiền", "Amount"), kind=FieldKind.MONEY),
            replace(_DOCUMENT, words=Words("Số thông báo nộp tiền", "Number of the notice")),
        ),
        make=_ask_payment,
        scan=Scan.OFFERED,
    ),
    Gesture(
        body=appraisal.Appraised,
        fields=lambda _ask: (
            _grant_field(),
            Field(
                name="opinion",
                words=Words("Nội dung thẩm định", "Appraisal"),
                kind=FieldKind.LONG,
            ),
        ),
        make=_appraise,
        applies=_is_at_centre,
    ),
    Gesture(
        body=appraisal.Approved,
        fields=lambda _ask: (
            _grant_field(),
            Field(name="note", words=Words("Ghi chú", "Note"), kind=FieldKind.LONG, optional=True),
        ),
        make=_approve,
        applies=_is_at_centre,
    ),
)
