"""Printing on Windows: the shell's verb `printto` of whatever program opens PDF files.

Windows itself cannot print a PDF; the program that opens one can. It gets the file's path and reads
it later, so the file stays until the next print or until the printer is closed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from counter_app.devices.api import AS_SET, PaperHandling, PrinterState
from counter_app.devices.printers import winspool
from counter_app.devices.printers.refusals import refuse_unless_able
from counter_app.errors.printers import DocumentRefused, PrintFileFailed

_ASK_S = 15.0


class WindowsPrinter:
    """A `DocumentPrinter` over a Windows printer's name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._folder: Path | None = None

    def print_pdf(
        self,
        pdf: bytes,
        *,
        title: str,  # noqa: ARG002
        copies: int,
        paper: str,  # noqa: ARG002
        handling: PaperHandling = AS_SET,  # noqa: ARG002
    ) -> None:
        """Hand the document over, once for each copy; the size is the document's own,
        tray and sides are as the printer is set in Windows: the shell's verb takes nothing else.

        Raises PrinterOffline, PaperOut, PrinterCoverOpen as far as the spooler knows,
        DocumentRefused when no program prints PDF files, PrintFileFailed.
        """
        if sys.platform != "win32":
            raise DocumentRefused(device=self._name, reason=sys.platform)
        refuse_unless_able(self.state(), self._name)
        path = self._spooled(pdf)
        for _ in range(copies):
            try:
                os.startfile(path, "printto", f'"{self._name}"')  # noqa: S606 - our own file
            except OSError as error:
                raise DocumentRefused(device=self._name, reason=str(error.winerror)) from error

    def state(self) -> PrinterState:
        """What the spooler knows; the shell's verb tells nothing."""
        if sys.platform != "win32":
            return PrinterState.UNKNOWN
        return winspool.open_queue(self._name).state()

    def close(self) -> None:
        """Remove the last document."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _spooled(self, pdf: bytes) -> Path:
        self.close()
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="counter-print-"))
            path = self._folder / "document.pdf"
            path.write_bytes(pdf)
        except OSError as error:
            raise PrintFileFailed(device=self._name, reason=error.strerror or "OSError") from error
        return path


def names() -> list[str]:
    """Printers of this computer."""
    powershell = shutil.which("powershell")
    if powershell is None:
        return []
    ask = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; (Get-Printer).Name"
    try:
        done = subprocess.run(  # noqa: S603
            [powershell, "-NoProfile", "-NonInteractive", "-Command", ask],
            capture_output=True,
            timeout=_ASK_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [
        line.strip() for line in done.stdout.decode(errors="replace").splitlines() if line.strip()
    ]
