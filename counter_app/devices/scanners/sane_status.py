"""How a run of `scanimage` ended, as an error a person can be told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counter_app.devices.scanners.scanimage import Outcome
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DeviceOffline,
    DriverCrashed,
    FeederEmpty,
    OptionWrong,
    PaperJam,
    ScannerOutOfMemory,
    ScanSpaceFull,
    ScanStopped,
)

_GOOD, _FAILED, _EOF, _NO_DOCS, _IO_ERROR = 0, 1, 5, 7, 9

# SANE_Status (SANE standard 1.06, table 4.2) beyond those that need a second look.
_ERRORS: dict[int, type[DeviceError]] = {
    2: ScanStopped,
    3: DeviceBusy,
    6: PaperJam,
    8: CoverOpen,
    _IO_ERROR: DeviceLost,
    10: ScannerOutOfMemory,
    11: DeviceDenied,
}


# The same, in the words of sane_strstatus: scanimage prints them before it ends.
_WORDS = {
    "Operation was cancelled": 2,
    "Device busy": 3,
    "Invalid argument": 4,
    "End of file reached": 5,
    "Document feeder jammed": 6,
    "Document feeder out of documents": 7,
    "Scanner cover is open": 8,
    "Error during device I/O": 9,
    "Out of memory": 10,
    "Access to resource has been denied": 11,
}
_SAID = re.compile(r"scanimage: sane_(?:start|read): (.+)")
_STATUS = re.compile(r"Scanned page [0-9]+\. \(scanner status = ([0-9]+)\)")


def error_of(outcome: Outcome, *, device: str, pages: int) -> DeviceError | None:
    """What went wrong; None when the stack simply came to its end. `pages` were received.

    Exit code 0 alone proves nothing: where a daemon hangs up early, SIGPIPE ends `scanimage`, whose
    handler exits with 0 ("aborting") or crashes, whatever it said of a jam before.
    """
    code = outcome.code
    if code is None or code <= _GOOD:
        code = _said_code(outcome.said) or code or _GOOD
    if code in {_GOOD, _NO_DOCS, _EOF} and pages:
        return None
    if code in {_GOOD, _NO_DOCS}:
        return FeederEmpty(device=device, pages=0)
    if code == _FAILED:
        return _failed("\n".join(outcome.said), device, pages)
    if code < _GOOD:
        return DriverCrashed(device=device, pages=pages)
    return _ERRORS.get(code, DeviceLost)(device=device, pages=pages)


def _said_code(said: Sequence[str]) -> int:
    """What the exit code should have been; a stack that ended with no complaint is good."""
    for line in reversed(said):
        page = _STATUS.fullmatch(line.strip())
        if page and int(page[1]) not in {_GOOD, _EOF}:
            return int(page[1])
        if found := _SAID.fullmatch(line.strip()):
            return _WORDS.get(found[1], _FAILED)
    came_to_its_end = any(line.startswith("Batch terminated") for line in said)
    return _IO_ERROR if "scanimage: aborting" in said and not came_to_its_end else _GOOD


def _failed(said: str, device: str, pages: int) -> DeviceError:
    """Exit code 1 stands for many things; the English sentence on stderr tells them apart."""
    if "out of disk space" in said or "No space left" in said:
        return ScanSpaceFull(device=device, pages=pages)
    if "unrecognized option" in said or "setting of option" in said or "invalid option" in said:
        return OptionWrong(device=device, pages=pages, option="extra")
    if "Device busy" in said:
        return DeviceBusy(device=device, pages=pages)
    if "Access to resource has been denied" in said:
        return DeviceDenied(device=device, pages=pages)
    if "open of device" in said or "no SANE devices found" in said:
        return DeviceOffline(device=device, pages=pages)
    return DeviceLost(device=device, pages=pages)
