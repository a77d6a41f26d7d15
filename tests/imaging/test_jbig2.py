"""JBIG2, where the machine codes it; drawing it needs no program."""

from __future__ import annotations

import numpy as np
import pytest

from counter_app.imaging import g4, jbig2
from counter_app.imaging.pages import process
from counter_app.imaging.streams import G4, JBIG2
from tests.imaging.drawing import DPI, drawn, only

# Coded by jbig2enc 0.31 with `jbig2 -p` from 40 x 24 pixels, black in rows 4 to 11, columns 6 to 29.
KNOWN = bytes.fromhex(
    "00000000300001000000130000002800000018000000000000000001000000000001260001000000"
    "2b00000028000000180000000000000000000003fffdff02fefefea64dff526295b91d591ffe18a2"
    "bcbfffac"
)


def known() -> np.ndarray:
    page = np.full((24, 40), 255, np.uint8)
    page[4:12, 6:30] = 0
    return page


def test_a_stream_is_drawn_without_the_program():
    assert np.array_equal(jbig2.decode(KNOWN, 40, 24), known())


@pytest.mark.parametrize("damaged", [b"", KNOWN[:20], b"junk" * 20])
def test_a_damaged_stream_is_refused(damaged):
    with pytest.raises(ValueError):
        jbig2.decode(damaged, 40, 24)


@pytest.fixture
def without(tmp_path, monkeypatch):
    """A machine on which no program `jbig2` is found, or only the one laid into the folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    jbig2.is_available.cache_clear()
    yield tmp_path
    jbig2.is_available.cache_clear()


def test_print_is_g4_where_the_program_is_not_there(without, letter_scan):
    assert only(process(letter_scan, None, DPI)).media_type == G4


@pytest.mark.parametrize("script", ["exit 3", "echo something else", "exec sleep 0"])
def test_a_program_of_that_name_that_is_another_is_not_used(without, script):
    program = without / "jbig2"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    assert not jbig2.is_available()


@pytest.mark.skipif(not jbig2.is_available(), reason="no program jbig2 on this machine")
def test_print_loses_no_dot_and_a_quarter_of_its_bytes(letter, letter_scan):
    page = only(process(letter_scan, None, DPI))
    assert page.media_type == JBIG2
    shown = drawn(page)
    strip = g4.encode((shown < 128).astype(np.uint8))
    assert np.array_equal(g4.decode(strip, page.width, page.height), shown)
    assert len(page.stream) < 0.75 * len(strip)
    assert np.mean((shown < 128) == (letter < 140)) > 0.99
