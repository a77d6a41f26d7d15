import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.text import clean_line, fold, name_key, nfc, sentence, shown

IN_ORDER = """
Lê Văn A
Nguyễn An
Nguyễn Thị An
Trần An
Cao Thị Anh
Đặng Thị Anh
Lê Ảnh
Bùi Ngọc Ánh
Hồ Thiên Ân
Vũ Quốc Bảo
Phạm Văn Bắc
Phạm Văn Bằng
Phạm Văn Bân
Lê Cường
Dương Văn Dũng
Đinh Văn Dũng
Nguyễn Văn Đức
Nguyễn Thị Hà
Lê Thị Hạ
Lê Thị Hạnh
Nguyễn Thị Hồng Hạnh
Nguyễn Văn Hoa
Nguyễn Văn Hòa
Nguyễn Văn Hóa
Trần Văn Hùng
Trần Văn Hưng
Nguyễn Thị Hương
Nguyễn Thị Hường
KIM MIN-JUN
Y Wang
""".strip().splitlines()


def test_a_list_of_people_sorts_by_given_name_letters_tones():
    assert len(IN_ORDER) == 30
    shuffled = IN_ORDER[:]
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)
        assert sorted(shuffled, key=name_key) == IN_ORDER


def test_both_spellings_of_a_tone_sort_together_and_nfd_too():
    assert min("Lê Hoán", "Lê Hoà", "Lê Hòa", "Lê Hoa", key=name_key) == "Lê Hoa"
    plain, old = name_key("Lê Hòa"), name_key("Lê Hoà")
    assert plain.split(" ")[0] == old.split(" ")[0]
    assert name_key(unicodedata.normalize("NFD", "Đặng Thị Ân")) == name_key("Đặng Thị Ân")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Hồng Hạnh", "nguyen thi hong hanh"),
        ("HỒNG  HẠNH", "hong hanh"),
        ("Cấp đổi Giấy chứng nhận", "cap doi giay chung nhan"),
        ("Đắk Lắk", "dak lak"),
        ("Ðà Nẵng", "da nang"),  # U+00D0, a wrong letter found in public data
        (unicodedata.normalize("NFD", "Ưu đãi"), "uu dai"),
        ("KIM MIN-JUN", "kim min-jun"),
    ],
)
def test_folding_finds_the_same_word(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_clean_lines_hold_no_control_or_bidi_character(text):
    line = clean_line(text)
    assert line == nfc(line)
    assert line == line.strip()
    assert not {unicodedata.category(char) for char in line} & {"Cc", "Cf", "Cs"}


def test_clean_line_keeps_words_apart_and_drops_what_is_invisible():
    assert clean_line("\ufeffNguyễn\tVăn\r\nAn\x00\u200b \u202e") == "Nguyễn Văn An"


@given(st.text(max_size=3000))
def test_shown_text_is_short_and_sorting_takes_any_name(text):
    assert len(shown(text)) <= 80
    assert isinstance(name_key(text), str)


def test_shown_text_says_that_it_was_cut():
    assert shown("a" * 81) == "a" * 79 + "…"
    assert shown("a" * 80) == "a" * 80
    assert shown(" " * 10_000 + "x").endswith("…")


def test_a_sentence_begins_with_a_capital():
    assert sentence("đơn đề nghị của Sở") == "Đơn đề nghị của Sở"
    assert sentence("") == ""
