"""Drivers that vendors really ship: one dies, one never returns, one does not listen."""

import os
import time

from counter_app.devices.api import RawPage
from counter_app.devices.scanners.virtual import VirtualFeeder, VirtualScanner
from counter_app.errors.devices import CoverOpen, OptionWrong


class Flaky:
    """Gives the sheets of `tray` (a folder, shared with the test), and does at page `at` what the
    file `mishap` in it says, once: "crash", "hang", "fail".
    """

    def __init__(self, tray):
        self._tray = tray

    def scan(self, settings, job):
        feeder = VirtualFeeder("flaky")
        feeder.feed([self._tray])
        real = VirtualScanner(feeder, device="flaky", seconds_per_page=0.0, dpi=0)
        for number, page in enumerate(real.scan(settings, job), start=1):
            self._mishap(number)
            (self._tray / page.source).unlink()  # it left the tray
            yield RawPage(data=page.data, media_type=page.media_type, dpi=300, source=page.source)

    def paper_loaded(self):
        if (self._tray / "mishap").exists():
            raise CoverOpen(device="flaky")
        return any(self._tray.glob("*.png"))

    def close(self):
        pass

    def _mishap(self, number):
        file = self._tray / "mishap"
        if not file.exists():
            return
        what, at = file.read_text().split()
        if number != int(at):
            return
        file.unlink()
        if what == "crash":
            os.abort()
        if what == "hang":
            time.sleep(600)
        raise RuntimeError(what)


def open_flaky(tray):
    return Flaky(tray)


def refuse():
    raise OptionWrong(device="flaky", option="folder")


def die():
    os._exit(3)
