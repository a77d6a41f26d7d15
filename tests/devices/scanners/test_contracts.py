"""The scanner contract, kept by every driver: SANE's two virtual devices, eSCL, folder, virtual."""

import io
import shutil

import pytest
from PIL import Image

from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import scanimage
from tests.devices.scanners.contract import ScannerContract
from tests.devices.scanners.escl_peer import EsclPeer


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch):
    """SANE's `test` device hangs now and then after an error it was asked for; see scanimage.py."""
    monkeypatch.setattr(scanimage, "_END_GRACE_S", 0.3)
    monkeypatch.setattr(scanimage, "_STOP_GRACE_S", 0.3)


class VirtualBench:
    can_jam = True

    def __init__(self, lay, draw):
        self.scanner = open_device(Group.SCANNERS, "virtual", {"seconds_per_page": "0"})
        self._lay, self._draw = lay, draw

    def load(self, count):
        self.scanner.feeder.clear()
        self.scanner.feeder.feed(self._lay(count))

    def jam_at(self, page):
        self.scanner.feeder.jam_at(page)

    def check(self, page, number):
        assert page.data == self._draw(number)


class FolderBench:
    can_jam = False

    def __init__(self, folder, draw):
        self._folder, self._draw = folder, draw
        options = {"settle_seconds": "0", "quiet_seconds": "0", "first_seconds": "0"}
        self.scanner = open_device(Group.SCANNERS, "folder", {"folder": str(folder), **options})

    def load(self, count):
        for number in range(1, count + 1):
            (self._folder / f"scan {number}.png").write_bytes(self._draw(number))

    def check(self, page, number):
        assert page.data == self._draw(number)


# The device always holds ten sheets; this stands before it with as many as the test laid in, and
# lets the next one fail. Both parts of the run are the real scanimage.
TEST_FEEDER = """
case "$*" in *-A*) exec scanimage "$@";; esac
sheets=$(cat {state}/sheets); fails=$(cat {state}/fails)
for word; do case "$word" in --batch-count=*) asked=${{word#*=}};; esac; done
if [ "${{asked:-99}}" -le "$sheets" ]; then exec scanimage "$@"; fi
if [ "$sheets" -gt 0 ]; then scanimage "$@" --batch-count="$sheets" || exit; fi
exec scanimage "$@" --batch-start=$((sheets + 1)) --read-return-value="$fails"
"""


class SaneTestBench:
    can_jam = True

    def __init__(self, state, program, sane_config, spool, device="test:0"):
        self._state = state
        state.mkdir()
        self.load(10)
        options = {
            "device": device,
            "config_dir": str(sane_config),
            "spool": str(spool),
            "program": program(TEST_FEEDER.format(state=state)),
            "extra": "--test-picture=Grid",
        }
        self.scanner = open_device(Group.SCANNERS, "sane", options)

    def load(self, count):
        (self._state / "sheets").write_text(str(count))
        (self._state / "fails").write_text("SANE_STATUS_NO_DOCS")

    def jam_at(self, page):
        (self._state / "sheets").write_text(str(page - 1))
        (self._state / "fails").write_text("SANE_STATUS_JAMMED")

    def check(self, page, number):
        image = Image.open(io.BytesIO(page.data))
        side = round(200 / 25.4 * page.dpi)  # its glass is 200 mm square
        assert abs(image.width - side) <= 1
        assert abs(image.height - side) <= 1
        assert image.info["dpi"] == (page.dpi, page.dpi)
        # The last row has a black square too: nothing of the page is missing.
        assert (
            image.convert("L").crop((0, image.height - 8, 200, image.height)).getextrema()[0] < 40
        )


# The `pnm` device plays one file an opening; a file called "jam" gets stuck in it.
PNM_FEEDER = """
case "$*" in *" jam.pgm"*) exec scanimage "$@" --status=no --status-jammed=yes;; esac
exec scanimage "$@"
"""


class SanePnmBench:
    can_jam = True

    def __init__(self, sheets, program, sane_config, spool, draw):
        self._sheets, self._draw = sheets, draw
        sheets.mkdir()
        options = {
            "device": "pnm:0",
            "config_dir": str(sane_config),
            "spool": str(spool),
            "sheets": str(sheets),
            "format": "png",
            "program": program(PNM_FEEDER),
        }
        self.scanner = open_device(Group.SCANNERS, "sane", options)

    def load(self, count):
        shutil.rmtree(self._sheets)
        self._sheets.mkdir()
        for number in range(1, count + 1):
            (self._sheets / f"{number}.pgm").write_bytes(self._draw(number, "PPM"))

    def jam_at(self, page):
        (self._sheets / f"{page}.pgm").rename(self._sheets / f"{page} jam.pgm")

    def check(self, page, number):
        ours = Image.open(io.BytesIO(page.data)).convert("L")
        sheet = Image.open(io.BytesIO(self._draw(number)))
        assert ours.tobytes() == sheet.tobytes()


class EsclBench:
    can_jam = True

    def __init__(self, served, draw):
        self._peer, self._draw = served.peer, draw
        self.scanner = open_device(Group.SCANNERS, "escl", {"url": served.url})

    def load(self, count):
        self._peer.sheets[:] = [self._draw(number, "JPEG") for number in range(1, count + 1)]

    def jam_at(self, page):
        self._peer.jam_at = page

    def check(self, page, number):
        assert page.data == self._draw(number, "JPEG")
        assert page.media_type == "image/jpeg"


class TestVirtual(ScannerContract):
    @pytest.fixture
    def bench(self, lay, draw):
        return VirtualBench(lay, draw)


class TestFolder(ScannerContract):
    @pytest.fixture
    def bench(self, tmp_path, draw):
        folder = tmp_path / "hot"
        folder.mkdir()
        return FolderBench(folder, draw)


class TestSaneTest(ScannerContract):
    @pytest.fixture
    def bench(self, tmp_path, program, sane_config, spool):
        return SaneTestBench(tmp_path / "state", program, sane_config, spool)


class TestSanePnm(ScannerContract):
    @pytest.fixture
    def bench(self, tmp_path, program, sane_config, spool, draw):
        return SanePnmBench(tmp_path / "sheets", program, sane_config, spool, draw)


class TestEscl(ScannerContract):
    @pytest.fixture
    def bench(self, draw):
        with EsclPeer() as served:
            yield EsclBench(served, draw)
