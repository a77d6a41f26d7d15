"""What tells how a page lies when its print is small, scarce or missing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import ImageDraw

from counter_app.imaging.clean import Measured, measure
from tests.imaging.drawing import DPI, PARAGRAPH, Drawing, font, leaned, scanned


def measured(image: np.ndarray) -> Measured:
    pixels = np.frombuffer(scanned(image), np.uint8)
    return measure(cv2.imdecode(pixels, cv2.IMREAD_GRAYSCALE), DPI)


def ruled() -> np.ndarray:
    """An empty form: rules and nothing else."""
    form = Drawing.blank()
    pen = ImageDraw.Draw(form.image)
    for y in range(400, 3200, 100):
        pen.line((250, y, 2250, y), fill=(40,) * 3, width=3)
    for x in (250, 700, 1500, 2250):
        pen.line((x, 400, x, 3100), fill=(40,) * 3, width=3)
    return form.gray()


def newsprint() -> np.ndarray:
    """Six narrow columns of 5 pt, each beginning at a height of its own."""
    sheet = Drawing.blank()
    pen, face, words = ImageDraw.Draw(sheet.image), font(5), PARAGRAPH.split()
    for column, lower in enumerate((0, 13, 5, 18, 8, 15)):
        x, y, at = 200 + 350 * column, 200.0 + lower, column * 7
        while y < 3300:
            line = ""
            while face.getlength(f"{line} {words[at % len(words)]}") < 320:
                line, at = f"{line} {words[at % len(words)]}", at + 1
            pen.text((x, y), line, font=face, fill=(40,) * 3)
            y += 5 * DPI / 72 * 1.05
    return sheet.gray()


@pytest.mark.parametrize("angle", [-31.0, -2.6, 0.5, 12.0])
def test_rules_alone_tell_how_an_empty_form_lies(angle):
    found = measured(leaned(ruled(), angle))
    assert found.lean.is_certain
    assert abs(found.lean.angle - angle) <= 0.05
    assert not found.upright_sure


@pytest.mark.parametrize("angle", [-6.3, 0.4])
def test_small_print_in_columns_is_straightened(angle):
    found = measured(leaned(newsprint(), angle))
    assert found.lean.is_certain
    assert abs(found.lean.angle - angle) <= 0.2


def test_a_form_with_three_words_lies_as_its_rules_do():
    form = Drawing.blank()
    pen = ImageDraw.Draw(form.image)
    for y in range(400, 3200, 120):
        pen.line((250, y, 2250, y), fill=(40,) * 3, width=3)
    for word, at_mm in (("Số:", (25, 20)), ("Ngày", (60, 60)), ("Ký tên", (140, 250))):
        form.words(word, at_mm=at_mm)
    assert abs(measured(leaned(form.gray(), 3.3)).lean.angle - 3.3) <= 0.05


def test_a_signature_is_no_rule():
    sheet = Drawing.blank().signature(colour=(40, 40, 90), at_mm=(60, 100))
    assert not measured(leaned(sheet.gray(), 6.0)).lean.is_certain


def test_a_photograph_has_no_lines():
    rough = np.random.default_rng(3).integers(20, 235, (60, 42)).astype(np.uint8)
    soft = leaned(cv2.resize(rough, (2480, 3508), interpolation=cv2.INTER_CUBIC), 7.0)
    assert not measured(soft[400:-400, 400:-400]).lean.is_certain


def test_a_table_standing_on_its_side_keeps_one_angle():
    """Columns of figures are as plain as lines: whichever is asked, the page must not wobble."""
    sheet = Drawing.blank()
    for row in range(34):
        for column in range(6):
            place = (22 + 30 * column, 20 + 7.5 * row)
            sheet.words(f"{(row * 7 + column * 13) % 90 + 10}.{row % 10}", at_mm=place, points=11)
    page = sheet.gray()
    for quarters in (0, 1):
        lying = leaned(np.ascontiguousarray(np.rot90(page, quarters)), 1.2)
        assert abs(measured(lying).lean.angle - 1.2) <= 0.08
