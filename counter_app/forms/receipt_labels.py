"""The words of mẫu 01 as data: one table for each rule pack, order and columns included.

2018: appendix of TT 01/2018/TT-VPCP with the local columns of originals and copies. 2025:
appendix of TT 03/2025/TT-VPCP as printed since 01/07/2025 (kind and count of each paper, fees as
item 6). Titles and numbers of the forms come from the rule pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from counter_app.domain.procedure import CopyKind, FeeKind, FeeMoment, Legalisation, OriginalFate

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PRACTICE = "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ"
PROVISIONAL = "TẠM"
COPY_LINE = "(Liên: {copy})"
COPIES = MappingProxyType({"keep": "Lưu", "give": "Giao người nộp"})
REPRINT = "In lại lần {n}"
PAGE = "Trang {page}/{pages}"
CONTINUED = "(tiếp theo)"


class Part(StrEnum):
    """A line or block of the form."""

    OWNER = "owner"
    TAX_CODE = "tax_code"
    SIGNATORY = "signatory"
    SUBMITTER = "submitter"
    ADDRESS = "address"
    CONTACT = "contact"
    IDENTITY = "identity"
    REQUEST = "request"
    AGENCY = "agency"
    PAPERS = "papers"
    SHOWN = "shown"
    SETS = "sets"
    LIMIT = "limit"
    RECEIVED = "received"
    DUE = "due"
    RETURN = "return"
    SURRENDER = "surrender"
    FEES = "fees"
    BOOK = "book"
    SIGNATURES = "signatures"
    NOTES = "notes"


class Columns(StrEnum):
    """How the table of papers counts."""

    BY_KIND = "by_kind"  # one column of numbers for each kind of copy
    KIND_AND_COUNT = "kind_and_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLabels:
    """Everything the form says by itself."""

    order: tuple[Part, ...]
    columns: Columns
    heads: tuple[str, ...]  # of the table
    labels: Mapping[Part, str]
    notes: tuple[str, ...]


_COMMON: Mapping[Part, str] = MappingProxyType(
    {
        Part.OWNER: "Tiếp nhận hồ sơ của:",
        Part.TAX_CODE: "Mã số thuế:",
        Part.SIGNATORY: "Người đại diện:",
        Part.SUBMITTER: "Người nộp hồ sơ:",
        Part.ADDRESS: "Địa chỉ:",
        Part.REQUEST: "Nội dung yêu cầu giải quyết:",
        Part.AGENCY: "Cơ quan giải quyết:",
        Part.PAPERS: "1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:",
        Part.SHOWN: "Giấy tờ đã xuất trình, không nộp:",
        Part.SETS: "2. Số lượng hồ sơ:",
        Part.LIMIT: "3. Thời gian giải quyết hồ sơ theo quy định là:",
        Part.RECEIVED: "4. Thời gian nhận hồ sơ:",
        Part.DUE: "5. Thời gian trả kết quả giải quyết hồ sơ:",
        Part.SURRENDER: "Nộp bản gốc khi nhận kết quả:",
    }
)

_HEAD = (
    Part.OWNER,
    Part.TAX_CODE,
    Part.SIGNATORY,
    Part.SUBMITTER,
    Part.ADDRESS,
    Part.CONTACT,
    Part.IDENTITY,
    Part.REQUEST,
    Part.AGENCY,
    Part.PAPERS,
    Part.SHOWN,
    Part.SETS,
    Part.LIMIT,
    Part.RECEIVED,
    Part.DUE,
)

_TWO_COPIES = (
    "Giấy này được lập thành 02 liên; một liên lưu tại Bộ phận Tiếp nhận và Trả kết quả và chuyển "
    "kèm theo Phiếu kiểm soát quá trình giải quyết hồ sơ, một liên giao cho người nộp hồ sơ."
)
_WHERE_TO_RECEIVE = (
    "Tổ chức, cá nhân có thể đăng ký nhận kết quả tại Bộ phận Tiếp nhận và Trả kết quả hoặc tại "
    "nhà qua dịch vụ bưu chính công ích."
)
_NOTES = (_TWO_COPIES, _WHERE_TO_RECEIVE)

_LABELS = {
    "tt01-2018": ReceiptLabels(
        order=(
            *_HEAD,
            Part.RETURN,
            Part.SURRENDER,
            Part.FEES,
            Part.BOOK,
            Part.SIGNATURES,
            Part.NOTES,
        ),
        columns=Columns.BY_KIND,
        heads=(
            "TT",
            "Thành phần hồ sơ",
            "Số lượng",
            "Bản chính",
            "Bản chứng thực",
            "Bản photo",
        ),
        labels={
            **_COMMON,
            Part.RETURN: "6. Đăng ký nhận kết quả tại:",
            Part.FEES: "7. Phí, lệ phí (nếu có):",
        },
        notes=_NOTES,
    ),
    "tt03-2025": ReceiptLabels(
        order=(
            *_HEAD,
            Part.FEES,
            Part.RETURN,
            Part.SURRENDER,
            Part.BOOK,
            Part.SIGNATURES,
            Part.NOTES,
        ),
        columns=Columns.KIND_AND_COUNT,
        heads=("STT", "Tên giấy tờ", "Loại giấy tờ", "Số lượng"),
        labels={
            **_COMMON,
            Part.FEES: "6. Phí, lệ phí (nếu có):",
            Part.RETURN: "7. Đăng ký nhận kết quả tại:",
        },
        notes=_NOTES,
    ),
}


def labels_of(pack_id: str) -> ReceiptLabels:
    """The words for a rule pack; one newer than this program is printed like the newest known."""
    return _LABELS.get(pack_id, _LABELS["tt03-2025"])


KINDS = MappingProxyType(
    {
        CopyKind.ORIGINAL: "Bản chính",
        CopyKind.CERTIFIED: "Bản sao chứng thực",
        CopyKind.COPY: "Bản sao",
        CopyKind.COMPARED: "Bản chụp (đã đối chiếu bản chính)",
        CopyKind.REGISTER_EXTRACT: "Bản sao cấp từ sổ gốc",
        CopyKind.ELECTRONIC: "Bản điện tử",
    }
)

# Column of the 2018 table; kinds it has no column for are told under the paper's name.
COLUMN_OF_KIND = MappingProxyType(
    {
        CopyKind.ORIGINAL: 0,
        CopyKind.CERTIFIED: 1,
        CopyKind.COPY: 2,
        CopyKind.COMPARED: 2,
    }
)
KIND_REMARKS = MappingProxyType(
    {
        CopyKind.COMPARED: "đã đối chiếu bản chính",
        CopyKind.REGISTER_EXTRACT: "{n} bản sao cấp từ sổ gốc",
        CopyKind.ELECTRONIC: "{n} bản điện tử",
    }
)

# Situation 7: what becomes of the original must be told apart on paper. Originals to be handed in
# with the result stand in a line of their own (`Part.SURRENDER`).
ORIGINAL_REMARKS = MappingProxyType(
    {
        OriginalFate.RETURNED_NOW: "đã trả bản chính",
        OriginalFate.RETURNED_WITH_RESULT: "bản chính trả lại cùng kết quả",
        OriginalFate.SURRENDERED_NOW: "đã thu bản gốc",
    }
)

# Situation 10: what was done to a paper issued abroad (NĐ 111/2011/NĐ-CP).
TRANSLATED = "đã dịch"
LEGALISATIONS = MappingProxyType(
    {
        Legalisation.LEGALISED: "đã hợp pháp hóa lãnh sự",
        Legalisation.CONSULAR: "đã chứng nhận lãnh sự",
        Legalisation.EXEMPT: "miễn hợp pháp hóa lãnh sự",
    }
)

FEE_KINDS = MappingProxyType({FeeKind.SERVICE_FEE: "Phí", FeeKind.STATE_CHARGE: "Lệ phí"})
FEE_MOMENTS = MappingProxyType(
    {
        FeeMoment.AT_ACCEPTANCE: "nộp khi nộp hồ sơ",
        FeeMoment.BEFORE_RESULT: "nộp trước khi nhận kết quả",
        FeeMoment.AFTER_APPRAISAL: "nộp sau khi có kết quả thẩm định",
    }
)
