"""What mẫu 01 says: people, papers, times, money, notes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counter_app.domain.areas import Area, Beside
from counter_app.domain.dossier.bodies import Corrected
from counter_app.domain.draft import IdentityKind, Organisation, Person, Presence
from counter_app.domain.procedure import (
    FeeKind,
    FeeMoment,
    Legalisation,
    OriginalFate,
    ReturnChannel,
)
from tests.forms import samples

PACKS = ("tt01-2018", "tt03-2025")


def test_foreigner_with_a_passport_files_for_a_company(render):
    """Situation 10: one line for the name, no twelve digits asked."""
    seen = render(samples.foreigner())
    assert "Tiếp nhận hồ sơ của: Công ty trách nhiệm hữu hạn Cơ khí chính xác Bình Sơn" in seen.line
    assert "Mã số thuế: 4300000001" in seen.text
    assert "Hộ chiếu số: M12345678 (KOR)" in seen.text
    assert seen.text.count("KIM MIN-JUN") == 2
    assert "Số định danh" not in seen.text
    assert "Người lao động: KIM MIN-JUN" in seen.line
    assert "Người đại diện" not in seen.text


def test_missing_phone_and_address_are_dotted_lines(render):
    owner = replace(samples.OWNER, phone="", email="", address="")
    text = render(samples.accepted(owner=owner)).text
    for label in ("Địa chỉ:", "Số điện thoại:", "Email:"):
        assert f"{label} ........" in text


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_unit_of_today_stands_behind_the_words_of_the_card(render, pack_id):
    area = Area(
        code="21025", name="Phường Cẩm Thành", province="Tỉnh Quảng Ngãi", beside=Beside.NOW
    )
    card = "Tổ 5, Nghĩa Chánh, Quảng Ngãi, Quảng Ngãi"
    owner = replace(samples.OWNER, address=card, area=area)
    seen = render(samples.accepted(owner=owner), pack_id=pack_id)
    assert f"Địa chỉ: {card} (nay là phường Cẩm Thành, tỉnh Quảng Ngãi)" in seen.line
    by_post = samples.accepted(owner=owner, return_channel=ReturnChannel.POST)
    assert render(by_post, pack_id=pack_id).line.count("nay là phường Cẩm Thành") == 2


def test_the_register_is_named_and_its_line_is_found_by_the_code(render):
    text = render(samples.accepted()).text
    assert "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026" in text
    assert "Số thứ tự: theo mã hồ sơ" in text


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


@pytest.mark.parametrize("pack_id", ["tt01-2018", "tt03-2025"])
def test_marks_of_papers_from_abroad_stand_beside_them(render, pack_id):
    marks = {
        "Văn bằng A": (True, Legalisation.LEGALISED),
        "Văn bằng B": (True, Legalisation.EXEMPT),
        "Văn bằng C": (False, Legalisation.CONSULAR),
        "Văn bằng D": (False, Legalisation.NONE),
    }
    papers = tuple(
        samples.paper(n, name, from_abroad=True, translated=translated, legalisation=done)
        for n, (name, (translated, done)) in enumerate(marks.items(), 1)
    )
    line = render(samples.accepted(papers=papers), pack_id=pack_id).line
    assert "Văn bằng A (đã dịch; đã hợp pháp hóa lãnh sự)" in line
    assert "Văn bằng B (đã dịch; miễn hợp pháp hóa lãnh sự)" in line
    assert "Văn bằng C (đã chứng nhận lãnh sự)" in line
    assert "Văn bằng D (" not in line


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
    firm = Organisation(name="Công ty TNHH Trà Bồng", address="Khu kinh tế Dung Quất")
    to_a_firm = samples.accepted(return_channel=ReturnChannel.POST, organisation=firm)
    assert "bưu chính công ích; địa chỉ: Khu kinh tế Dung Quất" in render(to_a_firm).line
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


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"phone": "", "email": ""}, True),
        ({"phone": ""}, False),  # the e-mail address is there
        ({"email": ""}, False),
    ],
)
def test_who_has_no_phone_reads_how_notices_will_come(render, change, told):
    """Situation 2."""
    seen = render(samples.accepted(owner=replace(samples.OWNER, **change)))
    assert ("bằng thư hoặc qua người thân" in seen.line) == told


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


def test_day_of_the_paper_is_the_local_day(render):
    late = samples.accepted(accepted_at=datetime(2026, 1, 31, 18, 30, tzinfo=UTC))
    assert "Quảng Ngãi, ngày 01 tháng 02 năm 2026" in render(late).line
