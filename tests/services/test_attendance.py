"""Punches from terminal, event and file into the journal, and as the page shows them."""

import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.devices.api import TerminalPunch, TerminalUser
from counter_app.devices.terminals.firmware import Memory
from counter_app.devices.terminals.virtual import Mishaps, VirtualTerminal
from counter_app.domain.moments import local
from counter_app.domain.punches import Why
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.errors.terminals import PunchFileWrong
from counter_app.job import Cancelled, Job
from counter_app.services import punch_log
from counter_app.services.attendance import Attendance
from counter_app.settings import DeviceChoice
from counter_app.store import journal
from tests.services.playing import DAY, HOA, Wall, at, join

CHIEF = replace(HOA, staff_id="staff-chief", roles=(Role.SUPERVISOR,))
PEOPLE = (
    TerminalUser(number="100001", name="Nguyen Thi Hoa"),
    TerminalUser(number="77", name="Le Van La"),
)


def line(clock, number="100001", state=0):
    return TerminalPunch(number, f"{clock}:00", 1, state)


def morning(*minutes, number="100001", day=DAY):
    return [line(f"{day} 07:{minute:02}", number) for minute in minutes]


@pytest.fixture
def memory():
    return Memory(wall=lambda: local(at(7, 30)), people=PEOPLE, serial="ABC1234567")


@pytest.fixture
def hardware(memory):
    with VirtualTerminal(memory) as terminal:
        yield terminal


@pytest.fixture
def make(desk):
    """`make(hardware)`: an attendance service that reads it, on the desk's database."""
    opened = []

    def build(*terminals, pause=Job.wait, **options):
        choices = [
            DeviceChoice(
                driver="zk",
                label=f"Cửa {place}",
                options={
                    "host": "127.0.0.1",
                    "port": str(terminal.port),
                    "answer_seconds": "2",
                    **options,
                },
            )
            for place, terminal in enumerate(terminals, start=1)
        ]
        drafts = desk.desk.drafts
        service = Attendance(db=drafts._db, pen=drafts._pen, choices=choices, pause=pause)
        opened.append(service)
        return service

    yield build
    for service in opened:
        service.close()


def marks(service, day=DAY):
    return {one.number: [f"{local(m.at):%H:%M}" for m in one.marks] for one in service.day(day)}


def test_a_log_read_again_adds_nothing(make, hardware, desk):
    service = make(hardware)
    hardware.memory.punches += morning(1, 2, 2, 31)
    (first,) = service.collect(Job(), HOA)
    assert (first.new, first.known, first.held) == (3, 0, 0)
    unsent = desk.unsent()
    (again,) = service.collect(Job(), HOA)
    assert (again.new, again.known) == (0, 3)
    assert desk.unsent() == unsent
    hardware.memory.punches += morning(45)
    assert service.collect(Job(), HOA)[0].new == 1
    assert marks(service) == {"100001": ["07:01", "07:02", "07:31", "07:45"]}


def test_every_day_has_its_own_stream(make, hardware, desk):
    days = [DAY - timedelta(days=back) for back in range(45)]
    hardware.memory.punches += [one for day in days for one in morning(1, 2, day=day)]
    service = make(hardware)
    assert service.collect(Job(), HOA)[0].new == 90
    assert desk.kinds(f"punches/ABC1234567/{DAY}") == ["punches_read"]
    assert marks(service, days[44]) == {"100001": ["07:01", "07:02"]}


def test_impossible_times_are_quarantined_once_and_the_others_count(make, hardware):
    hardware.memory.punches += [
        line("2063-05-04 01:02"),
        line("2000-01-01 00:07"),
        *morning(5),
    ]
    service = make(hardware)
    assert [(t.new, t.held) for t in service.collect(Job(), HOA)] == [(1, 2)]
    assert [(t.new, t.held) for t in service.collect(Job(), HOA)] == [(0, 0)]
    assert [one.why for one in service.quarantined()] == [Why.LONG_AGO, Why.FUTURE]
    assert service.quarantined()[0].terminal == "Cửa 1"


def test_drift_and_last_punch_are_shown(make, hardware):
    hardware.memory.drift = timedelta(minutes=6)
    hardware.memory.punches += morning(5)
    service = make(hardware)
    assert service.terminals()[0].state == "never"
    service.collect(Job(), HOA)
    (light,) = service.terminals()
    assert (light.state, light.serial, light.logged) == ("ready", "ABC1234567", 1)
    assert light.last_at == at(7, 5)
    wall = Wall(at(7, 30)).now  # the desk's own clock stands a little after 07:05
    assert light.drift_s == pytest.approx((wall - light.read_at).total_seconds() + 360, abs=1)
    assert hardware.memory.drift == timedelta(minutes=6), "looking never sets a clock"


