"""What a thermal printer answers when asked how it is.

ESC/POS (Epson), real-time status `DLE EOT n` and `GS r 1`. An answer to DLE EOT has bits 1 and 4
set and bits 0 and 7 clear; an answer to GS r has bits 4 and 7 clear. Anything else on the line
(automatic status, noise) is not an answer.
"""

from __future__ import annotations

from counter_app.devices.api import PrinterState

ASK_PRINTER = b"\x10\x04\x01"
ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
ASK_WHEN_DONE = b"\x1dr\x01"  # answered in its turn: after everything sent before was printed

_OFFLINE = 0x08  # of DLE EOT 1
_COVER, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40  # of DLE EOT 2
_NEAR_END, _END = 0x0C, 0x60  # of DLE EOT 4


def is_live_answer(byte: int) -> bool:
    """Whether `byte` has the shape of an answer to DLE EOT."""
    return byte & 0x93 == 0x12


def is_done_answer(byte: int) -> bool:
    """Whether `byte` has the shape of an answer to GS r 1."""
    return byte & 0x90 == 0


def state_of(printer: int, cause: int, paper: int) -> PrinterState:
    """The state from the answers to DLE EOT 1, 2 and 4, the cause a person can mend first."""
    if cause & _COVER:
        return PrinterState.COVER_OPEN
    if cause & _PAPER_STOP or paper & _END:
        return PrinterState.PAPER_OUT
    if printer & _OFFLINE or cause & _ERROR:
        return PrinterState.OFFLINE
    if paper & _NEAR_END:
        return PrinterState.PAPER_LOW
    return PrinterState.READY
