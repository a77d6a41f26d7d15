"""Moments, states and money in the words of the window."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain.formats import show_date, show_time
from counter_app.domain.moments import local


def clock_time(at: datetime) -> str:
    """HH:mm on the counter's clock."""
    return show_time(local(at).time())


def moment(at: datetime) -> str:
    """dd/MM/yyyy HH:mm on the counter's clock, the same in both languages."""
    here = local(at)
    return f"{show_date(here.date())} {show_time(here.time())}"