def test_one_in_trouble_stops_no_other(make, hardware):
    other = VirtualTerminal(replace(hardware.memory, serial="XYZ7654321", punches=morning(9)))
    with other:
        hardware.mishaps = Mishaps(silent_from=1)
        service = make(hardware, other, answer_seconds="0.1")
        assert [one.serial for one in service.collect(Job(), HOA)] == ["XYZ7654321"]
    silent, good = service.terminals()
    assert (silent.state, good.state) == ("terminal_silent", "ready")
    assert "không trả lời" in silent.words_vi
    assert "did not answer" in silent.words_en


def test_trouble_goes_away_with_the_next_good_reading(make, hardware):
    service = make(hardware, answer_seconds="0.1")
    hardware.mishaps.silent_from = 1
    service.collect(Job(), HOA)
    hardware.mishaps.silent_from = 0
    service.collect(Job(), HOA)
    assert service.terminals()[0].state == "ready"


def test_a_number_of_the_staff_list_needs_no_matching(make, hardware, joined_people):
    hardware.memory.punches += [
        *morning(1),
        *morning(2, number="0100002"),
        *morning(3, number="77"),
    ]
    service = make(hardware)
    service.collect(Job(), HOA)
    shown = {one.number: one.name for one in service.day(DAY)}
    assert shown["100001"] == "Nguyễn Thị Hoa"
    assert shown["0100002"] == "Trần Văn Sếp"
    (waiting,) = service.unknown()
    assert (waiting.number, waiting.name, waiting.punches) == ("77", "Le Van La", 1)


def test_unknown_numbers_wait_until_somebody_in_charge_matches_them(make, hardware, joined_people):
    hardware.memory.punches += [*morning(3, number="77"), *morning(4, number="78")]
    service = make(hardware)
    service.collect(Job(), HOA)
    (hoa,) = (one.id for one in service.staff() if one.number == "100001")
    with pytest.raises(GestureRefusedError):
        service.match(HOA, "77", hoa, DAY)
    service.match(CHIEF, "77", hoa, DAY)
    service.match(CHIEF, "78", "", DAY)
    assert service.unknown() == ()
    assert {one.number: one.name for one in service.day(DAY)}["77"] == "Nguyễn Thị Hoa"
    tomorrow = DAY + timedelta(days=1)
    service.match(CHIEF, "77", "", tomorrow)
    assert {one.number: one.staff for one in service.day(DAY)}["77"] == hoa


@pytest.fixture
def joined_people(desk):
    """Two people of the centre, as pulled from the server."""
    from counter_app.domain.staff import StaffRegistered

    people = {"staff-hoa": ("100001", "Nguyễn Thị Hoa"), "staff-sep": ("100002", "Trần Văn Sếp")}
    drafts = desk.desk.drafts
    with drafts._db.write() as conn:
        for key, (number, name) in people.items():
            body = StaffRegistered(number=number, name=name, roles=(Role.CLERK,), agencies=())
            drafts._pen.gesture(conn, CHIEF, stream=f"staff/{key}", scope="*", body=body)


def test_the_clock_is_set_by_that_very_button_and_it_is_written_down(make, hardware, desk):
    hardware.memory.drift = timedelta(hours=2)
    service = make(hardware)
    service.collect(Job(), HOA)
    with pytest.raises(GestureRefusedError):
        service.set_clock(HOA, 0)
    assert hardware.memory.drift == timedelta(hours=2)
    service.set_clock(CHIEF, 0)
    shown = local(desk.wall.now)
    assert hardware.memory.clock() == f"{shown:%Y-%m-%d %H:%M:%S}"
    assert service.terminals()[0].drift_s == 0
    assert desk.kinds(f"punches/ABC1234567/{DAY}") == ["terminal_clock_set"]


def test_punches_come_as_they_happen_when_the_terminal_is_live(make, hardware):
    service = make(hardware, live="yes")
    arrived, told = threading.Event(), []

    def report(place):
        told.append(place)
        if len(told) == 2:
            arrived.set()

    listen = hardware.memory.listen

    def listened(listener):
        listen(listener)
        hardware.memory.punch("77")

    hardware.memory.listen = listened
    with following(service, Job(report)):
        assert arrived.wait(20)
    assert marks(service) == {"77": ["07:30"]}


def test_a_live_terminal_that_breaks_off_is_read_and_listened_to_again(make, hardware):
    pauses, read = [], threading.Event()

    def pause(job, seconds):
        pauses.append(seconds)
        hardware.mishaps.silent_from = 0
        hardware.memory.punches += morning(1)  # made while nobody listened

    hardware.mishaps.silent_from = 1
    service = make(hardware, answer_seconds="0.1", live="yes", pause=pause)
    with following(service, Job(lambda _place: read.set() if marks(service) else None)):
        assert read.wait(20)
    assert pauses == [60.0]
    assert marks(service) == {"100001": ["07:01"]}


