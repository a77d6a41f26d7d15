"""Fonts of this machine, and eyes for PDF and slips."""

import io
import unicodedata
from dataclasses import dataclass

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from counter_app.forms.fonts import find_fonts
from counter_app.forms.receipt import render_receipt
from tests.forms import samples


@pytest.fixture(scope="session")
def fonts():
    return find_fonts()


@dataclass(frozen=True)
class Seen:
    """A PDF as a person sees it: text and picture of each page."""

    texts: list[str]
    images: list[Image.Image]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def line(self) -> str:
        """All text on one line: for sentences that wrap."""
        return " ".join(self.text.split())

    def codes(self, page: int = 0) -> list[str]:
        return sorted(code.text for code in zxingcpp.read_barcodes(self.images[page]))


@pytest.fixture
def see():
    def look(pdf: bytes, dpi: int = 150) -> Seen:
        document = pypdfium2.PdfDocument(pdf)
        try:
            texts, images = [], []
            for page in document:
                text = page.get_textpage().get_text_range()
                texts.append(unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
                images.append(page.render(scale=dpi / 72).to_pil().convert("L"))
            return Seen(texts, images)
        finally:
            document.close()

    return look


@pytest.fixture
def open_slip():
    return lambda png: Image.open(io.BytesIO(png))


@pytest.fixture
def render(fonts, see):
    """`render(accepted)`: the receipt as it is seen."""

    def draw(accepted, *, pack_id="tt03-2025", size="A5", copies=("give",), centre=None, **more):
        pdf = render_receipt(
            accepted,
            code=more.pop("code", accepted.code.code),
            pack=samples.pack(pack_id),
            template=more.pop("template", None) or samples.template(pack_id),
            centre=centre or samples.centre(),
            size=size,
            fonts=fonts,
            copies=copies,
            **more,
        )
        return see(pdf)

    return draw
