"""What each library is good for, and what is not believed."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import zxingcpp

from counter_app.imaging.codes.close import look_closely
from counter_app.imaging.codes.libraries import QR, ask_zbar, ask_zxing
from tests.imaging.drawing import CARD_TEXT

FORMATS = zxingcpp.BarcodeFormat


def code(content, code_format=FORMATS.QRCode, **options):
    barcode = zxingcpp.create_barcode(content, code_format, **options)
    return np.array(zxingcpp.write_barcode_to_image(barcode, scale=4))


def test_both_read_a_card_alike():
    picture = code(CARD_TEXT)
    (first,), unread = ask_zxing(picture, QR)
    (second,) = ask_zbar(picture)
    assert first.text == second.text == CARD_TEXT
    assert first.symbology == second.symbology == "QRCode"
    assert unread == []


def test_a_code_seen_but_not_read_is_told_by_its_place():
    picture = code(CARD_TEXT)
    picture[100:150, 60:150] ^= 255  # more than its check bytes can mend
    read, ((x, y, width, height),) = ask_zxing(picture, QR)
    assert read == []
    assert max(abs(x - 16), abs(y - 16)) <= 4
    assert min(width, height) >= picture.shape[0] - 48


def test_a_text_that_zbar_only_guesses_is_not_believed():
    picture = code("デザイン".encode("shift_jis"))
    assert ask_zbar(picture) == []


def test_micro_qr_is_not_looked_for():
    assert ask_zxing(code("12345", FORMATS.MicroQRCode), QR) == ([], [])


def test_without_zbar_there_is_one_opinion_less(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyzbar.pyzbar", None)
    assert ask_zbar(code(CARD_TEXT)) == []
    assert [each.text for each in look_closely(code(CARD_TEXT), enlarge=())] == [CARD_TEXT]


@pytest.mark.parametrize("side", [1, 2, 7, 21])
def test_the_smallest_pictures_hold_nothing(side):
    picture = np.full((side, side), 200, np.uint8)
    assert look_closely(picture, enlarge=(2, 3)) == []
