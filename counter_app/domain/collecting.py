"""Collecting a result: what stands between a person and it, and comparing what it says.

Pure; the guards of `dossier.steps.collection` decide, this only puts their objections beside the
proofs, so that screen and paper show one list (R65, R68, R20).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.codes import ALPHABET
from counter_app.domain.dossier.entries.result import HandedOver, Receiver
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.dossier.steps.collection import is_on_file, needs_authority, objections
from counter_app.domain.money import format_dong
from counter_app.domain.text import clean_line
from counter_app.errors import Words

ON_PAPER = "paper"
OLD_AFTER = timedelta(days=30)  # on the shelf: the citizen is reminded (R67)
_SHELF = re.compile(r"([A-Z])(\d{2})(\d{1,2})", re.ASCII)


class Need(StrEnum):
    """One kind of thing that must be settled before the result goes out."""

    SLIP = "slip"  # mẫu 01, or the identity paper compared in its place
    RECEIVER = "receiver"
    AUTHORITY = "authority"
    FEE = "fee"
    INCIDENT = "incident"
    SURRENDER = "surrender"  # an original the person gives up
    GIVE_BACK = "give_back"  # an original that goes back with the result
    SIGNATURE = "signature"


_OBJECTIONS = {
    Need.SLIP: {"slip_or_identity"},
    Need.RECEIVER: {"receiver"},
    Need.AUTHORITY: {"authorisation_missing", "not_delegable", "representation_missing"},
    Need.FEE: {"fee_open"},
    Need.INCIDENT: {"incident_open"},
    Need.SIGNATURE: {"unsigned"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collector:
    """Who stands at the return desk, and what he showed, signed and gave up.

    `surrendered` and `given_back` hold pairs of dossier id and paper number: several results of one
    person are signed for once.
    """

    receiver: Receiver = Receiver.OWNER
    name: str = ""
    id_number: str = ""
    relation: str = ""
    authorisation: str = ""
    slip_shown: bool = False
    is_identity_compared: bool = False
    surrendered: frozenset[tuple[str, int]] = frozenset()
    given_back: frozenset[tuple[str, int]] = frozenset()
    signature: str = ""  # empty until signed, ON_PAPER, or the blob of a page filed with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A line of the list: what is needed, whether it is there, and the proof or what to bring."""

    need: Need
    what: Words
    is_met: bool
    detail: Words
    paper: int = 0  # of SURRENDER and GIVE_BACK


def hand_over(
    state: DossierState, collector: Collector, *, counter: str, by_name: str, at: datetime
) -> HandedOver:
    """The entry this hand-over makes, whether it may be or not."""
    return HandedOver(
        receiver=receiver_of(state, collector),
        receiver_name=clean_line(collector.name),
        receiver_id_number=collector.id_number,
        relation=clean_line(collector.relation),
        authorisation=clean_line(collector.authorisation),
        slip_shown=collector.slip_shown,
        identity_compared_by=by_name if collector.is_identity_compared else "",
        signature=collector.signature,
        originals_returned=_papers(state, collector.given_back),
        originals_surrendered=_papers(state, collector.surrendered),
        counter=counter,
        by_name=by_name,
        handed_at=at,
    )


def receiver_of(state: DossierState, collector: Collector) -> Receiver:
    """As whom this person collects this result: who owns one dossier may hold the slip of another,
    and needs the owner's authority for that one (R20).
    """
    is_person = state.accepted is not None and state.accepted.organisation is None
    is_owner = is_on_file(state, collector.name, collector.id_number)
    if collector.receiver is Receiver.OWNER and is_person and not is_owner:
        return Receiver.AUTHORISED
    return collector.receiver


def requirements(state: DossierState, body: HandedOver) -> tuple[Requirement, ...]:
    """The whole list, what is settled and what is not, in the order a clerk asks for it."""
    against = {refusal.code: refusal for refusal in objections(state, body)}

    def judged(line: Requirement) -> Requirement:
        hit = next((against[c] for c in _OBJECTIONS.get(line.need, ()) if c in against), None)
        if hit is None:
            return line
        detail = _to_pay(state) if line.need is Need.FEE else Words(hit.vi, hit.en)
        return replace(line, is_met=False, detail=detail)

    return tuple(judged(line) for line in _lines(state, body))


def to_bring(requirements: tuple[Requirement, ...]) -> tuple[str, ...]:
    """What the person is told on paper to bring or do, in Vietnamese as on every paper."""
    return tuple(
        f"{one.what.vi}: {one.detail.vi}" if one.detail.vi else one.what.vi
        for one in requirements
        if not one.is_met and one.need not in {Need.SIGNATURE, Need.RECEIVER, Need.GIVE_BACK}
    )


