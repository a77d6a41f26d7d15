"""A year of the calendar out of a JSON file and into one, through the page."""

import json
from datetime import date

from calendar_bench import ALT, CTRL, days, key, page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

__all__ = ["page"]


def test_a_file_fills_the_page_and_is_not_applied(page, desk, idle, tmp_path):
    path = tmp_path / "lich-2028.json"
    day = {"day": "2028-01-03", "name": "Tết Dương lịch", "source": "Điều 112"}
    path.write_text(json.dumps({"year": 2028, "days_off": [day]}), "utf-8")
    key(page, Qt.Key.Key_O, CTRL)
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    idle()
    assert page.head.year.text() == "2028"
    assert days(page) == [("Tết Dương lịch", "Thứ Hai 03/01/2028", "Ngày nghỉ")]
    assert 2028 in desk.calendar.kept
    assert desk.calendar.applied == []


def test_every_bad_field_of_a_file_is_told(page, desk, idle, tmp_path):
    before = days(page)
    path = tmp_path / "lich.json"
    wrong = [{"day": "2028-02-30", "name": "", "source": "x"}] * 6
    path.write_text(json.dumps({"year": 2028, "days_off": wrong}), "utf-8")
    page.files.take(str(path))
    idle()
    lines = page.told.problems.text().split("\n")
    assert lines[0].startswith("Mục days_off[0].day: Cần ngày có thật")
    assert lines[-1] == "và 4 chỗ sai khác."
    assert len(lines) == 9
    assert days(page) == before
    key(page, Qt.Key.Key_Right, ALT)
    assert not page.told.problems.isVisible()


def test_the_year_is_handed_on_as_a_file(page, idle, tmp_path, notices):
    key(page, Qt.Key.Key_E, CTRL)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "lich.json"))
    idle()
    assert json.loads((tmp_path / "lich.json").read_text("utf-8"))["year"] == 2026
    assert notices.last == "Đã lưu lich.json."


def test_a_file_that_leaves_no_working_day_is_refused(page, desk, idle, tmp_path):
    first = date(2028, 1, 1).toordinal()
    every = [
        {"day": date.fromordinal(first + n).isoformat(), "name": "x", "source": "y"}
        for n in range(366)
    ]
    path = tmp_path / "lich.json"
    path.write_text(json.dumps({"year": 2028, "days_off": every}), "utf-8")
    page.files.take(str(path))
    idle()
    assert "không còn ngày làm việc nào trong năm" in page.told.problems.text()
    assert desk.calendar.kept == {}
