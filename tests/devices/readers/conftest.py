"""A serial reader on a desk of ptys: the cable is a link to the pty's other end."""

import os
import pty

import pytest

from counter_app.devices.registry import Group, open_device


class Cable:
    """A pty behind a fixed name, as `/dev/serial/by-id/…` is for a real reader."""

    def __init__(self, name):
        self.name = name
        self._reader_end = None
        self.plug()

    def plug(self):
        self._reader_end, desk_end = pty.openpty()
        # The kernel names the desk's end; once the program opens that name ours may go.
        link = self.name.with_suffix(".new")
        link.symlink_to(os.ttyname(desk_end))
        self._desk_end = desk_end
        link.replace(self.name)

    def unplug(self):
        self.name.unlink()
        for end in (self._reader_end, self._desk_end):
            os.close(end)
        self._reader_end = None

    def send(self, data):
        os.write(self._reader_end, data)


@pytest.fixture
def cable(tmp_path):
    cable = Cable(tmp_path / "ttyREADER")
    yield cable
    if cable._reader_end is not None:
        cable.unplug()


@pytest.fixture
def connect(cable):
    """`connect(pause_seconds="…")`: a serial reader on the cable."""

    def opened(**options):
        fixed = {"port": str(cable.name), "retry_seconds": "0.01", "label": "quầy 05"}
        return open_device(Group.READERS, "serial", fixed | options)

    return opened
