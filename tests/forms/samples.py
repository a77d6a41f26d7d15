"""Dossiers for the paper tests. Every person is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import receipts_in
from counter_app.domain.centre import Centre, Counter, OfficeHours
from counter_app.domain.dossier.bodies import (
    Accepted,
    AcceptedPaper,
    CodeIssued,
    Due,
    FeeDue,
    ProcedureShown,
)
from counter_app.domain.draft import IdentityKind, Organisation, Person, Presence, Verdict
from counter_app.domain.form_template import template_of
from counter_app.domain.procedure import (
    Channel,
    CopyKind,
    FeeKind,
    FeeMoment,
    OriginalFate,
    ReturnChannel,
)
from counter_app.domain.receipt_template import ReceiptTemplate
from counter_app.domain.rules import FormTitle, RulePack

TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
CODE = "H48.05-261123-0042"
PROVISIONAL = "TM05-261123-007"


def pack(pack_id: str = "tt03-2025") -> RulePack:
    new = pack_id == "tt03-2025"
    circular = "Thông tư số 03/2025/TT-VPCP" if new else "Thông tư số 01/2018/TT-VPCP"
    return RulePack(
        id=pack_id,
        name=circular,
        circular=circular,
        decree="Nghị định số 118/2025/NĐ-CP" if new else "Nghị định số 61/2018/NĐ-CP",
        valid_from=date(2025, 7, 1) if new else date(2018, 6, 21),
        forms=(FormTitle(id="receipt", number="01", title=TITLE),),
        receipt_size="A4" if new else "A5",
        supplement_notice_working_days=2 if new else 3,
        close_after_calendar_days=15 if new else None,
        transfer_cutoff="15:00",
        source=circular,
    )


def template(pack_id: str = "tt03-2025") -> ReceiptTemplate:
    return template_of(receipts_in(RESOURCES), "receipt", pack_id)


def centre(**changes) -> Centre:
    made = Centre(
        id="H48",
        upper_name="UBND TỈNH QUẢNG NGÃI",
        name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        unit_line="Bộ phận Tiếp nhận và Trả kết quả Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
        short_name="Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
        place="Quảng Ngãi",
        address="54 Hùng Vương, Quảng Ngãi",
        hotline="0255 3 000 000",
        lookup_url="dichvucong.example.vn",
        return_desk="Bộ phận trả kết quả tập trung, Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
        support_phone="101",
        hours=(OfficeHours(start=time(7), end=time(11, 30)),),
        counters=(Counter(number="05", name="Xây dựng"),),
    )
    return replace(made, **changes)


def paper(number: int, name: str, **changes) -> AcceptedPaper:
    made = AcceptedPaper(
        number=number,
        name=name,
        mandatory=True,
        verdict=Verdict.VALID,
        presence=Presence.HERE,
        kind=CopyKind.ORIGINAL,
        quantity=1,
    )
    return replace(made, **changes)


NINE_PAPERS = (
    paper(1, "Đơn đề nghị cấp giấy phép xây dựng theo mẫu số 01"),
    paper(
        2,
        "Giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai",
        kind=CopyKind.CERTIFIED,
    ),
    paper(3, "Quyết định phê duyệt dự án đầu tư xây dựng", kind=CopyKind.CERTIFIED),
    paper(
        4,
        "Báo cáo kết quả thẩm định thiết kế cơ sở của cơ quan chuyên môn về xây dựng",
        kind=CopyKind.COMPARED,
        original=OriginalFate.RETURNED_NOW,
    ),
    paper(5, "Giấy chứng nhận thẩm duyệt thiết kế về phòng cháy và chữa cháy", kind=CopyKind.COPY),
    paper(6, "Văn bản thẩm duyệt môi trường", kind=CopyKind.COPY),
    paper(
        7,
        "Bản vẽ thiết kế xây dựng trong hồ sơ thiết kế xây dựng được phê duyệt",
        quantity=2,
        presence=Presence.CANNOT_DIGITISE,
        reason="large_format",
        pages_stated=36,
    ),
    paper(8, "Bản kê khai năng lực của tổ chức thiết kế", kind=CopyKind.ELECTRONIC),
    paper(
        9,
        "Giấy chứng nhận quyền sử dụng đất",
        original=OriginalFate.SURRENDERED_AT_COLLECTION,
        kind=CopyKind.CERTIFIED,
    ),
)


def fee(**changes) -> FeeDue:
    made = FeeDue(
        kind=FeeKind.STATE_CHARGE,
        name="Lệ phí cấp giấy phép xây dựng",
        unit="dossier",
        unit_price_dong=150_000,
        units=1,
        listed_dong=150_000,
        due_dong=150_000,
        moment=FeeMoment.AT_ACCEPTANCE,
        source="Nghị quyết số 01/2026/NQ-HĐND",
    )
    return replace(made, **changes)


OWNER = Person(
    name="Nguyễn Thị Ánh Nguyệt",
    id_number="051187000123",
    birth_on=date(1987, 5, 2),
    address="Tổ 4, phường Trương Quang Trọng, tỉnh Quảng Ngãi",
    phone="0905123456",
    email="anhnguyet@example.vn",
)


def accepted(**changes) -> Accepted:
    made = Accepted(
        code=CodeIssued(
            code=CODE,
            official=True,
            source="lease",
            agency="H48.05",
            day=date(2026, 11, 23),
            serial=42,
        ),
        procedure=ProcedureShown(
            code="1.013236",
            alias=21,
            name="Cấp giấy phép xây dựng mới công trình cấp đặc biệt, cấp I, cấp II",
            field="Hoạt động xây dựng",
        ),
        agency="H48.05",
        agency_name="Sở Xây dựng tỉnh Quảng Ngãi",
        receiving_unit="Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
        counter="05",
        clerk="s-1",
        clerk_name="Trần Quốc Bình",
        accepted_at=datetime(2026, 11, 23, 1, 40, tzinfo=UTC),
        due=Due(
            due_at=datetime(2026, 12, 14, 10, 0, tzinfo=UTC),
            limit="20 ngày",
            trace=(),
            rules="tt03-2025",
            calendar="2026-1",
        ),
        channel=Channel.DIRECT,
        owner=OWNER,
        organisation=None,
        submitter=None,
        relation="",
        authorisation=False,
        return_channel=ReturnChannel.DESK,
        return_address="",
        sets=1,
        papers=NINE_PAPERS,
        fees=(fee(),),
        note="",
        practice=False,
    )
    return replace(made, **changes)


def provisional() -> Accepted:
    code = CodeIssued(
        code=PROVISIONAL,
        official=False,
        source="provisional",
        agency="H48.05",
        day=date(2026, 11, 23),
        serial=7,
    )
    return accepted(code=code)


def foreigner() -> Accepted:
    employer = Organisation(
        name="Công ty trách nhiệm hữu hạn Cơ khí chính xác Bình Sơn",
        tax_code="4300000001",
        address="Lô 12, Khu kinh tế Dung Quất, xã Vạn Tường, tỉnh Quảng Ngãi",
        phone="02553000001",
    )
    worker = Person(
        name="KIM MIN-JUN",
        identity_kind=IdentityKind.PASSPORT,
        id_number="M12345678",
        country="KOR",
    )
    made = accepted(organisation=employer, owner=worker)
    about = replace(made.procedure, person_concerned="Người lao động")
    return replace(made, procedure=about)


def long_names() -> Accepted:
    owner = replace(
        OWNER,
        name="Công Tằng Tôn Nữ Nguyễn Phước Thị Quỳnh Hương Thảo Nguyên Ngọc Diễm Trường",
        address="Số nhà 123/45/67/8 hẻm 9, đường Nguyễn Nghiêm nối dài, tổ dân phố số 14 cũ (nay là tổ "
        "dân phố Nghĩa Lộ Thượng), phường Cẩm Thành, tỉnh Quảng Ngãi",
        email="mot.dia.chi.thu.dien.tu.rat.dai.khong.co.khoang.trang@phong-ban.co-quan.example.vn",
    )
    procedure = replace(
        accepted().procedure,
        name="Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường "
        "hợp chuyển đổi, chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp vốn bằng quyền "
        "sử dụng đất, quyền sở hữu tài sản gắn liền với đất; chuyển quyền sử dụng đất, quyền sở hữu tài "
        "sản gắn liền với đất của vợ hoặc chồng thành của chung vợ và chồng",
    )
    return accepted(owner=owner, procedure=procedure)


def forty_papers() -> Accepted:
    papers = tuple(
        paper(n, f"Giấy tờ thứ {n}: {NINE_PAPERS[n % 9].name}", kind=tuple(CopyKind)[n % 6])
        for n in range(1, 41)
    )
    return accepted(papers=papers)
