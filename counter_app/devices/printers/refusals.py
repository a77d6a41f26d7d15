"""Errors for a printer that cannot print as it is, or a port that does not open."""

from __future__ import annotations

import errno
import sys

from counter_app.devices.api import PrinterState
from counter_app.errors import Words
from counter_app.errors.printers import (
    PaperOut,
    PrinterBusy,
    PrinterCoverOpen,
    PrinterDenied,
    PrinterError,
    PrinterOffline,
)

_ERRORS = {
    PrinterState.PAPER_OUT: PaperOut,
    PrinterState.COVER_OPEN: PrinterCoverOpen,
    PrinterState.OFFLINE: PrinterOffline,
}


def refuse_unless_able(state: PrinterState, device: str | Words) -> None:
    """Raise PaperOut, PrinterCoverOpen or PrinterOffline when `state` forbids printing."""
    error = _ERRORS.get(state)
    if error is not None:
        raise error(device=device)


def cannot_open(refused: Exception, device: str) -> PrinterError:
    """Why a port does not open: somebody else has it, no right to it, or not there.

    Windows says it only in the text, and refuses a port that is open elsewhere as "no permission".
    """
    number = getattr(refused, "errno", None)
    if number in {errno.EBUSY, errno.EAGAIN}:
        return PrinterBusy(device=device)
    if number == errno.EACCES or "PermissionError" in str(refused):
        return (PrinterBusy if sys.platform == "win32" else PrinterDenied)(device=device)
    return PrinterOffline(device=device)
