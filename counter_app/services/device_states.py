"""How a device, or anything else of the PC, is: in the words of the desk."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.devices.api import Camera, CodeReader, PrinterState
from counter_app.errors import CounterError, Words
from counter_app.errors.printers import PaperOut, PrinterCoverOpen, PrinterOffline

_NOTHING = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """`tone`: "ok", "soon" (works, not for long), "bad", or "off" (cannot be told)."""

    code: str
    tone: str
    happened: Words
    todo: Words = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at; `name` is the same in every language and version."""

    name: str
    health: Health

    @property
    def must_be_mended(self) -> bool:
        """True when work at the counter is not what it should be."""
        return self.health.tone == "bad"


READY = Health(code="ready", tone="ok", happened=Words("Sẵn sàng", "Ready"))
LOADED = Health(
    code="ready",
    tone="ok",
    happened=Words("Sẵn sàng, có giấy trong khay nạp", "Ready, paper in the feeder"),
)
EMPTY = Health(
    code="ready",
    tone="ok",
    happened=Words("Sẵn sàng, khay nạp trống", "Ready, the feeder is empty"),
)
PRINTING = Health(code="ready", tone="ok", happened=Words("Đang in", "Printing"))
SCANNING = Health(code="ready", tone="ok", happened=Words("Đang quét", "Scanning"))
SCANNER_MUTE = Health(
    code="unknown",
    tone="off",
    happened=Words("Máy quét không cho biết trạng thái", "The scanner does not report its state"),
    todo=Words("Đặt một tờ vào khay nạp rồi quét thử.", "Lay a sheet in the feeder and test it."),
)
CAMERA_AT_REST = Health(
    code="ready",
    tone="ok",
    happened=Words(
        "Camera đang cắm và đang tắt; tự bật khi đọc mã",
        "The camera is plugged in and off; it goes on when a code is to be read",
    ),
)
CAMERA_MUTE = Health(
    code="unknown",
    tone="off",
    happened=Words(
        "Camera đang tắt, chưa biết có đang cắm không",
        "The camera is off; whether it is plugged in is not known",
    ),
    todo=Words("Đọc thử một mã để kiểm tra.", "Read a code now to find out."),
)
NOT_CHOSEN = Health(
    code="not_chosen",
    tone="off",
    happened=Words("Chưa chọn thiết bị thật", "No real device was chosen yet"),
    todo=Words("Chọn thiết bị rồi thử.", "Choose the device and test it."),
)
NO_SLIPS = Health(
    code="not_used",
    tone="off",
    happened=Words(
        "Quầy này không dùng máy in phiếu: mỗi hồ sơ chỉ in giấy tiếp nhận",
        "This counter has no slip printer: of a dossier only the receipt is printed",
    ),
)
NEVER_READ = Health(
    code="never",
    tone="off",
    happened=Words("Chưa đọc lần nào", "Not read yet"),
    todo=Words("Đọc thử máy chấm công.", "Read the terminal now."),
)
_PRINTERS = {
    PrinterState.PAPER_LOW: Health(
        code="paper_low",
        tone="soon",
        happened=Words("Sắp hết giấy", "Paper is running low"),
        todo=Words("Chuẩn bị giấy mới.", "Have new paper ready."),
    ),
    PrinterState.UNKNOWN: Health(
        code="unknown",
        tone="off",
        happened=Words("Máy in không cho biết trạng thái", "The printer does not report its state"),
        todo=Words("In thử để kiểm tra.", "Print a test to find out."),
    ),
}
_TROUBLES = {
    PrinterState.PAPER_OUT: PaperOut,
    PrinterState.COVER_OPEN: PrinterCoverOpen,
    PrinterState.OFFLINE: PrinterOffline,
}


def reader_health(reader: CodeReader) -> Health:
    """What is known of a reader without reading; a camera is off until somebody watches."""
    if (trouble := reader.trouble()) is not None:
        return trouble_health(trouble)
    if not isinstance(reader, Camera) or reader.picture() is not None:
        return READY
    return CAMERA_AT_REST if reader.is_seen() else CAMERA_MUTE


def printer_health(state: PrinterState, label: str | Words) -> Health:
    """A printer's answer; trouble in the words of the error that printing would end with."""
    if (trouble := _TROUBLES.get(state)) is not None:
        return trouble_health(trouble(device=label))
    return _PRINTERS.get(state, READY)


def scanner_health(*, loaded: bool | None) -> Health:
    """What the feeder's sensor says."""
    if loaded is None:
        return SCANNER_MUTE
    return LOADED if loaded else EMPTY


def trouble_health(trouble: CounterError) -> Health:
    """A device that cannot be used now, in its error's own words."""
    vi, en = trouble.tell("vi"), trouble.tell("en")
    return Health(
        code=trouble.code,
        tone="bad",
        happened=Words(vi.happened, en.happened),
        todo=Words(vi.todo, en.todo),
    )
