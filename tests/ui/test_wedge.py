"""A scanner types like nobody else: judged by time stamps alone."""

from hypothesis import given
from hypothesis import strategies as st

from counter_app.ui.wedge import Burst, Verdict

CODE = "H48.16-261123-0042"


def burst(text, gap, *, prefix=False, start=1000):
    made = Burst()
    stamp = start
    if prefix:
        made.add_prefix(stamp)
        stamp += gap
    for letter in text:
        assert made.may_go_on(stamp)
        made.add(stamp, letter)
        stamp += gap
    return made, stamp


def test_scanner_at_8_ms_is_a_scan():
    made, end = burst(CODE, 8)
    assert made.judge(end) is Verdict.SCAN
    assert made.text == CODE


def test_short_codes_need_the_prefix():
    made, end = burst("MC123456", 8)
    assert made.judge(end) is Verdict.TYPING
    made, end = burst("MC123456", 8, prefix=True)
    assert made.judge(end) is Verdict.SCAN
    made, end = burst("MC12345", 8, prefix=True)
    assert made.judge(end) is Verdict.TYPING


def test_a_late_terminator_is_a_person_pressing_enter():
    made, end = burst(CODE, 8)
    assert made.judge(end + 61) is Verdict.TYPING


def test_backspace_and_foreign_letters_mean_an_input_method_rewrote_it():
    made, end = burst(CODE, 8)
    made.add_rewrite(end)
    assert made.judge(end + 8) is Verdict.REWRITTEN
    made, end = burst("ưQ1" + CODE, 8)
    assert made.judge(end) is Verdict.REWRITTEN


@given(st.integers(61, 2000), st.text("0123456789", min_size=12, max_size=20))
def test_people_never_look_like_a_scanner(gap, text):
    """160 words a minute is a key every 75 ms."""
    made = Burst()
    made.add(0, text[0])
    assert not made.may_go_on(gap)


@given(
    st.lists(st.integers(1, 20), min_size=13, max_size=60),
    st.integers(0, 2**40),
)
def test_scanners_of_4_to_20_ms_are_always_recognised(gaps, start):
    made, stamp = Burst(), start
    for gap in gaps:
        assert made.may_go_on(stamp)
        made.add(stamp, "7")
        stamp += gap
    assert made.judge(stamp) is Verdict.SCAN


@given(st.lists(st.integers(31, 60), min_size=12, max_size=30))
def test_a_median_over_30_ms_is_typing(gaps):
    made, stamp = Burst(), 0
    made.add(stamp, "7")
    for gap in gaps:
        stamp += gap
        made.add(stamp, "7")
    assert made.judge(stamp + 40) is Verdict.TYPING
