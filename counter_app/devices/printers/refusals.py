"""The error for a state in which a printer cannot print."""

from __future__ import annotations

from counter_app.devices.api import PrinterState
from counter_app.errors.printers import PaperOut, PrinterCoverOpen, PrinterOffline

_ERRORS = {
    PrinterState.PAPER_OUT: PaperOut,
    PrinterState.COVER_OPEN: PrinterCoverOpen,
    PrinterState.OFFLINE: PrinterOffline,
}


def refuse_unless_able(state: PrinterState, device: str) -> None:
    """Raise PaperOut, PrinterCoverOpen or PrinterOffline when `state` forbids printing."""
    error = _ERRORS.get(state)
    if error is not None:
        raise error(device=device)
