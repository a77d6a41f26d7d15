"""SANE over the network: the real daemon on loopback between our driver and the `test` device."""

import os
import random
import shutil
import socket
import subprocess
import time

import pytest

from counter_app.devices.api import ScanSettings
from counter_app.devices.registry import Group, open_device
from counter_app.devices.scanners import scanimage
from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DeviceOffline,
    PaperJam,
    ScannerOutOfMemory,
)
from counter_app.job import Job
from tests.devices.scanners.contract import ScannerContract, receive
from tests.devices.scanners.test_contracts import SaneTestBench

PORT = 6566  # of SANE's protocol; its client knows no other


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch):
    """As for the `test` device without a network; see scanimage.py."""
    monkeypatch.setattr(scanimage, "_END_GRACE_S", 0.3)
    monkeypatch.setattr(scanimage, "_STOP_GRACE_S", 0.3)


@pytest.fixture
def daemon(tmp_path):
    """The address of a running saned that offers `test`, alone on a loopback address of its own."""
    program = shutil.which("saned", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None or shutil.which("scanimage") is None:
        pytest.skip("saned is not installed (Debian: sane-utils)")
    folder = tmp_path / "saned"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n")
    (folder / "saned.conf").write_text("127.0.0.0/8\n")
    host = f"127.{random.randint(1, 254)}.{random.randint(0, 254)}.{random.randint(1, 254)}"
    running = subprocess.Popen(
        [program, "-l", "-e", "-b", host, "-p", str(PORT)],  # not -D: a daemon outlives its test
        env=dict(os.environ, SANE_CONFIG_DIR=str(folder)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(host, running)
        yield host
    finally:
        running.terminate()
        running.wait()


def _wait_for(host, running):
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection((host, PORT), timeout=1).close()
        except OSError:
            if running.poll() is not None or time.monotonic() > deadline:
                pytest.skip("saned does not start here")
            time.sleep(0.02)
        else:
            return


@pytest.fixture
def over_net(tmp_path, daemon):
    """A client's SANE configuration that knows that daemon alone."""
    folder = tmp_path / "client.d"
    folder.mkdir()
    (folder / "dll.conf").write_text("net\n")
    (folder / "net.conf").write_text(f"connect_timeout = 5\n{daemon}\n")
    return folder


class TestOverNet(ScannerContract):
    @pytest.fixture
    def bench(self, tmp_path, program, over_net, spool, daemon):
        device = f"net:{daemon}:test:0"
        return SaneTestBench(tmp_path / "state", program, over_net, spool, device)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("JAMMED", PaperJam),
        ("COVER_OPEN", CoverOpen),
        ("DEVICE_BUSY", DeviceBusy),
        ("NO_MEM", ScannerOutOfMemory),
        ("ACCESS_DENIED", DeviceDenied),
        ("IO_ERROR", DeviceLost),
        ("EOF", DeviceError),
        ("INVAL", DeviceError),
    ],
)
def test_the_devices_errors_come_through_the_network(daemon, over_net, spool, status, error):
    options = {
        "device": f"net:{daemon}:test:0",
        "config_dir": str(over_net),
        "spool": str(spool),
        "extra": f"--read-return-value=SANE_STATUS_{status}",
    }
    device = open_device(Group.SCANNERS, "sane", options)
    pages, told = receive(device, ScanSettings(max_pages=3))
    assert pages == []
    assert isinstance(told, error)
    assert told.pages in {0, None}


def test_a_daemon_that_is_gone(over_net, spool):
    options = {"device": "net:127.0.0.1:test:9", "config_dir": str(over_net), "spool": str(spool)}
    with pytest.raises((DeviceOffline, DeviceLost)):
        list(open_device(Group.SCANNERS, "sane", options).scan(ScanSettings(), Job()))
