"""Asking devices how they are, each in the lane of its kind; and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

if TYPE_CHECKING:
    from counter_app.services.devices import DeviceState, Listed
    from counter_app.ui.context import PageContext

LANES = {
    "scanner": "scanner",
    "slip": "printer",
    "document": "printer",
    "reader": "db",
    "terminal": "terminals",
}


def ask_all(
    owner: QObject,
    context: PageContext,
    *,
    listed: Callable[[tuple[Listed, ...]], None],
    answered: Callable[[DeviceState], None],
    kinds: Collection[str] = LANES.keys(),
) -> None:
    """First which devices there are, then the state of each of `kinds` as it answers."""
    devices = context.desk.devices

    def ask(found: tuple[Listed, ...]) -> None:
        listed(found)
        for one in (device for device in found if device.kind in kinds):
            context.tasks.run(owner, LANES[one.kind], devices.state, one, done=answered)

    context.tasks.run(owner, "db", devices.listed, done=ask)


def kind_name(device: Listed) -> str:
    """What a device is for."""
    words = {
        "scanner": QCoreApplication.translate("Devices", "Máy quét"),
        "slip": QCoreApplication.translate("Devices", "Máy in phiếu"),
        "document": QCoreApplication.translate("Devices", "Máy in giấy A4, A5"),
        "reader": QCoreApplication.translate("Devices", "Đầu đọc mã"),
        "terminal": QCoreApplication.translate("Devices", "Máy chấm công"),
    }
    return words[device.kind]


def short_state(tone: str, code: str = "") -> str:
    """One or two words beside the icon, of a health's tone and code."""
    words = {
        "ok": QCoreApplication.translate("Devices", "Sẵn sàng"),
        "soon": QCoreApplication.translate("Devices", "Cần để ý"),
        "bad": QCoreApplication.translate("Devices", "Chưa dùng được"),
        "off": QCoreApplication.translate("Devices", "Chưa rõ"),
        "not_used": QCoreApplication.translate("Devices", "Không dùng"),
        "work": QCoreApplication.translate("Devices", "Đang hỏi"),
    }
    return words.get(code, words[tone])
