"""Terminals that push: over real HTTP, as their firmware does it, and as nobody should."""

import json
import logging
import os
import queue
import threading

import pytest
from sqlalchemy import select

from counter_app.central import terminals
from counter_app.central.iclock import read_line
from counter_app.central.serve import serve
from counter_app.domain import folding, punches
from counter_app.domain.punches import How, Why
from counter_app.errors.terminals import TerminalSerialWrong
from counter_app.store import ledger
from counter_app.store.entry_rows import COLUMNS, from_row
from counter_app.store.tables import entry as table
from tests.central.serving import NOW, Caller

SERIAL = "CEXA204760036"
DAY = "2026-11-23"
STREAM = f"punches/{SERIAL}/{DAY}"


def line(clock="07:01:00", number="100001", state=0, verify=1, day=DAY):
    return f"{number}\t{day} {clock}\t{state}\t{verify}\t\t0\t0\t\t\t43"


class Terminal(Caller):
    """Firmware that pushes; it has no token."""

    def push(self, *lines, table="ATTLOG", stamp="1", serial=SERIAL, ending="\n"):
        data = (ending.join(lines) + ending).encode() if lines else b""
        path = f"/iclock/cdata?SN={serial}&table={table}&Stamp={stamp}"
        return self.call("POST", path, data=data, digest=False)

    def begin(self, serial=SERIAL):
        return self.call("GET", f"/iclock/cdata?SN={serial}&options=all&pushver=2.4.1&language=86")


@pytest.fixture
def terminal(central, address):
    terminals.register(central, SERIAL, "Cửa chính")
    with Terminal(address) as terminal:
        yield terminal


def day(central, stream=STREAM):
    with central.read() as tx:
        return folding.fold(stream, ledger.stream(tx, stream, agencies=())).state


def entries(central):
    with central.read() as tx:
        rows = tx.execute(select(*COLUMNS).order_by(table.c.position))
        return [from_row(row) for row in rows]


def test_the_day_of_this_test_is_the_servers_day():
    assert punches.local_day(NOW).isoformat() == DAY


def test_a_terminal_begins_and_is_asked_for_punches_alone(terminal):
    answer = terminal.begin()
    options = dict(line.split("=", 1) for line in answer.text.splitlines()[1:])
    assert answer.text.startswith(f"GET OPTION FROM: {SERIAL}\n")
    assert options["ATTLOGStamp"] == options["Stamp"] == "0"
    assert options["TransFlag"] == "1000000000", "neither people nor templates"
    assert options["TimeZone"] == "7"


def test_no_answer_carries_the_time_so_no_clock_is_set(central):
    terminals.register(central, SERIAL, "Cửa chính")
    ours, theirs = os.pipe()
    addresses = queue.SimpleQueue()
    with os.fdopen(ours, "rb") as until_closed:
        arguments = {"host": "127.0.0.1", "port": 0, "until_closed": until_closed}
        thread = threading.Thread(
            target=serve, args=(central,), kwargs={**arguments, "announce": addresses.put}
        )
        thread.start()
        with Terminal(addresses.get(timeout=20)) as terminal:
            for answer in (terminal.begin(), terminal.push(line())):
                assert answer.status_code == 200
                assert "date" not in {name.lower() for name in answer.headers}
        os.close(theirs)
        thread.join()


def test_punches_are_kept_before_ok_is_said(terminal, central):
    answer = terminal.push(line("07:01:00"), line("17:02:00", state=1, verify=15))
    assert (answer.status_code, answer.text) == (200, "OK: 2")
    assert [p.how for p in day(central).punches.values()] == [How.FINGER, How.FACE]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_same_push_again_adds_nothing(terminal, central, ending):
    for _ in range(3):
        assert terminal.push(line(), line(), ending=ending).text == "OK: 2"
    kinds = [one.kind for one in entries(central)]
    assert kinds.count("punches_read") == 1
    assert len(day(central).punches) == 1


def test_the_stamp_is_kept_so_the_terminal_goes_on_where_it_was(terminal, central):
    terminal.push(line("07:01:00"), stamp="9999")
    terminal.push(line("07:02:00"), stamp="672943210")
    assert "ATTLOGStamp=672943210\n" in terminal.begin().text


@pytest.mark.parametrize("stamp", ["", "-1", "99 OR 1=1", "9" * 400, "%0a", "١٢"])
def test_wrong_stamps_are_not_believed(terminal, stamp):
    assert terminal.push(line(), stamp=stamp).text == "OK: 1"
    told = next(one for one in terminal.begin().text.splitlines() if one.startswith("Stamp="))
    value = told.removeprefix("Stamp=")
    assert value.isdigit()
    assert len(value) <= 20


@pytest.mark.parametrize("table", ["OPERLOG", "USERINFO", "BIODATA", "templatev10", "ATTPHOTO", ""])
def test_R91_people_templates_and_pictures_are_dropped_unread(terminal, central, table):
    """R91: times only; no biometric data is stored."""
    before = len(entries(central))
    body = "FP PIN=100001\tFID=6\tSize=1124\tValid=1\tTMP=TVoTUzIxAAAD"
    answer = terminal.push(body, table=table)
    assert (answer.status_code, answer.text) == (200, "OK")
    assert len(entries(central)) == before


