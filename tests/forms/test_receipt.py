"""Mẫu 01 as a citizen holds it: words, places, pages."""

import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from counter_app.domain.dossier.bodies import Corrected
from counter_app.domain.draft import IdentityKind, Person, Presence
from counter_app.domain.procedure import FeeKind, FeeMoment, OriginalFate, ReturnChannel
from counter_app.forms.receipt import render_receipt
from tests.forms import samples

GOLDEN = Path(__file__).parent / "golden"
PACKS = ("tt01-2018", "tt03-2025")
SIZES = ("A5", "A4")

every_form = pytest.mark.parametrize(
    ("pack_id", "size"), [(pack, size) for pack in PACKS for size in SIZES]
)


@pytest.fixture
def render(fonts, see):
    def draw(accepted, *, pack_id="tt03-2025", size="A5", copies=("give",), centre=None, **more):
        pdf = render_receipt(
            accepted,
            code=more.pop("code", accepted.code.code),
            pack=samples.pack(pack_id),
            centre=centre or samples.centre(),
            size=size,
            fonts=fonts,
            copies=copies,
            **more,
        )
        return see(pdf)

    return draw


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
    papers = tuple(samples.paper(n, f"Giấy tờ thứ {n}") for n in range(1, 301))
    seen = render(samples.accepted(papers=papers))
    pages = len(seen.texts)
    assert pages > 4
    assert f"Trang {pages}/{pages}" in seen.texts[-1]
    for n in (1, 57, 144, 300):
        assert seen.line.count(f"Giấy tờ thứ {n} Bản chính") == 1


def test_one_name_longer_than_a_page_flows_on(render):
    name = " ".join(f"từ{n}" for n in range(4000))
    seen = render(samples.accepted(papers=(samples.paper(1, name),)))
    assert len(seen.texts) > 2
    for n in (0, 1999, 3999):
        assert f"từ{n} " in seen.line or f"từ{n}" in seen.line.split()
    for image in seen.images:
        assert _ink_at_the_edges(image) == 0


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


def test_foreigner_with_a_passport_files_for_a_company(render):
    """Situation 10: one line for the name, no twelve digits asked."""
    seen = render(samples.foreigner())
    assert "Tiếp nhận hồ sơ của: Công ty trách nhiệm hữu hạn Cơ khí chính xác Bình Sơn" in seen.line
    assert "Mã số thuế: 4300000001" in seen.text
    assert "Hộ chiếu số: M12345678 (KOR)" in seen.text
    assert seen.text.count("KIM MIN-JUN") == 2
    assert "Số định danh" not in seen.text


def test_missing_phone_and_address_are_dotted_lines(render):
    owner = replace(samples.OWNER, phone="", email="", address="")
    text = render(samples.accepted(owner=owner, book="", book_number=0)).text
    for label in ("Địa chỉ:", "Số điện thoại:", "Email:", "Quyển số:", "Số thứ tự:"):
        assert f"{label} ........" in text


def test_identity_that_was_not_shown_is_not_printed(render):
    nobody = replace(samples.OWNER, identity_kind=IdentityKind.NONE, id_number="")
    text = render(samples.accepted(owner=nobody)).text
    assert "Số định danh" not in text
    old = replace(samples.OWNER, identity_kind=IdentityKind.OLD_ID, id_number="212345678")
    assert "Số chứng minh nhân dân: 212345678" in render(samples.accepted(owner=old)).text


def test_submitter_who_is_not_the_owner(render):
    """Situation 4: a daughter hands in for her mother and signs."""
    daughter = Person(name="Võ Thị Hạnh", id_number="051199000777", phone="0905000111")
    seen = render(samples.accepted(submitter=daughter, relation="con"))
    assert "Người nộp hồ sơ: Võ Thị Hạnh (con)" in seen.line
    assert "Số điện thoại: 0905000111" in seen.line
    assert seen.text.count("Võ Thị Hạnh") == 2
    trusted = samples.accepted(submitter=daughter, relation="", authorisation=True)
    assert "(có giấy ủy quyền)" in render(trusted).line


