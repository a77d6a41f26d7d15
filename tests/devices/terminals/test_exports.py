"""Files that terminals and other programs export."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import TerminalPunch
from counter_app.devices.terminals.exports import read_export
from counter_app.errors.terminals import PunchFileWrong

LINE = "{:>9}\t2026-11-23 07:0{}:11\t1\t{}\t1\t0"
EXPECTED = (
    TerminalPunch("100001", "2026-11-23 07:01:11", 1, 0),
    TerminalPunch("7", "2026-11-23 07:02:11", 1, 1),
)


def lines(*, ending="\r\n"):
    return LINE.format(100001, 1, 0) + ending + LINE.format(7, 2, 1) + ending


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_plain_export(ending):
    export = read_export(lines(ending=ending).encode(), name="1_attlog.dat")
    assert export.punches == EXPECTED
    assert (export.serial, export.bad_lines) == ("", ())


def test_an_extended_export_names_its_terminal():
    data = f"DGD9190019050335743\r\n{lines()}A1B2C3\r\n".encode()
    export = read_export(data, name="1_attlog.dat")
    assert export.punches == EXPECTED
    assert (export.serial, export.bad_lines) == ("DGD9190019050335743", ())


def test_a_line_of_garbage_is_counted_and_costs_nothing_else():
    data = (lines() + "\x00\x01 rác\r\n" + LINE.format(8, 3, 0)).encode()
    export = read_export(data, name="1_attlog.dat")
    assert len(export.punches) == 3
    assert export.bad_lines == (3,)


@pytest.mark.parametrize(
    "text",
    [
        "AC-No.,Name,Time,State\n100001,Hoa,2026-11-23 07:01:11,0\n7,Lạ,2026-11-23 07:02:11,1\n",
        "Mã chấm công;Ngày;Giờ;Trạng thái\n100001;23/11/2026;07:01:11;0\n7;23/11/2026;7:02:11;1\n",
        '"User ID"\t"DateTime"\t"Status"\n100001\t2026/11/23 07:01:11\t0\n7\t2026/11/23 07:02:11\t1',
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_other_programs(text, coding):
    export = read_export(text.encode(coding), name="cham-cong.csv")
    assert [(p.number, p.clock, p.state) for p in export.punches] == [
        (p.number, p.clock, p.state) for p in EXPECTED
    ]


def test_impossible_times_come_through_to_be_judged():
    export = read_export(b"7\t2026-02-31 25:61:00\t1\t0\t1\t0\n", name="x")
    assert export.punches[0].clock == "2026-02-31 25:61:00"


@pytest.mark.parametrize(
    "data",
    [b"", b"\r\n", b"Name,Time\nHoa,07:00\n", bytes(range(256)) * 40, b"x" * 200_000],
    ids=["nothing", "a blank line", "no time", "binary", "one endless line"],
)
def test_a_file_of_something_else_is_refused_whole(data):
    with pytest.raises(PunchFileWrong) as told:
        read_export(data, name="anh.jpg")
    assert "anh.jpg" in told.value.tell("vi").happened


@given(st.binary(max_size=300))
def test_any_bytes_at_all(data):
    try:
        export = read_export(data, name="x")
    except PunchFileWrong:
        return
    assert all(len(punch.number) <= 24 for punch in export.punches)
