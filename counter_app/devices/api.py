"""What a device can do: small protocols and the values they speak in.

A driver (`Driver`) inherits nothing; it is a class with `open(options) -> device` and `discover()`,
named by an entry point of the group `counter_app.scanners`, `.printers`, `.documents`, `.readers`
or `.terminals`. All calls block; the caller gives each device a lane of its own. Errors are
`errors.devices`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, Protocol, runtime_checkable

from counter_app.errors import CounterError, Words
from counter_app.job import Job

Options = Mapping[str, str]


class Feed(StrEnum):
    """Where the paper lies."""

    FEEDER = "feeder"
    FLATBED = "flatbed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSettings:
    """What is asked of the scanner. The sheet is A4 unless said otherwise."""

    feed: Feed = Feed.FEEDER
    dpi: int = 300
    colour: bool = True
    duplex: bool = False
    width_mm: int = 210
    height_mm: int = 297
    max_pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One page or file as the hardware gave it: bytes and media type, nothing decoded.

    `dpi` 0 means the device did not say. `media_type` may be a container of several pages
    (application/pdf, image/tiff): imaging opens it. `is_held`: it lies safe at its source until
    the next one is asked for, and must be kept before that. `after_break`: its driver ended and was
    started again before it, so the sheet between may be lost. `file`: the name a person knows it
    by, empty for paper.
    """

    data: bytes
    media_type: str
    dpi: int
    source: str
    is_held: bool = False
    after_break: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceInfo:
    """A device that was found: driver name, what it calls itself, options that open it. An empty
    `label`: there is nothing better than the driver's own.
    """

    driver: str
    label: str
    options: Options = field(default_factory=dict)


class OptionKind(StrEnum):
    """How an option is asked for; the value is always a string."""

    TEXT = "text"
    NUMBER = "number"
    PATH = "path"  # a folder or files, one path a line
    SWITCH = "switch"  # "yes" or "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverOption:
    """One setting of a driver: its name, its value when nobody sets it, words for a person.
    `rare`: the driver's value is right nearly everywhere; `needed`: it has none of its own.
    """

    name: str
    kind: OptionKind = OptionKind.TEXT
    default: str = ""
    words: Words
    rare: bool = False
    needed: bool = False


class Driver(Protocol):
    """What an entry point names: made without arguments, costs nothing until it is used.

    A scanner's driver that says `GUARDED = True` never hangs and never takes the program down; any
    other runs in a process of its own. One that says `LABEL`, `Words`, is called by them on screen;
    one that says `ONLY_ON`, a `sys.platform`, is offered nowhere else.
    """

    NAME: ClassVar[str]
    OPTIONS: ClassVar[tuple[DriverOption, ...]]

    def discover(self) -> list[DeviceInfo]:
        """Devices present now; empty when there are none or the means to ask are missing."""
        ...

    def open(self, options: Options) -> Any:
        """A device of the driver's kind. Raises DeviceError: DriverMissing, OptionWrong ..."""
        ...


class Scanner(Protocol):
    """Yields a page as soon as it is complete: a jam on page 7 keeps pages 1-6."""

    def scan(self, settings: ScanSettings, job: Job) -> Iterator[RawPage]:
        """Pages in feed order. Raises FeederEmpty before the first page, PaperJam, CoverOpen,
        DeviceBusy, DeviceOffline, DeviceLost, DeviceSilent; `Cancelled` when the job is stopped.
        """
        ...

    def paper_loaded(self) -> bool | None:
        """Whether paper lies in the feeder; None when the hardware cannot tell. Raises DeviceError
        when it does not answer at all.
        """
        ...

    def close(self) -> None:
        """Let the hardware go."""
        ...


class PrinterState(StrEnum):
    """What a printer says of itself; `UNKNOWN` when it cannot be asked."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPicture:
    """A slip as a picture: PNG bytes, one bit or gray, exactly `width` dots wide."""

    png: bytes
    width: int
    cut: bool = True


class SlipPrinter(Protocol):
    """A thermal printer."""

    width: int  # dots: 384, 512 or 576

    def print_slip(self, slip: SlipPicture) -> None:
        """Send the slip and cut. Raises PrinterOffline, PaperOut, CoverOpen, PrinterSilent."""
        ...

    def open_drawer(self) -> bool:
        """Kick the cash drawer at the printer; False when none is set. Raises PrinterError."""
        ...

    def state(self) -> PrinterState:
        """Ask the printer; never raises."""
        ...

    def close(self) -> None:
        """Let the connection go."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandling:
    """Where the paper comes from and which sides are printed; empty: as the printer is set.

    Words of IPP (RFC 8011, PWG 5100.13): `tray-1`, `manual` ...; `one-sided`,
    `two-sided-long-edge`, `two-sided-short-edge`.
    """

    tray: str = ""
    sides: str = ""


