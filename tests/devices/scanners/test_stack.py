"""Two hundred sheets through a real SANE device that jams, dies and hangs on the way."""

import io

import pytest
from PIL import Image

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import scanimage
from counter_app.errors.devices import (
    CoverOpen,
    DeviceLost,
    DeviceSilent,
    DriverCrashed,
    PaperJam,
    ScannerOutOfMemory,
)
from counter_app.job import Job
from counter_app.services import going_on as going_on_module
from counter_app.services.going_on import WentOn, going_on

# A tray before SANE's `test` device: sheet n is n millimetres wide, so that no two are alike. It
# leaves the tray when it is whole. Every page is drawn by the real scanimage, which on the sheets
# of `mishaps` meets a status of SANE, is killed in the middle, or stands still there.
TRAY = """
case "$*" in *-A*) exec scanimage "$@";; esac
while sheet=$(($(cat {tray}/out) + 1)); [ $sheet -le {sheets} ]; do
    set -- "$@" -x $sheet -y 8 --batch-count=1 --batch-start=$sheet
    slow="--read-delay=yes --read-delay-duration=200000 --read-limit=yes --read-limit-size=64"
    mishap=$(cat {tray}/mishap-$sheet 2>/dev/null) && rm {tray}/mishap-$sheet
    case "$mishap" in
    "") ;;
    KILL|STOP)
        (sleep 0.02; kill -$mishap $$) >/dev/null 2>&1 &
        exec scanimage "$@" $slow;;
    *) exec scanimage "$@" --read-return-value=SANE_STATUS_$mishap;;
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
    monkeypatch.setattr(going_on_module, "_REST_S", 0.0)

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


def sheets(pages):
    """Which sheets of the tray they show."""
    return [round(Image.open(io.BytesIO(page.data)).width * 25.4 / 75) for page in pages]


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("COVER_OPEN", CoverOpen),
        ("NO_MEM", ScannerOutOfMemory),
        ("IO_ERROR", DeviceLost),  # the cable
    ],
)
def test_what_a_person_must_mend_keeps_the_sheets_before_and_goes_on_with_f6(
    through_sane, status, error
):
    scanner = through_sane(6, {4: status})
    settings, pages = ScanSettings(dpi=75, colour=False), []
    with pytest.raises(error) as told:
        pages.extend(going_on(scanner.scan, settings, Job()))
    assert told.value.pages == len(pages) == 3
    pages.extend(going_on(scanner.scan, settings, Job()))
    assert sheets(pages) == [1, 2, 3, 4, 5, 6]


def test_two_hundred_sheets_with_a_jam_a_crash_and_a_hang_arrive_in_order(through_sane):
    scanner = through_sane(200, {7: "JAMMED", 60: "KILL", 140: "STOP"})
    settings, told = ScanSettings(dpi=75, colour=False), []
    pages = []
    with pytest.raises(PaperJam) as jammed:
        pages.extend(going_on(scanner.scan, settings, Job(told.append)))
    assert jammed.value.pages == len(pages) == 6
    pages.extend(going_on(scanner.scan, settings, Job(told.append)))  # the clerk: sheet 7 again, F6
    assert sheets(pages) == list(range(1, 201))
    breaks = {(type(one.trouble), one.pages + 6) for one in told if isinstance(one, WentOn)}
    assert breaks >= {(DriverCrashed, 59), (DeviceSilent, 139)}
    after = {number for number, page in enumerate(pages) if page.after_break}
    assert after == {pages_before for _, pages_before in breaks}
