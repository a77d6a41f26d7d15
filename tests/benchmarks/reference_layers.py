"""What kept pages are measured against: JPEG of quality 75, read by Tesseract in Vietnamese."""

from __future__ import annotations

import os
import subprocess

import cv2
import numpy as np

from tests.benchmarks.reference_pages import install


def jpeg_75(image: np.ndarray) -> bytes:
    """The page as most scanning programs keep it."""
    _, buffer = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, 75])
    return buffer.tobytes()


def install_tesseract() -> str | None:
    """None when Tesseract reads Vietnamese here, else the reason why it does not."""
    reason = install("tesseract", "tesseract-ocr", "tesseract-ocr-vie")
    if reason is None and "vie" not in _languages():
        return "Tesseract has no Vietnamese (tesseract-ocr-vie)"
    return reason


def misread(image: np.ndarray, truth: str) -> int:
    """Letters that must be changed in what Tesseract reads to make it `truth`."""
    _, page = cv2.imencode(".png", image, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "6", "--dpi", "300"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        command, input=page.tobytes(), env=environment, capture_output=True, check=True
    )
    return _distance(" ".join(done.stdout.decode().split()), truth)


def _languages() -> list[str]:
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return done.stdout.split()


def _distance(read: str, truth: str) -> int:
    """Levenshtein's, a row at a time."""
    wanted = np.array([ord(letter) for letter in truth])
    steps = np.arange(len(truth) + 1)
    row = steps
    for number, letter in enumerate(read, start=1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (wanted != ord(letter)))
        row = np.concatenate(([number], changed))
        row = np.minimum.accumulate(row - steps) + steps
    return int(row[-1])
