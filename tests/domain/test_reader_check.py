"""A reader's test codes: whole ones, every way of spoiling them, and codes that are none of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import scans
from counter_app.domain.codes import ALPHABET, separator_code
from counter_app.domain.reader_check import CHECKS, judge
from tests.domain.input_methods import telex, vietnamese_layout, vni

LETTERS, CARD, LONG, BARS = (check.text for check in CHECKS)


def told(text):
    found = judge(text)
    assert found is not None
    return found[0].number, " ".join(finding.words.vi for finding in found[1])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.number))
def test_a_code_that_arrived_whole(check):
    found, (finding,) = judge(check.text)
    assert found == check
    assert not finding.is_fault
    assert str(len(check.text)) in finding.words.en


def test_every_letter_our_codes_use_is_tried():
    assert set(ALPHABET) <= set(LETTERS)
    assert set("H48.16-261123-0042") <= set(LETTERS)
    assert telex(LETTERS) == vni(LETTERS) == LETTERS
    assert len(LETTERS) >= 12  # a keyboard reader is known by codes at least so long
    assert all(len(check.text.encode()) <= 1_000 for check in CHECKS)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("]Q1" + LETTERS, 1, "AIM"),
        (LETTERS + "\t", 1, "hậu tố CR"),
        (LETTERS.lower(), 1, "Caps Lock"),
        (LETTERS.replace("-", "ß").replace("/", "-"), 1, "US English"),
        (vietnamese_layout(LETTERS), 1, "0123456789"),
        (LETTERS.replace("X", ""), 1, "thiếu «X»"),
        (CARD.encode().decode("latin-1"), 2, "UTF-8"),
        (CARD.encode().decode("cp1252", errors="replace"), 2, "Không đúng"),
        (unicodedata.normalize("NFD", CARD), 2, "ghép lại"),
        ("".join(c if c.isascii() else "?" for c in CARD), 2, "bàn phím"),
        ("".join(c for c in CARD if c.isascii()), 2, "bàn phím"),
        (telex(CARD), 2, "Không đúng"),
        (LONG[:56], 3, "cắt bớt"),
        (LONG[:-3], 3, "cắt bớt"),
        (LONG.replace("050-", ""), 3, "thiếu"),
        (BARS[:-1], 4, "cắt bớt"),
    ],
)
def test_what_spoiled_it_is_named(text, number, words):
    assert told(text)[0] == number
    assert words in told(text)[1]


def test_two_faults_are_told_together():
    number, words = told("]Q1" + LETTERS.lower())
    assert number == 1
    assert "AIM" in words
    assert "Caps Lock" in words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "IN-THU-0123456789",
        "0123456789",
        "H48.16-261123-0042",
        separator_code(7),
        "EK123456785VN",
        "051188001234|212345678|Nguyễn Thị Hồng Hạnh|05031988|Nữ|Tổ 5, P. Nghĩa Lộ|01082021",
        "https://vneid.gov.vn/qr/abcdef",
        "KT1-" * 10_000,
    ],
)
def test_other_codes_are_none_of_these(text):
    assert judge(text) is None


def test_at_a_counter_a_test_code_opens_nothing_and_fills_nothing():
    kinds = [type(scans.recognise(check.text)) for check in CHECKS]
    unknown = scans.UnknownScanned
    assert kinds == [unknown, scans.CardRefused, unknown, unknown]


@given(st.text(max_size=300))
def test_anything_at_all(text):
    found = judge(text)
    if found is not None:
        assert all(finding.words.vi for finding in found[1])


@given(st.sampled_from(CHECKS), st.data())
def test_a_wrong_letter_anywhere_is_a_fault(check, data):
    at = data.draw(st.integers(0, len(check.text) - 1))
    letter = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    spoilt = check.text[:at] + letter + check.text[at + 1 :]
    if spoilt != check.text:
        found, findings = judge(spoilt)
        is_anothers_number = any(spoilt[:4] == other.text[:4] != check.text[:4] for other in CHECKS)
        assert found == check or is_anothers_number
        assert any(finding.is_fault for finding in findings)
