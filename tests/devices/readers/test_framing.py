"""Bytes to codes, with the time given: no waiting, every cut of the stream."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.readers.framing import LIMIT, STALE_S, Framer, read_code

PLAIN = st.binary(min_size=1, max_size=40).map(
    lambda data: bytes(byte for byte in data if byte not in b"\x02\x03\r\n") or b"x"
)


def frames(framer, *pieces, gap=0.0):
    """Feed pieces `gap` seconds apart."""
    codes = []
    for number, piece in enumerate(pieces):
        codes += framer.feed(piece, number * gap)
    return codes


@given(
    codes=st.lists(PLAIN, min_size=1, max_size=6),
    end=st.sampled_from([(b"", b"\r"), (b"", b"\n"), (b"", b"\r\n"), (b"\x02", b"\x03")]),
    cuts=st.lists(st.integers(0, 300), max_size=10),
)
def test_any_cut_of_the_stream_gives_the_same_codes(codes, end, cuts):
    stream = b"".join(end[0] + code + end[1] for code in codes)
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    pieces = [stream[low:high] for low, high in itertools.pairwise(edges)]
    assert frames(Framer(pause=0.2), *pieces, gap=0.01) == codes


@given(st.lists(st.tuples(st.binary(max_size=300), st.floats(0, 5)), max_size=20))
def test_garbage_never_raises_and_never_grows(pieces):
    framer = Framer(pause=0.2, limit=100)
    at = 0.0
    for data, gap in pieces:
        at += gap
        for code in framer.feed(data, at):
            assert code is None or 0 < len(code) <= 100
            read_code(code, "x")


def test_half_a_code_is_no_code():
    framer = Framer(pause=10)
    assert framer.feed(b"0123", 0) == []
    assert framer.feed(b"4567\r", 1) == [b"01234567"]


def test_two_codes_glued():
    assert Framer(pause=1).feed(b"one\rtwo\r\n\r\nthree", 0) == [b"one", b"two"]


def test_without_an_end_mark_a_pause_ends_a_code():
    framer = Framer(pause=0.2)
    assert framer.feed(b"bare", 0) == []
    assert framer.idle(0.1) == []
    assert framer.idle(0.2) == [b"bare"]
    assert framer.idle(9) == []
    assert framer.feed(b"next", 10) == []
    assert framer.feed(b"third", 11) == [b"next"]


def test_a_reader_that_sends_end_marks_never_gives_half_a_code():
    framer = Framer(pause=0.2)
    assert framer.feed(b"one\rtw", 0) == [b"one"]
    assert framer.idle(1) == []
    assert framer.feed(b"o\r", 1) == [b"two"]
    framer.feed(b"lost", 2)
    assert framer.idle(2 + STALE_S) == []
    assert framer.feed(b"four\r", 9) == [b"four"]


def test_a_reader_set_to_no_end_mark_later_is_learned_again():
    framer = Framer(pause=0.2)
    framer.feed(b"one\r", 0)
    framer.feed(b"two", 10)
    framer.idle(10 + STALE_S)
    framer.feed(b"three", 20)
    assert framer.idle(21) == [b"three"]


def test_line_ends_inside_a_frame_belong_to_the_code():
    assert Framer(pause=1).feed(b"\x02line 1\r\nline 2\x03", 0) == [b"line 1\r\nline 2"]


def test_a_frame_may_end_with_its_line():
    framer = Framer(pause=0.2)
    assert framer.feed(b"\x02one\r\x02two\r\n", 0) == [b"one"]
    assert framer.idle(0.3) == [b"two"]


def test_a_new_frame_drops_the_half_before():
    assert Framer(pause=1).feed(b"\x02half\x02whole\x03", 0) == [b"whole"]


def test_unplugging_drops_half_a_code():
    framer = Framer(pause=10)
    framer.feed(b"\x02half", 0)
    framer.drop()
    assert framer.feed(b"whole\r", 1) == [b"whole"]


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1, 10 * LIMIT])
def test_a_code_over_the_limit_is_told_of_and_dropped_up_to_its_end(size):
    expected = [b"x" * size if size <= LIMIT else None, b"next"]
    assert Framer(pause=1).feed(b"x" * size + b"\rnext\r", 0) == expected


def test_a_flood_without_an_end_is_told_of_once_and_ends_with_a_pause():
    framer = Framer(pause=0.2)
    told = [framer.feed(b"x" * 4_000, number * 0.01) for number in range(9)]
    assert [len(codes) for codes in told] == [0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert framer.idle(1) == []
    assert framer.feed(b"next\r", 2) == [b"next"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("Đỗ Thị Ễnh|Nữ".encode(), "Đỗ Thị Ễnh|Nữ"),
        (b"]Q1plain", "plain"),
        (b"]C0012", "012"),
        (b"\xef\xbb\xbfplain", "plain"),
        (b"]d2\xef\xbb\xbfplain", "plain"),
        (b"]]", "]]"),
        (b"\xc3", None),
        (b"]Q1\xff", None),
    ],
)
def test_text(data, text):
    code = read_code(data, "quầy 05")
    assert (code.data, code.text, code.device) == (data, text, "quầy 05")
