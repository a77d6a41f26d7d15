"""Moments, states and money in the words of the window."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.formats import show_date, show_time
from counter_app.domain.moments import local


def clock_time(at: datetime) -> str:
    """HH:mm on the counter's clock."""
    return show_time(local(at).time())


def moment(at: datetime) -> str:
    """dd/MM/yyyy HH:mm on the counter's clock, the same in both languages."""
    here = local(at)
    return f"{show_date(here.date())} {show_time(here.time())}"


def duration(minutes: int) -> str:
    """As "12 phút" or "1 giờ 05 phút"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Shown", "{n} phút").format(n=rest)
    return QCoreApplication.translate("Shown", "{h} giờ {n:02d} phút").format(h=hours, n=rest)
