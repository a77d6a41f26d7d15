"""Which time limit a procedure states for a case, channel and day (correction 11)."""

from __future__ import annotations

from datetime import date

from counter_app.domain.procedure import Channel, Procedure, TimeLimit, in_force


def applicable_limit(
    procedure: Procedure, case: str, channel: Channel, day: date, units: int = 1
) -> TimeLimit | None:
    """The most particular limit in force on `day`, None when none is stated.

    A limit for the case goes before one for the channel, that before a general one; among these the
    one for the most units that `units` reaches ("từ 10 giấy tờ").
    """
    stated = [
        limit
        for limit in procedure.limits
        if in_force(limit, day)
        and limit.case in {None, case}
        and limit.channel in {None, channel}
        and limit.units_from <= units
    ]
    return max(stated, key=_precision, default=None)


def _precision(limit: TimeLimit) -> tuple[bool, bool, int]:
    return limit.case is not None, limit.channel is not None, limit.units_from
