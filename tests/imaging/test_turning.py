"""Pixels turned band by band: as turned at once, and no mark lost beside the print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.imaging.pyramid import build, find_ink
from counter_app.imaging.turning import Turn, turned

PAPER = 240.0


def turn_of(image: np.ndarray, degrees: float, dpi: int = 300) -> Turn:
    gray = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    pyramid = build(gray, dpi)
    return Turn(
        image=image,
        matrix=cv2.getRotationMatrix2D((image.shape[1] / 2, image.shape[0] / 2), degrees, 1.0),
        paper=(PAPER,) * (3 if image.ndim == 3 else 1),
        contrast=find_ink(pyramid.small, pyramid.px_per_mm).contrast,
        factor=pyramid.factor,
    )


def sheet(*, channels: int = 1) -> np.ndarray:
    """A block of lines in the middle of bare paper."""
    gray = np.full((900, 700), int(PAPER), np.uint8)
    for row in range(300, 600, 40):
        cv2.putText(gray, "Ho so", (200, row), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 40, 4)
    return gray if channels == 1 else cv2.merge([gray] * channels)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("degrees", [-2.5, 0.4, 7.0, 44.0])
def test_print_is_turned_as_it_would_be_at_once(channels, degrees):
    image = sheet(channels=channels)
    turn = turn_of(image, degrees)
    at_once = cv2.warpAffine(image, turn.matrix, (700, 900), borderValue=turn.paper)
    difference = cv2.absdiff(turned(turn, 700, 900), at_once)
    assert difference.max() <= 2  # of rounding


def test_a_mark_too_faint_to_be_seen_beside_the_print_is_carried_along():
    image = sheet()
    image[100:130, 40:90] -= 6
    page = turned(turn_of(image, 1.5), 700, 900)
    there, here = (np.count_nonzero(each == PAPER - 6) for each in (image, page))
    assert 0.7 <= here / there <= 1.4  # it stands in two bands, which part or overlap a little


@settings(max_examples=60, deadline=None)
@given(
    high=st.integers(32, 300),
    wide=st.integers(32, 300),
    degrees=st.floats(-45, 45),
    dpi=st.sampled_from([75, 200, 300, 450]),
    marks=st.lists(st.tuples(st.integers(0, 299), st.integers(0, 299)), max_size=3),
)
def test_a_page_of_any_size_is_filled_with_itself_and_paper_alone(high, wide, degrees, dpi, marks):
    image = np.full((high, wide), int(PAPER), np.uint8)
    for y, x in marks:
        image[y : y + 9, x : x + 9] = 60
    page = turned(turn_of(image, degrees, dpi), wide + 20, high + 10)
    assert page.shape == (high + 10, wide + 20)
    assert page.min() >= 60
    assert page.max() == PAPER
