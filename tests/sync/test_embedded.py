"""The embedded server as a child process: starts, answers, ends with its parent."""

import itertools
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path

import pytest

from counter_app.errors.central import CentralDidNotStartError, ServerUnreachableError
from counter_app.store.central_lock import address_noted, noted_address
from counter_app.sync.client import CentralClient
from counter_app.sync.embedded import EmbeddedCentral
from counter_app.sync.link import Link
from tests.sync.desks import Pc


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A practice centre made by a child of its own."""
    data = tmp_path_factory.mktemp("practice")
    with EmbeddedCentral(data, practice=True):
        pass
    return data


@pytest.fixture
def practice_data(made_once, tmp_path):
    """A copy of that centre: what another test sent to it must not be there."""
    return Path(shutil.copytree(made_once, tmp_path / "centre"))


def test_it_ends_when_told_and_what_it_was_told_is_there_after_a_restart(tmp_path, practice_data):
    pc = Pc.new(tmp_path / "pc", practice=True, family=61)
    with EmbeddedCentral(practice_data, practice=True, code_for="05") as running:
        assert running.is_running
        assert len(running.announcement.code) == 10
        pc.enrol(running.address, running.announcement.code, noted_as="embedded")
        pc.connect(running.address)
        assert pc.client.hello().practice
        pc.actor = pc.client.sign_in("100001", "banTap@2026").id
        stream = pc.accept(1, pages=[b"page"])
        assert pc.sync().confirmed
        pc.hang_up()
    assert not running.is_running
    running.stop()  # twice is harmless
    with EmbeddedCentral(practice_data, practice=True) as running:
        pc.connect(running.address)
        assert [e.id for e in pc.client.stream(stream).entries] == [
            e.id for e in pc.entries(stream)
        ]
        pc.hang_up()
    pc.close()


def test_a_killed_parent_leaves_no_orphan(practice_data):
    parent = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from counter_app.sync.embedded import EmbeddedCentral
        running = EmbeddedCentral(Path({str(practice_data)!r}), practice=True)
        print("serving", flush=True)
        sys.stdin.read()
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().strip() == "serving"
        process.kill()
    assert _starts_again(practice_data)


def _starts_again(data):
    """Whether the folder's lock is let go, which the system does when the child has ended."""
    for _ in range(60):
        try:
            EmbeddedCentral(data, practice=True).stop()
        except CentralDidNotStartError:
            continue
        return True
    return False


def test_two_servers_never_share_a_folder(practice_data):
    with EmbeddedCentral(practice_data, practice=True):
        with pytest.raises(CentralDidNotStartError) as told:
            EmbeddedCentral(practice_data, practice=True)
        assert told.value.details["why"]


def test_a_server_that_somebody_runs_on_the_folder_is_used(tmp_path, practice_data):
    pc = Pc.new(tmp_path / "pc", practice=True, family=62)
    link = Link(pc.desk, embedded_data=practice_data)
    with EmbeddedCentral(practice_data, practice=True, code_for="05") as running:
        pc.enrol(running.address, running.announcement.code, noted_as="embedded")
        client = link.client()
        client.close()
        assert client.address == running.address
        link.cut()
        with pytest.raises(ServerUnreachableError):
            link.client()
    assert address_noted(practice_data / "central") == ""


def test_an_address_that_a_killed_server_left_is_not_believed(tmp_path, practice_data):
    pc = Pc.new(tmp_path / "pc", practice=True, family=63)
    link = Link(pc.desk, embedded_data=practice_data)
    with EmbeddedCentral(practice_data, practice=True, code_for="05") as running:
        pc.enrol(running.address, running.announcement.code, noted_as="embedded")
    with noted_address(practice_data / "central", running.address):
        client = link.client()
        assert client.address != running.address
        assert client.hello().practice
        client.close()
    link.close()


def test_a_program_that_does_not_start_is_told_with_its_last_words(tmp_path):
    command = (sys.executable, "-c", "import sys; sys.exit('no such disk')")
    with pytest.raises(CentralDidNotStartError) as told:
        EmbeddedCentral(tmp_path, practice=True, command=command)
    assert "no such disk" in told.value.tell("en").happened


def test_a_program_that_says_nothing_is_ended(tmp_path):
    command = (sys.executable, "-c", "import sys; sys.stdin.read()")
    with pytest.raises(CentralDidNotStartError):
        EmbeddedCentral(tmp_path, practice=True, command=command, start_s=0.2)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
def test_a_server_killed_at_any_moment_loses_and_doubles_nothing(tmp_path, practice_data):
    """kill -9 while a sync runs, again and again; then one sync finishes it."""
    pc = Pc.new(tmp_path / "pc", practice=True, family=62)
    with EmbeddedCentral(practice_data, practice=True, code_for="05") as running:
        pc.enrol(running.address, running.announcement.code)
        pc.connect(running.address)
        pc.actor = pc.client.sign_in("100001", "banTap@2026").id
        pc.hang_up()
    streams = [pc.accept(n, pages=[b"page %d" % n]) for n in range(1, 61)]
    for kill_after in (4, 30, 63):
        running = EmbeddedCentral(practice_data, practice=True)
        pc.connect(running.address, connect_s=2, stall_s=5)
        with _killed_at(running, kill_after):
            report = pc.sync()
        running.stop()
        assert not report.confirmed
    with EmbeddedCentral(practice_data, practice=True) as running:
        pc.connect(running.address)
        assert pc.sync().confirmed
        for stream in streams:
            answer = pc.client.stream(stream)
            assert [e.id for e in answer.entries] == [e.id for e in pc.entries(stream)]
            assert all(blob.whole for blob in answer.blobs)
        pc.hang_up()
    pc.close()


@contextmanager
def _killed_at(running, number):
    """The server dies when the desk asks for the `number`th time."""
    exchange, asked = CentralClient._exchange, itertools.count(1)

    def killing(client, *args):
        if next(asked) == number:
            running._process.send_signal(signal.SIGKILL)
        return exchange(client, *args)

    CentralClient._exchange = killing
    try:
        yield
    finally:
        CentralClient._exchange = exchange