def test_impossible_times_and_garbage_are_quarantined_and_answered(terminal, central):
    answer = terminal.push(
        line(day="2063-05-04"), line(day="2000-01-01"), "rác", "7", line("07:01:00"), ""
    )
    assert answer.text == "OK: 5"
    state = day(central)
    assert {one.why for one in state.held.values()} == {Why.FUTURE, Why.LONG_AGO, Why.NOT_A_TIME}
    assert len(state.punches) == 1


def test_seconds_since_1970_are_a_time_too(terminal, central):
    terminal.push("100001\t1795395660\t0\t1\t0\t0")
    (punch,) = day(central).punches.values()
    assert punch.at.timestamp() == 1795395660


@pytest.mark.parametrize("serial", ["CEXA204760037", "", "a/b", "x" * 500, "%00", "cửa"])
def test_nobody_else_is_heard(terminal, central, serial, caplog):
    before = len(entries(central))
    with caplog.at_level(logging.WARNING):
        for answer in (terminal.begin(serial), terminal.push(line(), serial=serial)):
            assert answer.status_code == 403
    assert "is not registered" in caplog.text
    assert len(entries(central)) == before


def test_a_retired_terminal_is_heard_no_more_and_may_come_back(terminal, central):
    terminals.retire(central, SERIAL)
    assert terminal.push(line()).status_code == 403
    with pytest.raises(TerminalSerialWrong):
        terminals.retire(central, SERIAL)
    terminals.register(central, SERIAL, "Cửa sau")
    assert terminal.push(line()).text == "OK: 1"


@pytest.mark.parametrize("serial", ["", "a/b", "số 1", "x" * 41])
def test_an_odd_serial_cannot_be_registered(central, serial):
    with pytest.raises(TerminalSerialWrong):
        terminals.register(central, serial, "Cửa")


def test_a_flood_is_cut_off_and_nothing_of_it_is_kept(terminal, central):
    before = len(entries(central))
    assert terminal.push("x" * (1 << 20)).status_code == 413
    assert len(entries(central)) == before


def test_a_flood_of_garbage_makes_small_entries_and_ends_somewhere(
    terminal, central, monkeypatch, caplog
):
    monkeypatch.setattr(terminals, "_HELD_A_DAY", 1500)
    for first in (0, 1000, 0):
        lines = [f"{number:x}" for number in range(first, first + 1000)]
        assert terminal.push(*lines).text == "OK: 1000"
    assert len(day(central).held) == 1500
    held = [json.loads(one.body) for one in entries(central) if one.kind == "punches_held"]
    assert max(len(body["punches"]) for body in held) <= 400
    assert "500 lines too many" in caplog.text
    assert terminal.push(line("07:01:00")).text == "OK: 1"
    assert len(day(central).punches) == 1, "a punch is taken all the same"


def test_a_thousand_punches_in_one_push(terminal, central):
    lines = [
        line(f"{h:02}:{m:02}:00", number=str(n))
        for h in range(7, 17)
        for m in range(50)
        for n in (1, 2)
    ]
    assert terminal.push(*lines).text == "OK: 1000"
    assert len(day(central).punches) == 1000
    assert (
        max(
            len(json.loads(one.body)["punches"]) for one in entries(central) if one.stream == STREAM
        )
        <= 400
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "getrequest"), ("GET", "ping"), ("POST", "devicecmd"), ("POST", "querydata")],
)
def test_the_other_calls_of_the_protocol(terminal, method, path):
    data = b"ID=1&Return=0&CMD=DATA" if method == "POST" else None
    answer = terminal.call(method, f"/iclock/{path}?SN={SERIAL}", data=data, digest=False)
    assert (answer.status_code, answer.text) == (200, "OK")


def test_push_3_registers_and_asks_for_its_settings(terminal):
    path = f"?SN={SERIAL}"
    answer = terminal.call("POST", f"/iclock/registry{path}", data=b"DeviceType=att", digest=False)
    assert answer.text == f"RegistryCode={SERIAL}"
    answer = terminal.call("POST", f"/iclock/push{path}", data=b"", digest=False)
    assert "TransFlag=1000000000\n" in answer.text


def test_a_line_as_the_file_has_it():
    pushed = read_line("2\t2022-07-12 16:00:20\t1\t15\t\t0\t0\t\t\t43")
    assert (pushed.number, pushed.clock) == ("2", "2022-07-12 16:00:20")
    assert (pushed.how, pushed.state) == (15, 1)


def test_desks_learn_punches_and_the_terminals_name_by_pull(terminal, central, caller):
    terminal.push(line())
    answer = caller.call("GET", "/v1/pull").json()
    kinds = [one["kind"] for one in answer["entries"]]
    assert kinds[-2:] == ["terminal_registered", "punches_read"]
