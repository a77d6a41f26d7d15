"""The registers: a supervisor's list of books, each saved as PDF."""

from dataclasses import replace

import pytest
from fakes import WHO
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tiny import TinyPage

from counter_app.domain.staff import Role
from counter_app.services.register import Book
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.register import RegisterPage

BOOKS = (
    Book(agency="H48.16", agency_name="Sở Xây dựng", year=2026, count=412),
    Book(agency="H48.20", agency_name="Sở Nông nghiệp và Môi trường", year=2026, count=97),
)


@pytest.fixture
def page(show, idle, context, desk):
    desk.register.known = BOOKS
    made = RegisterPage(context)
    show(made, (900, 600))
    made.on_shown()
    idle()
    return made


def test_the_book_marked_is_saved(page, desk, idle, tmp_path, notices):
    assert page.model.at(0).texts == ("Sở Xây dựng", "2026", "412")
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "so.pdf"))
    idle()
    assert desk.register.printed == [("H48.20", 2026)]
    assert (tmp_path / "so.pdf").read_bytes().startswith(b"%PDF")
    assert notices.last == "Đã lưu so.pdf."
    assert page.pdf_button.isEnabled()


def test_a_disk_that_does_not_take_it_is_told(page, idle, tmp_path, notices):
    page.save(BOOKS[0], str(tmp_path / "none" / "so.pdf"))
    idle()
    assert notices.toasts
    assert page.pdf_button.isEnabled()


def test_nothing_to_print_says_so(show, idle, context):
    made = RegisterPage(context)
    show(made, (900, 600))
    made.on_shown()
    idle()
    assert made.keys.reason("pdf") == "Chưa có hồ sơ nào"
    assert made.empty.isVisible()


@pytest.mark.parametrize(("roles", "shown"), [((Role.CLERK,), False), ((Role.SUPERVISOR,), True)])
def test_R23_only_a_supervisor_finds_it_in_the_menu(desk, parts, show, roles, shown):
    workspace = show(Workspace(desk, parts, TinyPage))
    workspace.start(replace(WHO, roles=roles))
    actions = {one.objectName(): one for one in workspace.app_bar.user_menu.actions()}
    assert actions["user_registerAction"].isVisible() is shown
    workspace.stop()
