"""Two hundred sheets through a real SANE device that jams, dies and hangs on the way."""

import io

import pytest
from PIL import Image

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import scanimage
from counter_app.errors.devices import DeviceSilent, DriverCrashed, PaperJam
from counter_app.job import Job
from counter_app.services.going_on import WentOn, going_on

# A tray before SANE's `test` device: sheet n is n millimetres wide, so that no two are alike. It
# leaves the tray when it is whole. Every page is drawn by the real scanimage, which on the sheets
# of `mishaps` meets a jam, is killed in the middle, or stands still there.
TRAY = """
case "$*" in *-A*) exec scanimage "$@";; esac
while sheet=$(($(cat {tray}/out) + 1)); [ $sheet -le {sheets} ]; do
    set -- "$@" -x $sheet -y 8 --batch-count=1 --batch-start=$sheet
    slow="--read-delay=yes --read-delay-duration=200000 --read-limit=yes --read-limit-size=64"
    mishap=$(cat {tray}/mishap-$sheet 2>/dev/null) && rm {tray}/mishap-$sheet
    case "$mishap" in
    JAMMED) exec scanimage "$@" --read-return-value=SANE_STATUS_JAMMED;;
    KILL|STOP)
        (sleep 0.02; kill -$mishap $$) >/dev/null 2>&1 &
        exec scanimage "$@" $slow;;
    esac
    said=$(timeout -s KILL 0.5 scanimage "$@" 2>/dev/null)  # this device hangs now and then
    [ "$said" ] && echo "$said" && echo $sheet >{tray}/out
done
exec scanimage "$@" --read-return-value=SANE_STATUS_NO_DOCS
"""


@pytest.fixture
def through_sane(tmp_path, sane_config, spool, program, monkeypatch):
    """`through_sane(200, {7: "JAMMED"})`: a scanner with so many sheets on its tray."""
    monkeypatch.setattr(scanimage, "_END_GRACE_S", 0.3)
    monkeypatch.setattr(scanimage, "_STOP_GRACE_S", 0.3)

    def lay(sheets, mishaps):
        tray = tmp_path / "tray"
        tray.mkdir()
        (tray / "out").write_text("0")
        for sheet, mishap in mishaps.items():
            (tray / f"mishap-{sheet}").write_text(mishap)
        options = {
            "device": "test:0",
            "config_dir": str(sane_config),
            "spool": str(spool),
            "program": program(TRAY.format(tray=tray, sheets=sheets)),
            "format": "pnm",
            "page_seconds": "1",
            "extra": "--test-picture=Grid",
        }
        return open_device(Group.SCANNERS, "sane", options)

    return lay


def test_two_hundred_sheets_with_a_jam_a_crash_and_a_hang_arrive_in_order(through_sane):
    scanner = through_sane(200, {7: "JAMMED", 60: "KILL", 140: "STOP"})
    settings, told = ScanSettings(dpi=75, colour=False), []
    pages = []
    with pytest.raises(PaperJam) as jammed:
        pages.extend(going_on(scanner.scan, settings, Job(told.append)))
    assert jammed.value.pages == len(pages) == 6
    pages.extend(going_on(scanner.scan, settings, Job(told.append)))  # the clerk: sheet 7 again, F6
    widths_mm = [Image.open(io.BytesIO(page.data)).width * 25.4 / 75 for page in pages]
    assert [round(width) for width in widths_mm] == list(range(1, 201))
    breaks = {(type(one.trouble), one.pages + 6) for one in told if isinstance(one, WentOn)}
    assert breaks >= {(DriverCrashed, 59), (DeviceSilent, 139)}
    after = {number for number, page in enumerate(pages) if page.after_break}
    assert after == {pages_before for _, pages_before in breaks}
