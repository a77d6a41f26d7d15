"""Figure "register": a book of two thousand lines as PDF, one process, warm.

The reference is what somebody in a hurry would write: reportlab's own LongTable of paragraphs with a
repeated heading, the same words, widths and type size, without cover, page numbers, words that are
kept whole or rows that are split between pages.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from statistics import median
from xml.sax.saxutils import escape

from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from counter_app.domain.dossier.entries.result import Giving
from counter_app.domain.dossier.state import Status
from counter_app.domain.form_template import fill
from counter_app.domain.procedure import ReturnChannel
from counter_app.forms import form_layout
from counter_app.forms.fonts import Fonts, Style, find_fonts
from counter_app.forms.lines import Lines
from counter_app.forms.sheets import SHEETS
from counter_app.services.list_papers import ListPapers
from counter_app.services.register import register_facts
from counter_app.store.form_templates import load_templates
from counter_app.store.register_queries import Line
from tests.benchmarks.figures import figure, seconds
from tests.forms.test_form import EDITION
from tests.store.edition_samples import RESOURCES

LINES = 2_000
ROUNDS = 3
_SHEET = SHEETS["A4 landscape"]
_OPENED = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
_NOW = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)


def measure() -> list[dict[str, object]]:
    """Our book against reportlab's table."""
    fonts, templates = find_fonts(), load_templates(RESOURCES)
    centre = EDITION.centre
    facts = register_facts(_lines(), year=2026, centre=centre, clerk="Lê Thị Mai", now=_NOW)
    book = ListPapers(
        edition=EDITION, centre=centre, fonts=lambda: fonts, templates=lambda: templates
    )
    (table,) = (
        part.table
        for one in templates
        if one.id == "register"
        for part in one.parts
        if part.table is not None
    )
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        form_layout._wide.cache_clear()
        times[0].append(seconds(lambda: book.pdf("register", facts, _NOW, practice=False)))
        times[1].append(seconds(lambda: _bare(table, facts["dossiers"], fonts)))
    ours, bare = (median(side) for side in times)
    return [figure("register: 2,000 lines against reportlab's LongTable", ours, bare, 1.0)]


def _bare(table, rows, fonts: Fonts) -> bytes:
    size = _SHEET.sizes[-1]
    lines = Lines(_SHEET.text_width, size, fonts)
    plain = lines.style(Style.REGULAR, size)
    shares = sum(column.share for column in table.columns)
    widths = [_SHEET.text_width * column.share / shares for column in table.columns]
    cells = [[Paragraph(escape(column.head), lines.head) for column in table.columns]]
    cells += [
        [Paragraph(escape(fill(column.value, row)), plain) for column in table.columns]
        for row in rows
    ]
    stream = io.BytesIO()
    made = LongTable(cells, colWidths=widths, repeatRows=1)
    SimpleDocTemplate(stream, pagesize=(_SHEET.width, _SHEET.height)).build([made])
    return stream.getvalue()


def _lines() -> list[Line]:
    names = [one.name for one in EDITION.procedures]
    return [
        Line(
            code=f"H48.16-26{at:04d}-{at:04d}",
            provisional_code="",
            status=Status.DONE,
            procedure_name=name,
            sets=1,
            owner_name=f"Công ty TNHH Một thành viên Hoàng Gia {at}",
            address=f"Số {at} đường Hùng Vương, phường Cẩm Thành, tỉnh Quảng Ngãi",
            phone=f"09{at:08d}",
            agency_name="Sở Xây dựng",
            accepted_at=_OPENED + timedelta(minutes=37 * at),
            first_due_at=_OPENED + timedelta(minutes=37 * at, days=15),
            due_at=_OPENED + timedelta(minutes=37 * at, days=15),
            given_how=Giving.SIGNED,
            handed_at=_OPENED + timedelta(minutes=37 * at, days=14),
            return_channel=ReturnChannel.DESK,
            refunded_dong=0,
            practice=False,
        )
        for at, name in enumerate(islice(cycle(names), LINES), 1)
    ]


if __name__ == "__main__":
    for one in measure():
        print(one)