@pytest.mark.parametrize("pack_id", PACKS)
def test_three_outcomes_of_an_original_can_be_told_apart(render, pack_id):
    """Situation 7."""
    fates = {
        "Văn bằng A": OriginalFate.RETURNED_NOW,
        "Văn bằng B": OriginalFate.SURRENDERED_NOW,
        "Văn bằng C": OriginalFate.SURRENDERED_AT_COLLECTION,
        "Văn bằng D": OriginalFate.RETURNED_WITH_RESULT,
    }
    papers = tuple(
        samples.paper(n, name, original=fate) for n, (name, fate) in enumerate(fates.items(), 1)
    )
    line = render(samples.accepted(papers=papers), pack_id=pack_id).line
    assert "Văn bằng A (đã trả bản chính)" in line
    assert "Văn bằng B (đã thu bản gốc)" in line
    assert "Nộp bản gốc khi nhận kết quả: Văn bằng C" in line
    assert "Văn bằng D (bản chính trả lại cùng kết quả)" in line


def test_only_what_was_handed_in_is_listed(render):
    papers = (
        samples.paper(1, "Đơn đề nghị"),
        samples.paper(2, "Giấy tờ không có", presence=Presence.ABSENT),
        samples.paper(3, "Căn cước", show_only=True),
    )
    seen = render(samples.accepted(papers=papers))
    assert "Giấy tờ không có" not in seen.text
    assert "Giấy tờ đã xuất trình, không nộp: Căn cước" in seen.text


def test_counts_of_each_kind_stand_in_their_columns(render):
    line = render(samples.accepted(), pack_id="tt01-2018", size="A4").line
    assert "TT Thành phần hồ sơ" in line
    assert "Bản kê khai năng lực của tổ chức thiết kế (01 bản điện tử)" in line
    assert (
        "Bản vẽ thiết kế xây dựng trong hồ sơ thiết kế xây dựng được phê duyệt (36 trang)" in line
    )
    new = render(samples.accepted(), pack_id="tt03-2025", size="A4").line
    assert "STT Tên giấy tờ Loại giấy tờ" in new
    assert "Văn bản thẩm duyệt môi trường Bản sao 01" in new


def test_items_are_numbered_as_each_circular_has_them(render):
    old = render(samples.accepted(), pack_id="tt01-2018").text
    assert old.index("6. Đăng ký nhận kết quả tại:") < old.index("7. Phí, lệ phí (nếu có):")
    new = render(samples.accepted(), pack_id="tt03-2025").text
    assert new.index("6. Phí, lệ phí (nếu có):") < new.index("7. Đăng ký nhận kết quả tại:")


def test_a_pack_newer_than_the_program_prints_like_the_newest(render, fonts):
    pack = replace(samples.pack(), id="tt99-2030")
    pdf = render_receipt(
        samples.accepted(),
        code=samples.CODE,
        pack=pack,
        centre=samples.centre(),
        size="A4",
        fonts=fonts,
    )
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().count("STT") == 1


def test_times_are_the_counters_and_written_as_law_wants(render):
    text = render(samples.accepted()).line
    assert "4. Thời gian nhận hồ sơ: 08 giờ 40 phút, ngày 23 tháng 11 năm 2026" in text
    assert "Trước 17 giờ 00 phút, ngày 14 tháng 12 năm 2026" in text
    assert "Quảng Ngãi, ngày 23 tháng 11 năm 2026" in text
    due = replace(samples.accepted().due, due_at=datetime(2027, 2, 5, 1, 40, tzinfo=UTC))
    same_time = samples.centre(due_time_of_day="same_time")
    text = render(samples.accepted(due=due), centre=same_time).line
    assert "hồ sơ: 08 giờ 40 phút, ngày 05 tháng 02 năm 2027" in text


def test_without_a_limit_nothing_is_promised(render):
    assert (
        render(samples.accepted(due=None)).line.count("theo thông báo của cơ quan giải quyết") == 2
    )


def test_return_channels(render):
    post = samples.accepted(return_channel=ReturnChannel.POST, return_address="Tổ 9, xã Bình Minh")
    line = render(post).line
    assert "7. Đăng ký nhận kết quả tại: nhà, qua dịch vụ bưu chính công ích; địa chỉ: Tổ 9" in line
    electronic = samples.accepted(return_channel=ReturnChannel.ELECTRONIC)
    assert "nhận kết quả tại: Cổng Dịch vụ công (bản điện tử)" in render(electronic).line


