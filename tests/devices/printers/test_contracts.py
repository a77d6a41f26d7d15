"""The printer contracts, kept by every driver."""

import sys
from pathlib import Path

import pytest

from counter_app.devices.api import PrinterState
from counter_app.devices.printers import cups
from counter_app.devices.printers.queued import QueuedPrinter
from counter_app.devices.registry import Group, open_device
from tests.devices.printers import tcp_printer as tcp
from tests.devices.printers.contract import (
    AskablePrinterContract,
    DocumentPrinterContract,
    SlipPrinterContract,
    WatchfulPrinterContract,
)
from tests.devices.printers.winspool_stand_in import WinspoolStandIn

posix = pytest.mark.skipif(sys.platform == "win32", reason="device files")

_ANSWERS = {
    PrinterState.READY: tcp.READY,
    PrinterState.PAPER_LOW: tcp.PAPER_LOW,
    PrinterState.PAPER_OUT: tcp.PAPER_OUT,
    PrinterState.COVER_OPEN: tcp.COVER_OPEN,
    PrinterState.OFFLINE: tcp.OFFLINE,
}


class NetworkBench:
    keeps = 2

    def __init__(self, server):
        self._server = server
        options = {"host": "127.0.0.1", "port": str(server.port)}
        self.printer = open_device(Group.PRINTERS, "network", options)

    def set_state(self, state):
        self._server.answers = _ANSWERS[state]

    def jobs(self):
        return self._server.settled_jobs()


class TestNetwork(WatchfulPrinterContract):
    @pytest.fixture
    def bench(self, tcp_printer):
        return NetworkBench(tcp_printer)


class PortBench:
    """The drivers of ports, on a pty."""

    keeps = 2

    def __init__(self, stand_in, driver):
        self._stand_in = stand_in
        self.printer = open_device(Group.PRINTERS, driver, {"port": stand_in.path})

    def set_state(self, state):
        self._stand_in.answers = _ANSWERS[state]

    def jobs(self):
        return list(self._stand_in.jobs)


@posix
class TestSerial(WatchfulPrinterContract):
    @pytest.fixture
    def bench(self, pty_printer):
        return PortBench(pty_printer, "serial")


@posix
class TestUsb(WatchfulPrinterContract):
    @pytest.fixture
    def bench(self, pty_printer):
        return PortBench(pty_printer, "usb")


_ALERTS = {
    PrinterState.PAPER_LOW: "media-low-warning",
    PrinterState.PAPER_OUT: "media-empty-error",
    PrinterState.COVER_OPEN: "cover-open-error",
}


class CupsSlipBench:
    """The `system` driver of slips on a real cupsd; its printer tells CUPS how it is."""

    keeps = 2

    def __init__(self, queue):
        self._queue = queue
        self.printer = open_device(Group.PRINTERS, "system", {"queue": queue.name})

    def set_state(self, state):
        if state is PrinterState.OFFLINE:
            self._queue.disable()
            return
        self._queue.enable()
        gone = ",".join(_ALERTS.values())
        alert = f"echo 'STATE: +{_ALERTS[state]}' >&2" if state in _ALERTS else ""
        self._queue.behave(f"echo 'STATE: -{gone}' >&2; {alert}")
        queue = cups.open_queue(self._queue.name)
        job = queue.submit_raw(b"told", title="how it is")
        while queue.waits(job):
            pass
        self._queue.behave("")

    def jobs(self):
        return [job for job in self._queue.jobs() if job != b"told"]


@posix
class TestCupsSlips(WatchfulPrinterContract):
    @pytest.fixture
    def bench(self, cups_queue):
        return CupsSlipBench(cups_queue)


class SpoolerBench:
    """The Windows spooler as it is documented."""

    keeps = 2

    def __init__(self, spooler):
        self._spooler = spooler
        self.printer = QueuedPrinter(spooler.queue("slip"), width=576, job_s=2.0, device="slip")

    def set_state(self, state):
        self._spooler.set_state(state)

    def jobs(self):
        return [data for _, data in self._spooler.printed]


class TestWindowsSpooler(AskablePrinterContract):
    @pytest.fixture
    def bench(self):
        return SpoolerBench(WinspoolStandIn())


class FileBench:
    keeps = 1  # a file is replaced by the next print

    def __init__(self, path):
        self._path = path
        self.printer = open_device(Group.PRINTERS, "file", {"path": str(path)})

    def jobs(self):
        return [self._path.read_bytes()] if self._path.exists() else []


class TestFile(SlipPrinterContract):
    @pytest.fixture
    def bench(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)  # below /dev it would be a port, and tests run in /dev/shm
        return FileBench(Path("out", "slip.bin"))


class VirtualBench:
    keeps = 2

    def __init__(self, folder):
        self.printer = open_device(Group.PRINTERS, "virtual", {"folder": str(folder)})

    def set_state(self, state):
        self.printer.panel.set_state(state)

    def jobs(self):
        return [path.read_bytes() for path in sorted(self.printer.folder.glob("*.bin"))]


class TestVirtual(WatchfulPrinterContract):
    @pytest.fixture
    def bench(self, tmp_path):
        return VirtualBench(tmp_path / "slips")


class VirtualDocumentBench:
    def __init__(self, folder):
        self.printer = open_device(Group.DOCUMENTS, "virtual", {"folder": str(folder)})

    def set_state(self, state):
        self.printer.panel.set_state(state)

    def printed(self):
        return [(path.read_bytes(), 1) for path in sorted(self.printer.folder.glob("*.pdf"))]


class TestVirtualDocuments(DocumentPrinterContract):
    @pytest.fixture
    def bench(self, tmp_path):
        return VirtualDocumentBench(tmp_path / "documents")


_LPSTAT_SAYS = {
    PrinterState.READY: "printer a5 is idle.  enabled since today",
    PrinterState.PAPER_OUT: "printer a5 now printing a5-1.\n\tAlerts: media-empty-error",
    PrinterState.COVER_OPEN: "printer a5 is idle.\n\tAlerts: cover-open-report",
    PrinterState.OFFLINE: "printer a5 disabled since today -\n\treason unknown",
}


class CupsBench:
    """The `system` driver on programs that behave as CUPS's own do."""

    def __init__(self, folder, monkeypatch):
        self._folder = folder
        folder.mkdir()
        self.set_state(PrinterState.READY)
        _program(folder / "lpstat", f'cat "{folder}/says"')
        _program(
            folder / "lp",
            f'n=$(ls "{folder}" | grep -c job-); cat > "{folder}/job-$n.pdf"; echo "$@" > "{folder}/args-$n"',
        )
        monkeypatch.setenv("PATH", str(folder), prepend=":")
        self.printer = open_device(Group.DOCUMENTS, "system", {"queue": "a5"})

    def set_state(self, state):
        (self._folder / "says").write_text(_LPSTAT_SAYS[state])

    def printed(self):
        found = []
        for path in sorted(self._folder.glob("job-*.pdf")):
            words = (
                (self._folder / path.name.replace("job", "args"))
                .with_suffix("")
                .read_text()
                .split()
            )
            found.append((path.read_bytes(), int(words[words.index("-n") + 1])))
        return found


class TestSystem(DocumentPrinterContract):
    @pytest.fixture
    def bench(self, tmp_path, monkeypatch):
        return CupsBench(tmp_path / "cups", monkeypatch)


def _program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
