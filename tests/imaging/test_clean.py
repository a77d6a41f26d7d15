"""Finding the sheet, straightening, cropping, turning: judged by angles that are known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import ImageDraw

from counter_app.imaging import letters, upright
from counter_app.imaging.clean import clean, measure
from counter_app.imaging.pages import process
from counter_app.imaging.raster import Raster
from counter_app.imaging.upright import Stand
from tests.imaging.drawing import (
    CARD_TEXT,
    DPI,
    MM,
    PARAGRAPH,
    Drawing,
    drawn,
    leaned,
    on_bed,
    only,
    scanned,
)

ANGLES = (-15.0, -2.5, -0.3, 0.4, 7.3)


def table() -> np.ndarray:
    """A ruled form with short words: rules both ways, little prose."""
    form = Drawing.blank()
    pen, words = ImageDraw.Draw(form.image), PARAGRAPH.split()
    for row in range(24):
        y = 300 + row * 110
        pen.line((300, y, 2200, y), fill=(30,) * 3, width=4)
        for column in range(5):
            word = words[(row * 5 + column * 3) % len(words)]
            place = ((310 + column * 380) / MM, (y + 25) / MM)
            form.words(f"{word} {row * 137 + column}", at_mm=place, points=11)
    for column in range(6):
        pen.line((300 + column * 380, 300, 300 + column * 380, 2830), fill=(30,) * 3, width=4)
    return form.gray()


PAGES = {
    "prose": lambda: Drawing.blank().text().gray(),
    "four lines": lambda: Drawing.blank().text(lines=4).gray(),
    "large print": lambda: Drawing.blank().text(lines=14, points=17).gray(),
    "form": table,
    "heading only": lambda: (
        Drawing.blank()
        .words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", at_mm=(45, 30), points=16)
        .words("Độc lập - Tự do - Hạnh phúc", at_mm=(65, 40), points=14)
        .gray()
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_leaning_page_is_turned_back_by_its_angle(kind):
    page, errors = PAGES[kind](), []
    for number, angle in enumerate(ANGLES):
        scan = cv2.imdecode(
            np.frombuffer(scanned(leaned(page, angle), seed=number), np.uint8), cv2.IMREAD_GRAYSCALE
        )
        found = measure(scan, DPI)
        turned = clean(Raster(image=scan, dpi=DPI), found).angle
        errors.append(abs(turned - angle))
    told = dict(zip(ANGLES, errors, strict=True))
    assert max(errors) <= 0.15, told
    assert sorted(errors)[-2] <= 0.1, told


@pytest.mark.parametrize("family", ["Serif", "Sans", "Mono"])
def test_small_angles_are_not_drawn_towards_zero(family):
    """Sans has the flattest baselines, which fill whole rows of pixels."""
    page = Drawing.blank().text(family=family).gray()
    for angle in (-0.22, -0.07, 0.12):
        scan = np.frombuffer(scanned(leaned(page, angle)), np.uint8)
        found = measure(cv2.imdecode(scan, cv2.IMREAD_GRAYSCALE), DPI)
        assert abs(found.lean.angle - angle) <= 0.015, angle


def test_a_straight_page_is_left_alone_to_the_pixel(letter):
    raster = Raster(image=letter, dpi=DPI)
    cleaned = clean(raster, measure(letter, DPI))
    assert cleaned.angle == 0
    assert np.array_equal(cleaned.raster.image, letter)


def test_turning_the_picture_really_levels_the_lines(letter):
    """The page itself, not the figure: a ruled line drawn across comes out level."""
    marked = letter.copy()
    cv2.line(marked, (200, 3300), (2300, 3300), 0, 5)
    page = only(process(scanned(leaned(marked, 3.2)), None, DPI))
    gray = drawn(page)
    left, right = (np.flatnonzero(gray[3150:3450, x] < 128).mean() for x in (500, 1900))
    assert abs(left - right) <= 2.0  # 0.08 degrees over 1400 pixels


@pytest.mark.parametrize("angle", [5.0, -5.0])
def test_what_stands_in_the_corners_is_not_cut_off_by_turning(angle):
    sheet = leaned(Drawing.blank().text(lines=30).gray(), angle)
    for x in (30, 2415):
        for y in (30, 3443):  # 3 mm squares, 2.5 mm from the edges of the picture
            sheet[y : y + 35, x : x + 35] = 20
    gray = drawn(only(process(scanned(sheet), None, DPI)))
    _, _, stats, _ = cv2.connectedComponentsWithStats((gray < 128).astype(np.uint8))
    squares = stats[(np.abs(stats[:, cv2.CC_STAT_AREA] - 35 * 35) < 150)]
    assert len(squares) == 4


@pytest.mark.parametrize(
    ("angle", "bed"), [(0.0, 25), (0.0, 90), (2.2, 90), (-6.0, 25), (11.0, 25), (11.0, 90)]
)
def test_a_sheet_on_a_dark_bed_is_cut_out(letter, angle, bed):
    page = only(process(scanned(on_bed(letter, degrees=angle, bed=bed)), None, DPI))
    assert abs(page.angle_centi_deg / 100 - angle) <= 0.1
    assert abs(page.width - 2480) <= 14
    assert abs(page.height - 3508) <= 14
    gray = drawn(page)
    rim = np.concatenate([gray[:6].ravel(), gray[-6:].ravel(), gray[:, :6].ravel()])
    assert np.mean(rim < 128) < 0.001


def test_a_sheet_pushed_into_the_corner_of_the_bed_is_cut_out(letter):
    whole = on_bed(letter)
    margin = round(18 * MM)
    page = only(process(scanned(whole[margin:, margin:]), None, DPI))
    assert abs(page.width - 2480) <= 10
    assert abs(page.height - 3508) <= 10


def test_bed_left_in_the_wedges_is_painted_over(letter):
    """The text leans differently from the sheet it is on."""
    sheet = leaned(letter, 1.5)
    page = only(process(scanned(on_bed(sheet)), None, DPI))
    assert page.angle_centi_deg == pytest.approx(150, abs=10)
    gray = drawn(page)
    assert gray[:30, :30].min() > 200
    assert gray[-30:, -30:].min() > 200


@pytest.mark.parametrize("quarters", [0, 1, 2])
@pytest.mark.parametrize("ground", [250, 30])
def test_a_card_lying_slantwise_on_lid_or_bed_is_cut_out_and_upright(quarters, ground):
    card = (
        Drawing.blank((1011, 638), paper=(215, 228, 235))
        .words("CĂN CƯỚC CÔNG DÂN", at_mm=(30, 8), points=9)
        .words("Họ và tên: NGUYỄN THỊ THỬ", at_mm=(25, 25), points=8)
        .code(CARD_TEXT, at_mm=(66, 2), px_per_module=2.9)
    )
    glass = np.full((1800, 1800, 3), ground, np.uint8)
    face = np.rot90(card.pixels(), quarters)
    glass[500 : 500 + face.shape[0], 400 : 400 + face.shape[1]] = face
    page = only(process(scanned(leaned(glass, 4.0, fill=ground)), None, DPI))
    assert abs(page.width - 1011) <= 25
    assert abs(page.height - 638) <= 25
    assert page.upright_deg == 90 * quarters
    (code,) = page.codes
    assert code.text == CARD_TEXT
    assert code.box[0] > 700
    assert code.box[1] < 100


def test_a_photograph_on_a_page_is_not_taken_for_the_sheet():
    page = only(
        process(
            scanned(Drawing.blank().text(lines=6).photo(box_mm=(40, 90, 120, 90)).gray()), None, DPI
        )
    )
    assert (page.width, page.height) == (2480, 3508)


def test_a_frame_around_everything_is_not_taken_for_the_sheet():
    framed = Drawing.blank().text(lines=14, top_mm=60, left_mm=40, right_mm=40)
    ImageDraw.Draw(framed.image).rectangle((300, 400, 2180, 3000), outline=(60, 60, 60), width=30)
    page = only(process(scanned(framed.gray()), None, DPI))
    assert (page.width, page.height) == (2480, 3508)


def test_lines_without_letters_do_not_vote():
    """Bars instead of words: no more ink above them than below, but for noise."""
    rng = np.random.default_rng(11)
    text = np.zeros((880, 620), np.uint8)
    for top in range(40, 840, 18):
        for left in range(40, 560, 40):
            text[top : top + 6, left : left + 30] = 180
    ys, xs = rng.integers(0, 880, 4000), rng.integers(0, 620, 4000)
    text[ys, xs] = 180
    lines = upright.ask(text, 75 / 25.4)
    assert lines.votes > 100
    by_letter = letters.ask((text > 0).astype(np.uint8), 75 / 25.4)
    assert upright.decide(lines, by_letter) is Stand.UNKNOWN
    assert upright.decide(lines) is Stand.UNKNOWN


def test_a_framed_certificate_keeps_what_stands_outside_its_frame():
    framed = Drawing.blank().text(lines=14, top_mm=60, left_mm=40, right_mm=40)
    ImageDraw.Draw(framed.image).rectangle((300, 400, 2180, 3000), outline=(60, 60, 60), width=14)
    framed.words("Số: 15/GCN", at_mm=(25, 12))
    page = only(process(scanned(framed.gray()), None, DPI))
    assert (page.width, page.height) == (2480, 3508)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("kind", ["prose", "large print"])
def test_prose_is_set_upright_from_every_side(kind, quarters):
    original = PAGES[kind]()
    lying = np.ascontiguousarray(np.rot90(leaned(original, 1.1), -quarters))  # turned clockwise
    page = only(process(scanned(lying), None, DPI))
    assert page.upright_sure
    assert page.upright_deg == (360 - 90 * quarters) % 360
    gray = drawn(page)
    assert gray.shape[0] > gray.shape[1]
    expected = cv2.resize(original, (62, 88), interpolation=cv2.INTER_AREA).ravel()
    shown = cv2.resize(gray, (62, 88), interpolation=cv2.INTER_AREA).ravel()
    assert np.corrcoef(expected, shown)[0, 1] > 0.7


def test_a_page_that_does_not_say_which_way_up_is_left_as_it_came():
    photo = Drawing.blank().photo(box_mm=(20, 20, 170, 250)).gray()
    page = only(process(scanned(np.rot90(photo).copy()), None, DPI))
    assert not page.upright_sure
    assert page.upright_deg == 0
    assert page.width > page.height


def test_a_page_thrown_on_the_glass_anyhow_is_straightened(letter):
    page = only(process(scanned(leaned(letter, 27.0)), None, DPI))
    assert page.angle_centi_deg == pytest.approx(2700, abs=10)


def test_capitals_and_digits_do_not_turn_a_page_over():
    figures = Drawing.blank()
    for row in range(30):
        figures.words(f"{10**8 + row * 7919} {row * 104729 % 10**6}", at_mm=(30, 20 + row * 8))
    for quarters in (0, 2):
        page = only(process(scanned(np.rot90(figures.gray(), quarters).copy()), None, DPI))
        assert page.upright_deg in ({0} if quarters == 0 else {0, 180})


def test_a_code_tells_the_side_when_the_text_does_not():
    strip = Drawing.blank().code("MC:tach:3", at_mm=(80, 40), px_per_module=12)
    page = only(process(scanned(np.rot90(strip.gray(), 2).copy()), None, DPI))
    assert page.upright_sure
    assert page.upright_deg == 180
    (code,) = page.codes
    assert code.turned_deg == 0
    assert code.box[1] < 1000


def test_boxes_of_codes_are_where_the_cleaned_page_shows_them():
    sheet = Drawing.blank().text(lines=20).code("VÍ DỤ 123", at_mm=(100, 200), px_per_module=8)
    page = only(process(scanned(leaned(np.rot90(sheet.gray(), 2).copy(), 2.0)), None, DPI))
    (code,) = page.codes
    x, y, w, h = code.box
    inside = drawn(page)[y : y + h, x : x + w]
    assert 0.3 < np.mean(inside < 128) < 0.75
    expected = (100 * MM + 4 * 8, 200 * MM + 4 * 8)
    assert abs(x - expected[0]) < 40
    assert abs(y - expected[1]) < 40
