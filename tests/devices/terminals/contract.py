"""What every reader of terminals must do. A test derives from this and gives `bench`."""

from datetime import datetime, timedelta, timezone
from typing import Protocol

import pytest

from counter_app.devices.api import Terminal, TerminalPunch, TerminalUser
from counter_app.devices.terminals.firmware import Memory
from counter_app.job import Cancelled, Job

HANOI = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 23, 7, 0, 0, tzinfo=HANOI)
PEOPLE = (
    TerminalUser(number="100001", name="Nguyễn Hoa"),
    TerminalUser(number="7", name="Lê Lạ"),
)


class Bench(Protocol):
    """A terminal on a test bench, and the reader under test."""

    terminal: Terminal
    memory: Memory


def log(count, *, first=NOW):
    """`count` punches a minute apart, of two people in turn."""
    return [
        TerminalPunch(
            PEOPLE[at % 2].number,
            f"{first + timedelta(minutes=at):%Y-%m-%d %H:%M:%S}",
            1 + at % 2,
            at % 6,
        )
        for at in range(count)
    ]


class TerminalContract:
    def test_reads_people_and_punches_as_they_are(self, bench):
        bench.memory.punches += log(5)
        reading = bench.terminal.read(Job())
        assert reading.punches == tuple(log(5))
        assert [user.number for user in reading.users] == ["100001", "7"]
        assert reading.users[1].name.startswith("Lê L")
        assert reading.serial == bench.memory.serial

    def test_an_empty_log_is_no_trouble(self, bench):
        assert bench.terminal.read(Job()).punches == ()

    def test_a_long_log_comes_in_chunks_and_in_order(self, bench):
        bench.memory.punches += log(9000)
        assert bench.terminal.read(Job()).punches == tuple(log(9000))

    def test_reading_again_gives_the_same(self, bench):
        bench.memory.punches += log(3)
        assert bench.terminal.read(Job()).punches == bench.terminal.read(Job()).punches

    def test_the_clock_is_told_as_the_terminal_shows_it(self, bench):
        bench.memory.drift = timedelta(minutes=9, seconds=5)
        assert bench.terminal.read(Job()).clock == "2026-11-23 07:09:05"

    def test_the_year_2063_and_no_day_at_all_come_through(self, bench):
        odd = [
            TerminalPunch("7", "2063-05-04 01:02:03", 1, 0),
            TerminalPunch("7", "2026-02-31 01:02:03", 1, 0),
        ]
        bench.memory.punches += odd
        assert bench.terminal.read(Job()).punches == tuple(odd)

    def test_nothing_but_reading_is_ever_asked(self, bench):
        bench.memory.punches += log(30)
        bench.terminal.read(Job())
        events = bench.terminal.events(Job())
        self._one_event(bench, events)
        events.close()
        assert bench.memory.misused == []

    def test_a_punch_is_told_as_it_happens(self, bench):
        events = bench.terminal.events(Job())
        assert self._one_event(bench, events) == TerminalPunch("7", "2026-11-23 07:00:00", 1, 0)
        events.close()

    def test_only_the_button_sets_the_clock(self, bench):
        bench.memory.drift = timedelta(hours=3)
        bench.terminal.read(Job())
        assert bench.memory.drift == timedelta(hours=3)
        bench.terminal.set_clock("2026-11-23 07:00:00")
        assert bench.memory.drift == timedelta()

    def test_a_stopped_job_reads_nothing(self, bench):
        job = Job()
        job.stop()
        with pytest.raises(Cancelled):
            bench.terminal.read(job)

    def test_close_ends_it_for_good(self, bench):
        bench.terminal.close()
        bench.terminal.close()
        with pytest.raises(Cancelled):
            bench.terminal.read(Job())

    def _one_event(self, bench, events):
        """The first event; a finger is laid on as soon as somebody listens."""
        listen = bench.memory.listen

        def listened(listener):
            listen(listener)
            bench.memory.punch("7")

        bench.memory.listen = listened
        try:
            return next(events)
        finally:
            bench.memory.listen = listen
