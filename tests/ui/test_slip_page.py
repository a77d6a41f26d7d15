"""Print preview: what comes out again, why, in what size, on which printer (ux §2.4)."""

import pytest
from fakes import accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counter_app.errors import CounterError, Words
from counter_app.services.life_papers import IssuedPaper, OnRecord
from counter_app.ui.pages.slip import SlipPage

CTRL = Qt.KeyboardModifier.ControlModifier


class PaperOutError(CounterError):
    code = "paper_out"
    happened = Words("Máy in hết giấy.", "Paper out.")
    kept = Words("Hồ sơ đã được lưu và đã cấp mã.", "Kept.")
    todo = Words("Nạp giấy rồi nhấn F11 để in lại.", "Load paper.")


@pytest.fixture
def stream(desk):
    return accept_one(desk)


@pytest.fixture
def put(show, idle):
    def run(page):
        show(page)
        page.on_shown()
        idle()
        return page

    return run


def test_names_of_the_preview(put, context, stream):
    page = put(SlipPage(context, stream))
    names = ("templateCombo", "copiesSpin", "printerCombo", "largeCheck", "previewView")
    for name in (*names, "printButton", "pdfButton"):
        assert page.findChild(QWidget, f"slip_{name}") is not None
    assert not page.view.is_empty


def test_reprint_needs_a_reason(put, context, stream, desk):
    page = put(SlipPage(context, stream))
    QTest.keyClick(page.view, Qt.Key.Key_F11)
    assert "phải ghi lý do" in page.problem.text()
    assert page.reason.hasFocus()
    assert desk.printing.printed == []


def test_reprint_prints_both_copies_once(put, context, stream, desk, idle, notices):
    page = put(SlipPage(context, stream))
    page.reason.setText("công dân làm mất giấy")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [
        (stream, "receipt", "give", "công dân làm mất giấy"),
        (stream, "receipt", "keep", "công dân làm mất giấy"),
    ]
    assert "Nhắc đóng dấu" in notices.last


def test_printer_without_paper_says_what_is_kept(put, context, stream, desk, idle):
    desk.printing.problem = PaperOutError()
    page = put(SlipPage(context, stream))
    page.reason.setText("mờ")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert page.problem.text() == (
        "Máy in hết giấy. Hồ sơ đã được lưu và đã cấp mã. Nạp giấy rồi nhấn F11 để in lại."
    )
    assert page.print_button.isEnabled()


def test_thermal_slip_has_no_pdf_and_one_copy(put, context, stream, desk, idle):
    page = put(SlipPage(context, stream))
    page.choices.template.setCurrentIndex(1)
    idle()
    assert not page.pdf_button.isEnabled()
    assert page.pdf_button.accessibleDescription()
    assert not page.choices.copies.isEnabled()
    page.reason.setText("mờ")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert [job[1:3] for job in desk.printing.printed] == [("slip", "give")]


def test_large_type_by_key_and_what_has_none_says_why(put, context, stream, desk, idle):
    page = put(SlipPage(context, stream))
    large = page.choices.large_check
    assert "cỡ chữ to" in large.accessibleDescription()
    QTest.keyClick(page.view, Qt.Key.Key_G, CTRL)
    assert not large.isChecked()
    page.choices.template.setCurrentIndex(1)
    QTest.keyClick(page.view, Qt.Key.Key_G, CTRL)
    assert large.isChecked()
    page.reason.setText("cụ mắt kém")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [(stream, "large_slip", "give", "cụ mắt kém")]


def test_a_visit_of_one_is_not_offered(put, context, stream, idle):
    page = put(SlipPage(context, stream))
    idle()
    assert page.choices.template.findData("visit_slip") < 0


def test_the_slip_of_the_visit_is_printed_again_with_its_reason(put, context, desk, idle):
    streams = [accept_one(desk) for _ in range(3)]
    page = put(SlipPage(context, streams[0], "visit_slip"))
    idle()
    assert page.choices.template.currentText() == "Phiếu cho cả lượt (3 hồ sơ)"
    assert page.reason.hasFocus()
    page.reason.setText("rơi mất")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [(streams[0], "visit_slip", "give", "rơi mất")]


def test_another_printer_is_chosen_and_stays(put, context, stream, desk, idle, notices):
    page = put(SlipPage(context, stream))
    idle()
    combo = page.choices.printer_combo
    assert not combo.isEnabled()  # one sheet printer: nothing to choose, and it says so
    assert "chỉ có một máy in" in combo.accessibleDescription()
    page.choices.template.setCurrentIndex(1)
    idle()
    assert [combo.itemText(row) for row in range(combo.count())] == [
        "Máy in: Quầy 05",
        "Máy in: Quầy 06",
    ]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    idle()
    assert desk.printers.moved == [("slip", "Quầy 06")]
    assert notices.last == "Từ nay máy này in ra: Quầy 06."


def test_pdf_is_written_where_the_person_says(put, context, stream, idle, tmp_path):
    page = put(SlipPage(context, stream))
    page._save_pdf(str(tmp_path / "a.pdf"))
    idle()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_pdf_on_a_full_or_missing_disk_is_told(put, context, stream, idle, tmp_path):
    page = put(SlipPage(context, stream))
    page._save_pdf(str(tmp_path / "nowhere" / "a.pdf"))
    idle()
    assert page.problem.isVisible()


def refusal_of(desk, stream):
    paper = IssuedPaper(name="refusal/e1", copies=("keep", "give"), at=memory_of(desk).now)
    desk.papers.records[stream] = OnRecord(is_accepted=False, papers=(paper,))
    return paper


def test_the_slip_of_a_dossier_that_is_not_accepted_is_printed_again(put, context, desk, idle):
    refusal_of(desk, "dossier/d9")
    page = put(SlipPage(context, "dossier/d9"))
    idle()
    template = page.choices.template
    assert [template.itemData(at) for at in range(template.count())] == ["refusal/e1"]
    assert not page.choices.size_combo.isEnabled()
    assert not page.view.is_empty
    page.reason.setText("làm mất phiếu")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [
        ("dossier/d9", "refusal/e1", "give", "làm mất phiếu"),
        ("dossier/d9", "refusal/e1", "keep", "làm mất phiếu"),
    ]


def test_what_came_out_later_stands_behind_the_receipt(put, context, stream, desk, idle):
    control = IssuedPaper(name="control/e2", copies=("",), at=memory_of(desk).now)
    desk.papers.records[stream] = OnRecord(is_accepted=True, papers=(control,))
    page = put(SlipPage(context, stream))
    idle()
    assert page.choices.form == "receipt"
    assert page.choices.choose("control/e2")
    assert "một liên" in page.choices.copies.accessibleDescription()
    page.reason.setText("ướt")
    QTest.keyClick(page.reason, Qt.Key.Key_F11)
    idle()
    assert desk.printing.printed == [(stream, "control/e2", "", "ướt")]
