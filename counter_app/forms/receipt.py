"""Mẫu 01: GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ, as PDF.

TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, appendix, form 01. Each copy is set at the largest type
size that needs the fewest pages, on one page for any ordinary dossier. The same arguments give the
same bytes; the document's properties hold no personal data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.domain.formats import paper_date
from counter_app.domain.moments import local_day
from counter_app.domain.rules import RulePack
from counter_app.domain.text import clean_line
from counter_app.forms import receipt_text
from counter_app.forms.flow import Frame, Page, draw_page, paginate
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.letterhead import Letterhead
from counter_app.forms.practice_mark import draw_across
from counter_app.forms.press import press
from counter_app.forms.receipt_labels import COPIES, COPY_LINE, PAGE, REPRINT, labels_of
from counter_app.forms.receipt_layout import SHEETS, Receipt, Sheet, Typesetter

FORM = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """One copy at one type size."""

    head: Letterhead
    pages: list[Page]


def render_receipt(
    accepted: Accepted,
    *,
    code: str,
    pack: RulePack,
    centre: Centre,
    size: str,
    fonts: Fonts,
    copies: Sequence[str] = ("keep", "give"),
    copy_no: int = 0,
    corrections: Sequence[Corrected] = (),
) -> bytes:
    """The form as PDF, one or more pages for each of `copies` ("keep", "give").

    `code` is the code to print: the official one once it is known, else the provisional one, which
    gets TẠM beside it. `size` is "A5" or "A4". `copy_no` above 0 prints "In lại lần n".
    `corrections` already applied to `accepted` are told in the notes, fields only. Raises KeyError
    for an unknown size or copy.
    """
    sheet = SHEETS[size]
    form = pack.form(FORM)
    receipt = Receipt(
        accepted=accepted,
        code=code,
        centre=centre,
        labels=labels_of(pack.id),
        corrections=tuple(corrections),
    )
    title = f"{form.title} (Mẫu số {form.number})"
    with press(fonts, size=(sheet.width, sheet.height), title=title) as sheets:
        sheets.canvas.setAuthor(centre.short_name)
        sheets.canvas.setSubject(pack.circular)
        composer = _Composer(receipt, sheet, fonts, form.title)
        for copy in copies:
            under = [COPY_LINE.format(copy=COPIES[copy])]
            under += [REPRINT.format(n=copy_no)] if copy_no else []
            setting = composer.compose(tuple(under))
            _draw(setting, sheets.canvas, sheet, fonts, practice=accepted.practice)
    return sheets.pdf


class _Composer:
    """Finds the type size once and sets every copy at it: copies have the same lines."""

    def __init__(self, receipt: Receipt, sheet: Sheet, fonts: Fonts, title: str) -> None:
        self._receipt = receipt
        self._sheet = sheet
        self._fonts = fonts
        self._title = title
        self._size: float | None = None

    def compose(self, under: tuple[str, ...]) -> _Setting:
        """A copy at the largest size that needs no more pages than the smallest."""
        if self._size is None:
            self._size = self._largest(under)
        return self._set(self._size, under)

    def _largest(self, under: tuple[str, ...]) -> float:
        """By halves: smaller type never needs more pages."""
        sizes = self._sheet.sizes
        fewest = len(self._set(sizes[-1], under).pages)
        low, high = 0, len(sizes) - 1  # `high` always fits
        while low < high:
            middle = (low + high) // 2
            if len(self._set(sizes[middle], under).pages) <= fewest:
                high = middle
            else:
                low = middle + 1
        return sizes[high]

    def _set(self, size: float, under: tuple[str, ...]) -> _Setting:
        sheet = self._sheet
        head = self._letterhead(size, under)
        room = sheet.height - sheet.top - sheet.bottom
        frame = Frame(
            width=sheet.text_width, first=room - head.height(), rest=room - head.short_height()
        )
        blocks = Typesetter(self._receipt, sheet, size, self._fonts).blocks()
        return _Setting(head=head, pages=paginate(blocks, frame))

    def _letterhead(self, size: float, under: tuple[str, ...]) -> Letterhead:
        accepted, centre = self._receipt.accepted, self._receipt.centre
        code, provisional = receipt_text.code_of(accepted, self._receipt.code)
        day = paper_date(local_day(accepted.accepted_at))
        return Letterhead(
            upper_name=clean_line(centre.upper_name),
            name=clean_line(centre.name),
            place_and_date=f"{clean_line(centre.place)}, {day}",
            title=self._title,
            under_title=under,
            unit_line=clean_line(centre.unit_line),
            code=code,
            provisional=provisional,
            width=self._sheet.text_width,
            size=size,
            qr_side=self._sheet.qr,
            fonts=self._fonts,
        )


def _draw(setting: _Setting, canvas: Canvas, sheet: Sheet, fonts: Fonts, *, practice: bool) -> None:
    top = sheet.height - sheet.top
    for number, page in enumerate(setting.pages, 1):
        if practice:
            draw_across(canvas, sheet.width, sheet.height, fonts)
        if number == 1:
            setting.head.draw(canvas, sheet.left, top)
            below = setting.head.height()
        else:
            setting.head.draw_short(canvas, sheet.left, top)
            below = setting.head.short_height()
        draw_page(page, canvas, sheet.left, top - below)
        if len(setting.pages) > 1:
            canvas.setFont(fonts.pdf(Style.ITALIC), 8.5)
            told = PAGE.format(page=number, pages=len(setting.pages))
            canvas.drawRightString(sheet.width - sheet.right, max(sheet.bottom * 0.5, 14), told)
        canvas.showPage()
