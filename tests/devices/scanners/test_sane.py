"""What only the SANE driver does: exit codes, streaming, a child that hangs, crashes or chatters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.registry import Group, discover, open_device
from counter_app.devices.scanners import scanimage
from counter_app.errors import devices as errors
from counter_app.job import Cancelled, Job
from tests.devices.scanners.contract import receive


@pytest.fixture
def connect(sane_config, spool):
    """`connect(device="test:0", extra="…")`: an opened SANE scanner."""

    def opened(**options):
        fixed = {"device": "test:0", "config_dir": str(sane_config), "spool": str(spool)}
        return open_device(Group.SCANNERS, "sane", fixed | options)

    return opened


@pytest.fixture
def _short_grace(monkeypatch):
    monkeypatch.setattr(scanimage, "_END_GRACE_S", 0.3)
    monkeypatch.setattr(scanimage, "_STOP_GRACE_S", 0.3)


@pytest.mark.usefixtures("_short_grace")
@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("CANCELLED", errors.ScanStopped),
        ("DEVICE_BUSY", errors.DeviceBusy),
        ("JAMMED", errors.PaperJam),
        ("NO_DOCS", errors.FeederEmpty),
        ("COVER_OPEN", errors.CoverOpen),
        ("IO_ERROR", errors.DeviceLost),
        ("NO_MEM", errors.ScannerOutOfMemory),
        ("ACCESS_DENIED", errors.DeviceDenied),
    ],
)
def test_every_status_of_the_device_has_its_error(connect, status, error):
    scanner = connect(extra=f"--read-return-value=SANE_STATUS_{status}")
    pages, told = receive(scanner)
    assert type(told) is error
    assert told.pages == 0
    assert pages == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("jammed", errors.PaperJam),
        ("nodocs", errors.FeederEmpty),
        ("coveropen", errors.CoverOpen),
        ("ioerror", errors.DeviceLost),
    ],
)
def test_every_status_of_the_file_reader_has_its_error(connect, tmp_path, draw, status, error):
    (tmp_path / "sheet.pgm").write_bytes(draw(1, "PPM"))
    extra = f"--filename={tmp_path / 'sheet.pgm'} --status=no --status-{status}=yes"
    _, told = receive(connect(device="pnm:0", extra=extra))
    assert type(told) is error


def test_unknown_device_is_offline(connect):
    _, told = receive(connect(device="nothere:0", label="Máy quét tầng 2"))
    assert type(told) is errors.DeviceOffline
    assert "Máy quét tầng 2" in told.tell("vi").happened


@pytest.mark.parametrize("extra", ["--no-such-option=1", "--mode=Purple", "'unclosed"])
def test_wrong_extra_is_named(connect, extra):
    with pytest.raises(errors.OptionWrong) as told:
        next(connect(extra=extra).scan(ScanSettings(), Job()))
    assert told.value.details["option"] == "extra"


@pytest.mark.parametrize(
    ("name", "value"),
    [("format", "gif"), ("page_seconds", "soon"), ("page_seconds", "0"), ("device", " ")],
)
def test_wrong_options_are_named(connect, name, value):
    with pytest.raises(errors.OptionWrong) as told:
        connect(**{name: value})
    assert told.value.details["option"] == name


def test_missing_program_is_a_missing_driver(connect):
    with pytest.raises(errors.DriverMissing):
        connect(program="no-such-scanimage")


def test_missing_sheets_and_spool_are_told(connect, tmp_path):
    _, told = receive(connect(device="pnm:0", sheets=str(tmp_path / "nowhere")))
    assert type(told) is errors.ScanFolderMissing
    _, told = receive(connect(spool=str(tmp_path / "nowhere")))
    assert type(told) is errors.OptionWrong


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("jpeg", "image/jpeg"), ("png", "image/png"), ("tiff", "image/tiff")],
)
def test_formats(connect, form, media_type):
    scanner = connect(format=form)
    (page,) = scanner.scan(ScanSettings(feed=Feed.FLATBED, dpi=150, colour=False), Job())
    assert page.media_type == media_type
    assert page.dpi == 150


def test_both_sides_are_refused_where_they_cannot_be_had(connect):
    _, told = receive(connect(), ScanSettings(duplex=True))
    assert type(told) is errors.ScanNotOffered


# The real scanimage scans page 1; the second waits until the test has received the first.
SLOW_FEEDER = """
case "$*" in *-A*) exec scanimage "$@";; esac
scanimage "$@" --batch-count=1
read go < {gate}
exec scanimage "$@" --batch-start=2 --batch-count=1
"""


def test_a_page_arrives_while_the_next_is_being_scanned(connect, program, tmp_path):
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    pages = connect(program=program(SLOW_FEEDER.format(gate=gate))).scan(ScanSettings(), Job())
    assert next(pages).data
    gate.write_text("go\n")
    assert next(pages).data
    assert list(pages) == []


def test_silence_ends_with_an_error_and_no_process(connect, program, tmp_path):
    silent = f"""
case "$*" in *-A*) exec scanimage "$@";; esac
scanimage "$@" --batch-count=1
echo $$ > {tmp_path}/pid
exec sleep 1000
"""
    pages, told = receive(connect(program=program(silent), page_seconds="0.5"))
    assert type(told) is errors.DeviceSilent
    assert told.pages == len(pages) == 1
    assert not _lives(tmp_path / "pid")


@pytest.mark.usefixtures("_short_grace")
def test_a_stop_also_ends_what_the_child_started(connect, program, tmp_path):
    deaf = f"""
