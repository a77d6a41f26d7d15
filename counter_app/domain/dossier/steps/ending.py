"""Steps that end a dossier early, and incidents with its papers."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.dossier.entries import ending
from counter_app.domain.dossier.state import DossierState, Incident, Status
from counter_app.domain.dossier.steps.step import (
    FOR_THE_AGENCY,
    TAKEN_IN,
    Step,
    blank,
)
from counter_app.domain.entry import Entry
from counter_app.domain.refusal import Refusal
from counter_app.domain.staff import AT_THE_COUNTER


def _asked_fits(_state: DossierState, body: ending.StopAsked | ending.Withdrawn) -> Refusal | None:
    return blank(
        "asked_by",
        "Phải ghi người đề nghị.",
        "Who asks for it must be named.",
        "R22",
        body.asked_by,
    )


def _stopped_fits(_state: DossierState, body: ending.Stopped) -> Refusal | None:
    return blank(
        "notice_unsigned",
        "Thông báo dừng giải quyết hồ sơ phải có số và người ký.",
        "The notice of stopping has a number and a signer.",
        "R07",
        body.number,
        body.signer,
    )


def _incident_fits(state: DossierState, body: ending.IncidentReported) -> Refusal | None:
    if body.of_result and state.issued is None and state.on_the_spot is None:
        return Refusal(
            code="no_result",
            vi="Hồ sơ này chưa có kết quả.",
            en="This dossier has no result yet.",
        )
    return blank(
        "incident_unclear",
        "Phải ghi giấy tờ nào và ai giữ sau cùng.",
        "Which papers, and who had them last, must be written down.",
        "R71",
        body.what,
        body.last_holder,
    )


def _find(state: DossierState, incident: str) -> Incident | None:
    return next((one for one in state.incidents if one.id == incident), None)


_NO_INCIDENT = Refusal(
    code="incident_not_open",
    vi="Việc thất lạc, hư hỏng này đã được người khác xử lý.",
    en="Somebody else settled this incident before.",
)


def _apologised_fits(state: DossierState, body: ending.IncidentApologised) -> Refusal | None:
    incident = _find(state, body.incident)
    if incident is None or incident.apologised is not None:
        return _NO_INCIDENT
    return blank(
        "letter", "Phải ghi số thư xin lỗi.", "The letter's number is needed.", "R71", body.number
    )


def _settled_fits(state: DossierState, body: ending.IncidentSettled) -> Refusal | None:
    incident = _find(state, body.incident)
    return _NO_INCIDENT if incident is None or incident.settled is not None else None


def _stop_asked(state: DossierState, _: Entry, body: ending.StopAsked) -> DossierState:
    return replace(state, status=Status.STOPPING, stop_asked=body)


def _stopped(state: DossierState, _: Entry, body: ending.Stopped) -> DossierState:
    return replace(state, status=Status.STOPPED, stopped=body)


def _withdrawn(state: DossierState, _: Entry, body: ending.Withdrawn) -> DossierState:
    return replace(state, status=Status.WITHDRAWN, withdrawn=body)


def _incident(state: DossierState, entry: Entry, body: ending.IncidentReported) -> DossierState:
    return replace(state, incidents=(*state.incidents, Incident(id=entry.id, reported=body)))


def _apologised(state: DossierState, _: Entry, body: ending.IncidentApologised) -> DossierState:
    incidents = tuple(
        replace(one, apologised=body) if one.id == body.incident else one for one in state.incidents
    )
    return replace(state, incidents=incidents)


def _settled(state: DossierState, _: Entry, body: ending.IncidentSettled) -> DossierState:
    incidents = tuple(
        replace(one, settled=body) if one.id == body.incident else one for one in state.incidents
    )
    return replace(state, incidents=incidents)


STEPS = (
    Step(
        body=ending.StopAsked,
        vi="đề nghị dừng giải quyết",
        en="ask to stop",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.ACCEPTED, Status.TRANSFERRED, Status.PROCESSING, Status.RETURNED}),
        effect=_stop_asked,
        guard=_asked_fits,
        rule="NĐ 118/2025 Đ21",
    ),
    Step(
        body=ending.Stopped,
        vi="dừng giải quyết",
        en="stop",
        roles=FOR_THE_AGENCY,
        when=frozenset({Status.STOPPING}),
        effect=_stopped,
        guard=_stopped_fits,
        form="stopped",
        rule="NĐ 118/2025 Đ21",
    ),
    Step(
        body=ending.Withdrawn,
        vi="rút hồ sơ",
        en="withdraw",
        roles=AT_THE_COUNTER,
        when=frozenset({Status.ACCEPTED, Status.RETURNED}),
        effect=_withdrawn,
        guard=_asked_fits,
        form="withdrawal",
        rule="NĐ 118/2025 Đ21",
    ),
    Step(
        body=ending.IncidentReported,
        vi="ghi nhận thất lạc, hư hỏng",
        en="report loss or damage",
        roles=AT_THE_COUNTER | FOR_THE_AGENCY,
        when=TAKEN_IN,
        effect=_incident,
        guard=_incident_fits,
        rule="R71",
    ),
    Step(
        body=ending.IncidentApologised,
        vi="gửi thư xin lỗi",
        en="send the letter of apology",
        roles=FOR_THE_AGENCY,
        when=TAKEN_IN,
        effect=_apologised,
        guard=_apologised_fits,
        form="loss",
        rule="R71",
    ),
    Step(
        body=ending.IncidentSettled,
        vi="khắc phục xong thất lạc, hư hỏng",
        en="settle the loss or damage",
        roles=FOR_THE_AGENCY,
        when=TAKEN_IN,
        effect=_settled,
        guard=_settled_fits,
        rule="R71",
    ),
)
