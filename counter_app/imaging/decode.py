"""Open what a scanner, folder or camera gave: the bytes decide, not the declared type."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from counter_app.errors.pages import (
    FileEmpty,
    FileTruncated,
    FormatUnknown,
    PageError,
    PageUnreadable,
    PictureTooLarge,
    PictureTooSmall,
    TooManyPages,
)
from counter_app.imaging import jpeg
from counter_app.imaging.colour import has_colour
from counter_app.imaging.raster import Pixels, Raster, page_dpi, reduced

PAGE_LIMIT = 300
PIXEL_LIMIT = 80_000_000  # A3 at 600 dpi is 70 million
_LEAST_FAX_DPI, _MOST_FAX_DPI = 90, 420  # ITU-T T.4: 204 x 98 to 408 x 391
WORK_PIXELS = 36_000_000  # above this a page is halved: 600 dpi A4 is 35 million
LEAST_SIDE = 32

_FORMATS = ("JPEG", "PNG", "TIFF", "PPM", "BMP")
_ALPHA_MODES = {"LA", "La", "PA", "RGBA", "RGBa"}
_TWO_LEVEL = {"1"}


def open_pages(
    data: bytes, media_type: str | None, dpi_hint: int, *, first: int = 1
) -> Iterator[Raster | PageError]:
    """Yield the pages of a picture or container in order, from page `first` (counted from 1) on.

    A page that cannot be opened comes as a `PageError` in its place and the pages after it still
    follow; a file that cannot be opened at all yields one `PageError`. Nothing is raised for bad
    input. `media_type` is only what somebody declared and is not trusted. `dpi_hint` is the
    device's resolution, 0 when it did not say. Colour rasters come only from pages with colour.
    """
    del media_type  # devices and folders get it wrong; the first bytes do not
    if not data:
        yield FileEmpty()
    elif data[:1024].find(b"%PDF-") >= 0:
        from counter_app.imaging.pdf import open_pdf

        yield from open_pdf(data, page_limit=PAGE_LIMIT, first=first)
    else:
        yield from _pictures(data, dpi_hint, first)


def _pictures(data: bytes, dpi_hint: int, first: int) -> Iterator[Raster | PageError]:
    try:
        with _refusing(page=1):
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
            count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if count > PAGE_LIMIT:
                raise TooManyPages(count=count, limit=PAGE_LIMIT)
    except PageError as error:
        yield error
        return
    with picture:
        for number in range(first, count + 1):
            yield _opened(picture, data, number, dpi_hint)


@contextmanager
def _refusing(*, page: int) -> Iterator[None]:
    """Turn whatever a decoder throws at hostile bytes into a `PageError`."""
    try:
        yield
    except PageError:
        raise
    except UnidentifiedImageError as error:
        raise FormatUnknown from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        pixels = "".join(c for c in str(error).partition("pixels")[0] if c.isdigit())
        raise PictureTooLarge(megapixels=int(pixels or 0) // 1_000_000) from error
    except Exception as error:  # decoders throw anything, from struct.error to SyntaxError
        if "truncated" in str(error):
            raise FileTruncated(page=page) from error
        raise PageUnreadable(page=page) from error


def _opened(picture: Image.Image, data: bytes, number: int, dpi_hint: int) -> Raster | PageError:
    try:
        with _refusing(page=number):
            if number > 1:
                picture.seek(number - 1)
            return _page(picture, data, number, dpi_hint)
    except PageError as error:
        return error


def _page(picture: Image.Image, data: bytes, number: int, dpi_hint: int) -> Raster:
    stated = _stated_dpi(picture)
    width, height = _size_on_paper(picture, stated)
    if min(width, height) < LEAST_SIDE:
        raise PictureTooSmall(width=width, height=height)
    if width * height > PIXEL_LIMIT:
        raise PictureTooLarge(megapixels=width * height // 1_000_000)
    dpi = page_dpi(width, height, stated=max(stated), hint=dpi_hint)
    two_level = picture.mode in _TWO_LEVEL
    if picture.format in {"JPEG", "MPO"} and picture.mode in {"L", "RGB"}:
        image = _jpeg(data, gray=picture.mode == "L", number=number)
    else:
        picture.load()
        image = _pixels(ImageOps.exif_transpose(picture))
    if (width, height) != picture.size and image.shape[1::-1] == picture.size:
        image, two_level = np.asarray(cv2.resize(image, (width, height)), dtype=np.uint8), False
    if image.shape[0] * image.shape[1] > WORK_PIXELS:
        image, dpi, two_level = reduced(image, 2), max(dpi // 2, 1), False
    raster = Raster(image=image, dpi=dpi, two_level=two_level)
    if not raster.is_colour or has_colour(raster.half()):
        return raster
    return replace(raster, image=raster.gray())


def _stated_dpi(picture: Image.Image) -> tuple[float, float]:
    """Across and down, as the file has it; 0 when it does not say."""
    try:
        across, down = picture.info.get("dpi", (0.0, 0.0))
        return float(across), float(down)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0


def _size_on_paper(picture: Image.Image, stated: tuple[float, float]) -> tuple[int, int]:
    """Pixels across and down, as many to the inch both ways: a fax has half as many down."""
    width, height = picture.size
    across, down = stated
    if picture.format == "TIFF" and min(stated) >= _LEAST_FAX_DPI and max(stated) <= _MOST_FAX_DPI:
        if across > 1.1 * down:
            return width, round(height * across / down)
        if down > 1.1 * across:
            return round(width * down / across), height
    return width, height


def _jpeg(data: bytes, *, gray: bool, number: int) -> Pixels:
    """Decode by OpenCV."""
    # OpenCV fills the missing end of a cut file with gray and says nothing.
    if not jpeg.is_whole(data):
        raise FileTruncated(page=number)
    how = cv2.IMREAD_GRAYSCALE if gray else cv2.IMREAD_COLOR
    image = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), how)
    if image is None:
        raise PageUnreadable(page=number)
    return np.asarray(image, dtype=np.uint8)


def _pixels(picture: Image.Image) -> Pixels:
    """Any Pillow mode as gray or BGR; what is see-through becomes white paper."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _deep_gray(picture)
    if picture.mode in _ALPHA_MODES or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        picture = Image.alpha_composite(paper, rgba).convert("RGB")
    if picture.mode in {"1", "L"}:
        return np.array(picture.convert("L"), dtype=np.uint8)
    rgb = np.array(picture.convert("RGB"), dtype=np.uint8)
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), dtype=np.uint8)


def _deep_gray(picture: Image.Image) -> Pixels:
    """16-bit and float gray; float files state no range, so theirs is stretched."""
    values = np.nan_to_num(np.asarray(picture, dtype=np.float32))
    top = 65535.0
    if picture.mode == "F":
        values = values - values.min()
        top = max(float(values.max()), 1e-6)
    return np.asarray(np.clip(values * (255.0 / top), 0, 255), dtype=np.uint8)
