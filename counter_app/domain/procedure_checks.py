"""What must agree within one procedure's file: numbers, cases, groups, dates, amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import combinations
from typing import TypeVar

from counter_app.domain.limits import amount_problem
from counter_app.domain.procedure import (
    Dated,
    FeeRule,
    Need,
    Paper,
    PostedFields,
    Procedure,
    Representation,
    RepresentationRule,
    TimeLimit,
)
from counter_app.domain.procedure_terms import terms_complaints
from counter_app.errors import Words

LEAST_AMOUNT_DONG = 1_000  # below it an amount was most likely written in thousands
MOST_AMOUNT_DONG = 10_000_000_000  # of one fee; beyond it a figure was typed twice
FEE_UNITS = ("dossier", "paper", "copy", "page", "vehicle", "device", "certificate")

DATES_REVERSED = Words(
    "ngày cuối phải sau ngày đầu hoặc cùng ngày", "the last day must not be before the first"
)
_CONFIDENCE = re.compile(r"[A-D]{4}")
_CASE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Complaint = tuple[str, Words]
D = TypeVar("D", bound=Dated)


def complaints(procedure: Procedure) -> Iterator[Complaint]:
    """Everything that does not agree, as dotted field path and what is expected there."""
    yield from _head(procedure)
    yield from _cases(procedure)
    for place, paper in enumerate(procedure.papers):
        yield from ((f"papers[{place}].{f}", w) for f, w in _paper(paper, place, procedure))
    yield from _groups(procedure.papers)
    yield from _limits(procedure.limits)
    for place, fee in enumerate(procedure.fees):
        yield from ((f"fees[{place}].{f}", w) for f, w in _fee(fee, procedure))
    yield from _overlapping_fees(procedure.fees)
    yield from _representation(procedure)
    yield from terms_complaints(procedure)
    for place, service in enumerate(procedure.agencies):
        if ends_before_start(service):
            yield f"agencies[{place}].valid_to", DATES_REVERSED


def ends_before_start(thing: Dated) -> bool:
    """Whether the last day lies before the first."""
    return bool(thing.valid_from and thing.valid_to and thing.valid_to < thing.valid_from)


def lives_overlap(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both are in force."""
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    end = min(one.valid_to or date.max, other.valid_to or date.max)
    return start <= end


def twice(vi: str, en: str, value: str) -> Words:
    """The complaint that `value` stands more than once."""
    return Words(f"{vi} {value} ghi hai lần", f"the {en} {value} stands twice")


def _head(procedure: Procedure) -> Iterator[Complaint]:
    if procedure.alias < 1:
        yield "alias", Words("phải là số nguyên dương", "must be a positive whole number")
    yield from _empty(procedure, ("code", "name", "field", "source"))
    posted = [item.name for item in fields(PostedFields) if item.name != "other"]
    yield from ((f"posted.{name}", words) for name, words in _empty(procedure.posted, posted))
    if not _CONFIDENCE.fullmatch(procedure.confidence):
        yield (
            "confidence",
            Words(
                "cần bốn chữ A–D: tên, thành phần, thời hạn, phí",
                "four letters A-D are expected: name, papers, limit, fee",
            ),
        )
    yield from _empty(procedure, ("papers", "channels", "agencies"))
    yield from _below_one(procedure, ("sets", "max_supplements"))
    if ends_before_start(procedure):
        yield "valid_to", DATES_REVERSED


def _cases(procedure: Procedure) -> Iterator[Complaint]:
    known: set[str] = set()
    for place, case in enumerate(procedure.cases):
        if case.id in known:
            yield f"cases[{place}].id", twice("trường hợp", "case", case.id)
        if not _CASE_ID.fullmatch(case.id):
            yield (
                f"cases[{place}].id",
                Words(
                    "chỉ dùng chữ thường không dấu, chữ số và gạch nối",
                    "only lower-case letters without marks, digits and hyphens",
                ),
            )
        yield from ((f"cases[{place}].{f}", w) for f, w in _empty(case, ("name",)))
        known.add(case.id)
    for name in ("limits", "fees", "representation"):
        for place, rule in enumerate(getattr(procedure, name)):
            if rule.case is not None and rule.case not in known:
                yield f"{name}[{place}].case", _unknown_case(rule.case)


