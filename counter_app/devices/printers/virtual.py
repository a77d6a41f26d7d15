"""Printers without hardware: they show what would have been printed as files in a folder.

They ship with the program; practice, demonstration and tests run on them. What goes wrong is said
through the option `states` or, at run time, through the panel.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from counter_app.devices.api import (
    AS_SET,
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    PaperHandling,
    PrinterState,
    SlipPicture,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import escpos
from counter_app.devices.printers.output import next_number, write_whole
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.devices.printers.widths import (
    DRAWER_OPTION,
    PIN_OPTION,
    WIDTH_OPTION,
    kick_of,
    width_of,
)
from counter_app.errors import Words
from counter_app.errors.devices import OptionWrong
from counter_app.errors.printers import DocumentRefused, PrinterOffline

_LABEL = Words("ảo để tập", "the virtual printer")  # after "máy in" in lists and sentences

_FOLDER_OPTION = DriverOption(
    name="folder",
    needed=True,
    kind=OptionKind.PATH,
    words=Words("Thư mục chứa bản in", "Folder for the prints"),
)
_STATES_OPTION = DriverOption(
    name="states",
    rare=True,
    words=Words(
        "Trạng thái của các lần in tiếp theo, cách nhau dấu phẩy",
        "States at the next prints, separated by commas",
    ),
)


class PrinterPanel:
    """The state of a virtual printer. Every method may be called from any thread."""

    def __init__(self, script: Iterable[PrinterState] = ()) -> None:
        self._lock = threading.Lock()
        self._script = deque(script)
        self._state = PrinterState.READY

    def set_state(self, state: PrinterState) -> None:
        """From now on the printer is in `state`; what was scripted is forgotten."""
        with self._lock:
            self._script.clear()
            self._state = state

    def script(self, states: Iterable[PrinterState]) -> None:
        """One state for each of the next prints; afterwards the printer is as it was set."""
        with self._lock:
            self._script = deque(states)

    def now(self) -> PrinterState:
        """The state the next print will meet."""
        with self._lock:
            return self._script[0] if self._script else self._state

    def begin(self) -> PrinterState:
        """The state of the print that begins now; the script moves on."""
        with self._lock:
            return self._script.popleft() if self._script else self._state


class VirtualPrinter:
    """A `SlipPrinter`: slip n becomes `slip-000n.bin` (bytes as sent) and `slip-000n.png`, a kick
    of the drawer `drawer-000n.bin`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        width: int,
        panel: PrinterPanel | None = None,
        device: str | Words = _LABEL,
        kick: bytes = b"",
    ) -> None:
        self.width = width
        self._kick = kick
        self.folder = folder
        self.panel = panel or PrinterPanel()
        self._device = device

    def print_slip(self, slip: SlipPicture) -> None:
        """Write both files, the picture last. Raises what the panel says, PrintFileFailed."""
        job = escpos.encode(slip, width=self.width, device=self._device)
        refuse_unless_able(self.panel.begin(), self._device)
        number = next_number(self.folder, "slip")
        for ending, data in (("bin", job), ("png", slip.png)):
            path = self.folder / f"slip-{number:04d}.{ending}"
            write_whole(path, data, device=self._device)

    def open_drawer(self) -> bool:
        """Write the kick. Raises PrinterOffline when the panel says so, PrintFileFailed."""
        if not self._kick:
            return False
        if self.panel.now() is PrinterState.OFFLINE:
            raise PrinterOffline(device=self._device)
        number = next_number(self.folder, "drawer")
        path = self.folder / f"drawer-{number:04d}.bin"
        write_whole(path, self._kick, device=self._device)
        return True

    def state(self) -> PrinterState:
        """As the panel says."""
        return self.panel.now()

    def close(self) -> None:
        """Nothing is held."""


class VirtualDocumentPrinter:
    """A `DocumentPrinter`: each copy becomes `document-000n.pdf`."""

    def __init__(
        self, folder: Path, *, panel: PrinterPanel | None = None, device: str | Words = _LABEL
    ) -> None:
        self.folder = folder
        self.panel = panel or PrinterPanel()
        self._device = device

    def print_pdf(
        self,
        pdf: bytes,
        *,
        title: str,  # noqa: ARG002
        copies: int,
        paper: str,
        handling: PaperHandling = AS_SET,  # noqa: ARG002
    ) -> None:
        """Write `copies` files. Raises what the panel says, DocumentRefused, PrintFileFailed."""
        if not pdf.startswith(b"%PDF-") or paper not in {"A4", "A5"} or copies < 1:
            raise DocumentRefused(device=self._device, reason=f"{paper}, {copies}")
        refuse_unless_able(self.panel.begin(), self._device)
        for _ in range(copies):
            number = next_number(self.folder, "document")
            write_whole(self.folder / f"document-{number:04d}.pdf", pdf, device=self._device)

    def state(self) -> PrinterState:
        """As the panel says."""
        return self.panel.now()

    def close(self) -> None:
        """Nothing is held."""


class VirtualDriver:
    """Opens virtual slip printers."""

    NAME: ClassVar[str] = "virtual"
    LABEL: ClassVar[Words] = _LABEL
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        _FOLDER_OPTION,
        WIDTH_OPTION,
        DRAWER_OPTION,
        PIN_OPTION,
        _STATES_OPTION,
    )

    def discover(self) -> list[DeviceInfo]:
        """One, always there."""
        return [DeviceInfo(driver=self.NAME, label="")]

    def open(self, options: Options) -> VirtualPrinter:
        """A printer over a folder, made at the first print. Raises OptionWrong."""
        values = OptionValues(self.OPTIONS, options, device=self.LABEL)
        return VirtualPrinter(
            Path(values.needed("folder")),
            width=width_of(values, self.LABEL),
            panel=_panel(values, self.LABEL),
            kick=kick_of(values, self.LABEL),
        )


class VirtualDocumentDriver:
    """Opens virtual sheet printers."""

    NAME: ClassVar[str] = "virtual"
    LABEL: ClassVar[Words] = _LABEL
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (_FOLDER_OPTION, _STATES_OPTION)

    def discover(self) -> list[DeviceInfo]:
        """One, always there."""
        return [DeviceInfo(driver=self.NAME, label="")]

    def open(self, options: Options) -> VirtualDocumentPrinter:
        """A printer over a folder, made at the first print. Raises OptionWrong."""
        values = OptionValues(self.OPTIONS, options, device=self.LABEL)
        return VirtualDocumentPrinter(
            Path(values.needed("folder")), panel=_panel(values, self.LABEL)
        )


def _panel(values: OptionValues, device: Words) -> PrinterPanel:
    words = [word.strip() for word in values.text("states").split(",") if word.strip()]
    try:
        return PrinterPanel(PrinterState(word) for word in words)
    except ValueError as error:
        raise OptionWrong(device=device, option="states") from error
