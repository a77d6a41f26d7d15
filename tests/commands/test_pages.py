"""`counter-app pages`: the path of a scan, on files."""

import json
import os
from pathlib import Path

import pytest
from PIL import Image

from counter_app.__main__ import main
from counter_app.imaging.decode import open_pages
from counter_app.imaging.pages import process
from counter_app.imaging.raster import Raster
from tests.imaging.drawing import Drawing, leaned, pdf_of, scanned

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


@pytest.fixture(scope="module")
def papers():
    """Files by their names, drawn once."""
    letter = Drawing.blank().text(lines=20)
    seal = Drawing.blank().text(lines=12).seal().code("VD-1", at_mm=(20, 220), px_per_module=8)
    return {
        "thư.jpg": scanned(leaned(letter.gray(), 1.5)),
        "dấu.jpg": scanned(seal.pixels()),
        "ba trang.pdf": pdf_of(3),
        "hỏng.jpg": b"",
    }


@pytest.fixture
def folder(tmp_path, papers):
    for name, data in papers.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(folder, *names, capsys):
    out = folder / "out" / "pages"
    code = main(["pages", *(str(folder / name) for name in names), "--out", str(out), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_each_page_is_described_and_lies_in_the_folder(folder, capsys):
    code, told = run(folder, "thư.jpg", "dấu.jpg", capsys=capsys)
    assert (code, told["refused"]) == (0, [])
    letter, seal = told["pages"]
    assert letter["file"] == str(folder / "thư.jpg")
    assert letter["angle_deg"] == pytest.approx(1.5, abs=0.1)
    assert (letter["upright_deg"], letter["upright_sure"], letter["blank"]) == (0, True, False)
    assert letter["quality"]["words"] == []
    assert letter["quality"]["sharpness"] > 0
    (found,) = seal["codes"]
    assert (found["text"], found["symbology"]) == ("VD-1", "QRCode")
    x, y, w, h = found["box"]
    assert x + w <= seal["width"]
    assert y + h <= seal["height"]
    assert [Path(page["output"]).suffix for page in (letter, seal)] == [".tif", ".pdf"]
    for page in (letter, seal):
        data = Path(page["output"]).read_bytes()
        assert page["bytes"] == len(data)
        (shown,) = open_pages(data, None, 0)
        assert isinstance(shown, Raster)
        assert shown.image.shape[1::-1] == (page["width"], page["height"])


def test_pages_are_those_that_a_scan_gives(folder, capsys):
    """A G4 page comes as the very strip, in a file that says how large it is on paper."""
    _, told = run(folder, "thư.jpg", capsys=capsys)
    (made,) = process((folder / "thư.jpg").read_bytes(), None, 0)
    output = Path(told["pages"][0]["output"])
    assert made.stream in output.read_bytes()
    with Image.open(output) as shown:
        assert shown.info["dpi"] == (300, 300)
        assert shown.convert("L").getextrema() == (0, 255)
        assert sum(shown.convert("L").histogram()[:128]) < 0.2 * shown.width * shown.height


def test_a_picture_says_how_large_it_is_on_paper(folder, capsys):
    photo = Drawing.blank().photo(box_mm=(10, 10, 190, 270))
    (folder / "ảnh.jpg").write_bytes(scanned(photo.pixels()))
    _, told = run(folder, "ảnh.jpg", capsys=capsys)
    (page,) = told["pages"]
    with Image.open(page["output"]) as shown:
        assert shown.format == "JPEG"
        assert shown.info["dpi"] == (page["quality"]["dpi"],) * 2


def test_order_is_that_of_the_command_and_of_the_pages(folder, capsys):
    _, told = run(folder, "ba trang.pdf", "thư.jpg", "ba trang.pdf", capsys=capsys)
    assert [(page["file"].rsplit("/")[-1], page["page"]) for page in told["pages"]] == [
        ("ba trang.pdf", 1),
        ("ba trang.pdf", 2),
        ("ba trang.pdf", 3),
        ("thư.jpg", 1),
        ("ba trang.pdf", 1),
        ("ba trang.pdf", 2),
        ("ba trang.pdf", 3),
    ]
    assert len({page["output"] for page in told["pages"]}) == 7


def test_what_cannot_be_taken_is_named_and_the_rest_goes_on(folder, capsys):
    code, told = run(folder, "hỏng.jpg", "nowhere.jpg", "thư.jpg", capsys=capsys)
    assert code == 1
    assert len(told["pages"]) == 1
    assert [(one["file"], one["code"]) for one in told["refused"]] == [
        (str(folder / "hỏng.jpg"), "page.file_empty"),
        (str(folder / "nowhere.jpg"), "page.file_unopened"),
    ]


def test_a_person_reads_one_line_a_page(folder, capsys):
    paths = [str(folder / name) for name in ("dấu.jpg", "ba trang.pdf", "hỏng.jpg")]
    assert main(["pages", *paths, "--out", str(folder / "out")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert "QRCode 'VD-1'" in lines[0]
    assert "0 byte" in lines[4]


def test_a_folder_that_cannot_be_made_is_told_of(folder, capsys):
    taken = folder / "thư.jpg" / "out"
    assert main(["pages", str(folder / "thư.jpg"), "--out", str(taken)]) == 2
    assert "--out" in capsys.readouterr().err


@POSIX
def test_whatever_a_file_is_called_its_page_is_told_in_one_line(folder, capsys):
    """As long as a name may be, with a new line and a byte that is no letter."""
    name = os.fsdecode(b"1\n2 \xe9 ") + 240 * "x"
    (folder / name).write_bytes((folder / "thư.jpg").read_bytes())
    assert main(["pages", str(folder / name), "--out", str(folder / "out")]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(str(folder / "1�2"))
    assert len(list((folder / "out").iterdir())) == 1


@POSIX
def test_what_is_no_file_is_not_waited_for(folder, capsys):
    os.mkfifo(folder / "pipe.jpg")
    code, told = run(folder, "pipe.jpg", "", capsys=capsys)
    assert (code, [one["code"] for one in told["refused"]]) == (1, 2 * ["page.file_unopened"])
