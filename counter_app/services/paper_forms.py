"""The forms of a dossier's life: facts out of the journal for the templates of `resources/forms`.

What stands on a paper comes from the entry it was printed for and from what the dossier was then;
a reprint years later says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, AcceptedPaper, Due
from counter_app.domain.dossier.entries import (
    answers,
    appraisal,
    ending,
    postponement,
    result,
    transfer,
)
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.draft import IdentityKind, Presence
from counter_app.domain.form_template import Facts, Row
from counter_app.domain.formats import format_number, paper_date, paper_moment, show_date
from counter_app.domain.moments import local_day
from counter_app.domain.papers import COPY_WORDS
from counter_app.domain.text import clean_line, sentence
from counter_app.services.route_facts import route_facts

_IDENTITIES = {
    IdentityKind.PERSONAL_ID: "Số định danh cá nhân",
    IdentityKind.OLD_ID: "Số chứng minh nhân dân",
    IdentityKind.PASSPORT: "Hộ chiếu số",
}
_FAULTS = {
    answers.Fault.MISSING: "thiếu",
    answers.Fault.WRONG: "sai",
    answers.Fault.EXPIRED: "hết hiệu lực",
    answers.Fault.BLURRED: "mờ, không đọc được",
}
_WRONG_BY = {
    result.WrongBy.OFFICIAL: "lỗi của cơ quan giải quyết",
    result.WrongBy.CITIZEN: "lỗi của người nộp hồ sơ",
    result.WrongBy.LOST: "kết quả bị mất trên đường chuyển",
}
_PEN = "." * 24  # room to write by hand
_HARMS = {ending.Harm.LOST: "bị mất", ending.Harm.DAMAGED: "bị hư hỏng"}
_MENDED = {
    ending.Mended.FOUND: "đã tìm lại được",
    ending.Mended.REBUILT: "lập lại giấy tờ",
    ending.Mended.REISSUED: "cấp lại kết quả",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a form is drawn from: the dossier, the entry's body, when and by whom it was issued."""

    state: DossierState
    body: Any
    at: datetime
    clerk: str
    centre: Centre


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A form with its facts. `agency` signs it; empty: the centre does."""

    form: str
    facts: Facts
    agency: str = ""


def drawn(source: Source) -> Drawn:
    """The form that belongs to the entry `source.body`. Raises LookupError when it has none."""
    for type_, form, more, by_agency in _FORMS:
        if isinstance(source.body, type_):
            name = form(source.body) if callable(form) else form
            facts = base_facts(source) | more(source)
            return Drawn(form=name, facts=facts, agency=facts["agency"] if by_agency else "")
    raise LookupError(f"no form for {type(source.body).__name__}")


def form_name(body: Any) -> str:
    """The form that belongs to an entry; "" when it has none."""
    for type_, form, _more, _by_agency in _FORMS:
        if isinstance(body, type_):
            return form(body) if callable(form) else form
    return ""


def base_facts(source: Source) -> dict[str, Any]:
    """What every form about one dossier may say."""
    state, centre = source.state, source.centre
    file = state.accepted or state.file
    if file is None:
        raise LookupError(state.id)
    people = file if isinstance(file, Accepted) else file.draft
    organisation, owner = people.organisation, people.owner
    due = state.due
    return {
        "code": state.code,
        "owner": people.owner_name,
        "tax_code": organisation.tax_code if organisation else "",
        "signatory": owner.name if organisation else "",
        "submitter": (people.submitter or owner).name,
        "address": people.owner_address,
        "phone": (organisation.phone if organisation else "") or owner.phone,
        "email": (organisation.email if organisation else "") or owner.email,
        "identity": identity_line(owner.identity_kind, owner.id_number),
        "procedure": file.procedure.name,
        "agency": file.agency_name,
        "unit": centre.unit_line,
        "centre": centre.short_name,
        "hotline": centre.hotline,
        "received_at": paper_moment(state.accepted.accepted_at) if state.accepted else "",
        "received_on": _day_first(state.accepted.accepted_at) if state.accepted else "",
        "due_at": paper_moment(due.due_at) if due else "",
        "issued_at": paper_moment(source.at),
        "issued_on": paper_date(local_day(source.at)),
        "number": getattr(source.body, "number", ""),
        "clerk": source.clerk,
    }


def _day_first(at: datetime) -> str:
    return sentence(paper_date(local_day(at)))


def identity_line(kind: IdentityKind, number: str) -> str:
    """`Số định danh cá nhân: 051…`, empty without a number."""
    return f"{_IDENTITIES[kind]}: {number}" if number and kind in _IDENTITIES else ""


def _sentence(text: str) -> str:
    """With a capital first and a stop last."""
    text = clean_line(text)
    return sentence(text) + ("" if not text or text[-1] in ".!?…" else ".")


def numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows with their place in front."""
    return [{"number": str(place), **row} for place, row in enumerate(rows, 1)]


