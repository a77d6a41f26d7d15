"""Mẫu 01 as a citizen holds it: words, places, pages."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from counter_app.forms.receipt import render_receipt
from tests.forms import samples

GOLDEN = Path(__file__).parent / "golden"
PACKS = ("tt01-2018", "tt03-2025")
SIZES = ("A5", "A4")

every_form = pytest.mark.parametrize(
    ("pack_id", "size"), [(pack, size) for pack in PACKS for size in SIZES]
)


@every_form
def test_the_whole_text(render, pack_id, size):
    seen = render(samples.accepted(), pack_id=pack_id, size=size, copies=("keep", "give"))
    path = GOLDEN / f"receipt-{pack_id}-{size}.txt"
    if os.environ.get("COUNTER_WRITE_GOLDEN"):
        path.write_text(seen.text + "\n", encoding="utf-8")
    assert seen.text.split() == path.read_text(encoding="utf-8").split()


@every_form
def test_the_ordinary_dossier_stands_on_one_page(render, pack_id, size):
    seen = render(samples.accepted(), pack_id=pack_id, size=size)
    assert len(seen.texts) == 1
    assert "Trang" not in seen.text


@every_form
@pytest.mark.parametrize(
    "make",
    [
        samples.accepted,
        samples.long_names,
        samples.forty_papers,
        samples.foreigner,
        samples.provisional,
        lambda: samples.accepted(practice=True),
        lambda: samples.accepted(owner=replace(samples.OWNER, phone="", email="")),
    ],
    ids=["short", "long", "forty", "organisation", "provisional", "practice", "no phone"],
)
def test_every_form_is_whole(render, pack_id, size, make):
    """QR reads, nothing leaves the margins, pages are numbered, signatures stand once at the end."""
    accepted = make()
    seen = render(accepted, pack_id=pack_id, size=size, copy_no=2)
    assert seen.codes() == [accepted.code.code]
    assert "In lại lần 2" in seen.text
    pages = len(seen.texts)
    assert pages <= 2
    for number, (text, image) in enumerate(zip(seen.texts, seen.images, strict=True), 1):
        assert (f"Trang {number}/{pages}" in text) == (pages > 1)
        assert accepted.code.code in text
        assert _ink_at_the_edges(image, practice=accepted.practice) == 0
    assert seen.text.count("NGƯỜI TIẾP NHẬN HỒ SƠ") == 1
    assert seen.text.count("(Ký và ghi rõ họ tên)") == 2
    assert "NGƯỜI NỘP HỒ SƠ" in seen.texts[-1]
    for paper in accepted.papers:
        assert " ".join(paper.name.split()) in seen.line


def test_page_size_is_the_papers(fonts):
    for size, (width, height) in {"A5": (148, 210), "A4": (210, 297)}.items():
        page = pypdfium2.PdfDocument(_pdf(fonts, size=size))[0]
        assert page.get_width() / 72 * 25.4 == pytest.approx(width, abs=0.1)
        assert page.get_height() / 72 * 25.4 == pytest.approx(height, abs=0.1)


def test_a_second_page_repeats_head_and_columns_and_keeps_the_signature_in_company(render):
    seen = render(samples.forty_papers())
    first, second = seen.texts
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ (tiếp theo) (Liên: Giao người nộp)" in second
    for text in (first, second):
        assert "Tên giấy tờ" in text
        assert "Loại giấy tờ" in text
    assert "NGƯỜI NỘP HỒ SƠ" not in first
    assert "7. Đăng ký nhận kết quả tại:" in second
    assert first.count("\n") > 30


def test_a_long_list_flows_over_many_pages(render):
    papers = tuple(samples.paper(n, f"Giấy tờ thứ {n}") for n in range(1, 151))
    seen = render(samples.accepted(papers=papers))
    pages = len(seen.texts)
    assert pages > 3
    assert f"Trang {pages}/{pages}" in seen.texts[-1]
    for n in (1, 57, 144, 150):
        assert seen.line.count(f"Giấy tờ thứ {n} Bản chính") == 1


def test_one_name_longer_than_a_page_flows_on(render):
    name = " ".join(f"từ{n}" for n in range(1600))
    seen = render(samples.accepted(papers=(samples.paper(1, name),)))
    assert len(seen.texts) > 2
    for n in (0, 799, 1599):
        assert f"từ{n} " in seen.line or f"từ{n}" in seen.line.split()
    for image in seen.images:
        assert _ink_at_the_edges(image) == 0


def test_a_date_is_never_broken(render):
    for size in SIZES:
        for make in (samples.accepted, samples.long_names, samples.foreigner):
            text = render(make(), size=size).text.replace("\u00a0", " ")
            assert "ngày 14 tháng 12 năm 2026" in text


def test_a_dossier_without_papers(render):
    assert "NGƯỜI NỘP HỒ SƠ" in render(samples.accepted(papers=())).text


def test_both_copies_each_on_its_own_page(render):
    seen = render(samples.accepted(), copies=("keep", "give"))
    assert "(Liên: Lưu)" in seen.texts[0]
    assert "(Liên: Giao người nộp)" in seen.texts[1]
    assert len(seen.texts) == 2
    with pytest.raises(KeyError):
        render(samples.accepted(), copies=("anh",))


def test_pages_are_numbered_within_each_copy(render):
    seen = render(samples.forty_papers(), copies=("keep", "give"))
    assert [text.count("Trang 1/2") for text in seen.texts] == [1, 0, 1, 0]
    assert [text.count("Trang 2/2") for text in seen.texts] == [0, 1, 0, 1]


def test_first_print_says_nothing_of_reprints(render):
    assert "In lại" not in render(samples.accepted()).text
    assert "In lại lần 3" in render(samples.accepted(), copy_no=3).text


def test_provisional_code_is_marked_and_explained(render):
    seen = render(samples.provisional())
    assert f"{samples.PROVISIONAL}TẠM" in seen.line.replace(" ", "")
    assert "là mã tạm" in seen.line
    assert seen.codes() == [samples.PROVISIONAL]


def test_reprint_after_the_official_code_is_known_is_no_longer_provisional(render):
    seen = render(samples.provisional(), code=samples.CODE, copy_no=1)
    assert seen.codes() == [samples.CODE]
    assert "TẠM" not in seen.text
    assert f"Mã tạm đã cấp trước đây: {samples.PROVISIONAL}." in seen.line


def test_old_code_shape_of_25_characters(render):
    code = "000.00.17.H48-261123-0042"
    for size in SIZES:
        seen = render(samples.accepted(), code=code, size=size)
        assert seen.codes() == [code]
        assert _ink_at_the_edges(seen.images[0]) == 0


def test_practice_is_marked_across_every_page_and_the_qr_still_reads(render):
    for make in (samples.accepted, samples.forty_papers):
        seen = render(replace(make(), practice=True))
        for text, image in zip(seen.texts, seen.images, strict=True):
            assert "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ" in text
            grey = image.histogram()
            assert sum(grey[195:215]) / sum(grey) > 0.02
        assert seen.codes() == [samples.CODE]
    assert "BẢN TẬP" not in render(samples.accepted()).text


def test_a_pack_newer_than_the_program_prints_like_the_newest(render, fonts):
    pack = replace(samples.pack(), id="tt99-2030")
    pdf = render_receipt(
        samples.accepted(),
        code=samples.CODE,
        pack=pack,
        template=samples.template(pack.id),
        centre=samples.centre(),
        size="A4",
        fonts=fonts,
    )
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().count("STT") == 1


def test_two_lanes_never_mix_two_citizens_papers(fonts):
    """Printing and preview run at once; the library underneath is not made for that."""
    makes = (samples.accepted, samples.long_names, samples.forty_papers, samples.foreigner)
    dossiers = [make() for make in makes] * 2

    def render(accepted):
        return render_receipt(
            accepted,
            code=samples.CODE,
            pack=samples.pack(),
            template=samples.template(),
            centre=samples.centre(),
            size="A5",
            fonts=fonts,
        )

    with ThreadPoolExecutor(4) as lanes:
        at_once = list(lanes.map(render, dossiers))
    assert at_once == [render(accepted) for accepted in dossiers[:4]] * 2


def test_same_dossier_same_bytes(fonts):
    assert _pdf(fonts) == _pdf(fonts)
    assert _pdf(fonts) != _pdf(fonts, copy_no=1)


def test_properties_name_the_form_and_no_person(fonts):
    data = _pdf(fonts)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
        assert told["/Title"] == "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ (Mẫu số 01)"
        assert pdf.Root.Lang == "vi-VN"
        assert not any("Nguyệt" in value or samples.CODE in value for value in told.values())
        found = set()
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
                found.add(str(font.BaseFont).split("+")[-1])
    assert len(found) >= 3
    assert len(data) < 250_000


def test_unknown_size_is_an_error(fonts):
    with pytest.raises(KeyError):
        _pdf(fonts, size="A3")


def _pdf(fonts, *, size="A5", copy_no=0):
    return render_receipt(
        samples.accepted(),
        code=samples.CODE,
        pack=samples.pack(),
        template=samples.template(),
        centre=samples.centre(),
        size=size,
        fonts=fonts,
        copy_no=copy_no,
    )


def _ink_at_the_edges(image, *, practice=False):
    """Dark dots within 3 mm of the paper's edge: text that ran out of the page."""
    edge = round(3 / 25.4 * 150)
    dark = image.point(lambda grey: 255 if grey < (100 if practice else 200) else 0)
    inside = (edge, edge, image.width - edge, image.height - edge)
    dark.paste(0, inside)
    return sum(dark.histogram()[128:])
