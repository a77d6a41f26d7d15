"""Figure "page": cleaning, judging and code reading of A4 pages at 300 dpi, one process.

Pages come from the folder named by COUNTER_BENCH_PAGES (JPEG, as scanners send them, A4 300 dpi),
else they are drawn: prose, a form, a seal, a leaning page, one upside down, one with a code.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from counter_app.imaging.bundle import BundlePage, wrap_pdf
from counter_app.imaging.pages import ProcessedPage, process
from counter_app.services.page_workers import hold_memory
from tests.benchmarks.reference_pages import bare_page, install, ocrmypdf_deskew

NAME = "page"
ROUNDS = 5
_A4 = (2480, 3508)
_TEXT = (
    "Kính gửi: Trung tâm Phục vụ hành chính công. Tôi đề nghị được tiếp nhận hồ sơ và giải quyết "
    "thủ tục hành chính theo quy định; kèm theo đơn này là các giấy tờ đã được công bố công khai. "
)


def measure() -> list[dict[str, object]]:
    """Our seconds a page against the bare page, and against OCRmyPDF's deskew.

    The second figure is left out, with the reason on stderr, where OCRmyPDF cannot be installed.
    """
    hold_memory()  # as processes for pages do
    jpegs = pages()
    ours, bare = [], []
    for data in jpegs:  # side by side, so that a busy machine slows both
        ours.append(_median(_ours, data))
        bare.append(_median(bare_page, data))
    our_page, bare_median = sum(ours) / len(ours), sum(bare) / len(bare)
    figures = [_figure("page", our_page, bare_median, our_page / bare_median, 2.0, at_most=True)]
    reason = install("ocrmypdf", "ocrmypdf")
    if reason is not None:
        print(f"page-ocrmypdf: skipped, {reason}", file=sys.stderr)
        return figures
    theirs = ocrmypdf_deskew(jpegs[:6])
    figures.append(
        _figure("page-ocrmypdf", our_page, theirs, theirs / our_page, 15.0, at_most=False)
    )
    return figures


def _ours(data: bytes) -> bytes:
    """Everything: decode, clean, judge, codes, encode, thumbnail, and the same PDF wrap."""
    (page,) = process(data, "image/jpeg", 300)
    assert isinstance(page, ProcessedPage)
    leaf = BundlePage(
        stream=page.stream,
        media_type=page.media_type,
        width=page.width,
        height=page.height,
        dpi=page.dpi,
    )
    return wrap_pdf([leaf], title="")


def _median(work: Callable[[bytes], bytes], data: bytes) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work(data)
        times.append(time.perf_counter() - started)
    return median(times)


def _figure(
    name: str, ours: float, reference: float, ratio: float, goal: float, *, at_most: bool
) -> dict[str, object]:
    met = ratio <= goal if at_most else ratio >= goal
    return {
        "name": name,
        "ours": round(ours, 4),
        "reference": round(reference, 4),
        "ratio": round(ratio, 2),
        "goal": goal,
        "met": met,
    }


def pages() -> list[bytes]:
    folder = os.environ.get("COUNTER_BENCH_PAGES")
    if folder:
        paths = sorted(p for p in Path(folder).iterdir() if p.suffix.lower() in {".jpg", ".jpeg"})
        return [path.read_bytes() for path in paths]
    drawn = [_prose(34), _prose(34, lean=1.4), _prose(34, lean=-0.7), _prose(12), _form(), _seal()]
    return [scanned(page, seed) for seed, page in enumerate([*drawn, np.rot90(_prose(30), 2)])]


def _prose(lines: int, *, lean: float = 0.0) -> np.ndarray:
    page = Image.new("L", _A4, 246)
    pen = ImageDraw.Draw(page)
    face = ImageFont.load_default(52)
    words = (_TEXT * 20).split()
    for line in range(lines):
        text = " ".join(words[line * 13 : line * 13 + 13])
        pen.text((290, 300 + line * 84), text, font=face, fill=30)
    image = np.array(page)
    if not lean:
        return image
    turn = cv2.getRotationMatrix2D((1240, 1754), -lean, 1.0)
    return cv2.warpAffine(image, turn, _A4, borderValue=246)


def _form() -> np.ndarray:
    image = _prose(8)
    for row in range(22):
        cv2.line(image, (300, 1200 + row * 95), (2200, 1200 + row * 95), 40, 3)
    for column in range(6):
        cv2.line(image, (300 + column * 380, 1200), (300 + column * 380, 3195), 40, 3)
    return image


def _seal() -> np.ndarray:
    image = cv2.cvtColor(_prose(26), cv2.COLOR_GRAY2BGR)
    for radius, width in ((212, 9), (142, 5)):
        cv2.circle(image, (1650, 2650), radius, (40, 30, 200), width, cv2.LINE_AA)
    return image


def scanned(image: np.ndarray, seed: int) -> bytes:
    """A scanner's JPEG: slightly soft, slightly noisy, colour as most offices set it."""
    noise = np.random.default_rng(seed).normal(0, 2.5, image.shape[:2])
    soft = cv2.GaussianBlur(image, (0, 0), 0.7).astype(np.float64)
    rough = soft + (noise if image.ndim == 2 else noise[:, :, None])
    _, buffer = cv2.imencode(
        ".jpg", np.clip(rough, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 85]
    )
    return buffer.tobytes()


if __name__ == "__main__":
    for figure in measure():
        print(figure)
