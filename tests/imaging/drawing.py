"""Pages drawn for tests, so that every angle, code and flaw on them is known beforehand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
import segno
from PIL import Image, ImageDraw, ImageFont

from counter_app.errors.pages import PageError
from counter_app.imaging.pages import ProcessedPage
from counter_app.imaging.preview import draw

DPI = 300
A4 = (2480, 3508)
PAPER, INK = 246, 28
PRINT = {"image/g4", "image/jbig2"}  # black print alone, whichever the machine codes
MM = DPI / 25.4

PARAGRAPH = (
    "Căn cứ Luật Tổ chức chính quyền địa phương; căn cứ Nghị định của Chính phủ về thực hiện cơ chế "
    "một cửa, một cửa liên thông trong giải quyết thủ tục hành chính; theo đề nghị của người nộp hồ "
    "sơ, Trung tâm Phục vụ hành chính công đã tiếp nhận đầy đủ thành phần hồ sơ theo quy định. Kính "
    "đề nghị cơ quan có thẩm quyền xem xét, giải quyết trong thời hạn đã được công bố và thông báo "
    "kết quả cho tổ chức, cá nhân theo đúng giấy hẹn. "
)
CARD_TEXT = (
    "079203000123|024000456|Nguyễn Thị Thử Nghiệm|01021990|Nữ|"
    "12 Đường Ví Dụ, Phường Mẫu, Thành phố Hồ Chí Minh|05032022"
)

_FONTS = (
    "/usr/share/fonts/truetype/liberation2/Liberation{}-{}.ttf",
    "/usr/share/fonts/truetype/liberation/Liberation{}-{}.ttf",
)


@cache
def font(points: float, style: str = "Regular", family: str = "Serif") -> ImageFont.FreeTypeFont:
    """Liberation at 300 dpi."""
    for pattern in _FONTS:
        path = Path(pattern.format(family, style))
        if path.exists():
            return ImageFont.truetype(str(path), round(points * DPI / 72))
    pytest.fail("the Liberation fonts are not installed")


@cache
def _prose(
    across: int, left: float, width: float, top: float, lines: int, points: float, family: str
) -> tuple[Image.Image, int]:
    """Lines of prose as coverage of a page `across` pixels wide, and where the first one begins:
    dozens of tests print the same.
    """
    face, feed = font(points, family=family), points * DPI / 72 * 1.35
    first = int(top)
    mask = Image.new("L", (across, round((lines + 1) * feed)))
    pen, words = ImageDraw.Draw(mask), (PARAGRAPH * 12).split()
    for number in range(lines):
        line: list[str] = []
        while words and face.getlength(" ".join([*line, words[0]])) < width:
            line.append(words.pop(0))
        pen.text((left, top - first + number * feed), " ".join(line), font=face, fill=255)
    return mask, first


@dataclass
class Drawing:
    """A page being drawn, BGR at 300 dpi."""

    image: Image.Image

    @classmethod
    def blank(
        cls, size: tuple[int, int] = A4, paper: int | tuple[int, int, int] = PAPER
    ) -> Drawing:
        colour = (paper,) * 3 if isinstance(paper, int) else paper
        return cls(Image.new("RGB", size, colour))

    def text(
        self,
        *,
        top_mm: float = 25,
        left_mm: float = 25,
        right_mm: float = 20,
        lines: int = 34,
        points: float = 13,
        colour: int | tuple[int, int, int] = INK,
        family: str = "Serif",
    ) -> Drawing:
        """Lines of Vietnamese prose."""
        ink = (colour,) * 3 if isinstance(colour, int) else colour
        left, width = left_mm * MM, self.image.width - (left_mm + right_mm) * MM
        mask, top = _prose(self.image.width, left, width, top_mm * MM, lines, points, family)
        self.image.paste(ink, (0, top), mask)
        return self

    def words(
        self,
        text: str,
        *,
        at_mm: tuple[float, float],
        points: float = 13,
        colour: int = INK,
        family: str = "Serif",
    ) -> Drawing:
        pen = ImageDraw.Draw(self.image)
        place = (at_mm[0] * MM, at_mm[1] * MM)
        pen.text(place, text, font=font(points, family=family), fill=(colour,) * 3)
        return self

    def seal(self, *, centre_mm: tuple[float, float] = (140, 220)) -> Drawing:
        """A round red seal of 36 mm."""
        pen = ImageDraw.Draw(self.image)
        x, y = (value * MM for value in centre_mm)
        for radius, stroke in ((18.0, 9), (12.0, 5)):
            r = radius * MM
            pen.ellipse((x - r, y - r, x + r, y + r), outline=(200, 30, 40), width=stroke)
        return self

    def signature(self, *, colour: tuple[int, int, int], at_mm: tuple[float, float]) -> Drawing:
        """A scribble of one pen, 45 mm wide."""
        pen = ImageDraw.Draw(self.image)
        t = np.linspace(0, 7 * np.pi, 220)
        xs = (at_mm[0] + 45 * t / t[-1]) * MM
        ys = (at_mm[1] + 7 * np.sin(t) * np.cos(0.31 * t)) * MM
        pen.line(list(zip(xs.tolist(), ys.tolist(), strict=True)), fill=colour, width=6)
        return self

    def photo(self, *, box_mm: tuple[float, float, float, float], seed: int = 5) -> Drawing:
        """A gray photograph: soft shapes over the whole range."""
        left, top, width, height = (round(value * MM) for value in box_mm)
        rng = np.random.default_rng(seed)
        rough = rng.integers(20, 235, (height // 60 + 2, width // 60 + 2)).astype(np.uint8)
        soft = cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
        self.image.paste(Image.fromarray(soft).convert("RGB"), (left, top))
        return self

    def code(
        self, text: str, *, at_mm: tuple[float, float], px_per_module: float, error: str = "m"
    ) -> Drawing:
        """A QR code drawn exactly `px_per_module` pixels a module, fractions included."""
        matrix = np.array(segno.make(text, error=error, micro=False, boost_error=False).matrix)
        side = round((len(matrix) + 8) * px_per_module)
        fine = np.kron(np.pad(1 - matrix, 4, constant_values=1), np.ones((16, 16)))
        fine = (fine * (PAPER - INK) + INK).astype(np.uint8)
        tile = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)
        place = (round(at_mm[0] * MM), round(at_mm[1] * MM))
        self.image.paste(Image.fromarray(tile).convert("RGB"), place)
        return self

    def pixels(self) -> np.ndarray:
        """BGR."""
        return np.array(self.image)[:, :, ::-1].copy()

    def gray(self) -> np.ndarray:
        return np.array(self.image.convert("L"))


def leaned(image: np.ndarray, degrees: float, fill: int = PAPER) -> np.ndarray:
    """`image` with its lines falling to the right by `degrees`: to be turned back by +degrees."""
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    border = (fill,) * 3
    return cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=border)


def on_bed(
    image: np.ndarray, *, degrees: float = 0.0, bed: int = 40, margin_mm: float = 18
) -> np.ndarray:
    """A sheet lying on a dark scanner bed, leaning by `degrees`."""
    margin = round(margin_mm * MM)
    height, width = image.shape[:2]
    size = (width + 2 * margin, height + 2 * margin)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turn[:, 2] += margin
    return cv2.warpAffine(image, turn, size, flags=cv2.INTER_LINEAR, borderValue=(bed,) * 3)


def scanned(image: np.ndarray, *, quality: int = 88, noise: float = 2.5, seed: int = 1) -> bytes:
    """JPEG bytes as a scanner would give them: slightly soft, slightly noisy."""
    grain = _grain(image.shape[:2], noise, seed)
    rough = cv2.add(
        cv2.GaussianBlur(image, (0, 0), 0.7),
        grain if image.ndim == 2 else cv2.merge([grain] * 3),
        dtype=cv2.CV_8U,
    )
    done, buffer = cv2.imencode(".jpg", rough, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return buffer.tobytes()


@lru_cache(maxsize=4)
def _grain(shape: tuple[int, int], noise: float, seed: int) -> np.ndarray:
    cv2.setRNGSeed(seed)
    grain = np.empty(shape, np.int16)
    cv2.randn(grain, 0.0, noise)
    return grain


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """`image` as a file of `kind`."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(image: np.ndarray, quality: int = 92) -> bytes:
    """`image` as JPEG, untouched."""
    done, buffer = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return buffer.tobytes()


def pdf_of(pages: int, *, size_pt: tuple[float, float] = (595, 842), **save: object) -> bytes:
    """A PDF of empty pages, a black square in the upper left of each."""
    with pikepdf.Pdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=size_pt)
            drawing = f"0 g 36 {size_pt[1] - 136} 100 100 re f"
            page.Contents = pdf.make_stream(drawing.encode())
        out = io.BytesIO()
        pdf.save(out, **save)
    return out.getvalue()


def only(pages: Iterator[ProcessedPage | PageError]) -> ProcessedPage:
    """The one page of a picture, which must have been readable."""
    (page,) = pages
    assert isinstance(page, ProcessedPage), page
    return page


def drawn(page: ProcessedPage) -> np.ndarray:
    """What the kept stream shows, at full size."""
    largest = max(page.width, page.height)
    return draw(page.stream, page.media_type, page.width, page.height, turn=0, max_px=largest)
