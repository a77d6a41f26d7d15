"""Every pair of colours that meets on screen is readable (WCAG 2.2 AA)."""

import pytest
from contrast import contrast, pairs

from counter_app.ui.tokens import DARK, LIGHT, SCHEMES

PAIRS = [(name, pair) for name, tokens in SCHEMES.items() for pair in pairs(tokens)]


@pytest.mark.parametrize(("name", "pair"), PAIRS, ids=lambda value: str(value)[:60])
def test_pair_is_readable(name, pair):
    assert contrast(pair.fg, pair.bg) >= pair.least


def test_contrast_is_the_wcag_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0B57A4", "#FFFFFF") == pytest.approx(7.2, abs=0.1)


def test_focus_ring_needs_its_gap():
    """Against the accent alone the ring would vanish; that is why it has two tones."""
    assert contrast(LIGHT.focus, LIGHT.accent) < 3.0
    assert contrast(LIGHT.focus, LIGHT.surface) >= 3.0
    assert contrast(DARK.focus, DARK.surface) >= 3.0
