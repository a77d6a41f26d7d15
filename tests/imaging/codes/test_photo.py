"""Codes held before a camera: blurred, leaning, dim, in glare, in front of anything."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp

from counter_app.imaging.codes import read_photo
from tests.imaging.drawing import CARD_TEXT

VGA = (640, 480)


def seen(
    text: str = CARD_TEXT,
    *,
    px_per_module: float = 3.0,
    blur: float = 0.7,
    noise: float = 3.0,
    contrast: float = 0.9,
    turn: float = 8.0,
    lean: float = 0.03,
    glare: float = 0.0,
    size: tuple[int, int] = VGA,
    bars: bool = False,
    seed: int = 7,
) -> np.ndarray:
    """A camera's gray picture of a code in front of something out of focus."""
    rng = np.random.default_rng(seed)
    formats = zxingcpp.BarcodeFormat
    barcode = zxingcpp.create_barcode(text, formats.Code128 if bars else formats.QRCode)
    code = np.array(zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=True))
    if bars:
        code = np.repeat(code[:1], 40, axis=0)
    code = cv2.resize(code, None, fx=12, fy=12, interpolation=cv2.INTER_NEAREST)
    height, width = (side * px_per_module / 12 for side in code.shape)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - (width / 2, height / 2)
    corners += rng.uniform(-lean, lean, (4, 2)) * width
    angle = np.deg2rad(turn)
    corners = corners @ [[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]
    corners += (size[0] * 0.45, size[1] * 0.55)
    flat = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * code.shape[::-1]
    move = cv2.getPerspectiveTransform(flat.astype(np.float32), (3 * corners).astype(np.float32))
    large = (3 * size[0], 3 * size[1])
    behind = cv2.resize(rng.uniform(60, 200, (6, 8)), large, interpolation=cv2.INTER_CUBIC)
    card = cv2.warpPerspective(code.astype(np.float64), move, large)
    covered = cv2.warpPerspective(np.ones(code.shape), move, large)
    picture = behind * (1 - covered) + covered * (128 + 100 * contrast * (card / 127.5 - 1))
    picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    picture = cv2.GaussianBlur(picture, (0, 0), blur)
    across, down = np.meshgrid(np.arange(size[0]) - size[0] * 0.45, np.arange(size[1]) - 240)
    picture += glare * np.exp(-(across**2 + down**2) / (2 * 25.0**2))
    picture += rng.normal(0, noise, picture.shape)
    _, jpeg = cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8), [1, 80])
    return cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE)


@pytest.mark.parametrize(
    "sight",
    [
        {},
        {"px_per_module": 1.8, "blur": 0.5},
        {"blur": 1.4},
        {"px_per_module": 4, "blur": 2.0},
        {"px_per_module": 4.5, "blur": 2.4},
        {"contrast": 0.25},
        {"noise": 14},
        {"turn": 44},
        {"turn": 178, "lean": 0.1},
        {"glare": 150},
        {"size": (1280, 720), "blur": 1.4},
    ],
    ids=str,
)
def test_a_card_held_before_a_camera_is_read(sight):
    (code,) = read_photo(seen(**sight))
    assert code.text == CARD_TEXT
    assert code.symbology == "QRCode"


SAME_PLACE = [{"px_per_module": 4.5, "blur": blur} for blur in (0.7, 2.0, 2.5)]


def test_the_box_lies_where_the_code_is_seen_whatever_look_read_it():
    boxes = [read_photo(seen(**sight))[0].box for sight in SAME_PLACE]
    for box in boxes[1:]:
        assert np.abs(np.subtract(box, boxes[0])).max() <= 4


def test_colour_and_white_on_black():
    gray = 255 - seen(px_per_module=5)
    (code,) = read_photo(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR))
    assert code.text == CARD_TEXT


def test_bars_of_a_postal_item():
    (code,) = read_photo(seen("EK123456785VN", bars=True))
    assert (code.text, code.symbology) == ("EK123456785VN", "Code128")


def test_a_photograph_larger_than_any_camera_is_read_too():
    large = cv2.resize(seen(blur=1.5), None, fx=5, fy=5, interpolation=cv2.INTER_CUBIC)
    (code,) = read_photo(large)
    assert code.text == CARD_TEXT


def test_nothing_to_read():
    assert read_photo(seen("x", contrast=0.0)) == ()
    assert read_photo(np.zeros((1, 1), np.uint8)) == ()
    assert read_photo(np.zeros((20, 4000), np.uint8)) == ()
    noise = np.random.default_rng(1).integers(0, 256, (480, 640)).astype(np.uint8)
    assert read_photo(noise) == ()
