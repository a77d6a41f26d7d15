"""Mẫu 01: GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ, as PDF.

TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, appendix, form 01. Each copy is set at the largest type
size that needs the fewest pages, on one page for any ordinary dossier. The same arguments give the
same bytes; the document's properties hold no personal data.
"""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.centre import Centre
from counter_app.domain.dossier.bodies import Accepted, Corrected
from counter_app.domain.form_template import copy_line
from counter_app.domain.formats import paper_date
from counter_app.domain.moments import local_day
from counter_app.domain.receipt_template import ReceiptTemplate
from counter_app.domain.rules import RulePack
from counter_app.domain.text import clean_line
from counter_app.forms import receipt_text
from counter_app.forms.composing import Work, draw, largest, set_at
from counter_app.forms.fonts import Fonts
from counter_app.forms.letterhead import Letterhead
from counter_app.forms.marks import REPRINT
from counter_app.forms.press import press
from counter_app.forms.receipt_layout import Receipt, Typesetter
from counter_app.forms.sheets import SHEETS, Sheet

FORM = "receipt"


def render_receipt(
    accepted: Accepted,
    *,
    code: str,
    pack: RulePack,
    template: ReceiptTemplate,
    centre: Centre,
    size: str,
    fonts: Fonts,
    copies: Sequence[str] = ("keep", "give"),
    copy_no: int = 0,
    corrections: Sequence[Corrected] = (),
) -> bytes:
    """The form as PDF, one or more pages for each of `copies` ("keep", "give").

    `code` is the code to print: the official one once it is known, else the provisional one, which
    gets TẠM beside it. `template`: the form's own words under `pack`. `size` is "A5" or "A4".
    `copy_no` above 0 prints "In lại lần n". `corrections` already applied to `accepted` are told in
    the notes, fields only. Raises KeyError for an unknown size or copy.
    """
    sheet = SHEETS[size]
    form = pack.form(FORM)
    receipt = Receipt(
        accepted=accepted,
        code=code,
        centre=centre,
        template=template,
        corrections=tuple(corrections),
    )
    title = f"{form.title} (Mẫu số {form.number})"
    with press(fonts, size=(sheet.width, sheet.height), title=title) as sheets:
        sheets.canvas.setAuthor(centre.short_name)
        sheets.canvas.setSubject(pack.circular)
        size_of_type: float | None = None
        for copy in copies:
            under = [copy_line(template.copies, copy)]
            under += [REPRINT.format(n=copy_no)] if copy_no else []
            work = _work(receipt, sheet, fonts, form.title, tuple(under))
            setting = set_at(work, size_of_type) if size_of_type else largest(work)
            size_of_type = setting.size  # copies have the same lines
            draw(setting, sheets.canvas, sheet, fonts, practice=accepted.practice)
    return sheets.pdf


def _work(receipt: Receipt, sheet: Sheet, fonts: Fonts, title: str, under: tuple[str, ...]) -> Work:
    accepted, centre = receipt.accepted, receipt.centre
    code, provisional = receipt_text.code_of(accepted, receipt.code)
    day = paper_date(local_day(accepted.accepted_at))

    def head(size: float) -> Letterhead:
        return Letterhead(
            upper_name=clean_line(centre.upper_name),
            name=clean_line(centre.name),
            place_and_date=f"{clean_line(centre.place)}, {day}",
            title=title,
            under_title=under,
            unit_line=clean_line(centre.unit_line),
            code=code,
            provisional=provisional,
            width=sheet.text_width,
            size=size,
            qr_side=sheet.qr,
            fonts=fonts,
        )

    return Work(
        sheet=sheet,
        fonts=fonts,
        head=head,
        blocks=lambda size: Typesetter(receipt, sheet, size, fonts).blocks(),
    )
