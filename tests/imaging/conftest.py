"""Pages that many tests look at, drawn once."""

from __future__ import annotations

import numpy as np
import pytest

from tests.imaging.drawing import Drawing, scanned


@pytest.fixture(scope="session")
def letter() -> np.ndarray:
    """A full page of prose, gray."""
    return Drawing.blank().text().gray()


@pytest.fixture(scope="session")
def letter_scan(letter: np.ndarray) -> bytes:
    """The same as a scanner gives it."""
    return scanned(letter)
