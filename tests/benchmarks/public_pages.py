"""Real scanned pages, the same on every machine: the test pages of the Leptonica library.

They come with its source package, through apt and its signatures, and are kept in a folder for
temporary files. Where apt is not at hand, the bench that wants them says so and is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from tests.benchmarks.glass import A4, paper_of

PAPER, INK = 244, 40
_PACKAGE = "leptonlib"
_KEPT = Path(tempfile.gettempdir(), "counter-app-bench-pages")
_SOURCES = ("sources.list.d/debian.sources", "sources.list.d/ubuntu.sources", "sources.list")
# Books, journals, a patent, typescript, tables, music, newsprint; enlarged by so much to 300 dpi.
PAGES = {
    "feyn.tif": 1.0, "rabi.png": 1.0, "arabic2.png": 1.0, "bois-2.tif": 1.0, "bois-4.tif": 1.0,
    "harmoniam-11.tif": 1.0, "ortiz-03.tif": 1.0, "pageseg1.tif": 1.0, "pageseg2.tif": 1.0,
    "pageseg4.tif": 1.0, "patent.png": 1.0, "scots-frag.tif": 1.0, "shearer.148.tif": 1.0,
    "witten.tif": 1.0, "lucasta.1.300.tif": 1.0, "table.15.tif": 2.0, "table.27.tif": 2.0,
    "words.15.tif": 2.0, "cootoots.png": 1.5, "zanotti-78.jpg": 2.0, "cat.035.jpg": 1.5,
}  # fmt: skip


def fetch() -> str | None:
    """Have the pages at hand; the reason when that is not possible."""
    if all((_KEPT / name).exists() for name in PAGES):
        return None
    sources = [path for name in _SOURCES if (path := Path("/etc/apt", name)).exists()]
    if not shutil.which("apt-get") or not sources:
        return "real pages come with a source package, and there is no apt-get here"
    _KEPT.mkdir(exist_ok=True)
    (_KEPT / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    listed = _KEPT / f"bench{sources[0].suffix}"
    words = {"Types: deb": "Types: deb-src", "deb ": "deb-src "}
    lines = sources[0].read_text("utf-8").splitlines()
    for old, new in words.items():
        lines = [new + line.removeprefix(old) if line.startswith(old) else line for line in lines]
    listed.write_text("\n".join(lines) + "\n", "utf-8")
    apt = ["apt-get", "-q", "-o", f"Dir::Etc::sourcelist={listed}", "-o", "Dir::Etc::sourceparts=-"]
    apt += ["-o", f"Dir::State::lists={_KEPT / 'lists'}"]
    for rest in (["update"], ["source", "--download-only", _PACKAGE]):
        done = subprocess.run([*apt, *rest], cwd=_KEPT, capture_output=True, check=False)
        if done.returncode:
            return f"apt-get cannot bring the source package {_PACKAGE}"
    with tarfile.open(next(_KEPT.glob("*.orig.tar.*"))) as packed:
        for member in packed:
            name = Path(member.name).name
            if name in PAGES and (file := packed.extractfile(member)) is not None:
                (_KEPT / name).write_bytes(file.read())
    return None


def load(name: str) -> np.ndarray:
    """A page in the middle of A4 at 300 dpi, gray or BGR; black and white ones get paper and ink."""
    with Image.open(_KEPT / name) as picture:
        is_two_level = picture.mode == "1"
        pixels = np.array(picture.convert("RGB" if picture.mode == "RGB" else "L"))
    page = np.ascontiguousarray(pixels[:, :, ::-1]) if pixels.ndim == 3 else pixels
    if PAGES[name] != 1:
        page = cv2.resize(page, None, fx=PAGES[name], fy=PAGES[name], interpolation=cv2.INTER_CUBIC)
    if is_two_level:
        page = cv2.convertScaleAbs(page, alpha=(PAPER - INK) / 255, beta=INK)
    high, wide = (max(0, side - have) for side, have in zip(A4[::-1], page.shape[:2], strict=True))
    edges = (high // 2, high - high // 2, wide // 2, wide - wide // 2)
    page = cv2.copyMakeBorder(page, *edges, cv2.BORDER_CONSTANT, value=paper_of(page))
    top, left = (page.shape[0] - A4[1]) // 2, (page.shape[1] - A4[0]) // 2
    return np.ascontiguousarray(page[top : top + A4[1], left : left + A4[0]])
