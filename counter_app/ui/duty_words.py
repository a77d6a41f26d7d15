"""A counter's day in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from counter_app.ui import shown

if TYPE_CHECKING:
    from counter_app.services.duty import DutyView, Served

_MOST_NAMES = 4  # of agencies in one sentence


def resting(view: DutyView, language: str) -> str:
    """Since when and why the counter rests, empty when it does not."""
    if view.resting is None:
        return ""
    text = QCoreApplication.translate("Duty", "{counter} tạm nghỉ từ {time}: {reason}.")
    return text.format(
        counter=view.counter,
        time=shown.clock_time(view.resting.since),
        reason=view.resting.reason.to(language),
    )


def elsewhere(view: DutyView) -> str:
    """Which counters receive the affairs of this one's agencies, a line each."""
    return "\n".join(_served(one) for one in view.elsewhere)


def _served(one: Served) -> str:
    names, more = one.agencies[:_MOST_NAMES], len(one.agencies) - _MOST_NAMES
    agencies = ", ".join(names)
    if more > 0:
        rest = QCoreApplication.translate("Duty", "{names} và {n} cơ quan khác")
        agencies = rest.format(names=agencies, n=more)
    if not one.counters:
        text = QCoreApplication.translate("Duty", "{agencies}: chưa có quầy nào khác nhận.")
        return text.format(agencies=agencies)
    text = QCoreApplication.translate("Duty", "{agencies}: mời đến {counters}.")
    return text.format(agencies=agencies, counters="; ".join(one.counters))
