"""Figure "codes": what is read, what is read wrongly, and what it costs.

Photographs: the QR samples of zxing-cpp's own tests (its repository, folder `test/samples`) with
the texts that stand beside them, named by COUNTER_BENCH_CODES; without them only the drawn pages
are measured. The reference is zxing-cpp as it comes, asked for QR codes. Everything else in that
folder that holds neither QR code nor Code 128 must read as nothing.

Sights: an ID card before a camera, drawn: blurred, dim, noisy, slanting, in glare. The reference is
zxing-cpp again.

Pages: an ID card's QR code at 2.0 pixels per module on A4 at 300 dpi, as a scanner delivers it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

from counter_app.imaging.codes import read_codes, read_photo
from tests.benchmarks.figures import figure
from tests.imaging.codes.test_photo import seen
from tests.imaging.drawing import CARD_TEXT, Drawing, leaned, scanned

_SETS = ("qrcode-1", "qrcode-2", "qrcode-3", "qrcode-4", "qrcode-5", "qrcode-6")
_OTHERS = ("qrcode", "code128", "multi")  # sets that hold what we read, by how their names begin
_PICTURES = {".png", ".jpg", ".webp"}
_ROUNDS = 5
_PAGES = 40
_SIGHTS = 120
_SIGHT = (
    {},
    {"blur": 1.3, "contrast": 0.8},
    {"px_per_module": 3.5, "blur": 1.6, "contrast": 0.8},
    {"px_per_module": 4, "blur": 2.0, "contrast": 0.8},
    {"px_per_module": 4.5, "blur": 2.4, "contrast": 0.8},
    {"contrast": 0.25, "noise": 5},
    {"noise": 14, "contrast": 0.8},
    {"px_per_module": 1.8, "blur": 0.5, "noise": 2},
    {"turn": 44},
    {"px_per_module": 3.5, "lean": 0.1, "turn": 20},
    {"px_per_module": 3.2, "contrast": 0.7, "glare": 150},
    {"px_per_module": 2.2, "lean": 0.02},
)


def measure() -> Iterator[dict[str, object]]:
    """Photographs left unread, read wrongly and their cost; the same of pages."""
    folder = os.environ.get("COUNTER_BENCH_CODES")
    if folder is None:
        told = "codes: photographs skipped; clone zxing-cpp, COUNTER_BENCH_CODES=.../test/samples"
        print(told, file=sys.stderr)
    else:
        yield from _photographs(Path(folder))
    yield from _sights()
    yield from _pages()


def _sights() -> Iterator[dict[str, object]]:
    unread, unread_by_reference = 0, 0
    for number in range(_SIGHTS):
        gray = seen(**_SIGHT[number % len(_SIGHT)], seed=number)
        unread += CARD_TEXT not in _texts(read_photo(gray))
        unread_by_reference += CARD_TEXT not in _texts(_reference(gray))
    name = f"codes: ID cards unread of {_SIGHTS} sights of a camera"
    yield figure(name, unread, unread_by_reference, 0.1)


def _photographs(folder: Path) -> Iterator[dict[str, object]]:
    pictures = [
        (_gray(path), path.with_suffix(".txt").read_bytes().decode().strip())
        for name in _SETS
        for path in sorted((folder / name).iterdir())
        if path.suffix in _PICTURES
    ]
    grays = [gray for gray, _ in pictures]
    ours = [_texts(read_photo(gray)) for gray in grays]
    theirs = [_texts(_reference(gray)) for gray in grays]
    wanted = [text for _, text in pictures]
    read, read_by_reference = _right(ours, wanted), _right(theirs, wanted)
    told = f"codes: of {len(pictures)} photographs {read}, zxing-cpp {read_by_reference}"
    print(told, file=sys.stderr)
    left = len(pictures) - read
    yield figure("codes: photographs left unread", left, len(pictures) - read_by_reference, 0.99)
    wrong = sum(bool(texts) and text not in texts for texts, text in zip(ours, wanted, strict=True))
    wrong += sum(len(read_photo(gray)) for gray in _without(folder))
    yield figure("codes: read wrongly or where there is none", wrong, 1, 0)
    spent, reference = _in_turns(grays)
    yield figure("codes: seconds a photograph", spent, reference, 3.0)


def _without(folder: Path) -> Iterator[np.ndarray]:
    """Pictures of other symbologies and of none."""
    for group in sorted(folder.iterdir()):
        if group.is_dir() and not group.name.startswith(_OTHERS):
            for path in sorted(group.iterdir()):
                if path.suffix in _PICTURES and (gray := _gray(path)) is not None:
                    yield gray


def _gray(path: Path) -> np.ndarray:
    return cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)


def _reference(gray: np.ndarray) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(
        gray, formats=zxingcpp.BarcodeFormat.QRCode, text_mode=zxingcpp.TextMode.Plain
    )


def _texts(codes) -> set[str]:
    return {code.text.strip() for code in codes}


def _right(read: list[set[str]], wanted: list[str]) -> int:
    return sum(text in texts for texts, text in zip(read, wanted, strict=True))


def _in_turns(grays: list[np.ndarray]) -> tuple[float, float]:
    """Seconds a photograph, ours and the reference's: the best of some rounds."""
    rounds = [(_seconds(read_photo, grays), _seconds(_reference, grays)) for _ in range(_ROUNDS)]
    ours, reference = zip(*rounds, strict=True)
    return min(ours), min(reference)


def _seconds(read: Callable[[np.ndarray], object], grays: list[np.ndarray]) -> float:
    started = time.process_time()
    for gray in grays:
        read(gray)
    return (time.process_time() - started) / len(grays)


def _pages() -> Iterator[dict[str, object]]:
    chance = random.Random(2)
    unread, spent = 0, 0.0
    for number in range(_PAGES):
        text = CARD_TEXT.replace("079203000123", f"{chance.randrange(10**12):012}")
        sheet = Drawing.blank().text(lines=20)
        place = (30 + 120 * chance.random(), 205 + 60 * chance.random())
        page = sheet.code(text, at_mm=place, px_per_module=2.0).gray()
        data = scanned(leaned(page, chance.uniform(-4, 4)), seed=number)
        gray = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
        started = time.process_time()
        codes = read_codes(gray)
        spent += time.process_time() - started
        unread += text not in _texts(codes)
    yield figure(f"codes: ID cards unread of {_PAGES} pages at 2.0 pixels a module", unread, 1, 0)
    yield figure("codes: seconds a page, of the 0.04 allowed", spent / _PAGES, 0.04, 1.0)