def _due(due: Due | None) -> str:
    return paper_moment(due.due_at) if due else ""


def _papers(papers: Sequence[AcceptedPaper]) -> list[Row]:
    return numbered(
        [
            {"name": paper.name, "count": f"{paper.quantity:02d} {COPY_WORDS[paper.kind]}"}
            for paper in papers
            if paper.presence is not Presence.ABSENT and not paper.show_only
        ]
    )


def _supplement(source: Source) -> dict[str, Any]:
    body = source.body
    reply_by = getattr(body, "reply_by", None)
    return {
        "reason": _sentence(body.reason),
        "reply_by": _due(reply_by),
        "close_after": reply_by.limit if reply_by else "",
        "round": f"Lần {body.round}" if body.round > 1 else "",
        "contact": source.clerk,
        "contact_phone": source.centre.hotline,
        "items": numbered(
            [
                {
                    "paper": lack.name,
                    "fault": _FAULTS[lack.fault],
                    "content": lack.what or _FAULTS[lack.fault].capitalize(),
                }
                for lack in body.lacks
            ]
        ),
    }


def _return(source: Source) -> dict[str, Any]:
    """The agency's own: it signs, and who works on the dossier tells what is not clear (R32)."""
    body: appraisal.ReturnedForSupplement = source.body
    received = source.state.received
    officer = received.officer if received else ""
    return _supplement(source) | {"clerk": body.signer, "contact": officer or source.clerk}


def _refusal(source: Source) -> dict[str, Any]:
    body: answers.IntakeRefused = source.body
    return {"reason": _sentence(body.reason), "ground": body.ground}


def _apology(source: Source) -> dict[str, Any]:
    body: postponement.Postponed = source.body
    return {
        "number": body.apology.number,
        "due_at": paper_moment(body.old_due_at),
        "reason": _sentence(body.reason),
        "new_due_at": paper_moment(body.new_due_at),
        "addressee": base_facts(source)["owner"],
        "late": "Xin lỗi gửi muộn" if body.is_late else "",
    }


def _stopped(source: Source) -> dict[str, Any]:
    body: ending.Stopped = source.body
    asked = source.state.stop_asked
    return {
        "reason": _sentence(asked.reason if asked else ""),
        "ground": _wish(asked),
        "clerk": body.signer,
        "stopped_at": paper_moment(body.stopped_at),
        "papers": _papers(_accepted(source).papers),
    }


def _wish(asked: ending.StopAsked | None) -> str:
    """A stop rests on the applicant's wish (NĐ 118/2025 Đ21)."""
    if asked is None:
        return ""
    day = show_date(local_day(asked.asked_at))
    return f"đề nghị dừng giải quyết của {asked.asked_by} ngày {day}"


def _withdrawal(source: Source) -> dict[str, Any]:
    body: ending.Withdrawn = source.body
    return {
        "submitter": body.asked_by,
        "reason": _sentence(body.reason),
        "papers": _papers(_accepted(source).papers),
    }


def _unresolved(source: Source) -> dict[str, Any]:
    body: result.ResultIssued = source.body
    return {
        "reason": _sentence(body.reason),
        "ground": "",
        "papers": _papers(_accepted(source).papers),
    }


def _verification(source: Source) -> dict[str, Any]:
    body: appraisal.Verified = source.body
    people = [{"text": one.strip()} for one in body.people.split(";") if one.strip()]
    return {
        "held_at": paper_moment(body.held_at),
        "place": body.place,
        "content": _sentence(body.content),
        "people": people,
    }


def _result_case(source: Source) -> dict[str, Any]:
    body: result.ResultErrorReported = source.body
    signed = source.state.result_signed
    kept = "Kết quả có sai sót đã được giữ lại." if body.taken_back else ""
    cost = f"{format_number(body.fee_dong)} đồng" if body.fee_dong else "không thu"
    if body.wrong_by is not result.WrongBy.CITIZEN:
        cost = "không thu; cơ quan giải quyết chịu mọi chi phí"
    return {
        "result_number": signed[0] if signed else "",
        "result_on": show_date(signed[1]) if signed else "",
        "wrong": body.stands,
        "right": body.should_be,
        "cause": _WRONG_BY[body.wrong_by],
        "reason": _WRONG_BY[body.wrong_by],
        "new_due_at": _due(body.due),
        "cost": cost,
        "kept": [{"text": kept}] if kept else [],
    }


