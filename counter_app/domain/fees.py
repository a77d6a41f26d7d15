"""Fees and charges as they stand on one day, for one channel and case (R74, R75).

Phí pays for a service, lệ phí is a fixed charge of the state: two lines, two settlements
(domain.md §8.1). A waiver never hides the listed amount: it is printed struck, with its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter_app.domain.dossier.bodies import FeeDue
from counter_app.domain.draft import Draft
from counter_app.domain.formats import show_date
from counter_app.domain.procedure import (
    Channel,
    FeeRule,
    Procedure,
    Waiver,
    in_force,
)
from counter_app.domain.refusal import Refusal

PER_DOSSIER = "dossier"
_DOSSIER_WORD = "hồ sơ"


def fee_rules(procedure: Procedure, case: str, day: date, channel: Channel) -> tuple[FeeRule, ...]:
    """The rules that apply; of the same kind and unit only the most particular one.

    A rule for the case goes before one for the channel, that before a general one.
    """
    chosen: dict[tuple[str, str], FeeRule] = {}
    for rule in procedure.fees:
        applies = (
            in_force(rule, day) and rule.case in {None, case} and rule.channel in {None, channel}
        )
        if not applies:
            continue
        key = (rule.kind, rule.unit)
        if key not in chosen or _precision(rule) > _precision(chosen[key]):
            chosen[key] = rule
    return tuple(rule for rule in procedure.fees if rule in chosen.values())


def fee_lines(
    procedure: Procedure, draft: Draft, day: date, channel: Channel, collector: str
) -> tuple[FeeDue, ...]:
    """What is to be paid, line by line. `collector` is the agency the money belongs to.

    A rule whose amount the province has not set gives no line but a warning (`fee_warnings`).
    """
    found = []
    for rule in fee_rules(procedure, draft.case, day, channel):
        units = _units(rule, draft)
        if rule.amount_dong is None or units == 0:
            continue
        listed = rule.amount_dong * units
        waiver = best_waiver(rule, draft.payment.waivers, day, channel)
        found.append(
            FeeDue(
                kind=rule.kind,
                name=rule.name,
                unit=_unit_words(rule, procedure),
                unit_price_dong=rule.amount_dong,
                units=units,
                listed_dong=listed,
                due_dong=listed if waiver is None else listed * waiver.percent // 100,
                moment=rule.moment,
                source=rule.source,
                waiver="" if waiver is None else _waiver_words(waiver),
                collector=collector,
            )
        )
    return tuple(found)


def best_waiver(
    rule: FeeRule, ticked: tuple[str, ...], day: date, channel: Channel
) -> Waiver | None:
    """The waiver that leaves least to pay, automatic or ticked; they are never added up."""
    usable = [
        waiver
        for waiver in _waivers_on(rule, day, channel)
        if waiver.automatic or waiver.id in ticked
    ]
    return min(usable, key=lambda waiver: waiver.percent, default=None)


def choosable_waivers(
    procedure: Procedure, draft: Draft, day: date, channel: Channel
) -> tuple[Waiver, ...]:
    """The waivers a clerk may tick on `day`, each once."""
    found: dict[str, Waiver] = {}
    for rule in fee_rules(procedure, draft.case, day, channel):
        for waiver in _waivers_on(rule, day, channel):
            if not waiver.automatic:
                found.setdefault(waiver.id, waiver)
    return tuple(found.values())


def fee_warnings(
    procedure: Procedure, draft: Draft, day: date, channel: Channel
) -> tuple[Refusal, ...]:
    """Fees the clerk should know of: not set by the province yet, or figures for practice."""
    found = []
    for rule in fee_rules(procedure, draft.case, day, channel):
        if rule.amount_dong is None:
            found.append(
                Refusal(
                    code="fee_not_set",
                    vi=f"{rule.name}: chưa cập nhật mức thu theo {rule.source}.",
                    en=f"{rule.name}: the amount by {rule.source} was not entered yet.",
                    rule="R74",
                    where="intake_feeLabel",
                )
            )
        elif rule.sample:
            found.append(
                Refusal(
                    code="fee_sample",
                    vi=f"{rule.name}: mức thu minh họa, phải đối chiếu với {rule.source}.",
                    en=f"{rule.name}: a figure for practice, to be checked against {rule.source}.",
                    rule="R74",
                    where="intake_feeLabel",
                )
            )
    return tuple(found)


def _waivers_on(rule: FeeRule, day: date, channel: Channel) -> Iterator[Waiver]:
    for waiver in rule.waivers:
        if in_force(waiver, day) and waiver.channel in {None, channel}:
            yield waiver


def _precision(rule: FeeRule) -> tuple[bool, bool]:
    return rule.case is not None, rule.channel is not None


def _units(rule: FeeRule, draft: Draft) -> int:
    """How many times the amount is due: whole blocks of `unit_size`, a part counting as one."""
    if rule.unit == PER_DOSSIER:
        return 1
    counted = max(draft.payment.units - rule.included_units, 0)
    return -(-counted // rule.unit_size)


def _unit_words(rule: FeeRule, procedure: Procedure) -> str:
    if rule.unit == PER_DOSSIER:
        return _DOSSIER_WORD
    name = procedure.unit_name or rule.unit
    return f"{rule.unit_size} {name}" if rule.unit_size > 1 else name


def _waiver_words(waiver: Waiver) -> str:
    """Reason, source and dates, as printed beside the struck amount."""
    dates = ""
    if waiver.valid_from and waiver.valid_to:
        dates = f", từ {show_date(waiver.valid_from)} đến hết {show_date(waiver.valid_to)}"
    elif waiver.valid_to:
        dates = f", đến hết {show_date(waiver.valid_to)}"
    elif waiver.valid_from:
        dates = f", từ {show_date(waiver.valid_from)}"
    return f"{waiver.reason} ({waiver.source}{dates})"
