"""Codes on pages: dense, blurred, turned, hostile."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp

from counter_app.imaging.codes import read_codes, turn_told_by
from tests.imaging.drawing import A4, CARD_TEXT, DPI, MM, PAPER, Drawing, leaned, scanned


def scan(image: np.ndarray, seed: int = 1) -> np.ndarray:
    data = np.frombuffer(scanned(image, seed=seed), np.uint8)
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)


@pytest.mark.parametrize(
    ("px_per_module", "degrees"),
    [(2.0, 0.0), (2.0, 2.3), (2.0, -3.7), (2.5, 2.3), (3.0, -3.7), (3.5, 0.0), (3.5, 2.3)],
)
def test_the_code_of_an_identity_card_is_read_from_an_a4_scan(px_per_module, degrees):
    sheet = Drawing.blank().text(lines=20)
    sheet.code(CARD_TEXT, at_mm=(41.3, 210.7), px_per_module=px_per_module)
    (code,) = read_codes(scan(leaned(sheet.gray(), degrees)))
    assert code.text == CARD_TEXT
    assert code.symbology == "QRCode"


@pytest.mark.parametrize(
    ("px_per_module", "sigma"), [(1.6, 0.0), (1.8, 0.6), (2.0, 1.0), (2.5, 1.2), (3.5, 2.0)]
)
def test_a_code_too_dense_or_blurred_for_the_page_read_is_looked_at_closely(px_per_module, sigma):
    sheet = Drawing.blank().text(lines=20)
    image = sheet.code(CARD_TEXT, at_mm=(41.3, 210.7), px_per_module=px_per_module).gray()
    if sigma:
        image = cv2.GaussianBlur(image, (0, 0), sigma)
    assert [code.text for code in read_codes(scan(image))] == [CARD_TEXT]


def test_a_code_turned_with_its_page_says_so():
    sheet = Drawing.blank().code("VÍ DỤ", at_mm=(30, 30), px_per_module=8).gray()
    for quarters in range(4):
        (code,) = read_codes(np.ascontiguousarray(np.rot90(sheet, -quarters)))
        assert code.turned_deg == 90 * quarters
        assert turn_told_by([code]) == -90 * quarters % 360


def test_codes_that_disagree_tell_nothing():
    sheet = Drawing.blank().code("MỘT", at_mm=(30, 30), px_per_module=8).gray()
    sheet[1800:2400, 1000:1600] = np.rot90(sheet[300:900, 300:900])
    codes = read_codes(sheet)
    assert len(codes) == 2
    assert turn_told_by(codes) is None
    assert turn_told_by([]) is None


def with_bars(text: str, *, quarters: int = 0) -> np.ndarray:
    """A page with Code 128 bars of 0.34 mm, as our separator strips carry."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    bars = np.array(zxingcpp.write_barcode_to_image(barcode, scale=4))
    page = np.full((A4[1], A4[0]), PAPER, np.uint8)
    bars = np.rot90(
        cv2.resize(bars, (bars.shape[1], 180), interpolation=cv2.INTER_NEAREST), quarters
    )
    page[700 : 700 + bars.shape[0], 500 : 500 + bars.shape[1]] = bars
    return page


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_bars_are_read_from_every_side(quarters):
    (code,) = read_codes(scan(with_bars("MC-TACH-07", quarters=quarters)))
    assert (code.text, code.symbology) == ("MC-TACH-07", "Code128")


def test_many_codes_come_from_top_to_bottom_each_once():
    sheet = Drawing.blank()
    for row in range(3):
        sheet.code(f"GIẤY {row}", at_mm=(30 + 40 * row, 40 + 70 * row), px_per_module=9)
    assert [code.text for code in read_codes(scan(sheet.gray()))] == ["GIẤY 0", "GIẤY 1", "GIẤY 2"]


def test_the_box_lies_around_the_code():
    sheet = Drawing.blank().code("HỘP", at_mm=(100, 150), px_per_module=10)
    (code,) = read_codes(sheet.gray())
    x, y, w, h = code.box
    assert abs(x - (100 * MM + 40)) <= 6
    assert abs(y - (150 * MM + 40)) <= 6
    assert abs(w - 210) <= 12
    assert abs(h - 210) <= 12


def test_a_small_code_somebody_points_at_is_read_though_the_page_read_missed_it():
    sheet = Drawing.blank().code(CARD_TEXT, at_mm=(60, 60), px_per_module=2.4).gray()
    poor = cv2.GaussianBlur(sheet, (0, 0), 1.1)
    around = (round(55 * MM), round(55 * MM), 220, 220)
    found = read_codes(poor, regions=[around])
    assert [code.text for code in found] == [CARD_TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02\x1b[2J",
        "a|b|c\r\nd",
        "'; DROP TABLE entry;--",
        "<script>alert(1)</script>",
        "🏛️" * 40,
    ],
)
def test_what_a_code_holds_is_passed_on_as_it_is(text):
    sheet = Drawing.blank((1400, 1400)).code(text, at_mm=(10, 10), px_per_module=8)
    assert [code.text for code in read_codes(sheet.gray())] == [text]


def test_the_largest_code_there_is_does_no_harm():
    text = "0123456789" * 290  # 2900 letters in version 40, 177 modules a side
    sheet = Drawing.blank((2000, 2000)).code(text, at_mm=(5, 5), px_per_module=6, error="l")
    assert [code.text for code in read_codes(sheet.gray())] == [text]


def test_prose_photographs_and_tiny_pictures_hold_no_codes(letter):
    assert read_codes(letter) == ()
    assert read_codes(Drawing.blank().photo(box_mm=(20, 20, 160, 200)).gray()) == ()
    assert read_codes(np.zeros((1, 1), np.uint8)) == ()
    assert read_codes(np.full((3, 400), 255, np.uint8)) == ()


def test_a_region_beside_the_page_is_no_error(letter):
    corner = letter[:800, :800]
    beside = [(9000, 9000, 50, 50), (0, 0, 0, 0), (-50, -50, 20, 20)]
    assert read_codes(corner, regions=beside) == ()


def test_resolution_of_the_drawing_is_that_of_the_scanner():
    assert DPI == 300  # the pixels per module above are meant at this resolution
