"""A thermal printer on the network, TCP port 9100.

Before the job the printer is asked for cover and paper, after it whether everything was printed:
a printer that only swallows bytes must not count as one that printed. Printers that answer no
question at all are set to `status = no`; then only the connection tells whether something is wrong.
"""

from __future__ import annotations

import time
from typing import ClassVar

from counter_app.devices.api import (
    DeviceInfo,
    DriverOption,
    OptionKind,
    Options,
    PrinterState,
    SlipPicture,
)
from counter_app.devices.options import OptionValues
from counter_app.devices.printers import escpos, status
from counter_app.devices.printers.link import Link
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.devices.printers.widths import WIDTH_OPTION, width_of
from counter_app.errors import Words
from counter_app.errors.printers import PrinterError, PrinterSilent

_POLL_S = 0.5


class NetworkPrinter:
    """A `SlipPrinter`. Each job has a connection of its own: printers serve only one at a time."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        width: int,
        device: str,
        asks: bool = True,
        connect_s: float = 3.0,
        answer_s: float = 2.0,
        job_s: float = 10.0,
    ) -> None:
        self.width = width
        self._address = (host, port)
        self._device = device
        self._asks = asks
        self._connect_s = connect_s
        self._answer_s = answer_s
        self._job_s = job_s
        self._reports_done: bool | None = None  # None: not yet known of this printer

    def print_slip(self, slip: SlipPicture) -> None:
        """Send the slip and cut. Raises PrinterOffline, PaperOut, PrinterCoverOpen, PrinterSilent,
        PrinterLost, SlipTooWide. After the first three nothing was sent or the rest is missing;
        after Silent and Lost nobody knows.
        """
        job = escpos.encode(slip, width=self.width, device=self._device)
        with self._connect() as link:
            if self._asks:
                refuse_unless_able(self._ask_state(link), self._device)
            link.send(job, stall_s=self._job_s)
            if self._asks:
                self._await_done(link)
            else:
                link.finish(wait_s=self._answer_s)

    def state(self) -> PrinterState:
        """Ask; `UNKNOWN` for a printer that answers nothing, `OFFLINE` when it is not there."""
        try:
            with self._connect() as link:
                return self._ask_state(link) if self._asks else PrinterState.UNKNOWN
        except PrinterSilent:
            return PrinterState.UNKNOWN
        except PrinterError:
            return PrinterState.OFFLINE

    def close(self) -> None:
        """Nothing is held between jobs."""

    def _connect(self) -> Link:
        host, port = self._address
        return Link(host, port, connect_s=self._connect_s, device=self._device)

    def _ask_state(self, link: Link) -> PrinterState:
        state = self._hear_state(link)
        if state is None:
            raise self._silent(self._answer_s)
        return state

    def _hear_state(self, link: Link) -> PrinterState | None:
        """The printer's state; None when it leaves a question unanswered."""
        answers = []
        for question in (status.ASK_PRINTER, status.ASK_OFFLINE_CAUSE, status.ASK_PAPER):
            answer = link.ask(question, status.is_live_answer, wait_s=self._answer_s)
            if answer is None:
                return None
            answers.append(answer)
        return status.state_of(*answers)

    def _await_done(self, link: Link) -> None:
        """Wait until the printer has worked off the job; find out why when it does not.

        GS r is queued behind the picture, so its answer means "printed". Paper that ends in the
        middle holds that answer back, but DLE EOT is answered at once. A printer that knows DLE EOT
        and not GS r is asked for its state alone from then on.
        """
        link.send(status.ASK_WHEN_DONE, stall_s=self._answer_s)
        end = time.monotonic() + self._job_s
        alive = False
        while time.monotonic() < end:
            if link.listen(status.is_done_answer, wait_s=_POLL_S) is not None:
                self._reports_done = True
                return
            state = self._hear_state(link)
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


class NetworkDriver:
    """Opens printers by host name or address."""

    NAME: ClassVar[str] = "network"
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(name="host", words=Words("Địa chỉ máy in", "Printer's address")),
        DriverOption(
            name="port", kind=OptionKind.NUMBER, default="9100", words=Words("Cổng", "Port")
        ),
        WIDTH_OPTION,
        DriverOption(
            name="status",
            kind=OptionKind.SWITCH,
            default="yes",
            words=Words("Máy in trả lời trạng thái", "The printer answers status questions"),
        ),
        DriverOption(
            name="connect_s",
            kind=OptionKind.NUMBER,
            default="3",
            words=Words("Chờ kết nối (giây)", "Wait for the connection (seconds)"),
        ),
        DriverOption(
            name="answer_s",
            kind=OptionKind.NUMBER,
            default="2",
            words=Words("Chờ trả lời trạng thái (giây)", "Wait for a status answer (seconds)"),
        ),
        DriverOption(
            name="job_s",
            kind=OptionKind.NUMBER,
            default="10",
            words=Words("Chờ in xong (giây)", "Wait for the end of the print (seconds)"),
        ),
    )

    def discover(self) -> list[DeviceInfo]:
        """None: port 9100 announces itself nowhere."""
        return []

    def open(self, options: Options) -> NetworkPrinter:
        """A printer; nothing is connected yet. Raises OptionWrong."""
        device = options.get("host", "").strip() or self.NAME
        values = OptionValues(self.OPTIONS, options, device=device)
        return NetworkPrinter(
            values.needed("host"),
            values.count("port", least=1),
            width=width_of(values, device),
            device=device,
            asks=values.switch("status"),
            connect_s=values.number("connect_s", least=0.1),
            answer_s=values.number("answer_s", least=0.1),
            job_s=values.number("job_s", least=0.1),
        )
