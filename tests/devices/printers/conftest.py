"""A slip, a document, and a printer on a TCP port."""

import io
import sys
import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from counter_app.devices.api import SlipPicture
from tests.devices.printers.tcp_printer import TcpPrinter

if sys.platform != "win32":
    from tests.devices.printers.cups_server import CupsServer, program
    from tests.devices.printers.pty_printer import PtyPrinter


@pytest.fixture
def draw_slip():
    """`draw_slip(384)`: a slip of that width that looks the same from no side."""

    def draw(width: int, height: int = 700, **more) -> SlipPicture:
        image = Image.new("1", (width, height), 1)
        pen = ImageDraw.Draw(image)
        pen.rectangle((0, 0, width - 1, height - 1), outline=0)
        for step in range(0, height, 7):
            pen.line((3, step, (step * 13) % width, step), fill=0)
        file = io.BytesIO()
        image.save(file, "PNG")
        return SlipPicture(png=file.getvalue(), width=width, **more)

    return draw


@pytest.fixture
def slip(draw_slip):
    return draw_slip(576)


@pytest.fixture
def dots():
    """The black and white dots of a slip."""
    return lambda slip: Image.open(io.BytesIO(slip.png)).convert("1")


@pytest.fixture
def pdf():
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(100, 100, "x")
    canvas.save()
    return file.getvalue()


@pytest.fixture
def tcp_printer():
    printer = TcpPrinter()
    yield printer
    printer.close()


@pytest.fixture
def pty_printer():
    printer = PtyPrinter()
    yield printer
    printer.close()


@pytest.fixture(scope="module")
def cups_server():
    if sys.platform == "win32" or program("cupsd") is None or program("lp") is None:
        pytest.skip("CUPS is not installed")
    with tempfile.TemporaryDirectory(prefix="counter-cups-") as folder:
        root = Path(folder)  # not pytest's own: CUPS works as another user, who may not go there
        root.chmod(0o755)
        server = CupsServer(root)
        yield server
        server.close()


@pytest.fixture
def cups_queue(cups_server, monkeypatch):
    """A queue of its own on a real cupsd, which the driver finds as the computer's own."""
    monkeypatch.setenv("CUPS_SERVER", cups_server.address)
    return cups_server.add_queue()