def _loss(source: Source) -> dict[str, Any]:
    body: ending.IncidentApologised = source.body
    incident = next(one for one in source.state.incidents if one.id == body.incident)
    settled = incident.settled
    return {
        "what": _sentence(f"{incident.reported.what} {_HARMS[incident.reported.harm]}"),
        "reason": _sentence(f"sự cố khi {incident.reported.last_holder} đang giữ"),
        "remedy": _sentence(_MENDED[settled.mended] if settled else "đang khắc phục"),
        "new_due_at": paper_moment(source.state.promised_at) if source.state.promised_at else "",
        "cost": "Ông (Bà) không phải trả chi phí nào.",
    }


def _transfer(source: Source) -> dict[str, Any]:
    accepted = _accepted(source)
    if accepted.route is not None:
        return route_facts(accepted.route)
    row = {
        "agency": accepted.agency_name,
        "work": accepted.procedure.name,
        "due_at": _due(source.state.due),
        "note": "",
    }
    return {
        "lead": accepted.agency_name,
        "manner": "một cơ quan giải quyết",
        "steps": numbered([row]),
    }


def _return_receipt(source: Source) -> dict[str, Any]:
    body: result.HandedOver = source.body
    state = source.state
    issued, signed = state.issued, state.result_signed
    accepted = _accepted(source)
    names = {paper.number: paper.name for paper in accepted.papers}
    rows: list[Row] = []
    if issued and signed:
        rows = [
            {
                "kind": issued.name,
                "reference": signed[0],
                "summary": _summary(state, accepted),
                "issued_on": show_date(signed[1]),
                "count": "01",
            }
        ]
    paid = f"{format_number(state.taken_dong)} đồng, đã nộp" if state.taken_dong else "không"
    return {
        "giver": body.by_name,
        "giver_phone": source.centre.hotline,
        "receiver": body.receiver_name,
        "receiver_identity": f"Số giấy tờ: {body.receiver_id_number or _PEN}",
        "receiver_phone": _phone_of(accepted, body.receiver_id_number),
        "authority": body.authorisation,
        "fee": paid,
        "results": numbered(rows),
        "surrendered": [{"text": names[number]} for number in body.originals_surrendered],
        "given_back": [{"text": names[number]} for number in body.originals_returned],
        "papers_back": _papers_back(state, accepted),
        "issued_at": paper_moment(body.handed_at),
    }


def _summary(state: DossierState, accepted: Accepted) -> str:
    """What the result is about; a dossier that was not resolved has no permit to speak of."""
    shown = accepted.procedure
    return shown.name if state.is_unresolved else shown.result_name or shown.name


def _papers_back(state: DossierState, accepted: Accepted) -> list[Row]:
    """The dossier itself, where it goes back unresolved: the lines of its notice."""
    if not state.is_unresolved:
        return []
    return [{"text": f"{row['name']}: {row['count']}"} for row in _papers(accepted.papers)]


def _to_bring(source: Source) -> dict[str, Any]:
    body: result.CollectionPutOff = source.body
    return {
        "receiver": body.receiver_name,
        "return_desk": source.centre.return_desk,
        "lacks": [{"text": _sentence(lack)} for lack in body.lacks],
    }


def _phone_of(accepted: Accepted, id_number: str) -> str:
    """The phone on file of the person with this number; of nobody else."""
    people = (one for one in (accepted.owner, accepted.submitter) if one is not None)
    return next((one.phone for one in people if id_number and one.id_number == id_number), "")


def _accepted(source: Source) -> Accepted:
    accepted = source.state.accepted
    if accepted is None:
        raise LookupError(source.state.id)
    return accepted


def _case_form(body: result.ResultErrorReported) -> str:
    return "reappointment" if body.wrong_by is result.WrongBy.CITIZEN else "correction"


_More = Callable[[Source], dict[str, Any]]
_FORMS: tuple[tuple[type, str | Callable[[Any], str], _More, bool], ...] = (
    (answers.SupplementAsked, "supplement", _supplement, False),
    (appraisal.ReturnedForSupplement, "supplement", _return, True),
    (answers.IntakeRefused, "refusal", _refusal, False),
    (postponement.Postponed, "apology", _apology, True),
    (ending.Stopped, "stopped", _stopped, False),
    (ending.Withdrawn, "withdrawal", _withdrawal, False),
    (result.ResultIssued, "unresolved", _unresolved, True),
    (appraisal.Verified, "verification", _verification, True),
    (result.ResultErrorReported, _case_form, _result_case, False),
    (ending.IncidentApologised, "loss", _loss, False),
    (transfer.Transferred, "transfer", _transfer, False),
    (result.HandedOver, "return_receipt", _return_receipt, False),
    (result.CollectionPutOff, "to_bring", _to_bring, False),
)
