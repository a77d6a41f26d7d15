"""A way to scan in the words of the window."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from PySide6.QtCore import QCoreApplication

from counter_app.domain.scan_profile import ScanProfile, SheetSize, Sides

_DPIS: tuple[int, ...] = get_args(get_type_hints(ScanProfile)["dpi"])


def choices() -> dict[str, dict[Any, str]]:
    """What each field of a `ScanProfile` may be, in the order in which a clerk reads it."""
    translate = QCoreApplication.translate
    return {
        "sides": {
            Sides.ONE: translate("ScanWay", "Một mặt"),
            Sides.BOTH: translate("ScanWay", "Hai mặt"),
            Sides.TURNED: translate("ScanWay", "Hai lượt"),
        },
        "colour": {
            True: translate("ScanWay", "Màu"),
            False: translate("ScanWay", "Xám"),
        },
        "size": {size: size.value for size in SheetSize},
        "dpi": {dpi: f"{dpi} dpi" for dpi in _DPIS},
    }


def way(profile: ScanProfile) -> str:
    """The whole of it, in one line."""
    return ", ".join(words[getattr(profile, field)] for field, words in choices().items())
