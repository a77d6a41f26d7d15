"""The cells of a table of procedures: which column is what, and reading each in its own way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from counter_app.domain.procedure import Channel, CopyKind, FeeKind, LimitUnit, Need
from counter_app.domain.procedure_checks import LEAST_AMOUNT_DONG
from counter_app.domain.text import clean_line, fold, nfc
from counter_app.errors import Words

E = TypeVar("E", bound=StrEnum)

CODE, PART, NAME, KIND, NUMBER, UNIT = range(6)
CASE, CHANNEL, FROM, TO, SOURCE, NOTE = range(6, 12)
COLUMNS = (
    "Mã thủ tục",
    "Mục",
    "Tên, nội dung",
    "Loại",
    "Số",
    "Đơn vị",
    "Trường hợp",
    "Kênh nộp",
    "Từ ngày",
    "Đến ngày",
    "Nguồn",
    "Ghi chú",
)
MOST_ROWS = 20_000
HEAD, POSTED, AGENCY, CASE_ROW = "thủ tục", "niêm yết", "cơ quan", "trường hợp"
PAPER, LIMIT = "giấy tờ", "thời hạn"
FEES = {"phí": FeeKind.SERVICE_FEE, "lệ phí": FeeKind.STATE_CHARGE}
PARTS = (HEAD, POSTED, AGENCY, CASE_ROW, PAPER, LIMIT, *FEES)
POSTED_NAMES = {
    "name": "Tên thủ tục",
    "steps": "Trình tự thực hiện",
    "manner": "Cách thức thực hiện",
    "papers": "Thành phần, số lượng hồ sơ",
    "time_limit": "Thời hạn giải quyết",
    "applicants": "Đối tượng thực hiện",
    "fee": "Phí, lệ phí",
    "form": "Mẫu đơn, tờ khai",
    "conditions": "Yêu cầu, điều kiện",
    "legal_basis": "Căn cứ pháp lý",
    "result": "Kết quả thực hiện",
    "field_and_agency": "Lĩnh vực, cơ quan thực hiện",
    "staff_in_charge": "Người tiếp nhận, giải quyết",
    "other": "Nội dung khác",
}
KINDS = {
    CopyKind.ORIGINAL: "bản chính",
    CopyKind.CERTIFIED: "bản sao chứng thực",
    CopyKind.COPY: "bản sao",
    CopyKind.COMPARED: "bản chụp đối chiếu",
    CopyKind.REGISTER_EXTRACT: "bản sao từ sổ gốc",
    CopyKind.ELECTRONIC: "bản điện tử",
}
NEEDS = {Need.REQUIRED: "bắt buộc", Need.IF_ANY: "nếu có", Need.SHOW_ONLY: "xuất trình"}
UNITS = {
    LimitUnit.WORKING_DAYS: "ngày làm việc",
    LimitUnit.WORKING_HOURS: "giờ làm việc",
    LimitUnit.CALENDAR_DAYS: "ngày",
    LimitUnit.MONTHS: "tháng",
}
CHANNELS = {
    Channel.DIRECT: "trực tiếp",
    Channel.POST: "bưu chính",
    Channel.ONLINE: "trực tuyến",
}
PER = {
    "dossier": "hồ sơ",
    "paper": "giấy tờ",
    "copy": "bản",
    "page": "trang",
    "vehicle": "xe",
    "device": "thiết bị",
    "certificate": "chứng chỉ",
}
_WHOLE = re.compile(r"[0-9]{1,15}")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,2})?")  # "1.000" is a thousand to most who write it
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A cell that cannot be used. `line` is 1-based as a spreadsheet counts; `column` a heading."""

    line: int
    column: str
    words: Words