case "$*" in *-A*) exec scanimage "$@";; esac
trap '' INT
sleep 1000 &
echo $! > {tmp_path}/pid
scanimage "$@" --batch-count=1
wait
"""
    job = Job()
    pages = connect(program=program(deaf)).scan(ScanSettings(), job)
    next(pages)
    job.stop()
    with pytest.raises(Cancelled):
        next(pages)
    assert not _lives(tmp_path / "pid")


@pytest.mark.usefixtures("_short_grace")
def test_leaving_a_scan_halfway_ends_the_child(connect, program, tmp_path):
    endless = f"""
case "$*" in *-A*) exec scanimage "$@";; esac
echo $$ > {tmp_path}/pid
exec scanimage "$@" --read-delay=yes --read-delay-duration=200000
"""
    scanner = connect(program=program(endless))
    pages = scanner.scan(ScanSettings(dpi=50), Job())
    next(pages)
    pages.close()
    assert not _lives(tmp_path / "pid")


def test_close_in_another_thread_ends_the_scan(connect):
    scanner = connect()
    pages = scanner.scan(ScanSettings(), Job())
    next(pages)
    scanner.close()
    with pytest.raises(Cancelled):
        list(pages)


@pytest.mark.usefixtures("_short_grace")
def test_a_child_that_hangs_after_its_last_word_is_believed_and_killed(connect, program, tmp_path):
    hanging = f"""
case "$*" in *-A*) exec scanimage "$@";; esac
echo $$ > {tmp_path}/pid
scanimage "$@" --batch-count=2 2>/dev/null
echo "scanimage: sane_read: Document feeder jammed" >&2
echo "Batch terminated, 2 pages scanned" >&2
exec sleep 1000
"""
    pages, told = receive(connect(program=program(hanging), page_seconds="60"))
    assert type(told) is errors.PaperJam
    assert told.pages == len(pages) == 2
    assert not _lives(tmp_path / "pid")


@pytest.mark.usefixtures("_short_grace")
def test_a_child_that_hangs_after_a_good_end_is_no_error(connect, program):
    hanging = """
case "$*" in *-A*) exec scanimage "$@";; esac
scanimage "$@" --batch-count=2
exec sleep 1000
"""
    pages, told = receive(connect(program=program(hanging)))
    assert told is None
    assert len(pages) == 2


def test_a_crash_of_the_driver_keeps_the_pages(connect, program):
    crash = """
case "$*" in *-A*) exec scanimage "$@";; esac
scanimage "$@" --batch-count=3
kill -SEGV $$
"""
    pages, told = receive(connect(program=program(crash)))
    assert type(told) is errors.DriverCrashed
    assert told.pages == len(pages) == 3


def test_a_full_disk_is_told_as_such(connect, program):
    full = """
case "$*" in *-A*) exec scanimage "$@";; esac
trap '' XFSZ
ulimit -f 20
exec scanimage "$@" --test-picture="Color pattern"
"""
    pages, told = receive(connect(program=program(full)))
    assert type(told) is errors.ScanSpaceFull
    assert pages == []


def test_chatter_of_a_driver_on_stdout_is_no_page(connect, program):
    chatter = """
case "$*" in *-A*) exec scanimage "$@";; esac
echo "plugin loaded: /etc/passwd"
exec scanimage "$@"
"""
    pages, told = receive(connect(program=program(chatter)))
    assert told is None
    assert len(pages) == 10


def test_a_busy_device_that_cannot_be_opened(connect, program):
    busy = 'echo "scanimage: open of device fi:1 failed: Device busy" >&2; exit 1'
    _, told = receive(connect(program=program(busy)))
    assert type(told) is errors.DeviceBusy


def test_paper_sensor(connect, program):
    sensor = """
echo "  Sensors:"
echo "    --page-loaded[=(yes|no)] [{}] [hardware]"
"""
    assert connect(program=program(sensor.format("yes"))).paper_loaded() is True
    assert connect(program=program(sensor.format("no"))).paper_loaded() is False
    assert connect().paper_loaded() is None


def test_spools_of_dead_programs_are_swept(connect, spool):
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    left = spool / f"counter-scan-{dead.stdout.strip()}-x"
    ours = spool / f"counter-scan-{os.getpid()}-x"
    for folder in (left, ours):
        folder.mkdir()
        (folder / "page-00001.jpeg").write_bytes(b"a citizen's paper")
    connect()
    assert not left.exists()
    assert (ours / "page-00001.jpeg").exists()
    (ours / "page-00001.jpeg").unlink()
    ours.rmdir()


def test_a_spool_that_goes_while_others_are_swept_is_no_trouble(connect, spool):
    going = spool / "counter-scan-1-x"
    going.symlink_to(spool / "gone already")
    connect()
    going.unlink()


def test_the_spool_is_private(connect, program, tmp_path):
    look = f"""
case "$*" in *-A*) exec scanimage "$@";; esac
stat -c %a . > {tmp_path}/rights
exec scanimage "$@"
"""
    list(connect(program=program(look)).scan(ScanSettings(max_pages=1), Job()))
    assert (tmp_path / "rights").read_text().strip() == "700"


def test_discover_finds_what_sane_lists(sane_config, monkeypatch):
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane_config))
    found = {
        info.options["device"]: info for info in discover(Group.SCANNERS) if info.driver == "sane"
    }
    assert {"test:0", "pnm:0"} <= set(found)
    assert found["test:0"].label == "Noname frontend-tester"
    pages, _ = receive(open_device(Group.SCANNERS, "sane", found["test:0"].options))
    assert len(pages) == 10


def _lives(pid_file):
    try:
        os.kill(int(pid_file.read_text()), 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid_file.read_text().strip()}/stat").read_text()
    return state.rpartition(")")[2].split()[0] != "Z"  # nobody has reaped it yet: dead all the same