class TestFees:
    def test_figures_and_words(self, render):
        line = render(samples.accepted()).line
        assert "Lệ phí cấp giấy phép xây dựng: 150.000 đồng, nộp khi nộp hồ sơ." in line
        assert "Bằng chữ: Một trăm năm mươi nghìn đồng." in line
        assert "./." not in line

    def test_the_centres_words(self, render):
        south = samples.centre(thousand_word="ngàn", zero_tens_word="lẻ")
        fee = samples.fee(due_dong=105_000, listed_dong=105_000, unit_price_dong=105_000)
        line = render(samples.accepted(fees=(fee,)), centre=south).line
        assert "Một trăm lẻ năm ngàn đồng." in line

    def test_fee_and_charge_stand_apart_with_a_sum(self, render):
        fees = (
            samples.fee(),
            samples.fee(
                kind=FeeKind.SERVICE_FEE,
                name="thẩm định hồ sơ",
                due_dong=1_000_000,
                moment=FeeMoment.BEFORE_RESULT,
            ),
        )
        line = render(samples.accepted(fees=fees), size="A4").line
        assert "- Lệ phí cấp giấy phép xây dựng: 150.000 đồng, nộp khi nộp hồ sơ." in line
        assert "- Phí thẩm định hồ sơ: 1.000.000 đồng, nộp trước khi nhận kết quả." in line
        assert (
            "- Tổng cộng: 1.150.000 đồng. Bằng chữ: Một triệu một trăm năm mươi nghìn đồng." in line
        )

    def test_a_waiver_tells_its_reason(self, render):
        fee = samples.fee(due_dong=0, waiver="định danh mức độ 2 (Thông tư 117/2026/TT-BTC)")
        line = render(samples.accepted(fees=(fee,))).line
        assert "0 đồng; mức thu 150.000 đồng, miễn, giảm: định danh mức độ 2" in line
        assert "Bằng chữ: Không đồng." in line

    def test_units(self, render):
        fee = samples.fee(units=12, due_dong=1_800_000)
        assert "1.800.000 đồng (12 × 150.000 đồng)" in render(samples.accepted(fees=(fee,))).line

    def test_none(self, render):
        assert "6. Phí, lệ phí (nếu có): Không" in render(samples.accepted(fees=())).line


def test_lookup_and_hotline_only_when_the_centre_has_them(render):
    assert (
        "tại dichvucong.example.vn; điện thoại hỗ trợ 0255 3 000 000."
        in render(samples.accepted()).line
    )
    bare = render(samples.accepted(), centre=samples.centre(lookup_url="", hotline="")).line
    assert "ra cứu tình trạng" not in bare
    assert "hỗ trợ" not in bare


def test_the_clerks_note_and_corrections_are_told(render):
    correction = Corrected(
        field="owner.name", old="Nguyễn Anh", new="Nguyễn Ánh", reason="gõ sai", by_name="Bình"
    )
    seen = render(samples.accepted(note="Bản vẽ đóng quyển"), corrections=(correction, correction))
    assert "Ghi chú: Bản vẽ đóng quyển. Đã sửa sai sót khi nhập: họ và tên chủ hồ sơ." in seen.line
    assert "Nguyễn Anh" not in seen.text


def test_text_of_any_shape_is_printed_as_text(render):
    """Markup, control characters, decomposed letters and line breaks are nothing but text."""
    owner = replace(samples.OWNER, name='<b>Lê</b> & "Đạo"\n\x07 Đỗ Thị Ngọc')
    seen = render(samples.accepted(owner=owner, note="<para>&amp;</font>"))
    assert '<b>Lê</b> & "Đạo" Đỗ Thị Ngọc' in seen.line
    assert "<para>&amp;</font>" in seen.line


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
                if "/FontDescriptor" in font:
                    assert "/FontFile2" in font.FontDescriptor
                    assert "/ToUnicode" in font
                    found.add(str(font.BaseFont).split("+")[-1])
    assert len(found) >= 3
    assert len(data) < 250_000


def test_unknown_size_is_an_error(fonts):
    with pytest.raises(KeyError):
        _pdf(fonts, size="A3")


def test_day_of_the_paper_is_the_local_day(render):
    late = samples.accepted(accepted_at=datetime(2026, 1, 31, 18, 30, tzinfo=UTC))
    assert "Quảng Ngãi, ngày 01 tháng 02 năm 2026" in render(late).line


def _pdf(fonts, *, size="A5", copy_no=0):
    return render_receipt(
        samples.accepted(),
        code=samples.CODE,
        pack=samples.pack(),
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
