"""The devices of this PC, opened when first needed, by what IT chose in the settings."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, cast

from counter_app.devices import registry
from counter_app.devices.api import (
    CodeReader,
    DocumentPrinter,
    PaperHandling,
    PrinterState,
    RawPage,
    ReadCode,
    Scanner,
    ScanSettings,
    SlipPicture,
    SlipPrinter,
)
from counter_app.devices.scanners.worker import open_scanner
from counter_app.errors import Words
from counter_app.errors.devices import DeviceError, DeviceOffline
from counter_app.errors.printers import DrawerNotOpened, NoSlipPrinter, PrinterNotChosen
from counter_app.job import Cancelled, Job
from counter_app.services.device_notes import name_of
from counter_app.settings import DeviceChoice, Settings, SheetChoice

_GROUPS = {
    "scanner": registry.Group.SCANNERS,
    "slip": registry.Group.PRINTERS,
    "document": registry.Group.DOCUMENTS,
}
_Worked = Callable[[str, DeviceChoice], None]
_LOOK_S = 0.2  # how often a new reader, or a code that somebody waits for, is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRead:
    """A code from a reader that is no keyboard. `is_too_long`: nothing of it was kept."""

    text: str
    device: str
    is_too_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A PDF for the sheet printer: a draft to be signed, a list of the month."""

    pdf: bytes
    size: str  # "A4", "A5"
    title: str  # of the job in the printer's own list: never a person


