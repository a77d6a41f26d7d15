"""Page images as plain functions: same bytes in, same bytes out.

    decode    bytes of any kind -> rasters        (`pdf` opens PDF)
    sheet, lines (skew), upright, clean           find the paper, straighten, crop, turn (`turning`)
    traces, even                                  edge shadows and holes away, one light
    judge     blank, blurred, dark, cut edge ...
    codes     bar and matrix codes, looked for where a page is `dense`
    encode    cleaned raster -> one of `streams` (`threshold`, `layers`, `g4`, `jbig2`, `jpeg`)
    pages     the whole chain, one entry: `process`
    ocr       page stream -> words, where Tesseract reads Vietnamese
    bundle    page streams -> PDF/A-2b, a pure wrap (`archival`, `textlayer`)
    preview   page stream -> JPEG for the screen

No state, no store, no settings, no devices. OpenCV and numpy load with this room, so other rooms
import it when they first need it.
"""

from __future__ import annotations

import os

# One thread per process: the counter PC does other work, and results must not depend on cores.
# numpy's library of matrices asks while it loads, and starting its threads takes as long as numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import cv2

cv2.setNumThreads(1)
