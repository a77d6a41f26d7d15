"""English is complete, both .qm files are current, and Qt itself speaks Vietnamese."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fakes import RESOURCES
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit

from counter_app.ui.language import Languages

FOLDER = RESOURCES / "translations"
UI = RESOURCES.parent / "counter_app" / "ui"
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạ-ỹẠ-Ỹàáãèéìíòóõùúýĩũ]")
PLACE = re.compile(r"%n|%\d|\{\w+(?::\w+)?\}")


def tool(name):
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} comes with PySide6-Essentials"
    return found


def messages(path):
    for context in ET.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            yield context.findtext("name"), message


def words(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """`en.ts` as lupdate would leave it for the present source."""
    copy = tmp_path_factory.mktemp("ts") / "en.ts"
    shutil.copy(FOLDER / "en.ts", copy)
    sources = sorted(str(path) for path in UI.rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", *sources, "-ts", str(copy)],
        check=True,
        capture_output=True,
        cwd=RESOURCES.parent,
    )
    return copy


def test_every_source_string_has_its_english(fresh):
    missing = [
        (context, message.findtext("source"))
        for context, message in messages(fresh)
        if message.find("translation").get("type") == "unfinished" or not all(words(message))
    ]
    assert missing == []


def test_no_source_string_hides_in_an_f_string():
    """lupdate does not look there: the string would never be translated."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                names = [
                    c.func.attr
                    for c in ast.walk(node)
                    if isinstance(c, ast.Call) and isinstance(c.func, ast.Attribute)
                ]
                assert not {"tr", "translate"} & set(names), (path.name, node.lineno)


def test_english_has_no_vietnamese_and_the_same_places():
    for context, message in messages(FOLDER / "en.ts"):
        source = message.findtext("source")
        for text in words(message):
            assert not VIETNAMESE.search(text), (context, text)
            assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(source)), (context, text)


@pytest.mark.parametrize("name", ["en", "qtbase_vi"])
def test_compiled_file_is_current(name, tmp_path):
    made = tmp_path / f"{name}.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), str(FOLDER / f"{name}.ts"), "-qm", str(made)],
        check=True,
        capture_output=True,
    )
    assert made.read_bytes() == (FOLDER / f"{name}.qm").read_bytes(), "run lrelease and commit"


@pytest.fixture
def languages(qapp):
    made = Languages(FOLDER)
    yield made
    made.use("vi")


def test_qt_speaks_vietnamese(languages, qtbot):
    languages.use("vi")
    for field in (QLineEdit("x"), QPlainTextEdit("x")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert texts == ["&Hoàn tác", "&Làm lại", "Cắ&t", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"]
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Save | buttons.Close)
    qtbot.addWidget(box)
    assert {b.text() for b in box.buttons()} == {"Đồng ý", "Hủy bỏ", "Lưu", "Đóng"}


def test_qt_speaks_english_when_asked(languages, qtbot):
    languages.use("en")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancel"


def test_a_process_speaks_one_language(languages, qapp):
    languages.use("vi")
    Languages(FOLDER).use("en")
    assert len(qapp.findChildren(QTranslator)) == 1
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_language_spoken_already_is_not_told_to_the_widgets_again(languages, qtbot):
    languages.use("vi")
    told = []

    class Listener(QLineEdit):
        def changeEvent(self, event):
            if event.type() == QEvent.Type.LanguageChange:
                told.append(languages.current)

    field = Listener()
    qtbot.addWidget(field)
    languages.use("en")
    qtbot.waitUntil(lambda: "en" in told)
    told.clear()
    languages.use("en")
    QCoreApplication.sendPostedEvents()
    assert not told
    languages.use("vi")
    Languages(FOLDER).use("en")
    languages.use("vi")  # somebody else had changed it
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Hủy bỏ"


def test_unknown_language_is_vietnamese(languages):
    languages.use("fr")
    assert languages.current == "vi"
