"""Paper for scanners: pictures that can be told apart, and a private SANE."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image


def picture(number: int, form: str = "PNG") -> bytes:
    """A small page that differs for each `number` in every pixel."""
    image = Image.new("L", (60, 84), 20 + 10 * (number % 20))
    image.paste(255, (4, 4, 10 + number % 40, 10))
    file = io.BytesIO()
    image.save(file, form, dpi=(300, 300)) if form != "PPM" else image.save(file, form)
    return file.getvalue()


@pytest.fixture
def draw():
    """`draw(n, "JPEG")`: the bytes of page n."""
    return picture


@pytest.fixture
def lay(tmp_path):
    """`lay(3)`: three PNG pages in a new folder; their paths."""

    def write(count: int, folder: str = "paper", first: int = 1) -> list[Path]:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        paths = [place / f"page {number}.png" for number in range(first, first + count)]
        for number, path in enumerate(paths, start=first):
            path.write_bytes(picture(number))
        return paths

    return write


@pytest.fixture
def sane_config(tmp_path):
    """A SANE configuration with the virtual devices `test` and `pnm` alone."""
    if shutil.which("scanimage") is None:
        pytest.skip("scanimage is not installed (Debian: sane-utils)")
    folder = tmp_path / "sane.d"
    folder.mkdir()
    (folder / "dll.conf").write_text("test\npnm\n")
    return folder


@pytest.fixture
def spool(tmp_path):
    """Where pages pass through; the fixture's end checks that none stayed."""
    folder = tmp_path / "spool"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == [], "a page stayed on disk"


@pytest.fixture
def program(tmp_path):
    """`program("…")`: an executable of that shell text, standing before the real scanimage."""

    def write(text: str) -> str:
        path = tmp_path / f"scanimage-{len(list(tmp_path.glob('scanimage-*')))}"
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return str(path)

    return write
