"""A practice stack: what lies in the virtual feeder when a clerk trains or a newcomer tries.

Pages look as they come from a scanner: A4 at 300 dpi, a little crooked, JPEG. The same seed gives
the same stack.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from random import Random

from PIL import Image

from counter_app.domain.text import fold
from counter_app.forms import practice_pages
from counter_app.forms.fonts import Fonts

_BACKGROUND = (243, 243, 240)  # the feeder's white roller
_PAPER = (252, 252, 250)
_MOST_TURN = 1.2  # degrees: what paper guides leave

# What a name begins with, then what it holds; folded, so accents do not matter.
_APPLICATIONS = ("don ", "to khai", "phieu", "van ban de nghi", "ban khai", "ban ke khai")
_DRAWINGS = ("ban ve", "so do", "trich do", "ban do", "mat bang")
_CERTIFICATES = ("chung nhan", "chung chi", "giay phep", "trich luc")

Drawer = Callable[[str, Fonts, Random], Image.Image]


def draw_practice_papers(
    names: Sequence[str],
    *,
    seed: int,
    fonts: Fonts,
    codes: Sequence[str] = (),
    numbers: Sequence[int] = (),
    id_card: str = "",
) -> list[bytes]:
    """One JPEG page for each paper name, in feeding order.

    `codes`, one for each name, puts a separator strip with that code before each paper; the strips
    show `numbers`, or 1, 2, 3 … without them. `id_card` (the text of a card's QR) puts a sheet with
    the card's face on top of the stack. Raises ValueError when there are codes or numbers but not
    one for each name.
    """
    for given, word in ((codes, "codes"), (numbers, "numbers")):
        if given and len(given) != len(names):
            msg = f"{len(given)} {word} for {len(names)} papers"
            raise ValueError(msg)
    rng = Random(seed)  # noqa: S311 - pictures, no secret
    return [
        _scanned(image, rng)
        for image in _stack(names, codes, numbers or range(1, len(names) + 1), id_card, fonts, rng)
    ]


def _stack(
    names: Sequence[str],
    codes: Sequence[str],
    numbers: Sequence[int],
    id_card: str,
    fonts: Fonts,
    rng: Random,
) -> Iterator[Image.Image]:
    if id_card:
        yield practice_pages.card(id_card, fonts, rng)
    for place, name in enumerate(names):
        if codes:
            yield practice_pages.strip(numbers[place], name, codes[place], fonts, rng)
        yield kind_of(name)(name, fonts, rng)


def draw_empty_side(*, seed: int) -> bytes:
    """The back of a practice paper, as a JPEG: nothing stands on it."""
    sheet = Image.new("RGB", (practice_pages.WIDTH, practice_pages.HEIGHT), _PAPER)
    return _scanned(sheet, Random(seed))  # noqa: S311 - pictures, no secret


def kind_of(name: str) -> Drawer:
    """What a paper of this name is drawn as."""
    folded = fold(name) + " "
    if folded.startswith(_APPLICATIONS):
        return practice_pages.application
    if any(word in folded for word in _DRAWINGS):
        return practice_pages.drawing
    if any(word in folded for word in _CERTIFICATES):
        return practice_pages.certificate
    return practice_pages.letter


def _scanned(image: Image.Image, rng: Random) -> bytes:
    """The page as a feeder delivers it."""
    turned = image.rotate(
        rng.uniform(-_MOST_TURN, _MOST_TURN),
        resample=Image.Resampling.BILINEAR,
        fillcolor=_BACKGROUND,
    )
    stream = io.BytesIO()
    turned.save(stream, "JPEG", quality=82, dpi=(practice_pages.DPI, practice_pages.DPI))
    return stream.getvalue()
