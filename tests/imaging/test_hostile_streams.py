"""Kept pages that were damaged on disk or on the way: said to be so, never worse."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.errors.pages import PageUnreadable
from counter_app.imaging import g4
from counter_app.imaging.bundle import BundlePage, wrap_pdf
from counter_app.imaging.preview import draw
from counter_app.imaging.streams import Layers, Stream, pack, unpack
from tests.imaging.drawing import Drawing, jpeg
from tests.imaging.test_jbig2 import KNOWN

WIDTH, HEIGHT = 40, 24
_RELAXED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def _streams() -> dict[str, bytes]:
    sheet = Drawing.blank((WIDTH, HEIGHT)).words("Đ", at_mm=(1, 0), points=5)
    strip = g4.encode((sheet.gray() < 128).astype(np.uint8))
    under = jpeg(sheet.pixels())
    kept = {"image/g4": strip, "image/jbig2": KNOWN, "image/jpeg": jpeg(sheet.gray())}
    for kind, data in list(kept.items())[:2]:
        ink = Stream(data=data, media_type=kind)
        kept[f"image/layers of {kind}"] = pack(Layers(ink=ink, shade=30, under=under)).data
    return kept


STREAMS = _streams()


def look(kind: str, data: bytes) -> None:
    media_type = kind.partition(" ")[0]
    with suppress(PageUnreadable):
        shown = draw(data, media_type, WIDTH, HEIGHT, turn=90, max_px=30)
        assert shown.dtype == np.uint8
        assert 0 < max(shown.shape[:2]) <= 30 or media_type == "image/jpeg"
    page = BundlePage(stream=data, media_type=media_type, width=WIDTH, height=HEIGHT, dpi=100)
    with suppress(ValueError):
        assert wrap_pdf([page], title="Đơn").startswith(b"%PDF-1.7")


@pytest.mark.parametrize("kind", STREAMS)
def test_a_whole_one_is_shown(kind):
    data = STREAMS[kind]
    assert draw(data, kind.partition(" ")[0], WIDTH, HEIGHT, turn=0, max_px=99).min() < 128


@_RELAXED
@given(st.sampled_from(sorted(STREAMS)), st.binary(max_size=300))
def test_any_bytes(kind, data):
    look(kind, data)


@_RELAXED
@given(st.sampled_from(sorted(STREAMS)), st.floats(0, 1))
def test_cut_anywhere(kind, share):
    data = STREAMS[kind]
    look(kind, data[: int(len(data) * share)])


@_RELAXED
@given(
    st.sampled_from(sorted(STREAMS)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
)
def test_bytes_changed_anywhere(kind, changes):
    data = bytearray(STREAMS[kind])
    for place, value in changes:
        data[int(place * len(data))] = value
    look(kind, bytes(data))


@_RELAXED
@given(st.sampled_from(sorted(STREAMS)), st.sampled_from(sorted(STREAMS)))
def test_one_kind_under_the_name_of_another(kind, other):
    look(kind, STREAMS[other])


def test_layers_that_hold_something_else_are_refused():
    whole = STREAMS["image/layers of image/g4"]
    assert unpack(whole).under.startswith(b"\xff\xd8")
    with pytest.raises(ValueError):
        unpack(whole.replace(b"G4  ", b"PDF "))


def test_a_picture_that_claims_to_be_endless_is_refused_before_its_pixels_are_made():
    data = bytearray(STREAMS["image/jpeg"])
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(PageUnreadable):
        draw(bytes(data), "image/jpeg", WIDTH, HEIGHT, turn=0, max_px=99)
