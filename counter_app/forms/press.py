"""One PDF at a time: opens a canvas for a form and closes it into bytes.

reportlab is not thread-safe: its paragraph parser and font tables are shared by the whole process,
and two lanes (printing, preview) setting type at once would mix one citizen's text into another's
paper. The lock is therefore the process's, not an object's.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from counter_app.forms.fonts import Fonts

_ONE_AT_A_TIME = threading.Lock()


@dataclass(slots=True)
class Print:
    """A document being set; `pdf` holds its bytes once the press is closed."""

    canvas: Canvas
    pdf: bytes = b""


@contextmanager
def press(fonts: Fonts, *, size: tuple[float, float], title: str) -> Iterator[Print]:
    """A document of pages `size` (width, height; points), the same bytes for the same content.

    Every font is embedded; the properties name the program and the form, never a person.
    """
    with _ONE_AT_A_TIME:
        stream = io.BytesIO()
        canvas = Canvas(
            stream,
            pagesize=size,
            invariant=1,
            lang="vi-VN",
            initialFontName=fonts.pdf(),  # type: ignore[arg-type]  # the stub says float
        )
        canvas.setTitle(title)
        canvas.setCreator("counter-app")
        sheet = Print(canvas)
        yield sheet
        canvas.save()
        sheet.pdf = stream.getvalue()
