"""The least that could be done with a page, to measure ours against.

`bare_page`: gray decode by OpenCV, fixed threshold, one-strip G4 by Pillow, pikepdf wrap.
`ocrmypdf_deskew`: OCRmyPDF --deskew with recognition switched off, one process.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import pikepdf
from PIL import Image

cv2.setNumThreads(1)


def bare_page(jpeg: bytes) -> bytes:
    """One page as the plainest black and white PDF."""
    gray = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    height, width = gray.shape
    _, black = cv2.threshold(gray, 128, 255, cv2.THRESH_BINARY_INV)
    bits = np.packbits(black, axis=1).tobytes()
    tiff = io.BytesIO()
    Image.frombytes("1", (width, height), bits).save(
        tiff, "TIFF", compression="group4", strip_size=1 << 30
    )
    with Image.open(tiff) as saved:
        (offset,), (length,) = saved.tag_v2[273], saved.tag_v2[279]
    with pikepdf.Pdf.new() as pdf:
        image = pikepdf.Stream(pdf, tiff.getvalue()[offset : offset + length])
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = width, height, 1
        image.ColorSpace, image.Filter = pikepdf.Name.DeviceGray, pikepdf.Name.CCITTFaxDecode
        image.DecodeParms = pikepdf.Dictionary(K=-1, Columns=width, Rows=height)
        size = (width * 72 / 300, height * 72 / 300)
        page = pdf.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/I": image}))
        page.Contents = pdf.make_stream(b"q %f 0 0 %f 0 0 cm /I Do Q" % size)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def install(program: str, *packages: str) -> str | None:
    """Make `program` available through apt when root; the reason when that is not possible."""
    if shutil.which(program):
        return None
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"{program} is not installed and only root can install it through apt-get"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for attempt in (["apt-get", "update", "-q"], command):
        done = subprocess.run(attempt, env=environment, capture_output=True, check=False)
    return None if done.returncode == 0 else f"apt-get could not install {' '.join(packages)}"


def ocrmypdf_deskew(jpegs: list[bytes]) -> float:
    """Seconds for a page: one run over all pages as one PDF, one process."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        pages = [Image.open(io.BytesIO(data)) for data in jpegs]
        pages[0].save(source, "PDF", save_all=True, append_images=pages[1:], resolution=300)
        command = ["ocrmypdf", "--deskew", "--tesseract-timeout", "0", "--jobs", "1"]
        command += ["--output-type", "pdf", "--optimize", "0", str(source), str(target)]
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return (time.perf_counter() - started) / len(jpegs)
