"""What is printed into a pipe that nobody reads any more, as `| head` leaves it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from counter_app.__main__ import main
from counter_app.commands import due

DUE = ("due", "2026-11-20 09:15", "5 working-days")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe without reader is no signal there")
def test_a_verb_whose_reader_has_gone_ends_and_says_nothing():
    read, write = os.pipe()
    os.close(read)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "counter_app", *DUE],
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_a_pipe_that_breaks_elsewhere_is_not_hushed_up(monkeypatch):
    def run(_args):
        raise BrokenPipeError

    monkeypatch.setattr(due, "run", run)
    with pytest.raises(BrokenPipeError):
        main(DUE)
