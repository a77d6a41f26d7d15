"""One sheet scanned twice is known again; look-alike sheets are told apart."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
import pytest
from PIL import ImageDraw

from counter_app.imaging import likeness
from counter_app.imaging.likeness import (
    Imprint,
    form_share,
    imprint_of,
    is_same_sheet,
    nearest,
    outline,
)
from counter_app.imaging.pages import ProcessedPage, process
from tests.imaging.drawing import A4, MM, Drawing, leaned, only, scanned

LABELS = ("Họ và tên:", "Ngày sinh:", "Số định danh:", "Địa chỉ:", "Điện thoại:", "Thửa đất số:")
NAMES = ("Nguyễn Văn Khoa", "Trần Thị Bích Lan", "Lê Hoàng Anh", "Phạm Quốc Đạt", "Võ Thị Sáu")
PLACES = ("Tổ 5, phường Nghĩa Lộ", "Thôn Hai, xã Tịnh Khê", "12 Lê Lợi, phường Cẩm Thành")


def form(*, person: int | None, signed: bool = True) -> Drawing:
    """The same printed form every time; filled in by `person`, or empty."""
    sheet = (
        Drawing.blank()
        .words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", at_mm=(55, 15))
        .words("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG", at_mm=(45, 40), points=15)
        .text(top_mm=160, lines=10)
    )
    pen = ImageDraw.Draw(sheet.image)
    for row, label in enumerate(LABELS):
        y = 60 + row * 14
        sheet.words(label, at_mm=(25, y))
        pen.line((60 * MM, (y + 6) * MM, 185 * MM, (y + 6) * MM), fill=(90,) * 3, width=2)
    if person is None:
        return sheet
    rng = Random(person)
    said = (
        NAMES[person % len(NAMES)],
        f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{rng.randint(1950, 2005)}",
        str(rng.randint(10**11, 10**12 - 1)),
        PLACES[person % len(PLACES)],
        f"09{rng.randint(10**7, 10**8 - 1)}",
        str(rng.randint(100, 999)),
    )
    for row, words in enumerate(said):
        sheet.words(words, at_mm=(65, 59 + row * 14), points=14, colour=60)
    if signed:
        place = (115 + 8 * rng.random(), 245 + 6 * rng.random())
        sheet.signature(colour=(40, 40, 120), at_mm=place)
    return sheet


def plan(seed: int) -> Drawing:
    """A drawing on a sheet with a printed frame and title block."""
    rng, sheet = Random(seed), Drawing.blank()
    pen = ImageDraw.Draw(sheet.image)
    pen.rectangle((200, 200, 2300, 3300), outline=(30,) * 3, width=6)
    pen.rectangle((1300, 3000, 2300, 3300), outline=(30,) * 3, width=4)
    sheet.words("BẢN VẼ MẶT BẰNG", at_mm=(115, 258))
    for _ in range(12):
        x, y = rng.randint(300, 1800), rng.randint(300, 2500)
        corner = (x + rng.randint(150, 450), y + rng.randint(150, 450))
        pen.rectangle((x, y, *corner), outline=(30,) * 3, width=5)
    return sheet


def halved(image: np.ndarray) -> np.ndarray:
    return cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


def page_of(image: np.ndarray, *, seed: int = 1, noise: float = 2.5) -> ProcessedPage:
    """A sheet drawn at 300 dpi is scanned at 150: imprints are made from a far smaller picture."""
    half = image if max(image.shape) <= A4[1] // 2 else halved(image)
    return only(process(scanned(half, seed=seed, noise=noise), None, 150))


def seen(image: np.ndarray, *, seed: int = 1, noise: float = 2.5) -> Imprint:
    return page_of(image, seed=seed, noise=noise).imprint


def moved(image: np.ndarray, right: int, down: int) -> np.ndarray:
    height, width = image.shape[:2]
    shift = np.float32([[1, 0, right], [0, 1, down]])
    return cv2.warpAffine(image, shift, (width, height), borderValue=(246,) * 3)


AGAIN = {
    "nothing": lambda image: image,
    "skew": lambda image: leaned(image, -2.3),
    "shift": lambda image: moved(image, 20, -28),
    "darker": lambda image: (image * 0.8).astype(np.uint8),
    "paler": lambda image: np.clip(image * 0.8 + 50, 0, 255).astype(np.uint8),
    "softer": lambda image: cv2.GaussianBlur(image, (0, 0), 0.5),
    "all": lambda image: leaned((moved(image, -10, 15) * 0.9).astype(np.uint8), 1.4),
}
SHEETS = {
    "letter": lambda: Drawing.blank().text().gray(),
    "three lines": lambda: Drawing.blank().text(lines=3).gray(),
    "form": lambda: form(person=1).gray(),
    "empty form": lambda: form(person=None).gray(),
    "drawing": lambda: plan(1).gray(),
    "seal": lambda: Drawing.blank().text(lines=12).seal().pixels(),
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_scanned_again_is_known(sheet):
    image = halved(SHEETS[sheet]())
    first = seen(image)
    for seed, (what, change) in enumerate(AGAIN.items(), start=2):
        again = seen(change(image), seed=seed, noise=4.0)
        assert is_same_sheet(first, again), what
        assert is_same_sheet(again, first), what


@pytest.mark.parametrize("sheet", ["drawing", "form"])
def test_a_sheet_fed_again_upside_down_is_known(sheet):
    image = SHEETS[sheet]()
    assert is_same_sheet(seen(image), seen(np.rot90(image, 2).copy(), seed=2))


def test_one_form_filled_in_by_different_people_is_never_one_sheet():
    forms = [seen(form(person=person).gray(), seed=person) for person in range(6)]
    forms.append(seen(form(person=None).gray(), seed=7))
    forms.append(seen(form(person=0, signed=False).gray(), seed=8))
    alike = [
        (one, other)
        for one in range(len(forms))
        for other in range(one + 1, len(forms))
        if is_same_sheet(forms[one], forms[other]) or is_same_sheet(forms[other], forms[one])
    ]
    assert alike == []


def typed(person: int) -> np.ndarray:
    """One form, name and day of birth typed into the same place, scanned at 75 dpi."""
    sheet = form(person=None)
    day = f"{7 + 5 * person:02d}/{12 - person:02d}/{1961 + 7 * person}"
    sheet.words(NAMES[person], at_mm=(65, 59)).words(day, at_mm=(65, 73))
    return halved(halved(sheet.gray()))


def coarse(image: np.ndarray, *, seed: int) -> Imprint:
    return only(process(scanned(image, seed=seed, noise=3.0), None, 75)).imprint


def test_names_typed_into_the_same_place_are_told_apart_in_a_coarse_scan():
    sheets = [typed(person) for person in range(len(NAMES))]
    forms = [coarse(sheet, seed=seed) for seed, sheet in enumerate(sheets)]
    again = [
        coarse((leaned(sheet, 1.5 - seed) * 0.85).astype(np.uint8), seed=seed + 10)
        for seed, sheet in enumerate(sheets)
    ]
    alike = [[is_same_sheet(one, other) for other in again] for one in forms]
    assert np.array_equal(alike, np.eye(len(NAMES), dtype=bool))


def test_what_stands_at_the_very_edge_makes_no_other_sheet():
    image = form(person=1).gray()
    shadowed = image.copy()
    for top in range(300, 3000, 60):
        shadowed[top : top + 40, 20:60] = 60
    assert is_same_sheet(seen(image), seen(shadowed, seed=2))
    assert is_same_sheet(seen(shadowed), seen(leaned(image, 1.2), seed=3))


def test_only_pages_of_like_build_are_laid_on_each_other():
    sheets = [SHEETS[name]() for name in ("letter", "drawing", "three lines")]
    outlines = [outline(seen(sheet)) for sheet in (*sheets, form(person=1).gray())]
    again = outline(seen(leaned(moved(form(person=1).gray(), 20, -28), 1.1), seed=2))
    turned = outline(seen(np.rot90(form(person=1).gray(), 2).copy(), seed=3))
    other = outline(seen(form(person=2).gray(), seed=4))
    for page in (again, turned, other):
        assert nearest(outlines, page, 3) == [3]
    assert nearest([other, *outlines], again, 3) == [4, 0]
    assert nearest([other, *outlines], again, 1) == [4]
    assert nearest([], again, 3) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda: plan(1).gray(), lambda: plan(2).gray()),
        (SHEETS["letter"], lambda: Drawing.blank().text(points=12).gray()),
        (SHEETS["letter"], lambda: Drawing.blank().text(lines=33).gray()),
        (lambda: Drawing.blank().gray(), lambda: Drawing.blank().gray()),
        (
            lambda: Drawing.blank().words("Nam", at_mm=(40, 40)).text(top_mm=90).gray(),
            lambda: Drawing.blank().words("Nữ", at_mm=(40, 40)).text(top_mm=90).gray(),
        ),
    ],
    ids=["plans", "letters", "a line more", "empty sheets", "one word"],
)
def test_different_sheets_are_told_apart(one, other):
    assert not is_same_sheet(seen(one()), seen(other(), seed=2))


def test_pages_of_different_size_are_never_one_sheet():
    card = Drawing.blank((1011, 638)).text(top_mm=5, left_mm=5, right_mm=5, lines=6, points=7)
    assert not is_same_sheet(seen(halved(card.gray())), seen(SHEETS["letter"]()))


@pytest.mark.parametrize("sheet", ["letter", "form", "seal"])
def test_a_kept_page_has_the_imprint_it_had_when_it_came(sheet):
    """After a restart imprints are made anew from the kept streams."""
    image = SHEETS[sheet]()
    page = page_of(image)
    kept = imprint_of(page.stream, page.media_type, page.width, page.height, page.dpi)
    assert is_same_sheet(kept, page.imprint)
    assert is_same_sheet(kept, seen(leaned(image, 0.8), seed=3))
    assert not is_same_sheet(kept, seen(form(person=4).gray(), seed=3))


@pytest.mark.parametrize(("right", "down"), [(0, 7), (0, -7), (40, 0), (-40, 2), (0, 4), (0, 0)])
def test_ink_moved_off_a_narrow_strip_is_gone(right, down):
    strip = np.ones((4, 40), np.uint8)
    left = max(0, 4 - abs(down)) * max(0, 40 - abs(right))
    assert np.count_nonzero(likeness._moved(strip, right, down)) == left


def test_copies_of_one_form_share_what_is_printed_whoever_filled_them_in():
    empty, one, other = (seen(form(person=n).gray(), seed=9) for n in (None, 1, 2))
    leaning = seen(leaned(form(person=3).gray(), 0.7), seed=4)
    for page in (empty, other, leaning):
        assert form_share(one, page) > 0.85
        assert form_share(page, one) == pytest.approx(form_share(one, page), abs=0.05)


@pytest.mark.parametrize("other", ["letter", "drawing", "three lines"])
def test_another_paper_shares_little(other):
    assert form_share(seen(form(person=1).gray()), seen(SHEETS[other]())) < 0.6


def test_an_empty_page_and_a_page_of_another_size_share_nothing():
    sheet = form(person=1).gray()
    assert form_share(seen(sheet), seen(Drawing.blank().gray())) == 0
    assert form_share(seen(sheet), seen(sheet[: A4[1] // 2])) == 0
