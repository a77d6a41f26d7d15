"""Finding fonts and refusing those that lack letters."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from counter_app.errors.fonts import FontIncomplete, FontMissing, FontUnreadable
from counter_app.forms.fonts import Style, find_fonts, vietnamese_letters


def test_the_alphabet_has_134_letters_and_the_dong():
    letters = vietnamese_letters()
    assert len(letters) == len(set(letters)) == 135
    assert letters.endswith("₫")
    assert unicodedata.is_normalized("NFC", letters)
    for letter in "ẫộễẵữợđỷỵẪỘỄẴỮỢĐỶỴ":
        assert letter in letters


def test_this_machine_has_both_families(fonts):
    assert set(fonts.serif) == set(Style)
    assert set(fonts.sans) == {Style.REGULAR, Style.BOLD}
    for path in (*fonts.serif.values(), *fonts.sans.values()):
        known = TTFontFace(str(path)).charToGlyph
        assert all(ord(letter) in known for letter in vietnamese_letters())


def test_the_installers_folder_comes_first(fonts, tmp_path):
    for path in (*fonts.serif.values(), *fonts.sans.values()):
        shutil.copy(path, tmp_path)
    found = find_fonts(tmp_path)
    assert {path.parent for path in (*found.serif.values(), *found.sans.values())} == {tmp_path}
    assert found.pdf() != fonts.pdf()


def test_a_machine_without_fonts_says_what_to_install(tmp_path):
    with pytest.raises(FontMissing) as told:
        find_fonts(folders=[tmp_path])
    assert "Liberation Serif" in told.value.tell().happened
    assert "fonts-liberation2" in told.value.tell().todo


def test_a_family_with_one_face_missing_is_not_taken(fonts, tmp_path):
    for style, path in fonts.serif.items():
        if style is not Style.BOLD:
            shutil.copy(path, tmp_path)
    with pytest.raises(FontMissing):
        find_fonts(folders=[tmp_path])


def test_a_font_without_vietnamese_letters_is_refused(fonts, tmp_path):
    poor = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
    if not poor.exists():
        pytest.skip("DejaVu Sans Mono is not installed")
    for path in (*fonts.serif.values(), *fonts.sans.values()):
        shutil.copy(poor, tmp_path / path.name)
    with pytest.raises(FontIncomplete) as told:
        find_fonts(folders=[tmp_path])
    assert "ẫ" in told.value.tell().happened or "ạ" in told.value.tell().happened


def test_a_damaged_font_is_told_by_name(fonts, tmp_path):
    for path in (*fonts.serif.values(), *fonts.sans.values()):
        (tmp_path / path.name).write_bytes(path.read_bytes()[:300])
    with pytest.raises(FontUnreadable) as told:
        find_fonts(folders=[tmp_path])
    assert ".ttf" in told.value.tell("en").happened