def _paper(paper: Paper, place: int, procedure: Procedure) -> Iterator[Complaint]:
    if paper.number != place + 1:
        yield (
            "number",
            Words(
                f"các giấy tờ phải đánh số liên tục từ 1: ở đây là {place + 1}",
                f"papers are numbered from 1 without gaps: here {place + 1}",
            ),
        )
    yield from _empty(paper, ("name", "kinds"))
    yield from _below_one(paper, ("quantity", "valid_months"))
    if len(set(paper.kinds)) != len(paper.kinds):
        yield "kinds", Words("một loại bản ghi hai lần", "a kind stands twice")
    known = {case.id for case in procedure.cases}
    for index, case in enumerate(paper.cases):
        if case not in known:
            yield f"cases[{index}]", _unknown_case(case)
    if paper.per_unit and not procedure.unit_name:
        yield "per_unit", _NEEDS_UNIT
    if paper.authorisation and paper.need is not Need.IF_ANY:
        yield (
            "need",
            Words(
                "giấy ủy quyền phải ghi “nếu có” (if_any): chỉ yêu cầu khi người khác nộp thay",
                "an authorisation is if_any: it is asked only when somebody else hands in",
            ),
        )


def _groups(papers: Sequence[Paper]) -> Iterator[Complaint]:
    groups: dict[str, list[int]] = {}
    for place, paper in enumerate(papers):
        if paper.one_of is not None:
            groups.setdefault(paper.one_of, []).append(place)
            if paper.need is not Need.REQUIRED:
                yield (
                    f"papers[{place}].need",
                    Words(
                        "giấy tờ trong nhóm “một trong các loại” phải là “bắt buộc” (required)",
                        "a paper of a one-of group must be required",
                    ),
                )
    for name, places in groups.items():
        if len(places) < 2:
            yield (
                f"papers[{places[0]}].one_of",
                Words(
                    f"nhóm “{name}” chỉ có một giấy tờ; cần từ hai trở lên",
                    f"the group “{name}” has one paper; it needs two or more",
                ),
            )


def _limits(limits: Sequence[TimeLimit]) -> Iterator[Complaint]:
    for place, limit in enumerate(limits):
        if problem := amount_problem(limit.amount, limit.unit):
            yield f"limits[{place}].amount", problem
        yield from ((f"limits[{place}].{f}", w) for f, w in _below_one(limit, ("units_from",)))
        if ends_before_start(limit):
            yield f"limits[{place}].valid_to", DATES_REVERSED
    clash = _clash(limits, lambda limit: (limit.channel, limit.case, limit.units_from))
    if clash is not None:
        yield (
            f"limits[{clash}]",
            Words(
                "trùng thời gian với một thời hạn khác của cùng trường hợp, kênh nộp",
                "overlaps in time with another limit of the same case and channel",
            ),
        )


def _fee(fee: FeeRule, procedure: Procedure) -> Iterator[Complaint]:
    if fee.amount_dong is not None and fee.amount_dong < LEAST_AMOUNT_DONG:
        yield (
            "amount_dong",
            Words(
                "số tiền dưới 1.000 đồng: có thể đã ghi theo nghìn đồng; không thu thì bỏ mục này",
                "below 1,000 dong: perhaps written in thousands; leave the fee out if it is free",
            ),
        )
    if fee.amount_dong is not None and fee.amount_dong > MOST_AMOUNT_DONG:
        yield (
            "amount_dong",
            Words("số tiền trên 10 tỷ đồng: kiểm tra lại", "above 10 billion dong: look again"),
        )
    yield from _empty(fee, ("name", "source"))
    yield from _below_one(fee, ("unit_size",))
    if fee.unit not in FEE_UNITS:
        allowed = ", ".join(FEE_UNITS)
        yield "unit", Words(f"cần một trong các giá trị: {allowed}", f"expected one of: {allowed}")
    elif fee.unit != "dossier" and not procedure.unit_name:
        yield "unit", _NEEDS_UNIT
    if fee.included_units < 0:
        yield "included_units", Words("không được là số âm", "must not be negative")
    if ends_before_start(fee):
        yield "valid_to", DATES_REVERSED
    yield from _waivers(fee)


