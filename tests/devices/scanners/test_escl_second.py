"""A second implementation judges ours: SANE's own eSCL client reads our peer, page by page."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.errors.devices import PaperJam
from tests.devices.scanners.contract import receive
from tests.devices.scanners.escl_peer import EsclPeer, Peer, said

AIRSCAN = [
    *Path("/usr/lib").glob("*/sane/libsane-airscan.so.1"),
    *Path("/usr/lib/sane").glob("libsane-airscan.so.1"),
]


@pytest.fixture
def through_sane(tmp_path, spool):
    """`through_sane(served)`: our SANE driver, over sane-airscan, at that peer."""
    if not AIRSCAN or shutil.which("scanimage") is None:
        pytest.skip("sane-airscan is not installed")
    folder = tmp_path / "sane.d"
    folder.mkdir()
    (folder / "dll.conf").write_text("airscan\n")

    def make(served):
        conf = f'[devices]\n"Peer" = {served.url}, eSCL\n[options]\ndiscovery = disable\n'
        (folder / "airscan.conf").write_text(conf)
        options = {"device": "airscan:e0:Peer", "config_dir": str(folder), "spool": str(spool)}
        return open_device(Group.SCANNERS, "sane", options | {"format": "png"})

    return make


def sheets(count):
    """Sheets that differ, as large as a scanner would send them at 75 dpi."""
    made = []
    for number in range(1, count + 1):
        file = io.BytesIO()
        Image.new("RGB", (620, 877), (20 * number, 0, 0)).save(file, "JPEG", quality=95)
        made.append(file.getvalue())
    return made


def test_every_page_comes_through_in_order(through_sane):
    with EsclPeer(Peer(sheets=sheets(6))) as served:
        pages, error = receive(through_sane(served), ScanSettings(dpi=75))
    assert error is None
    red = [Image.open(io.BytesIO(page.data)).getpixel((300, 400))[0] for page in pages]
    assert [round(value / 20) for value in red] == [1, 2, 3, 4, 5, 6]


def test_both_clients_ask_the_same_of_a_scanner(through_sane):
    with EsclPeer(Peer(sheets=sheets(2))) as served:
        receive(through_sane(served), ScanSettings(dpi=300))
        served.peer.sheets[:] = sheets(2)
        ours = open_device(Group.SCANNERS, "escl", {"url": served.url})
        receive(ours, ScanSettings(dpi=300))
        theirs, own = (said(document) for document in served.peer.asked)
    for name in ("InputSource", "ColorMode", "XResolution", "Duplex", "Width", "Height"):
        assert own.get(name) == theirs.get(name), name


def test_a_jam_is_a_jam_to_both(through_sane):
    for make in (
        through_sane,
        lambda served: open_device(Group.SCANNERS, "escl", {"url": served.url}),
    ):
        with EsclPeer(Peer(sheets=sheets(5), jam_at=3)) as served:
            pages, error = receive(make(served), ScanSettings(dpi=75))
        assert len(pages) == 2
        assert isinstance(error, PaperJam)
