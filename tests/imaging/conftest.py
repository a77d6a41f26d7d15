"""Pages that many tests look at, drawn once."""

from __future__ import annotations

import numpy as np
import pytest

from counter_app.services.page_workers import hold_memory
from tests.imaging.drawing import Drawing, scanned


@pytest.fixture(scope="module", autouse=True)
def _arrays_kept():
    """As where pages are put right: the memory of a page's arrays is not got anew each time."""
    give_back = hold_memory()
    yield
    give_back()


@pytest.fixture(scope="session")
def letter() -> np.ndarray:
    """A full page of prose, gray."""
    return Drawing.blank().text().gray()


@pytest.fixture(scope="session")
def letter_scan(letter: np.ndarray) -> bytes:
    """The same as a scanner gives it."""
    return scanned(letter)
