"""Line breaks that look set by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counter_app.forms.phrases import balanced, dong_on_paper, weekday

words = st.lists(st.text("abcđẫ", min_size=1, max_size=12), min_size=1, max_size=30)


@given(words, st.floats(10, 400))
def test_balanced_loses_no_word(parts, width):
    text = " ".join(parts)
    lines = balanced(text, len(text) * 5.0, width)
    assert " ".join(lines) == text
    assert all(line for line in lines)


def test_balanced_lines_are_of_nearly_equal_length():
    lines = balanced("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 200, 150)
    assert lines == ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]


def test_empty_text_is_one_empty_line():
    assert balanced("", 0, 100) == [""]


def test_words():
    assert dong_on_paper(1_234_567) == "1.234.567 đồng"
    assert weekday(date(2026, 11, 23)) == "Thứ Hai"
    assert weekday(date(2026, 11, 29)) == "Chủ nhật"
