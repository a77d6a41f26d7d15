"""Versions of one thing of the catalogue that follow each other in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from counter_app.domain.guidance import NotReceived
from counter_app.domain.procedure import Procedure

T = TypeVar("T", Procedure, NotReceived)
_ONE_DAY = timedelta(days=1)


def successive(things: Iterable[T]) -> tuple[T, ...]:
    """The versions, each ending on the eve of the next, the oldest first.

    Of two that begin on one day the one given later holds.
    """
    by_day: dict[date, T] = {thing.valid_from or date.min: thing for thing in things}
    days = sorted(by_day)
    found = []
    for place, day in enumerate(days):
        version = by_day[day]
        if place + 1 < len(days):
            eve = days[place + 1] - _ONE_DAY
            version = replace(version, valid_to=min(version.valid_to or date.max, eve))
        found.append(version)
    return tuple(found)
