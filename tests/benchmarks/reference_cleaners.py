"""The programs other people clean scans with, each at its own work on the same pages, one core.

Each gets what it reads most quickly and none pays for opening JPEG but OCRmyPDF, which must.
"""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

ONE_CORE = {
    **os.environ,
    "MAGICK_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
}


def imagemagick(jpegs: list[bytes]) -> float:
    """Seconds a page of -deskew 40%."""
    return _each(jpegs, lambda page, _: ["mogrify", "-deskew", "40%", "+repage", page])


def unpaper(jpegs: list[bytes]) -> float:
    """Seconds a page of unpaper as it comes: straightened, borders and specks away."""
    return _each(jpegs, lambda page, out: ["unpaper", "-q", "--layout", "single", page, out])


def ocrmypdf(jpegs: list[bytes]) -> float:
    """Seconds a page of OCRmyPDF --deskew --clean-final without recognition, all pages at once."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        first, *others = [Image.open(io.BytesIO(data)) for data in jpegs]
        first.save(source, "PDF", save_all=True, append_images=others, resolution=300)
        command = ["ocrmypdf", "--deskew", "--clean-final", "--tesseract-timeout", "0"]
        command += ["--jobs", "1", "--output-type", "pdf", "--optimize", "0"]
        return _timed([*command, str(source), str(target)]) / len(jpegs)


def _each(jpegs: list[bytes], command: Callable[[str, str], list[str]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        spent = 0.0
        for number, data in enumerate(jpegs):
            page, out = Path(folder, f"{number}.pgm"), Path(folder, f"{number}-out.pgm")
            gray = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
            cv2.imwrite(str(page), gray)
            spent += _timed(command(str(page), str(out)))
        return spent / len(jpegs)


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ONE_CORE)
    return time.perf_counter() - started
