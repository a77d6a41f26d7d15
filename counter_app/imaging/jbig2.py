"""JBIG2 streams, media type "image/jbig2": a fifth to a third smaller than G4.

A stream is one page of ITU-T T.88 in the embedded organisation that PDF uses: page information and
one generic region, so every pixel is kept. Symbols, which put one letter in another's place, are
never used. Streams are coded by the program `jbig2` (jbig2enc) where the machine has it, and drawn
by PDFium everywhere. The page reaches that program in memory; nothing is written to disk.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache

import numpy as np

from counter_app.errors.pages import PageError
from counter_app.imaging.raster import Pixels

_PATIENCE_S = 20.0


@cache
def is_available() -> bool:
    """Whether this machine codes JBIG2, tried out on a small page."""
    if shutil.which("jbig2") is None or not hasattr(os, "memfd_create"):
        return False
    page = np.zeros((72, 100), np.uint8)
    page[7:30, 11:60] = page[50:51, 3:97] = 255
    try:
        return np.array_equal(decode(encode(page), 100, 72) < 128, page > 0)
    except (OSError, ValueError):
        return False


def encode(black: Pixels) -> bytes:
    """Code a page whose ink is non-zero. Raises OSError when the program fails."""
    height, width = black.shape
    with os.fdopen(os.memfd_create("page"), "wb") as page:
        page.write(b"P4\n%d %d\n" % (width, height))
        page.write(np.packbits(black > 0, axis=1).tobytes())
        page.flush()
        number = page.fileno()
        command = ["jbig2", "-p", f"/proc/self/fd/{number}"]
        try:
            done = subprocess.run(  # noqa: S603 - the program found on this PC's own path
                command, pass_fds=[number], capture_output=True, timeout=_PATIENCE_S, check=True
            )
        except subprocess.SubprocessError as error:
            raise OSError("jbig2 gave no page") from error
    return done.stdout


def decode(stream: bytes, width: int, height: int) -> Pixels:
    """The page as gray: ink 0, paper 255. Raises ValueError for a damaged stream."""
    import pikepdf  # a process for pages is ready a third sooner without PDF
    from pikepdf import Dictionary, Name

    from counter_app.imaging.pdf import only_picture

    with pikepdf.Pdf.new() as pdf:
        image = pikepdf.Stream(pdf, stream)
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.JBIG2Decode
        image.Width, image.Height, image.BitsPerComponent = width, height, 1
        image.ColorSpace = Name.DeviceGray
        page = pdf.add_blank_page(page_size=(width, height))
        page.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Contents = pdf.make_stream(b"%d 0 0 %d 0 0 cm /I Do" % (width, height))
        out = io.BytesIO()
        pdf.save(out)
    try:
        picture = only_picture(out.getvalue())
    except PageError as error:
        raise ValueError("damaged JBIG2") from error
    if picture.shape != (height, width):
        raise ValueError("damaged JBIG2")
    return picture
