"""What is not received here: where to go, on the screen and on a slip; no draft, no name."""

import pytest
from intake_bench import SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.errors.printers import PaperOut
from counter_app.ui.pages.guidance import GuidancePage

NOTARY = "Công chứng hợp đồng, giao dịch"


@pytest.fixture
def sheet(bench, show, idle):
    """The sheet that comes up for a matter."""

    def ask(text, name="intake_procEdit"):
        bench.type(name, text)
        page = bench.shell.sheet
        assert isinstance(page, GuidancePage)
        show(page, (700, 600))
        page.on_shown()
        idle()
        return page

    return ask


@pytest.mark.parametrize("typed", ["971", "công chứng", "cong chung hop dong", "di chúc"])
def test_R07_a_clerk_types_what_was_asked_and_sees_where_to_go(sheet, typed):
    page = sheet(typed)
    assert page.findChild(QLabel, "guidance_goToLabel").text().startswith("Phòng công chứng")
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    for part in (NOTARY, "0255 3000 101", "07:00", "Luật Công chứng", "21/11/2026"):
        assert part in said


def test_the_draft_stays_as_it_was_and_nothing_is_complained_of(bench, sheet, idle):
    bench.choose(101)
    before = bench.draft
    sheet("971")
    assert bench.draft.procedure == before.procedure
    assert bench.draft.typing == ""
    assert bench.notices.toasts == []
    assert bench.field("intake_procEdit").text().startswith("101 · ")


def test_one_key_prints_and_writes_one_line(bench, sheet, idle):
    page = sheet("971")
    QTest.keyClick(page, Qt.Key.Key_F9)
    idle()
    assert bench.desk.guidance.log == [(NOTARY, True)]
    assert bench.desk.guidance.printed == [NOTARY]
    assert ("close_sheet",) in bench.shell.asked or bench.shell.sheet is None
    assert bench.notices.last == f"Đã hướng dẫn: {NOTARY}."


def test_what_was_only_told_is_written_too(bench, sheet, idle):
    page = sheet("971")
    QTest.keyClick(page, Qt.Key.Key_F9, SHIFT)
    idle()
    assert bench.desk.guidance.log == [(NOTARY, False)]
    assert bench.desk.guidance.printed == []


def test_a_printer_without_paper_is_told_and_tried_again_with_one_line_in_the_log(
    bench, sheet, idle
):
    guidance = bench.desk.guidance
    guidance.problem = PaperOut(device="Máy in phiếu")
    page = sheet("971")
    QTest.keyClick(page, Qt.Key.Key_F9)
    idle()
    assert "hết giấy" in page.problem.text()
    guidance.problem = None
    QTest.keyClick(page, Qt.Key.Key_F9)
    idle()
    assert guidance.log == [(NOTARY, True)]
    assert guidance.printed == [NOTARY]
