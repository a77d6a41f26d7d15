"""Mẫu 01 in the words of its day and of the centre's files, on every way it takes to the paper."""

import io
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in, receipts_in
from counter_app.errors.catalogue import CatalogueError
from counter_app.forms.fonts import find_fonts
from counter_app.services.receipt_paper import ReceiptPaper
from tests.forms import samples
from tests.services.playing import HOA, make_folder, open_counter, text_of

LABEL, OURS = "7. Đăng ký nhận kết quả tại:", "7. Nơi nhận kết quả đã đăng ký:"


def words(pdf):
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize(
    ("year", "head", "size"),
    [(2019, "Bản photo", "A5"), (2026, "Loại giấy tờ", "A4"), (2031, "Loại giấy tờ", "A4")],
)
def test_a_dossier_is_printed_in_the_words_of_the_rule_pack_of_its_day(year, head, size):
    """2031: under a rule pack that came after this program."""
    edition = edition_in(RESOURCES)
    newest = max(edition.rules, key=lambda pack: pack.valid_from)
    newer = replace(newest, id="tt99-2030", valid_from=date(2030, 1, 1))
    fonts = find_fonts()
    paper = ReceiptPaper(
        edition=replace(edition, rules=(*edition.rules, newer)),
        centre=replace(edition.centre, receipt_size=None),
        fonts=lambda: fonts,
        templates=lambda: receipts_in(RESOURCES),
    )
    at = datetime(year, 11, 22, 1, 40, tzinfo=UTC)
    pdf = paper.pdf(
        samples.accepted(accepted_at=at),
        code=samples.CODE,
        copies=("give",),
        copy_no=0,
        size=None,
        corrections=(),
    )
    heads = {"Bản photo", "Loại giấy tờ"}
    assert {one for one in heads if one in words(pdf)} == {head}
    assert paper.size(at) == size


@pytest.fixture
def resources(tmp_path):
    return shutil.copytree(RESOURCES, tmp_path / "resources")


def change(resources, old, new):
    file = resources / "forms" / "receipt-2025.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_label_of_the_centre_stands_on_print_preview_and_reprint(desk_root, wall, resources):
    make_folder(desk_root, wall)
    change(resources, LABEL, OURS)
    desk = open_counter(desk_root, wall, resources=resources)
    stream = desk.accept(101).stream
    desk.printing.after_acceptance(stream, HOA)
    desk.printing.reprint(stream, "receipt", "give", "rách", HOA)
    papers = [text_of(path) for path in desk.printed()]
    assert len(papers) == 3
    for text in (*papers, words(desk.printing.receipt_pdf(stream))):
        assert OURS in text
        assert LABEL not in text
    desk.close()


def test_a_wrong_file_keeps_only_mau_01_waiting_and_says_where(desk_root, wall, resources):
    """The acceptance stands and the slip is out; the copies come when the file is mended."""
    make_folder(desk_root, wall)
    change(resources, "part: return,", "part: retrun,")
    desk = open_counter(desk_root, wall, resources=resources)
    stream = desk.accept(101).stream
    outcome = desk.printing.after_acceptance(stream, HOA)
    assert outcome.printed == ("slip",)
    assert [job.copy for job in outcome.waiting] == ["keep", "give"]
    assert isinstance(outcome.problem, CatalogueError)
    assert "receipt-2025.yaml" in outcome.problem.tell().happened
    desk.close()

    receipts_in.cache_clear()
    change(resources, "part: retrun,", "part: return,")
    desk = open_counter(desk_root, wall, resources=resources)
    assert desk.printing.print_waiting(HOA).printed == ("receipt", "receipt")
    desk.close()
