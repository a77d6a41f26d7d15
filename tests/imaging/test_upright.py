"""Short pages from every side: set upright, or left as they came; never turned over."""

from __future__ import annotations

from functools import cache
from random import Random

import numpy as np
import pytest
from PIL import ImageDraw

from counter_app.imaging.pages import process
from counter_app.imaging.upright import Ballot, Stand, decide
from tests.imaging.drawing import Drawing, only, scanned

SIDES = (0, 1, 2, 3)


@cache
def certificate(lines: int) -> np.ndarray:
    sheet = Drawing.blank().words("GIẤY CHỨNG NHẬN", at_mm=(70, 40), points=20)
    said = [
        "Ông: Nguyễn Văn Thử",
        "Sinh ngày 12 tháng 3 năm 1978",
        "Thường trú tại: Tổ 5, phường Nghĩa Lộ",
        "Đã hoàn thành khóa học",
        "Số: 15/GCN-UBND",
        "Quảng Ngãi, ngày 2 tháng 9 năm 2026",
    ]
    for row in range(lines):
        sheet.words(said[row], at_mm=(40 + 10 * (row % 3), 70 + 12 * row))
    return sheet.gray()


def card() -> np.ndarray:
    face = Drawing.blank((1011, 638)).words("CĂN CƯỚC CÔNG DÂN", at_mm=(30, 8), points=9)
    said = [
        "Số / No.: 051087004321",
        "Họ và tên: NGUYỄN THỊ THỬ",
        "Giới tính: Nữ  Quốc tịch: Việt Nam",
        "Quê quán: Nghĩa Hành, Quảng Ngãi",
    ]
    for row, words in enumerate(said):
        face.words(words, at_mm=(25, 18 + 6 * row), points=7)
    return face.gray()


@cache
def plan(seed: int) -> np.ndarray:
    """A building plan: long lines and a few words and figures here and there."""
    rng, sheet = Random(seed), Drawing.blank()
    pen = ImageDraw.Draw(sheet.image)
    for _ in range(30):
        x, y = rng.randint(200, 2200), rng.randint(200, 3200)
        pen.line((x, y, x, rng.randint(200, 3200)), fill=(30,) * 3, width=4)
        pen.line((x, y, rng.randint(200, 2200), y), fill=(30,) * 3, width=4)
    for _ in range(rng.randint(4, 25)):
        words = rng.choice(["4500", "3.200", "Phòng ngủ", "WC", "Cầu thang", "Tỷ lệ 1:100"])
        sheet.words(words, at_mm=(rng.randint(20, 170), rng.randint(20, 270)), points=9)
    return sheet.gray()


@cache
def figures(seed: int) -> np.ndarray:
    """Columns of numbers, which pull the votes of whole lines to one side."""
    rng, sheet = Random(seed), Drawing.blank()
    for row in range(30):
        numbers = f"{rng.randint(10**6, 10**9)} {rng.randint(0, 10**6)}  {rng.randint(0, 10**5)}"
        sheet.words(numbers, at_mm=(30, 20 + row * 8), points=10)
    return sheet.gray()


def stand(sheet: np.ndarray, quarters: int) -> int | None:
    """How a page that lies turned clockwise by so many quarters comes out; None when unsure."""
    lying = np.ascontiguousarray(np.rot90(sheet, -quarters))
    page = only(process(scanned(lying), None, 300))
    assert page.upright_sure or page.upright_deg == 0
    return (page.upright_deg + 90 * quarters) % 360 if page.upright_sure else None


@pytest.mark.parametrize("quarters", SIDES)
@pytest.mark.parametrize(
    "sheet",
    [
        lambda: certificate(6),
        card,
        lambda: Drawing.blank().text(lines=2).gray(),
        lambda: Drawing.blank().text(lines=3, family="Sans").gray(),
    ],
    ids=["certificate", "card", "two lines", "three lines"],
)
def test_a_few_lines_are_enough(sheet, quarters):
    assert stand(sheet(), quarters) == 0


@pytest.mark.parametrize("quarters", SIDES)
@pytest.mark.parametrize(
    "sheet",
    [
        lambda: certificate(1),
        lambda: certificate(2),
        lambda: Drawing.blank().words("Bản vẽ", at_mm=(30, 30)).gray(),
        *(lambda seed=seed: plan(seed) for seed in range(3)),
        *(lambda seed=seed: figures(seed) for seed in (6, 7)),
    ],
)
def test_what_says_too_little_is_right_or_left_as_it_came(sheet, quarters):
    assert stand(sheet(), quarters) in {0, None}


@pytest.mark.parametrize("quarters", SIDES)
def test_words_standing_in_columns_do_not_turn_a_page_over(quarters):
    """Lines and columns are equally plain here, and letters read across tell nothing."""
    sheet = Drawing.blank()
    for row in range(30):
        sheet.words("Some text here. " * 7, at_mm=(25, 25 + 6 * row), points=11)
    assert stand(sheet.gray(), quarters) in {0, None}


def test_lines_full_of_digits_are_not_believed_alone():
    """Figures of tables laid upside down: the lines are sure of the wrong thing."""
    lines = Ballot(votes=420, lean=7.4)
    assert not lines.is_plain
    assert decide(lines, Ballot(votes=0, lean=0.0)) is Stand.UNKNOWN
    assert decide(Ballot(votes=484, lean=-6.1), Ballot(votes=41, lean=1.1)) is Stand.UNKNOWN
    assert decide(lines, Ballot(votes=30, lean=3.0)) is Stand.UPRIGHT