class Cells:
    """One table being read; what cannot be understood is noted and passed over."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self.problems: list[Wrong] = []

    def wrong(self, place: int, column: int, vi: str, en: str) -> None:
        """Note what is wrong in a cell."""
        self.problems.append(Wrong(line=place + 1, column=COLUMNS[column], words=Words(vi, en)))

    def cell(self, place: int, column: int) -> str:
        """One line of text, empty where there is none."""
        row = self._rows[place]
        return clean_line(row[column]) if column < len(row) else ""

    def part(self, place: int) -> str:
        """Which part of a procedure the row is."""
        said = fold(self.cell(place, PART))
        return next((name for name in PARTS if fold(name) == said), "")

    def text(self, place: int, column: int) -> str:
        """Text that must be there."""
        text = self.cell(place, column)
        if not text:
            self.wrong(place, column, "không được để trống", "this must not be empty")
        return text

    def long_text(self, place: int, column: int) -> str:
        """Text of many lines; the breaks stay."""
        row = self._rows[place]
        text = nfc(row[column]).replace("\r\n", "\n") if column < len(row) else ""
        if not text.strip():
            self.wrong(place, column, "không được để trống", "this must not be empty")
        return text

    def one_of(self, place: int, column: int, allowed: Sequence[str]) -> str:
        """One of these words, marks and capitals apart."""
        said = fold(self.cell(place, column))
        found = next((word for word in allowed if fold(word) == said), "")
        if not found:
            words = ", ".join(allowed)
            self.wrong(place, column, f"cần một trong: {words}", f"expected one of: {words}")
        return found

    def meant(self, place: int, column: int, text: str, words: Mapping[E, str]) -> E:
        """What a word stands for."""
        said = fold(text)
        found = next((one for one, word in words.items() if fold(word) == said), None)
        if found is None:
            allowed = ", ".join(words.values())
            self.wrong(place, column, f"cần một trong: {allowed}", f"expected one of: {allowed}")
        return found or next(iter(words))

    def channel(self, place: int) -> Channel | None:
        """How it comes in; empty for any way."""
        text = self.cell(place, CHANNEL)
        return self.meant(place, CHANNEL, text, CHANNELS) if text else None

    def whole(self, place: int, column: int, *, otherwise: int | None = None) -> int | None:
        """A whole number."""
        text = self.cell(place, column)
        if _WHOLE.fullmatch(text):
            return int(text)
        if text or otherwise is None:
            self.wrong(place, column, f"“{text}” không phải số nguyên", f"“{text}” is not whole")
        return otherwise

    def decimal(self, place: int, column: int) -> Decimal:
        """A number; a comma is no decimal point, nor a guess."""
        text = self.cell(place, column)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        self.wrong(
            place,
            column,
            f"“{text}” không phải số; phần lẻ ghi sau dấu chấm, ví dụ 0.5",
            f"“{text}” is no number; write fractions with a point, such as 0.5",
        )
        return Decimal(0)

    def money(self, place: int, column: int) -> int | None:
        """Dong without points or commas; empty: the province has not set it."""
        text = self.cell(place, column)
        if text == "":
            return None
        if not _WHOLE.fullmatch(text):
            self.wrong(
                place,
                column,
                f"“{text}”: ghi số đồng bằng chữ số, không dấu chấm, dấu phẩy, ví dụ 150000",
                f"“{text}”: write dong in digits alone, such as 150000",
            )
            return LEAST_AMOUNT_DONG
        return int(text)

    def day(self, place: int, column: int) -> date | None:
        """A day as 31/12/2026 or 2026-12-31; empty: open."""
        text = self.cell(place, column)
        if text == "":
            return None
        found = _DAY.fullmatch(text)
        try:
            if found and found[3]:
                return date(int(found[3]), int(found[2]), int(found[1]))
            if found:
                return date(int(found[4]), int(found[5]), int(found[6]))
        except ValueError:
            pass
        self.wrong(
            place,
            column,
            f"“{text}” không phải ngày có thật, ví dụ 01/01/2027",
            f"“{text}” is no real day, such as 01/01/2027",
        )
        return None
