"""Report descriptors: two makers' layouts, and anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.readers.hid_report import scanned_data
from tests.devices.readers.fake_hid import COUNTED, DATA_FIRST, UNCOUNTED


def test_a_report_with_a_byte_count():
    (number, layout), *others = scanned_data(COUNTED).items()
    assert not others
    assert number == 2
    assert (layout.count_at, layout.data_at, layout.data_size) == (0, 4, 56)
    assert layout.continued_bit == 62 * 8
    body = bytes([4]) + b"]Q1" + b"a\0b\0".ljust(56, b"\0") + b"s\0\x01"
    assert layout.piece(body) == b"a\0b\0"  # the count says so, zeros or not
    assert layout.goes_on(body)


def test_a_report_with_the_data_first():
    layout = scanned_data(DATA_FIRST)[2]
    assert (layout.count_at, layout.data_at, layout.data_size) == (0, 1, 56)
    body = bytes([4]) + b"code".ljust(56, b"\0") + b"\0\0\0\0Q\x01"
    assert len(body) == 63
    assert layout.piece(body) == b"code"
    assert layout.goes_on(body)


def test_a_report_without_a_count_ends_where_the_zeros_begin():
    layout = scanned_data(UNCOUNTED)[0]
    assert (layout.count_at, layout.data_at, layout.data_size) == (None, 3, 60)
    body = b"]Q1" + b"code".ljust(60, b"\0") + b"\0"
    assert layout.piece(body) == b"code"
    assert not layout.goes_on(body)


def test_a_range_of_usages_and_remembered_globals():
    descriptor = bytes.fromhex(
        "058c 0902 a101 7508 9503 a4"  # push
        "9501 7510 b4"  # pop: three times 8 bits again
        "19fb 29fd 8102 9520 09fe 8102 c0"
    )
    layout = scanned_data(descriptor)[0]
    assert (layout.data_at, layout.data_size) == (3, 32)
    assert layout.continued_bit is None


@pytest.mark.parametrize("descriptor", [b"", COUNTED[:20], bytes.fromhex("fe02000000 0501 0906")])
def test_what_is_no_scanner_has_no_such_report(descriptor):
    assert scanned_data(descriptor) == {}


@given(st.binary(max_size=200))
def test_any_descriptor(descriptor):
    for layout in scanned_data(b"\x05\x8c" + descriptor).values():
        layout.piece(b"\x05" * 80)
        layout.goes_on(b"")


@given(st.binary(max_size=30), st.integers(0, len(COUNTED)))
def test_a_damaged_descriptor(junk, at):
    scanned_data(COUNTED[:at] + junk + COUNTED[at:])


@given(st.binary(max_size=70))
def test_any_report(report):
    layout = scanned_data(COUNTED)[2]
    assert len(layout.piece(report)) <= 56
    layout.goes_on(report)