def _lines(state: DossierState, body: HandedOver) -> Iterator[Requirement]:
    yield Requirement(
        need=Need.SLIP,
        what=Words("Giấy hẹn hoặc giấy tờ tùy thân", "Receipt or identity paper"),
        is_met=True,
        detail=_slip_proof(body),
    )
    yield Requirement(
        need=Need.RECEIVER,
        what=Words("Họ tên người nhận", "Who collects"),
        is_met=True,
        detail=_same(body.receiver_name),
    )
    if needs_authority(state, body):
        yield Requirement(
            need=Need.AUTHORITY,
            what=Words("Ủy quyền nhận kết quả", "Authority to collect"),
            is_met=True,
            detail=_authority_proof(body),
        )
    if state.fees:
        paid = format_dong(state.taken_dong)
        yield Requirement(
            need=Need.FEE,
            what=Words("Phí, lệ phí", "Fees and charges"),
            is_met=True,
            detail=Words(f"Đã nộp {paid}", f"{paid} paid"),
        )
    if state.open_incidents:
        yield Requirement(
            need=Need.INCIDENT,
            what=Words("Sự cố về kết quả", "Incident with the result"),
            is_met=True,
            detail=Words("", ""),
        )
    names = {paper.number: paper.name for paper in state.accepted.papers} if state.accepted else {}
    for number in state.originals_to_surrender:
        yield _original(Need.SURRENDER, number, names[number], body.originals_surrendered)
    for number in state.originals_to_return:
        yield _original(Need.GIVE_BACK, number, names[number], body.originals_returned)
    yield Requirement(
        need=Need.SIGNATURE,
        what=Words("Ký nhận", "Signature"),
        is_met=True,
        detail=_signature_proof(body),
    )


def _to_pay(state: DossierState) -> Words:
    amount = format_dong(state.payable_dong)
    return Words(
        f"Còn phải nộp {amount} trước khi nhận kết quả",
        f"{amount} is still to be paid before the result is handed over",
    )


def _original(need: Need, number: int, name: str, ticked: tuple[int, ...]) -> Requirement:
    is_met = number in ticked
    words = {
        (Need.SURRENDER, True): Words("Đã thu bản gốc", "Original surrendered"),
        (Need.SURRENDER, False): Words("Phải nộp lại bản gốc", "The original is surrendered"),
        (Need.GIVE_BACK, True): Words("Đã trả bản chính", "Original given back"),
        (Need.GIVE_BACK, False): Words("Phải trả lại bản chính", "The original goes back"),
    }
    return Requirement(
        need=need, what=_same(name), is_met=is_met, detail=words[need, is_met], paper=number
    )


def _slip_proof(body: HandedOver) -> Words:
    if body.slip_shown:
        return Words("Đã xuất trình giấy hẹn", "Receipt shown")
    by = body.identity_compared_by
    return Words(f"{by} đã đối chiếu giấy tờ tùy thân", f"Identity paper compared by {by}")


def _authority_proof(body: HandedOver) -> Words:
    if body.authorisation:
        return _same(body.authorisation)
    relation = body.relation
    return Words(f"Không cần giấy ({relation})", f"No paper needed ({relation})")


def _signature_proof(body: HandedOver) -> Words:
    if body.signature == ON_PAPER:
        return Words("Ký trên giấy biên nhận", "Signed on the return receipt")
    return Words("Trang đã ký được lưu vào hồ sơ", "The signed page is filed")


def _papers(state: DossierState, ticked: frozenset[tuple[str, int]]) -> tuple[int, ...]:
    return tuple(sorted(number for dossier, number in ticked if dossier == state.id))


def _same(text: str) -> Words:
    return Words(text, text)


# -- what the result says against what the dossier says


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a text; `differs` from the other one."""

    text: str
    differs: bool


def is_same(one: str, other: str) -> bool:
    """Whether a result may say it this way: capitals and spaces aside, every mark counts. Hường is
    not Hương here, though search finds either.
    """
    return _comparable(one) == _comparable(other)


def compared(one: str, other: str) -> tuple[Span, ...]:
    """`one` in pieces, those that differ from `other` marked letter by letter."""
    text = clean_line(one)
    matcher = difflib.SequenceMatcher(
        None, [c.casefold() for c in text], list(_comparable(other)), autojunk=False
    )
    return tuple(
        Span(text=text[start:end], differs=tag != "equal")
        for tag, start, end, _, _ in matcher.get_opcodes()
        if end > start
    )


def _comparable(text: str) -> str:
    return clean_line(text).casefold()


# -- shelves


def shelf_value(text: str) -> str:
    """A shelf as scanned or typed ("C-07-3", "c073") in the letters its code carries, or empty."""
    value = "".join(char for char in clean_line(text).upper() if char not in "-. ")
    return value if value and len(value) <= 16 and set(value) <= set(ALPHABET) else ""


def shelf_words(value: str) -> str:
    """A shelf as it is said and written: C073 is C-07-3."""
    match = _SHELF.fullmatch(value)
    return "-".join(match.groups()) if match else value


def shelves_from(first: str, count: int) -> tuple[str, ...]:
    """`count` shelves from `first` on, the digits at its end counted up: C071, C072 … C079.

    As many as keep their number of digits; one without digits stands alone.
    """
    match = re.fullmatch(r"(.*?)(\d+)", first)
    if match is None:
        return (first,)
    stem, digits = match.groups()
    numbers = range(int(digits), min(int(digits) + count, 10 ** len(digits)))
    return tuple(f"{stem}{number:0{len(digits)}d}" for number in numbers)