class Equipment:
    """One instance per open desk; each device is opened once and used from its own lane."""

    def __init__(
        self, settings: Settings, worked: _Worked | None = None, *, practice: bool
    ) -> None:
        """`worked` is told the kind of device and which one, whenever it did what it was asked."""
        self._settings = settings
        self._practice = practice
        self._worked = worked
        self._wanted: dict[str, queue.SimpleQueue[ReadCode]] = {}
        self._open: dict[str, Any] = {}
        self._guard = threading.Lock()
        self._asking = threading.Lock()
        self._scans = 0
        self._printing = {"slip": threading.Lock(), "document": threading.Lock()}

    def scanner(self) -> Scanner:
        """The scanner. Raises DriverMissing and other DeviceErrors."""
        return cast("Scanner", self._device("scanner", _GROUPS["scanner"]))

    def slip_printer(self) -> SlipPrinter:
        """The thermal printer. Raises NoSlipPrinter and other DeviceErrors."""
        self.need_slip_printer()
        return cast("SlipPrinter", self._device("slip", _GROUPS["slip"]))

    def need_slip_printer(self) -> None:
        """Raises NoSlipPrinter where IT chose to have none, and nobody took a spare one."""
        if self.choice("slip").is_none:
            spares = self._settings.spare_slip_printers
            has_spare = any(not (one.is_none or self.is_pretended(one)) for one in spares)
            raise NoSlipPrinter(device="none", todo=_SPARE if has_spare else _NO_SPARE)

    def document_printer(self) -> DocumentPrinter:
        """The A4 or A5 printer."""
        return cast("DocumentPrinter", self._device("document", _GROUPS["document"]))

    def print_sheet(self, sheet: Sheet) -> None:
        """Print what belongs to no entry; it is not kept for later. Raises DeviceError."""
        self.print_pdf(sheet.pdf, title=sheet.title, copies=1, paper=sheet.size)

    def print_pdf(self, pdf: bytes, *, title: str, copies: int, paper: str) -> None:
        """Print on the sheet printer of now, from the tray that is set for the form `title`.

        Raises of `errors.printers`.
        """
        chosen = self._settings.sheets.get(title, SheetChoice())
        handling = PaperHandling(tray=chosen.tray, sides=chosen.sides)
        with self._at_printer("document"):
            self.document_printer().print_pdf(
                pdf, title=title, copies=copies, paper=paper, handling=handling
            )

    def print_slip(self, png: bytes) -> None:
        """Print a picture as wide as the slip printer's paper. Raises of `errors.printers`."""
        with self._at_printer("slip"):
            printer = self.slip_printer()
            printer.print_slip(SlipPicture(png=png, width=printer.width))

    def open_drawer(self) -> None:
        """Open the cash drawer at the slip printer, if one is set. Raises DrawerNotOpened."""
        if self.choice("slip").is_none:
            return
        try:
            with self._printing["slip"]:
                self.slip_printer().open_drawer()
        except DeviceError as error:
            device = name_of(_GROUPS["slip"], self.choice("slip"))
            raise DrawerNotOpened(device=device, reason=error.code) from error

    def scan(self, settings: ScanSettings, job: Job) -> Generator[RawPage, None, None]:
        """Pages in feed order. Raises as `Scanner.scan`."""
        with self._asking:
            self._scans += 1
        try:
            with self._named("scanner"):
                pages = self.scanner().scan(settings, job)
                if (first := next(pages, None)) is not None:
                    self.worked("scanner")
                    yield first
                    yield from pages
        finally:
            self._scans -= 1

    def paper_loaded(self) -> bool | None:
        """What the feeder's sensor says, None when it cannot tell or a scan runs: a scanner is
        asked one thing at a time. Raises DeviceError.
        """
        with self._asking:
            return None if self._scans else self.scanner().paper_loaded()

    def printer_state(self, kind: str) -> PrinterState | None:
        """How the "slip" or "document" printer is, None while it prints: many serve one caller at
        a time. Raises DeviceError.
        """
        self._refuse_pretended(kind)
        lock = self._printing[kind]
        if not lock.acquire(blocking=False):
            return None
        try:
            return (self.slip_printer() if kind == "slip" else self.document_printer()).state()
        finally:
            lock.release()

    def is_pretended(self, printer: DeviceChoice) -> bool:
        """Where nobody practises, a virtual printer is none: nothing comes out of it on paper."""
        return printer.driver == "virtual" and not self._practice

    def _refuse_pretended(self, kind: str) -> None:
        if self.is_pretended(self.choice(kind)):
            raise PrinterNotChosen(device="virtual", which=_PRINTERS[kind])

    @contextmanager
    def _at_printer(self, kind: str) -> Iterator[None]:
        """One caller at a time, and only where paper comes out."""
        with self._printing[kind], self._named(kind):
            self._refuse_pretended(kind)
            yield
        self.worked(kind)

    @contextmanager
    def _named(self, kind: str) -> Iterator[None]:
        """Whatever a device raises calls it what people call it, not what its driver knows."""
        chosen = self.choice(kind)
        try:
            yield
        except DeviceError as error:
            error.details["device"] = name_of(_GROUPS[kind], chosen)
            raise

    @property
    def is_scanning(self) -> bool:
        """Whether pages are on their way."""
        return self._scans > 0

    def choice(self, kind: str) -> DeviceChoice:
        """Which device is the "scanner", takes the "slip" or the "document" now."""
        return _chosen(self._settings, kind)

    @property
    def reader_choices(self) -> tuple[DeviceChoice, ...]:
        """The code readers of this PC, plugged in or not."""
        return self._settings.readers

    def use(self, kind: str, chosen: DeviceChoice) -> None:
        """From now on scan, or print the "slip" or the "document", there."""
        with self._guard:
            change: dict[str, Any] = {_FIELDS[kind]: chosen}
            self._settings = replace(self._settings, **change)
            before = self._open.pop(kind, None)
        if before is not None:
            before.close()

    def use_readers(self, chosen: tuple[DeviceChoice, ...]) -> None:
        """From now on read codes with these; who follows the readers follows them as well."""
        with self._guard:
            self._settings = replace(self._settings, readers=chosen)
            names = [name for name in self._open if name.startswith("reader-")]
            before = [self._open.pop(name) for name in names]
        for one in before:
            one.close()

    def worked(self, kind: str) -> None:
        """Something came out of the "scanner", the "slip" or the "document" printer."""
        if self._worked is not None:
            self._worked(kind, self.choice(kind))

    def readers(self) -> Iterator[CodeReader]:
        """Every code reader that can be opened."""
        for number in range(len(self._settings.readers)):
            try:
                reader = self.reader(number)
            except DeviceError:
                continue
            yield reader

    def read_codes(self, job: Job) -> None:
        """Report every code of every reader until stopped; one thread a reader."""
        followed: dict[int, CodeReader] = {}
        while True:
            for number, chosen in enumerate(self._settings.readers):
                with suppress(DeviceError):
                    reader = self.reader(number)
                    if followed.get(number) is not reader:
                        followed[number] = reader
                        arguments = (number, chosen, reader, job)
                        threading.Thread(target=self._follow, args=arguments, daemon=True).start()
            job.wait(_LOOK_S)

    def next_code(self, number: int, job: Job, seconds: float) -> ReadCode | None:
        """The next code of a reader that is followed; it goes nowhere else. None after `seconds`.

        Raises what keeps the reader from reading, and Cancelled.
        """
        reader = self.reader(number)
        wanted: queue.SimpleQueue[ReadCode] = queue.SimpleQueue()
        name = f"reader-{number}"
        self._wanted[name] = wanted
        try:
            for _ in range(round(seconds / _LOOK_S)):
                with suppress(queue.Empty):
                    return wanted.get_nowait()
                if (trouble := reader.trouble()) is not None:
                    raise trouble
                job.wait(_LOOK_S)
            return None
        finally:
            self._wanted.pop(name, None)

    def close(self) -> None:
        """Let every device go."""
        with self._guard, ExitStack() as each:  # one that fails keeps no other open
            for device in self._open.values():
                each.callback(device.close)
            self._open.clear()

    def reader(self, number: int) -> CodeReader:
        """A code reader by its place in the settings. Raises DeviceError."""
        return cast("CodeReader", self._device(f"reader-{number}", registry.Group.READERS))

    def _follow(self, number: int, chosen: DeviceChoice, reader: CodeReader, job: Job) -> None:
        """Until stopped. The reader stays open: the next clerk's session follows it again."""
        codes = cast("Generator[ReadCode, None, None]", reader.codes(job))
        with suppress(Cancelled), closing(codes):
            for read in codes:
                if self._worked is not None:
                    self._worked("reader", chosen)
                wanted = self._wanted.get(f"reader-{number}")
                if wanted is not None:
                    wanted.put(read)
                else:
                    text = read.data.decode(errors="replace") if read.text is None else read.text
                    job.report(
                        CodeRead(text=text, device=read.device, is_too_long=read.is_too_long)
                    )

    def _device(self, name: str, group: registry.Group) -> Any:
        """What is chosen for `name` is read under the guard: a device that was exchanged meanwhile
        is never opened in the place of the new one.
        """
        with self._guard:
            if name not in self._open:
                chosen = _chosen(self._settings, name)
                self._open[name] = (
                    open_scanner(chosen.driver, chosen.options)
                    if group is registry.Group.SCANNERS
                    else registry.open_device(group, chosen.driver, chosen.options)
                )
            return self._open[name]


def _chosen(settings: Settings, name: str) -> DeviceChoice:
    kind, _, number = name.partition("-")
    if not number:
        return cast("DeviceChoice", getattr(settings, _FIELDS[kind]))
    if int(number) >= len(settings.readers):  # taken off the list meanwhile
        raise DeviceOffline(device=name)
    return settings.readers[int(number)]


_PRINTERS = {
    "slip": Words("máy in phiếu", "slip printer"),
    "document": Words("máy in giấy A4, A5", "printer of A4 and A5 sheets"),
}
_SPARE = Words(
    "Cần in phiếu: nhấn Alt+F11 ở trang Tiếp nhận để dùng máy in phiếu dự phòng, rồi in lại phiếu.",
    "For a slip: press Alt+F11 on the intake page to use the spare slip printer, then print again.",
)
_NO_SPARE = Words(
    "Cần in phiếu: báo người quản lý hoặc bộ phận kỹ thuật chọn máy in phiếu ở trang Thiết bị.",
    "For a slip: ask a supervisor or IT to choose a slip printer on the page of devices.",
)
_FIELDS = {"scanner": "scanner", "slip": "slip_printer", "document": "document_printer"}
