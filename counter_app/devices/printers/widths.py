"""What is set for every slip printer: its width in dots at 203 dpi, a cash drawer on its plug."""

from __future__ import annotations

from counter_app.devices.api import DriverOption, OptionKind
from counter_app.devices.options import OptionValues
from counter_app.devices.printers.escpos import KICKS
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong

WIDTHS = (384, 512, 576)  # paper of 58 mm, 80 mm with wide margins, 80 mm

WIDTH_OPTION = DriverOption(
    name="width",
    kind=OptionKind.NUMBER,
    default="576",
    words=Words("Bề rộng in (384, 512 hoặc 576 điểm)", "Print width (384, 512 or 576 dots)"),
)

DRAWER_OPTION = DriverOption(
    name="drawer",
    kind=OptionKind.SWITCH,
    default="no",
    words=Words("Ngăn kéo tiền nối vào máy in", "A cash drawer is connected to the printer"),
)

PIN_OPTION = DriverOption(
    name="drawer_pin",
    kind=OptionKind.NUMBER,
    default="2",
    rare=True,
    words=Words("Chân mở ngăn kéo tiền (2 hoặc 5)", "Pin that opens the cash drawer (2 or 5)"),
)


def width_of(values: OptionValues, device: str | Words) -> int:
    """The option's value. Raises OptionWrong for a width no printer has."""
    width = values.count("width")
    if width not in WIDTHS:
        raise OptionWrong(device=device, option="width")
    return width


def kick_of(values: OptionValues, device: str | Words) -> bytes:
    """The bytes that open the drawer, none without one. Raises OptionWrong for another pin."""
    kick = KICKS.get(values.count("drawer_pin"))
    if kick is None:
        raise OptionWrong(device=device, option="drawer_pin")
    return kick if values.switch("drawer") else b""
