"""What is measured at a reduced scale and compared at full size."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.imaging.pyramid import darker


@given(
    st.integers(1, 60),
    st.integers(1, 60),
    st.floats(0.01, 1),
    st.floats(0.01, 1),
    st.integers(0, 255),
    st.integers(0, 2**32 - 1),
)
def test_what_is_darker_than_one_limit_is_found_whatever_the_two_scales(
    height, width, down, across, limit, seed
):
    image = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    small = np.full((max(1, int(height * down)), max(1, int(width * across))), limit, np.uint8)
    assert np.array_equal(darker(image, small), np.where(image < limit, 255, 0))


@pytest.mark.parametrize("factor", [1, 2, 3, 4, 2.5])
def test_a_limit_that_changes_slowly_is_followed_to_a_gray_level(factor):
    height, width = 603, 400
    ramp = np.linspace(40, 200, height)[:, None] + np.linspace(0, 30, width)
    small = cv2.resize(ramp.astype(np.uint8), (int(width / factor), int(height / factor)))
    for off, is_dark in ((-3, True), (3, False)):
        assert np.all((darker((ramp + off).astype(np.uint8), small) > 0) == is_dark)
