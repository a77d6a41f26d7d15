"""Facts for every form of the desk: an ordinary case and the cases that break layouts."""

from counter_app.domain.form_facts import FORM_FACTS

LONG_NAME = "Nguyễn Hoàng Phương Thảo Nguyên Khánh Ngọc Thiên Kim Bảo Trân"
ORGANISATION = (
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ, Xây dựng và Vận tải hàng hóa"
    " quốc tế Đại Nghĩa Bình Sơn"
)
_DOSSIER = {
    "code": "H48.05-261123-0042",
    "owner": "Nguyễn Thị Hồng Hạnh",
    "tax_code": "",
    "signatory": "",
    "submitter": "Trần Văn Đức",
    "address": "Tổ 5, phường Nghĩa Lộ, tỉnh Quảng Ngãi",
    "phone": "0905 123 456",
    "email": "hanh.nguyen@example.vn",
    "identity": "Số định danh cá nhân: 051087004321",
    "procedure": "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ",
    "agency": "Sở Xây dựng",
    "unit": "Bộ phận Tiếp nhận và Trả kết quả, Trung tâm Phục vụ hành chính công",
    "centre": "Trung tâm Phục vụ hành chính công",
    "hotline": "0255 3822 123",
    "received_at": "07 giờ 05 phút, ngày 23 tháng 11 năm 2026",
    "received_on": "Ngày 23 tháng 11 năm 2026",
    "due_at": "17 giờ 00 phút, ngày 22 tháng 12 năm 2026",
    "issued_at": "09 giờ 20 phút, ngày 23 tháng 11 năm 2026",
    "issued_on": "ngày 23 tháng 11 năm 2026",
    "number": "12",
    "clerk": "Lê Thị Ánh Nguyệt",
}
_MORE = {
    "reason": "hồ sơ còn thiếu chữ ký của đơn vị thiết kế.",
    "close_after": "15 ngày",
    "reply_by": "17 giờ 00 phút, ngày 08 tháng 12 năm 2026",
    "round": "Lần 2",
    "contact": "bà Lê Thị Ánh Nguyệt",
    "contact_phone": "0255 3822 105",
    "ground": "Luật Xây dựng số 50/2014/QH13, Điều 95",
    "new_due_at": "17 giờ 00 phút, ngày 30 tháng 12 năm 2026",
    "addressee": "bà Nguyễn Thị Hồng Hạnh",
    "late": "Xin lỗi gửi muộn",
    "stopped_at": "10 giờ 00 phút, ngày 25 tháng 11 năm 2026",
    "partners": "Sở Nông nghiệp và Môi trường",
    "lead": "Sở Xây dựng",
    "manner": "bản giấy, lần lượt từng cơ quan",
    "supervised_by": "Bộ phận Một cửa Bộ Ngoại giao",
    "source": "Quyết định 15/QĐ-UBND ngày 05/01/2026",
    "procedure_code": "1.013236",
    "document": "Quyết định 15/QĐ-UBND ngày 05/01/2026",
    "checked_on": "21/11/2026",
    "result_number": "125/GPXD",
    "result_on": "20/12/2026",
    "wrong": "Nguyễn Thị Hương",
    "right": "Nguyễn Thị Hường",
    "cause": "lỗi của cơ quan giải quyết",
    "cost": "0 đồng, cơ quan giải quyết chịu mọi chi phí",
    "what": "01 bản chính chứng chỉ hành nghề bị thất lạc khi gửi bưu chính.",
    "pc": "MC-Q05",
    "counter": "Quầy 05 – Xây dựng và các lĩnh vực khác",
    "server": "https://mot-cua.example",
    "remedy": "cơ quan giải quyết cấp lại, Trung tâm gửi đến tận nhà.",
    "held_at": "08 giờ 00 phút, ngày 02 tháng 12 năm 2026",
    "place": "thửa đất số 15, tờ bản đồ số 7, phường Nghĩa Lộ",
    "content": "đối chiếu ranh giới thửa đất với bản vẽ đã nộp.",
    "giver": "Trung tâm Phục vụ hành chính công",
    "giver_phone": "0255 3822 123",
    "taker": "Sở Xây dựng",
    "return_desk": "Bộ phận trả kết quả tập trung, Trung tâm Phục vụ hành chính công",
    "receiver": "Trần Văn Đức",
    "receiver_identity": "Số định danh cá nhân: 051090001234",
    "receiver_phone": "0914 000 111",
    "authority": "giấy ủy quyền ngày 20/12/2026",
    "fee": "150.000 đồng, đã nộp ngày 23/11/2026",
    "carrier": "Phạm Văn Ước (Bưu điện tỉnh)",
    "vehicle": "16:00",
    "mismatch": "thiếu hồ sơ số 3 (H48.05-261123-0044).",
    "count": "3",
    "period": "Tháng 11 năm 2026",
    "total_dossiers": "41",
    "total_results": "17",
    "book": "01/2026",
    "year": "2026",
    "from_on": "02/01/2026",
    "to_on": "31/12/2026",
    "first": "1",
    "last": "3",
    "opened_on": "02/01/2026",
    "closed_on": "31/12/2026",
}
_ROW = {
    "text": "Bản chính giữ lại tại Trung tâm",
    "paper": "Bản vẽ thiết kế xây dựng kèm theo giấy chứng nhận thẩm duyệt",
    "fault": "sai",
    "state": "Cần xem lại",
    "content": "Bổ sung chữ ký và dấu của đơn vị thiết kế trên tất cả các bản vẽ mặt bằng.",
    "name": "Đơn đề nghị cấp giấy phép xây dựng",
    "count": "01 bản chính",
    "at": "16 giờ 00 phút, ngày 23 tháng 11 năm 2026",
    "giver": "Bộ phận TN&TKQ",
    "taker": "Sở Xây dựng",
    "result": "Đúng hạn",
    "note": "",
    "given_by": "",
    "taken_by": "",
    "agency": "Sở Nông nghiệp và Môi trường",
    "work": "Trích lục bản đồ địa chính, xác nhận nguồn gốc đất",
    "due_at": "17 giờ 00 phút, ngày 01 tháng 12 năm 2026",
    "head": "Thành phần, số lượng hồ sơ",
    "value": "1. Đơn đề nghị cấp giấy phép xây dựng: 01 bản chính.",
    "kind": "Giấy phép xây dựng",
    "reference": "125/GPXD",
    "summary": "Nhà ở riêng lẻ 3 tầng",
    "issued_on": "20/12/2026",
    "procedure": "Cấp giấy phép xây dựng mới",
    "owner": "Nguyễn Thị Hồng Hạnh",
    "papers": "4",
    "address": "Tổ 5, phường Nghĩa Lộ",
    "fee": "X",
    "post": "",
    "on": "23/11/2026 16:00",
    "route": "Trung tâm – Sở Xây dựng – Sở Công Thương",
    "carrier": "Phạm Văn Ước",
    "lists": "BGHS 12",
    "dossiers": "14",
    "results": "6",
    "sets": "1",
    "contact": "Tổ 5, phường Nghĩa Lộ, 0905 123 456",
    "received": "23/11/2026",
    "due": "22/12/2026",
    "returned": "20/12/2026",
    "manner": "tại Trung tâm",
    "signed": "",
}


def facts(form, *, rows=3, **changes):
    """All facts of `form`; `changes` replace texts, an empty one is what nobody filled in."""
    known = FORM_FACTS[form]
    texts = {name: (_DOSSIER | _MORE)[name] for name in known.texts}
    tables = {
        name: [{field: _cell(field, number) for field in fields} for number in range(1, rows + 1)]
        for name, fields in known.rows.items()
    }
    return texts | tables | {name: value for name, value in changes.items() if name in known.texts}


def _cell(field, number):
    if field == "number":
        return str(number)
    if field == "code":
        return f"H48.05-261123-{41 + number:04d}"
    return _ROW[field]
