"""A thermal printer that can be asked how it is, over any transport.

Before the job the printer is asked for cover and paper, after it whether everything was printed:
a printer that only swallows bytes must not count as one that printed. Printers that answer no
question at all are set to `status = no`; then only the connection tells whether something is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from counter_app.devices.api import DriverOption, OptionKind, PrinterState, SlipPicture
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import escpos, status
from counter_app.devices.printers.line import Line, Transport
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.devices.printers.widths import (
    DRAWER_OPTION,
    PIN_OPTION,
    WIDTH_OPTION,
    kick_of,
    width_of,
)
from counter_app.errors import Words
from counter_app.errors.printers import PaperOut, PrinterBusy, PrinterError, PrinterSilent

_POLL_S = 0.5

THERMAL_OPTIONS = (
    WIDTH_OPTION,
    DRAWER_OPTION,
    PIN_OPTION,
    DriverOption(
        name="status",
        kind=OptionKind.SWITCH,
        default="yes",
        words=Words("Máy in trả lời trạng thái", "The printer answers status questions"),
    ),
    DriverOption(
        name="answer_s",
        rare=True,
        kind=OptionKind.NUMBER,
        default="2",
        words=Words("Chờ trả lời trạng thái (giây)", "Wait for a status answer (seconds)"),
    ),
    DriverOption(
        name="job_s",
        rare=True,
        kind=OptionKind.NUMBER,
        default="10",
        words=Words("Chờ in xong (giây)", "Wait for the end of the print (seconds)"),
    ),
)


class ThermalPrinter:
    """A `SlipPrinter`. Each job has a connection of its own: printers serve only one at a time.

    `connect` raises PrinterOffline, PrinterBusy or PrinterDenied.
    """

    def __init__(
        self, connect: Callable[[], Transport], *, values: OptionValues, device: str
    ) -> None:
        """`values` are `THERMAL_OPTIONS`. Raises OptionWrong."""
        self.width = width_of(values, device)
        self._connect_to = connect
        self._device = device
        self._kick = kick_of(values, device)
        self._asks = values.switch("status")
        self._answer_s = values.number("answer_s", least=0.1)
        self._job_s = values.number("job_s", least=0.1)
        self._reports_done: bool | None = None  # None: not yet known of this printer

    def print_slip(self, slip: SlipPicture) -> None:
        """Send the slip and cut. Raises PrinterOffline, PaperOut, PrinterCoverOpen, PrinterSilent,
        PrinterLost, SlipTooWide, PrinterBusy, PrinterDenied. After Silent and Lost nobody knows
        whether it was printed; after the others nothing was, or not all of it.
        """
        job = escpos.encode(slip, width=self.width, device=self._device)
        with self._connect() as line:
            if self._asks:
                try:
                    refuse_unless_able(self._ask_state(line), self._device)
                except PrinterError as refused:
                    refused.may_be_out = False  # nothing was sent yet
                    raise
            line.forget()
            line.send(job, stall_s=self._job_s)
            if self._asks:
                self._await_done(line)
            else:
                line.finish(wait_s=self._job_s)

    def open_drawer(self) -> bool:
        """Kick the drawer, also without paper. A drawer answers nothing: True says it was told."""
        if not self._kick:
            return False
        with self._connect() as line:
            line.send(self._kick, stall_s=self._answer_s)
            line.finish(wait_s=self._answer_s)
        return True

    def state(self) -> PrinterState:
        """Ask; `UNKNOWN` for a printer that answers nothing, `OFFLINE` when it is not there."""
        try:
            with self._connect() as line:
                return self._ask_state(line) if self._asks else PrinterState.UNKNOWN
        except (PrinterSilent, PrinterBusy):
            return PrinterState.UNKNOWN
        except PaperOut:
            return PrinterState.PAPER_OUT
        except PrinterError:
            return PrinterState.OFFLINE

    def close(self) -> None:
        """Nothing is held between jobs."""

    def _connect(self) -> Line:
        return Line(self._connect_to(), device=self._device)

    def _ask_state(self, line: Line) -> PrinterState:
        state = self._hear_state(line)
        if state is None:
            raise self._silent(self._answer_s)
        return state

    def _hear_state(self, line: Line) -> PrinterState | None:
        """The printer's state; None when it leaves a question unanswered."""
        answers = []
        for question in (status.ASK_PRINTER, status.ASK_OFFLINE_CAUSE, status.ASK_PAPER):
            answer = line.ask(question, status.is_live_answer, wait_s=self._answer_s)
            if answer is None:
                return None
            answers.append(answer)
        return status.state_of(*answers)

    def _await_done(self, line: Line) -> None:
        """Wait until the printer has worked off the job; find out why when it does not.

        GS r is queued behind the picture, so its answer means "printed". Paper that ends in the
        middle holds that answer back, but DLE EOT is answered at once. A printer that knows DLE EOT
        and not GS r is asked for its state alone from then on.
        """
        line.send(status.ASK_WHEN_DONE, stall_s=self._job_s)
        end = time.monotonic() + self._job_s
        alive = False
        while time.monotonic() < end:
            if line.listen(status.is_done_answer, wait_s=_POLL_S) is not None:
                self._reports_done = True
                return
            state = self._hear_state(line)
            if state is None:
                continue
            alive = True
            refuse_unless_able(state, self._device)
            if self._reports_done is False:
                return
        if self._reports_done or not alive:
            raise self._silent(self._job_s)
        self._reports_done = False

    def _silent(self, seconds: float) -> PrinterSilent:
        return PrinterSilent(device=self._device, seconds=max(1, round(seconds)))