def _waivers(fee: FeeRule) -> Iterator[Complaint]:
    ids: set[str] = set()
    for place, waiver in enumerate(fee.waivers):
        path = f"waivers[{place}]"
        if waiver.id in ids:
            yield f"{path}.id", twice("miễn, giảm", "waiver", waiver.id)
        ids.add(waiver.id)
        yield from ((f"{path}.{f}", w) for f, w in _empty(waiver, ("reason", "source")))
        if not 0 <= waiver.percent <= 100:
            yield (
                f"{path}.percent",
                Words("phần trăm còn phải nộp phải từ 0 đến 100", "0 to 100 percent is expected"),
            )
        if ends_before_start(waiver):
            yield f"{path}.valid_to", DATES_REVERSED


def _overlapping_fees(fees: Sequence[FeeRule]) -> Iterator[Complaint]:
    clash = _clash(fees, lambda fee: (fee.kind, fee.unit, fee.case, fee.channel))
    if clash is not None:
        yield (
            f"fees[{clash}]",
            Words(
                "trùng thời gian với một khoản cùng loại, cùng trường hợp, cùng kênh nộp",
                "overlaps in time with another of the same kind, case and channel",
            ),
        )


def _representation(procedure: Procedure) -> Iterator[Complaint]:
    rules = procedure.representation
    named = [rule.case for rule in rules]
    for place, rule in enumerate(rules):
        if named.index(rule.case) != place:
            yield f"representation[{place}]", twice("trường hợp", "case", rule.case or "*")
        if rule.rule is Representation.NOT_ALLOWED and not _has_sentence(rule):
            yield (
                f"representation[{place}].sentence",
                Words(
                    "cần câu giải thích bằng tiếng Việt và tiếng Anh cho người nộp",
                    "a sentence for the citizen in Vietnamese and English is needed",
                ),
            )
    uncovered = [case.name for case in procedure.cases if case.id not in named]
    if None not in named and (uncovered or not procedure.cases):
        missing = ", ".join(uncovered)
        yield (
            "representation",
            Words(
                f"chưa quy định ai được nộp thay: {missing or 'mọi trường hợp'}",
                f"who may hand in for the owner is not said for: {missing or 'all cases'}",
            ),
        )


def _has_sentence(rule: RepresentationRule) -> bool:
    return bool(rule.sentence.strip() and rule.sentence_en.strip())


def _clash(rules: Sequence[D], key: Callable[[D], object]) -> int | None:
    """The place of a rule that shares key and time with one before it."""
    for (_, one), (place, other) in combinations(enumerate(rules), 2):
        if key(one) == key(other) and lives_overlap(one, other):
            return place
    return None


def _empty(thing: object, names: Iterable[str]) -> Iterator[Complaint]:
    """Texts and lists among `names` that hold nothing."""
    for name in names:
        value = getattr(thing, name)
        if not (value.strip() if isinstance(value, str) else value):
            yield name, Words("không được để trống", "must not be empty")


def _below_one(thing: object, names: Iterable[str]) -> Iterator[Complaint]:
    """Counts among `names` that are zero or negative; None is fine."""
    for name in names:
        value = getattr(thing, name)
        if value is not None and value < 1:
            yield name, Words("phải từ 1 trở lên", "must be 1 or more")


def _unknown_case(case: str) -> Words:
    return Words(f"thủ tục không có trường hợp “{case}”", f"the procedure has no case “{case}”")


_NEEDS_UNIT = Words(
    "thủ tục phải ghi đơn vị tính (unit_name)", "the procedure must state its unit (unit_name)"
)
