"""Any form of the desk as PDF, from its template and its facts.

TT 01/2018/TT-VPCP, TT 03/2025/TT-VPCP and the papers every counter uses beside them
(`resources/forms/`). The same arguments give the same bytes; properties name no person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from counter_app.domain.centre import Centre
from counter_app.domain.codes import read_request_number
from counter_app.domain.form_template import Facts, FormTemplate, Part, copy_line, fill
from counter_app.domain.text import clean_line
from counter_app.forms.composing import Work, draw, largest, set_at
from counter_app.forms.flow import Block, Frame, draw_page, paginate
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.form_layout import FormSetter
from counter_app.forms.letterhead import Letterhead
from counter_app.forms.marks import REPRINT
from counter_app.forms.practice_mark import draw_across
from counter_app.forms.press import press
from counter_app.forms.sheets import SHEETS, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One paper to be printed. `title` and `circular` come from the rule pack.

    `upper_name` and `name` stand at the head: the centre, or the agency that signs.
    `provisional`: the code among the facts is not the official one yet, and TẠM stands beside it.
    `on`: the day at the head, in the words of the form.
    """

    template: FormTemplate
    facts: Facts
    title: str
    circular: str
    upper_name: str
    name: str
    on: str
    provisional: bool = False
    practice: bool = False


def render_form(
    form: Form,
    *,
    centre: Centre,
    size: str,
    fonts: Fonts,
    copies: Sequence[str] = (),
    copy_no: int = 0,
) -> bytes:
    """The form as PDF on paper `size`, one after another for each of `copies` ("keep", "give"),
    or once without naming a copy. `copy_no` above 0 prints "In lại lần n".

    Raises KeyError for an unknown size, copy or fact.
    """
    sheet = SHEETS[size]
    with press(fonts, size=(sheet.width, sheet.height), title=form.title) as sheets:
        sheets.canvas.setAuthor(centre.short_name)
        sheets.canvas.setSubject(form.circular)
        if form.template.cover:
            _single(form, form.template.cover, sheet, fonts, sheets.canvas)
        type_size: float | None = None
        for copy in copies or ("",):
            under = [fill(text, form.facts) for text in form.template.under_title]
            under += [copy_line(form.template.copies, copy)] if copy else []
            under += [REPRINT.format(n=copy_no)] if copy_no else []
            work = _work(form, tuple(filter(None, under)), centre, sheet, fonts)
            setting = set_at(work, type_size) if type_size else largest(work)
            type_size = setting.size  # copies have the same lines
            draw(
                setting,
                sheets.canvas,
                sheet,
                fonts,
                practice=form.practice,
                numbered=bool(form.template.cover),
            )
        if form.template.closing:
            _single(form, form.template.closing, sheet, fonts, sheets.canvas)
    return sheets.pdf


def _work(form: Form, under: tuple[str, ...], centre: Centre, sheet: Sheet, fonts: Fonts) -> Work:
    code = clean_line(str(form.facts.get("code", "")))
    number = str(form.facts.get("number", ""))

    def head(size: float) -> Letterhead:
        return Letterhead(
            upper_name=clean_line(form.upper_name),
            name=clean_line(form.name),
            place_and_date=f"{clean_line(centre.place)}, {form.on}",
            title=form.title,
            under_title=under,
            unit_line="",
            code=code,
            provisional=form.provisional,
            width=sheet.text_width,
            size=size,
            qr_side=sheet.qr,
            fonts=fonts,
            number=clean_line(_number(form, number)),
            symbol=_symbol(number),
        )

    def blocks(size: float) -> Iterable[Block]:
        return FormSetter(form.facts, sheet.text_width, size, fonts).blocks(form.template.parts)

    return Work(sheet=sheet, fonts=fonts, head=head, blocks=blocks)


def _number(form: Form, number: str) -> str:
    """The line "Số: …": room for the pen without one, and no second symbol where it has its own."""
    if "/" in number:
        return f"Số: {number}"
    return fill(form.template.number, {**form.facts, "number": number or "........"})


def _symbol(number: str) -> str:
    """A supplement request made at the counter is found again by its own number."""
    request = read_request_number(number)
    return request.text if request is not None else ""


def _single(form: Form, parts: Sequence[Part], sheet: Sheet, fonts: Fonts, canvas: Canvas) -> None:
    """A page of its own, set large and in the middle: cover or closing of a book."""
    if form.practice:
        draw_across(canvas, sheet.width, sheet.height, fonts)
    setter = FormSetter(form.facts, sheet.text_width, sheet.sizes[0] + 3, fonts)
    frame = Frame(width=sheet.text_width, first=sheet.text_height, rest=sheet.text_height)
    page = paginate(setter.blocks(parts), frame)[0]
    canvas.setFont(fonts.pdf(Style.BOLD), 14)
    top = sheet.height - sheet.top
    for line in (form.upper_name, form.name):
        top -= 20
        canvas.drawCentredString(sheet.width / 2, top, clean_line(line))
    middle = top - max(40.0, (top - sheet.bottom - page.used) * 0.4)
    draw_page(page, canvas, sheet.left, middle)
    canvas.showPage()
