"""The devices of this PC, opened when first needed, by what IT chose in the settings."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from counter_app.devices import registry
from counter_app.devices.api import (
    CodeReader,
    DocumentPrinter,
    PrinterState,
    ReadCode,
    Scanner,
    SlipPrinter,
)
from counter_app.devices.scanners.worker import open_scanner
from counter_app.errors.devices import DeviceError
from counter_app.job import Cancelled, Job
from counter_app.settings import DeviceChoice, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRead:
    """A code from a reader that is no keyboard."""

    text: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLight:
    """A device and how it is."""

    kind: str  # "scanner", "slip", "document", "reader"
    label: str
    state: str
    words_vi: str
    words_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A PDF for the sheet printer: a draft to be signed, a list of the month."""

    pdf: bytes
    size: str  # "A4", "A5"
    title: str  # of the job in the printer's own list: never a person


class Equipment:
    """One instance per open desk; each device is opened once and used from its own lane."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open: dict[str, Any] = {}
        self._guard = threading.Lock()

    def scanner(self) -> Scanner:
        """The scanner. Raises DriverMissing and other DeviceErrors."""
        chosen = self._settings.scanner
        return cast("Scanner", self._device("scanner", registry.Group.SCANNERS, chosen))

    def slip_printer(self) -> SlipPrinter:
        """The thermal printer."""
        chosen = self._settings.slip_printer
        return cast("SlipPrinter", self._device("slip", registry.Group.PRINTERS, chosen))

    def document_printer(self) -> DocumentPrinter:
        """The A4 or A5 printer."""
        chosen = self._settings.document_printer
        return cast("DocumentPrinter", self._device("document", registry.Group.DOCUMENTS, chosen))

    def print_sheet(self, sheet: Sheet) -> None:
        """Print what belongs to no entry; it is not kept for later. Raises DeviceError."""
        self.document_printer().print_pdf(sheet.pdf, title=sheet.title, copies=1, paper=sheet.size)

    def printer(self, kind: str) -> DeviceChoice:
        """Which printer takes the "slip" or the "document" now."""
        return cast("DeviceChoice", getattr(self._settings, _FIELDS[kind]))

    def use_printer(self, kind: str, chosen: DeviceChoice) -> None:
        """From now on print the "slip" or the "document" there."""
        with self._guard:
            change: dict[str, Any] = {_FIELDS[kind]: chosen}
            self._settings = replace(self._settings, **change)
            before = self._open.pop(kind, None)
        if before is not None:
            before.close()

    def readers(self) -> Iterator[CodeReader]:
        """Every code reader that can be opened; one that cannot is left to `lights()`."""
        for number in range(len(self._settings.readers)):
            try:
                reader = self._reader(number)
            except DeviceError:
                continue
            yield reader

    def read_codes(self, job: Job) -> None:
        """Report every code of every reader until stopped; one thread a reader."""
        threads = [
            threading.Thread(target=_follow, args=(reader, job), daemon=True)
            for reader in self.readers()
        ]
        for thread in threads:
            thread.start()
        while threads:
            job.wait(3600)

    def lights(self) -> tuple[DeviceLight, ...]:
        """State of scanner, printers and readers in words."""
        found = []
        for kind, opener in (
            ("scanner", self.scanner),
            ("slip", self.slip_printer),
            ("document", self.document_printer),
        ):
            try:
                device: Any = opener()
                state = str(device.state()) if hasattr(device, "state") else "ready"
                words = ("", "")
            except DeviceError as error:
                state = error.code
                words = (error.tell("vi").happened, error.tell("en").happened)
            label = getattr(self._settings, _FIELDS[kind]).driver
            found.append(
                DeviceLight(
                    kind=kind, label=label, state=state, words_vi=words[0], words_en=words[1]
                )
            )
        found += [self._reader_light(number) for number in range(len(self._settings.readers))]
        return tuple(found)

    def close(self) -> None:
        """Let every device go."""
        with self._guard, ExitStack() as each:  # one that fails keeps no other open
            for device in self._open.values():
                each.callback(device.close)
            self._open.clear()

    def _reader_light(self, number: int) -> DeviceLight:
        chosen = self._settings.readers[number]
        try:
            reader = self._reader(number)
            trouble = reader.trouble()
        except DeviceError as error:
            trouble = error
        return DeviceLight(
            kind="reader",
            label=chosen.driver,
            state=trouble.code if trouble else str(PrinterState.READY),
            words_vi=trouble.tell("vi").happened if trouble else "",
            words_en=trouble.tell("en").happened if trouble else "",
        )

    def _reader(self, number: int) -> CodeReader:
        chosen = self._settings.readers[number]
        device = self._device(f"reader-{number}", registry.Group.READERS, chosen)
        return cast("CodeReader", device)

    def _device(self, name: str, group: registry.Group, chosen: DeviceChoice) -> Any:
        with self._guard:
            if name not in self._open:
                self._open[name] = (
                    open_scanner(chosen.driver, chosen.options)
                    if group is registry.Group.SCANNERS
                    else registry.open_device(group, chosen.driver, chosen.options)
                )
            return self._open[name]


_FIELDS = {"scanner": "scanner", "slip": "slip_printer", "document": "document_printer"}


def _follow(reader: CodeReader, job: Job) -> None:
    """Until stopped. The reader stays open: the next clerk's session follows it again."""
    codes = cast("Generator[ReadCode, None, None]", reader.codes(job))
    with suppress(Cancelled), closing(codes):
        for read in codes:
            job.report(CodeRead(text=read.text or "", device=read.device))
