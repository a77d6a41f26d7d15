"""BẢN TẬP – KHÔNG CÓ GIÁ TRỊ: the mark every paper and page of practice mode carries."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.marks import PRACTICE

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_GREY = 0.80  # dark enough for a bad copier, light enough to read through


def draw_across(canvas: Canvas, width: float, height: float, fonts: Fonts) -> None:
    """The mark slantwise, grey, beneath the text but clear of the QR; and black at the foot."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    face = fonts.pdf(Style.BOLD)
    diagonal = math.hypot(width, height)
    size = diagonal * 0.7 / stringWidth(PRACTICE, face, 1)
    canvas.saveState()
    canvas.setFillGray(_GREY)
    canvas.translate(width / 2, height * 0.42)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.setFont(face, size)
    canvas.drawCentredString(0, -size * 0.33, PRACTICE)
    canvas.restoreState()
    canvas.setFont(face, 8)
    canvas.drawCentredString(width / 2, 10, PRACTICE)


def practice_stamp(fonts: Fonts, *, width: int = 1600) -> bytes:
    """The mark as a framed 1-bit PNG `width` dots wide, black on white, for page PDFs."""
    size = width // 16
    font = fonts.picture(size, bold=True)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(PRACTICE))
    margin = size // 2
    image = Image.new("L", (width, bottom - top + 2 * margin), 255)
    draw = ImageDraw.Draw(image)
    draw.text(((width - right - left) / 2, margin - top), PRACTICE, font=font, fill=0)
    frame = max(3, size // 12)
    draw.rectangle((0, 0, image.width - 1, image.height - 1), outline=0, width=frame)
    stream = io.BytesIO()
    image.point(lambda grey: 255 if grey > 127 else 0).convert("1", dither=Image.Dither.NONE).save(
        stream, "PNG"
    )
    return stream.getvalue()