AS_SET = PaperHandling()


class DocumentPrinter(Protocol):
    """A sheet printer that takes PDF."""

    def print_pdf(
        self,
        pdf: bytes,
        *,
        title: str,
        copies: int,
        paper: str,
        handling: PaperHandling = AS_SET,
    ) -> None:
        """Print `copies` on "A4" or "A5". Raises PrinterOffline, PaperOut. `title` names no one.

        `handling` is followed as far as the system's own printing takes it.
        """
        ...

    def state(self) -> PrinterState:
        """Ask the printer; never raises."""
        ...

    def close(self) -> None:
        """Let the connection go."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCode:
    """What a reader read: raw bytes, text when it is UTF-8, and which device. `has_end`: whether
    the reader marks the end of a code; None where a code needs no mark. `is_too_long`: it was
    longer than any code, and nothing of it is here.
    """

    data: bytes
    text: str | None
    device: str
    has_end: bool | None = None
    is_too_long: bool = False


class CodeReader(Protocol):
    """A bar and matrix code reader that is no keyboard."""

    def codes(self, job: Job) -> Iterator[ReadCode]:
        """Codes as they are read, for ever; survives unplug and replug. Ends with `Cancelled`."""
        ...

    def is_connected(self) -> bool:
        """True while the reader is plugged in."""
        ...

    def trouble(self) -> CounterError | None:
        """Why it is not connected: ReaderUnplugged, DeviceBusy, DeviceDenied; None when it is."""
        ...

    def close(self) -> None:
        """Let the port go."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a camera sees: rows of blue, green and red bytes, from the top left, without gaps."""

    width: int
    height: int
    bgr: bytes


# Reads the codes in a frame: an array of rows, pixels and their blue, green and red.
Eye = Callable[[Any], list[bytes]]


@runtime_checkable
class Camera(CodeReader, Protocol):
    """A code reader that sees: switched on only while somebody watches."""

    def watch(self, eye: Eye) -> None:
        """Look from now on; `eye` reads the codes of each frame."""
        ...

    def rest(self) -> None:
        """Switch it off."""
        ...

    def is_seen(self) -> bool | None:
        """Whether it is plugged in; None at rest where nobody tells without switching it on."""
        ...

    def picture(self) -> Picture | None:
        """What it sees now; None at rest and while there is nothing to be seen."""
        ...


class TerminalPunch(NamedTuple):
    """One line of a terminal's log, as the terminal says it. `clock` is its own wall clock,
    `YYYY-MM-DD HH:MM:SS`, possible or not; `how` and `state` are its codes.
    """

    number: str
    clock: str
    how: int
    state: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalUser:
    """A person as a terminal knows him; templates, passwords and cards are never read."""

    number: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalReading:
    """Everything read in one connection. `clock`: the terminal's wall clock at that moment."""

    serial: str
    model: str
    firmware: str
    clock: str
    capacity: int  # punches it can hold, 0 when it does not say
    users: tuple[TerminalUser, ...]
    punches: tuple[TerminalPunch, ...]


class Terminal(Protocol):
    """A fingerprint terminal, only read: it stays open to people while it is asked."""

    def read(self, job: Job) -> TerminalReading:
        """The whole log and the people. Raises TerminalError; `Cancelled` when stopped."""
        ...

    def events(self, job: Job) -> Iterator[TerminalPunch]:
        """Punches as they happen, until the connection breaks (TerminalError) or `Cancelled`."""
        ...

    def set_clock(self, clock: str) -> None:
        """Set the wall clock to `YYYY-MM-DD HH:MM:SS`: only ever because a person pressed that
        very button. Raises TerminalError.
        """
        ...

    def close(self) -> None:
        """End what runs in another thread."""
        ...
