"""Results put away on shelves, and those nobody collects."""

from datetime import timedelta

import pytest
from fake_returns import FakeShelving, issued, sent
from fakes import NOW, WHO, accept_one, memory_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.codes import OwnKind, own_code
from counter_app.domain.scans import recognise
from counter_app.errors.desk import GestureRefusedError
from counter_app.store.life_queries import Uncollected
from counter_app.ui.pages.returns_old import OldPage
from counter_app.ui.pages.returns_shelf import ShelfPage


def test_R67_scanning_result_and_shelf_puts_it_away(context, show, desk, qtbot):
    stream = accept_one(desk)
    memory_of(desk).write(stream, sent(), issued())
    page = ShelfPage(context)
    show(page)
    page.on_shown()
    qtbot.waitUntil(lambda: "C-07-3" in page.proposed_label.text())
    assert page.on_scan(recognise(memory_of(desk).dossiers[stream].code))
    assert page.on_scan(recognise(own_code(OwnKind.SHELF, "C081")))
    qtbot.waitUntil(lambda: memory_of(desk).dossiers[stream].shelf == "C081")
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.on_scan(recognise(own_code(OwnKind.BADGE, "001")))


def test_R67_the_list_of_what_nobody_collects_opens_its_dossier(context, show, desk, shell, qtbot):
    desk.shelving.old = [
        Uncollected(
            stream="dossier/x",
            code="H48.16-261001-0007",
            owner_name="Hoàng Văn Lực",
            phone="0905123456",
            procedure_name="Cấp giấy phép xây dựng",
            shelf="C082",
            arrived_at=NOW - timedelta(days=41),
        )
    ]
    opened = []
    page = OldPage(context, opened.append)
    show(page)
    page.on_shown()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.at(0).texts[3] == "C-08-2"
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert opened == ["dossier/x"]
    assert ("close_sheet",) in shell.asked


def test_shelves_are_faked_by_the_same_rules(desk):
    assert isinstance(desk.shelving, FakeShelving)
    with pytest.raises(GestureRefusedError):
        desk.shelving.put_away("dossier/x", "ƯỚT", WHO)


def test_ctrl_p_prints_a_sheet_of_labels_from_the_shelf_typed(context, show, desk, notices, qtbot):
    page = ShelfPage(context)
    show(page)
    page.on_shown()
    QTest.keyClick(page.edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "C-07-1" in notices.last, "which shelf is asked first"
    page.edit.setText("C-07-1")
    QTest.keyClick(page.edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: notices.last == "Đã in nhãn từ kệ C-07-1 đến kệ C-08-4.")
