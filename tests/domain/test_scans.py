import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.codes import OwnKind, read_request_number, separator_code
from counter_app.domain.scans import (
    CardRefused,
    CardScanned,
    DossierCodeScanned,
    OwnCodeScanned,
    ParcelScanned,
    PaymentScanned,
    RequestScanned,
    UnknownScanned,
    VneidScanned,
    recognise,
)
from counter_app.domain.vietqr import crc16

CARD = "051087004321||NGUYỄN VĂN AN|15081987|Nam|Tổ 5, Quảng Ngãi|10052021"
PAYMENTS = [
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C",
    "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4",
    (
        "00020101021238570010A0000007270127000697043601130511000123456"
        "0208QRIBFTTA530370454061500005802VN62290825000.00.17.H48-261120-004263040EB1"
    ),
]


def test_a_card_and_a_card_cut_short():
    scanned = recognise(CARD + "\r\n")
    assert isinstance(scanned, CardScanned)
    assert scanned.card.name == "NGUYỄN VĂN AN"
    refused = recognise(CARD[:30])
    assert isinstance(refused, CardRefused)
    assert refused.refusal.code == "card_truncated"
    mangled = recognise("ư" + CARD.replace("Nam", "Nuwx"))
    assert isinstance(mangled, CardRefused)
    assert mangled.refusal.code == "card_mangled"


@pytest.mark.parametrize("prefix", ["", "]Q1", "\x02", "\ufeff"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("000.00.17.H48-261120-0042", "000.00.17.H48-261120-0042"),
        ("h48.17-261120-0042", "H48.17-261120-0042"),
        ("TM05-261120-007", "TM05-261120-007"),
    ],
)
def test_codes_on_receipts_are_looked_up(prefix, text, code):
    scanned = recognise(prefix + text + "\r")
    assert isinstance(scanned, DossierCodeScanned)
    assert scanned.code.text == code


def test_our_own_codes():
    scanned = recognise(separator_code(3).lower())
    assert isinstance(scanned, OwnCodeScanned)
    assert (scanned.code.kind, scanned.code.number) == (OwnKind.SEPARATOR, 3)


def test_parcels_and_payments():
    assert recognise("ea123456785vn") == ParcelScanned(number="EA123456785VN")
    assert crc16("123456789") == 0x29B1
    for payload in PAYMENTS:
        assert recognise(payload) == PaymentScanned(payload=payload)
        assert isinstance(recognise(payload[:-1] + "0"), UnknownScanned)
        assert isinstance(recognise(payload.replace("5303704", "5303840")), UnknownScanned)


@pytest.mark.parametrize(
    "text",
    [
        "https://vneid.gov.vn/q?id=051087004321",
        "vneid://share/abc",
        "www.dichvucong.gov.vn/tra-cuu",
        '{"cccd": "051087004321", "name": "NGUYEN VAN AN"}',
        "[1, 2]",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwNTEwODcwMDQzMjEifQ.c2lnbmF0dXJl",
        "VGhpcyBpcyBub3QgYSBjYXJkIGF0IGFsbA==",
        "9f86d081884c7d659a2feaa0c55ad015",
    ],
)
def test_situation_3_a_phone_code_is_one_sentence_and_keeps_nothing(text):
    scanned = recognise(text)
    assert scanned == VneidScanned()
    assert dataclasses.fields(scanned) == ()
    assert "VNeID" in scanned.SENTENCE.vi
    assert scanned.SENTENCE.vi.count(".") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
        ("051087004321", "051087004321"),
        ("a|b|c|d|e|f|g", "a|b|c|d|e|f|g"),
        ("\u202egnp.exe\u202c\x1b[31m", "gnp.exe[31m"),
        ("{not json", "{not json"),
        ("x" * 10_240, "x" * 79 + "…"),
        ("|" * 10_240, "|" * 79 + "…"),
        ("[" * 4_000, "[" * 79 + "…"),
        ("PHIEUTHU2026ABCDEF1234567890XYZ", "PHIEUTHU2026ABCDEF1234567890XYZ"),
    ],
)
def test_everything_else_is_shown_safely(text, shown):
    assert recognise(text) == UnknownScanned(shown=shown)


@given(st.text(max_size=300) | st.lists(st.text(max_size=30), max_size=12).map("|".join))
def test_no_scan_raises_and_what_is_shown_is_safe(text):
    scanned = recognise(text)
    if isinstance(scanned, UnknownScanned):
        assert len(scanned.shown) <= 80
        assert not {unicodedata.category(c) for c in scanned.shown} & {"Cc", "Cf", "Cs"}


@pytest.mark.parametrize(
    "text", ["BS05-261123-001", "bs05-261123-001", " BS05-261123-001/HDHS ", "BSA1-261123-1234"]
)
def test_the_number_of_a_supplement_request_is_no_dossier_code(text):
    found = recognise(text)
    assert isinstance(found, RequestScanned)
    assert found.number == read_request_number(found.number.text)


@pytest.mark.parametrize("text", ["BS05-261323-001", "BS05-261123-000", "BS-261123-001", "BS05"])
def test_what_only_looks_like_one_is_unknown(text):
    assert isinstance(recognise(text), UnknownScanned)