def test_a_live_terminal_is_followed_once_though_another_is_chosen_meanwhile(make, hardware):
    first, both, followers = threading.Event(), threading.Event(), set()

    def pause(job, _seconds):
        first.set()
        followers.add(threading.current_thread().name)
        if len(followers) > 1:
            both.set()
        job.wait(0.05)

    hardware.mishaps.silent_from = 1
    service = make(hardware, answer_seconds="0.1", live="yes", pause=pause)
    with following(service, Job()):
        assert first.wait(20)
        nowhere = {"host": "127.0.0.1", "port": "1", "live": "yes"}
        service.use((*service.choices, DeviceChoice(driver="zk", options=nowhere)))
        assert both.wait(20)
        running = Counter(thread.name for thread in threading.enumerate())
    assert {name: running[name] for name in followers} == dict.fromkeys(followers, 1)


@contextmanager
def following(service, job):
    def run():
        with pytest.raises(Cancelled):
            service.follow(job, HOA)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        job.stop()
        thread.join()


def export(tmp_path, text, name="1_attlog.dat"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_an_export_of_a_terminal_read_before_adds_only_what_is_new(make, hardware, tmp_path):
    hardware.memory.punches += morning(1)
    service = make(hardware)
    service.collect(Job(), HOA)
    lines = "".join(f"   100001\t{DAY} 07:0{n}:00\t1\t0\t1\t0\r\n" for n in (1, 2))
    taken = service.import_file(HOA, export(tmp_path, lines + "rác\r\n"), "ABC1234567")
    assert (taken.new, taken.known, taken.bad_lines) == (1, 1, 1)
    assert marks(service) == {"100001": ["07:01", "07:02"]}


def test_an_export_that_names_its_terminal_needs_no_choice(make, tmp_path):
    service = make()
    text = f"XYZ7654321\r\n 77\t{DAY} 07:01:00\t1\t0\t1\t0\r\nFFEE\r\n"
    assert service.import_file(HOA, export(tmp_path, text), "").serial == "XYZ7654321"
    (light,) = service.terminals()
    assert (light.serial, light.state, light.place) == ("XYZ7654321", "elsewhere", None)


def test_an_export_of_no_known_terminal_asks_for_one(make, tmp_path):
    service = make()
    path = export(tmp_path, f"77\t{DAY} 07:01:00\t1\t0\t1\t0\n")
    with pytest.raises(GestureRefusedError):
        service.import_file(HOA, path, "")
    with pytest.raises(PunchFileWrong):
        service.import_file(HOA, tmp_path / "missing.dat", "ABC1234567")
    assert service.day(DAY) == ()


def test_a_log_of_years_is_taken_whole(make, hardware):
    first = date(2023, 1, 1)
    hardware.memory.punches = [
        TerminalPunch(
            str(n % 60 + 1), f"{first + timedelta(days=n // 120)} 07:{n // 60 % 60:02}:00", 1, 0
        )
        for n in range(20_000)
    ]
    service = make(hardware)
    distinct = {(one.number, one.clock) for one in hardware.memory.punches}
    (taken,) = service.collect(Job(), HOA)
    assert taken.new == len(distinct)


def test_years_of_impossible_times_are_quarantined_and_cost_no_other_punch(
    make, hardware, monkeypatch
):
    """A clock that stood in 2063: more than the journal takes in one act."""
    monkeypatch.setattr(journal, "MOST_BYTES", 3_000)
    monkeypatch.setattr(punch_log, "_PUNCHES_AT_ONCE", 4)
    monkeypatch.setattr(punch_log, "_ENTRIES_AT_ONCE", 5)
    good = morning(*range(10))
    hardware.memory.punches = [line(f"2063-01-01 07:{n % 60:02}", str(n)) for n in range(90)] + good
    service = make(hardware)
    (taken,) = service.collect(Job(), HOA)
    assert (taken.new, taken.held) == (10, 90)
    assert len(service.quarantined()) == 90
    assert service.collect(Job(), HOA)[0].held == 0


def test_punches_reach_the_server_and_another_desk(joined, central, address, tmp_path, wall):
    """Facts: they get their position whatever agencies the PC serves."""
    other = join(tmp_path / "other", wall, central, address, counter="07", agencies=("H48.09",))
    try:
        who = replace(HOA, staff_id=staff_id(central))
        text = f"XYZ7654321\r\n 77\t{DAY} 07:01:00\t1\t0\t1\t0\r\nFFEE\r\n"
        other.attendance.import_file(who, export(tmp_path, text), "")
        assert other.syncing.sync_now(Job()).unsent == 0
        assert joined.syncing.sync_now(Job()).problem is None
        assert [one.number for one in joined.attendance.day(DAY)] == ["77"]
        assert other.attention.items() == ()
    finally:
        other.close()


def staff_id(central):
    from counter_app.store import central_people

    with central.read() as tx:
        return central_people.by_number(tx, "100001").id
