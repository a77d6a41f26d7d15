"""Thermal slips: what a citizen carries away besides mẫu 01, and the queue ticket.

Each function returns a 1-bit PNG exactly `width` dots wide (384, 512 or 576). The QR holds the
printed code and nothing else, so every reader of the house finds the dossier by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted
from counter_app.domain.formats import group_phone, show_date, show_moment, show_time
from counter_app.domain.guidance import NotReceived
from counter_app.domain.moments import local
from counter_app.domain.text import clean_line
from counter_app.forms.fonts import Fonts, vietnamese_letters
from counter_app.forms.marks import PRACTICE, PROVISIONAL, REPRINT
from counter_app.forms.phrases import NO_LIMIT, dong_on_paper, weekday
from counter_app.forms.receipt_text import applicant, code_of, hands_in
from counter_app.forms.slip_parts import (
    Beside,
    Framed,
    Labelled,
    Part,
    Rule,
    Space,
    Text,
    draw_strip,
    fitted,
    symbol,
    wrap,
)

_LONG = 6  # lines of a value beside its label
_OWNER = "Chủ hồ sơ:"
_DUE = "Hẹn trả:"
_FEE = "Phí, lệ phí:"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipDossier:
    """A dossier on a slip with the code to print (official once known, else provisional)."""

    accepted: Accepted
    code: str


def draw_receipt_slip(
    dossiers: Sequence[SlipDossier],
    *,
    centre: Centre,
    width: int,
    fonts: Fonts,
    copy_no: int = 0,
    large: bool = False,
) -> bytes:
    """The slip of one visit: one dossier or several of one person, each with its QR.

    `copy_no` above 0 prints "In lại lần n"; `large` sets it in large type for who sees badly
    (situation 2). Raises ValueError for no dossier or a wrong width.
    """
    if not dossiers:
        msg = "a slip needs at least one dossier"
        raise ValueError(msg)
    type_ = _Type(fonts, width, large=large)
    parts: list[Part] = [*_head(centre, type_)]
    if any(each.accepted.practice for each in dossiers):
        parts.append(_practice(type_))
    parts.append(Text(text="PHIẾU HẸN TRẢ KẾT QUẢ", font=type_.title, align=1, above=6))
    if copy_no:
        parts.append(Text(text=REPRINT.format(n=copy_no), font=type_.bold, align=1))
    parts.append(Space(dots=6))
    parts += _only(dossiers[0], type_) if len(dossiers) == 1 else _several(dossiers, type_)
    parts += [Rule(), *_foot(centre, type_)]
    return draw_strip(parts, width)


def draw_ticket(
    *,
    number: str,
    area: str,
    ahead: int,
    taken_at: datetime,
    centre: Centre,
    width: int,
    fonts: Fonts,
    practice: bool = False,
) -> bytes:
    """A queue ticket: big number, what for, how many wait before, when. It names nobody."""
    type_ = _Type(fonts, width)
    parts: list[Part] = [*_head(centre, type_)]
    if practice:
        parts.append(_practice(type_))
    waiting = (
        f"Đang có {ahead} lượt chờ trước ông/bà" if ahead else "Mời ông/bà chờ gọi số trong ít phút"
    )
    parts += [
        Text(text="SỐ THỨ TỰ", font=type_.title, align=1, above=4),
        Text(text=number, font=fitted(clean_line(number), fonts, width // 3, width - 16), align=1),
        Text(text=area, font=type_.title, align=1),
        Text(text=waiting, font=type_.plain, align=1, above=6),
        Text(text=f"Lấy số lúc {show_moment(taken_at)}", font=type_.plain, align=1),
        Rule(),
        Text(
            text="Vui lòng chờ đến khi số được gọi và hiển thị trên bảng.",
            font=type_.plain,
            align=1,
        ),
        Space(dots=8),
    ]
    return draw_strip(parts, width)


def draw_guidance(
    matter: NotReceived,
    *,
    told_at: datetime,
    centre: Centre,
    width: int,
    fonts: Fonts,
    practice: bool = False,
) -> bytes:
    """Where to go for what is not received here (situation 11). It names nobody."""
    type_ = _Type(fonts, width)
    parts: list[Part] = [*_head(centre, type_)]
    if practice:
        parts.append(_practice(type_))
    told = [
        ("Địa chỉ:", matter.address),
        ("Điện thoại:", group_phone(matter.phone)),
        ("Giờ làm:", matter.hours),
        ("Lưu ý:", matter.note),
    ]
    parts += [
        Text(text="PHIẾU HƯỚNG DẪN", font=type_.title, align=1, above=6),
        Text(text=matter.name, font=type_.bold, align=1, above=6),
        Text(text="Không tiếp nhận tại Trung tâm. Mời ông/bà đến:", font=type_.plain, align=1),
        Text(text=matter.go_to, font=type_.title, align=1, above=4),
        Rule(dashed=True),
    ]
    for label, value in told:
        parts += _line(label, value, type_) if value else []
    parts += [
        Rule(),
        Text(text=f"Hướng dẫn lúc {show_moment(told_at)}", font=type_.small, align=1),
        Text(text=f"Căn cứ: {matter.source}", font=type_.small, align=1),
        Space(dots=8),
    ]
    return draw_strip(parts, width)


def draw_test_page(
    *, printer: str, printed_at: datetime, centre: Centre, width: int, fonts: Fonts
) -> bytes:
    """What IT looks at: edges, all letters, thin and thick lines, black, QR. It names nobody."""
    type_ = _Type(fonts, width)
    letters = vietnamese_letters()
    parts: list[Part] = [
        Framed(text=f"IN THỬ {width} điểm", font=type_.title),
        *_head(centre, type_),
        Text(text=printer, font=type_.plain, align=1),
        Text(text=show_moment(printed_at), font=type_.plain, align=1),
        Rule(),
        Text(text=" ".join(letters), font=type_.plain),
        Text(text="Ẫ Ộ Ễ Ẵ Ữ Ợ ẫ ộ ễ ẵ ữ ợ đ Đ ₫", font=type_.title, align=1),
        Rule(dashed=True),
        Framed(text="NỀN ĐEN CHỮ TRẮNG", font=type_.bold, inverted=True),
        symbol("IN-THU-0123456789", dots=width // 2),
        Text(text="Quét mã phải ra: IN-THU-0123456789", font=type_.plain, align=1),
        Rule(),
        Text(text="Hai mép khung phải in đủ, chữ không bị cắt dấu.", font=type_.plain, align=1),
        Space(dots=8),
    ]
    return draw_strip(parts, width, margin=0)  # the frame shows whether the width is right


class _Type:
    """Type sizes for a width: the same number of letters to the line on 58 and 80 mm."""

    def __init__(self, fonts: Fonts, width: int, *, large: bool = False) -> None:
        self.fonts = fonts
        self.large = large
        self.width = width - 16  # inside the margins
        body = {384: 22, 512: 25, 576: 27}.get(width, 24)
        if large:
            body = round(body * 1.4)
        self.plain = fonts.picture(body)
        self.bold = fonts.picture(body, bold=True)
        self.title = fonts.picture(round(body * 1.3), bold=True)
        self.small = fonts.picture(round(body * 0.86))
        self.code = 64 if large else 46  # at most; as much as the line holds
        self.column = round(self.plain.getlength("Người nộp: "))


def _head(centre: Centre, type_: _Type) -> list[Part]:
    return [
        Text(text=centre.upper_name, font=type_.small, align=1),
        Text(text=centre.name, font=type_.bold, align=1),
        Rule(),
    ]


def _handing_in(dossiers: Sequence[SlipDossier], type_: _Type) -> list[Part]:
    """Who stood at the desk, unless that is the owner of every dossier."""
    name = clean_line(hands_in(dossiers[0].accepted).name)
    if not name or all(applicant(each.accepted) == name for each in dossiers):
        return []
    return _line("Người nộp:", name, type_)


def _practice(type_: _Type) -> Part:
    return Framed(
        text=PRACTICE, font=fitted(PRACTICE, type_.fonts, 34, type_.width - 24), inverted=True
    )


def _only(dossier: SlipDossier, type_: _Type) -> list[Part]:
    code, provisional = code_of(dossier.accepted, dossier.code)
    owner, *lines = _told(dossier)
    parts: list[Part] = [
        *_line(*owner, type_, strong=True),
        *_handing_in([dossier], type_),
        Rule(),
        Text(text="Mã hồ sơ", font=type_.plain, align=1),
        Text(text=code, font=fitted(code, type_.fonts, type_.code, type_.width), align=1),
    ]
    if provisional:
        parts.append(Framed(text=f"MÃ {PROVISIONAL}", font=type_.bold))
    parts.append(symbol(code, dots=type_.width * 5 // 8))
    for told in lines:
        parts += _line(*told, type_, strong=told[0] == _DUE)
    return parts


def _several(dossiers: Sequence[SlipDossier], type_: _Type) -> list[Part]:
    """What is the same for all is said once; twelve vehicles must not make a metre of paper."""
    told = [_told(each) for each in dossiers]
    shared = [line for line in told[0] if line[0] != _FEE and all(line in each for each in told)]
    parts = _handing_in(dossiers, type_)
    parts += _line("Số hồ sơ:", f"{len(dossiers):02d}", type_, strong=True)
    for line in shared:
        parts += _line(*line, type_, strong=line[0] in {_OWNER, _DUE})
    for place, (dossier, lines) in enumerate(zip(dossiers, told, strict=True)):
        code, provisional = code_of(dossier.accepted, dossier.code)
        mark = symbol(code, dots=type_.width // 3)
        room = type_.width - mark.picture.width
        beside: list[Part] = [Text(text=code, font=fitted(code, type_.fonts, 34, room))]
        if provisional:
            beside.append(Framed(text=f"MÃ {PROVISIONAL}", font=type_.bold))
        beside += [
            Text(text=f"{label} {value}", font=type_.small)
            for label, value in lines
            if (label, value) not in shared
        ]
        parts += [Rule(dashed=place > 0), Beside(symbol=mark, parts=tuple(beside))]
    total = sum(fee.due_dong for each in dossiers for fee in each.accepted.fees)
    if total:
        parts += [Rule(), *_line("Tổng cộng:", dong_on_paper(total), type_, strong=True)]
    return parts


def _told(dossier: SlipDossier) -> list[tuple[str, str]]:
    accepted = dossier.accepted
    lines = [
        (_OWNER, applicant(accepted)),
        ("Thủ tục:", accepted.procedure.name),
        ("Nhận:", show_moment(accepted.accepted_at)),
        (_DUE, _due(accepted)),
    ]
    if accepted.fees:
        due = sum(fee.due_dong for fee in accepted.fees)
        lines.append((_FEE, dong_on_paper(due)))
    return lines


def _due(accepted: Accepted) -> str:
    if accepted.due is None:
        return NO_LIMIT
    here = local(accepted.due.due_at)
    day = here.date()
    return f"trước {show_time(here.time())} ngày {show_date(day)} ({weekday(day)})"


def _foot(centre: Centre, type_: _Type) -> list[Part]:
    lines = [f"Nhận kết quả: {centre.return_desk}"]
    lines += [f"Điện thoại hỗ trợ: {group_phone(centre.hotline)}"] if centre.hotline else []
    lines += [f"Tra cứu: {centre.lookup_url}"] if centre.lookup_url else []
    lines.append("Khi nhận kết quả, mang theo Giấy tiếp nhận hồ sơ và hẹn trả kết quả.")
    parts: list[Part] = [Text(text=line, font=type_.small, align=1, above=2) for line in lines]
    return [*parts, Space(dots=8)]


def _line(label: str, value: str, type_: _Type, *, strong: bool = False) -> list[Part]:
    """Label and value side by side; one below the other in large type, and where the value is so
    long that its own column would make the strip a third longer.
    """
    font = type_.bold if strong else type_.plain
    if type_.large:
        return [Text(text=label, font=type_.small, above=6), Text(text=value, font=font)]
    if len(wrap(value, font, type_.width - type_.column)) > _LONG:
        return [Text(text=label, font=type_.plain), Text(text=value, font=font)]
    return [
        Labelled(
            label=label,
            value=value,
            label_font=type_.plain,
            value_font=font,
            column=type_.column,
        )
    ]
