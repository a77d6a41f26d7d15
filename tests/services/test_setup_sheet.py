"""The record of a PC that was set up: on paper and as a file; its look holds for whoever has none."""

import pypdfium2

from counter_app.errors import Words
from counter_app.services.device_tests import Line
from counter_app.services.preferences import Prefs
from counter_app.services.setup_sheet import SetUp
from tests.services.playing import HOA, text_of

STEPS = (
    SetUp(
        name="Máy quét",
        tone="soon",
        words="fi-8170: đã thử",
        found=(
            Line(words=Words("Quét được 01 trang, 300 dpi.", "One page, 300 dpi.")),
            Line(tone="soon", words=Words("Trang mờ.", "The page is: blurred.")),
        ),
    ),
    SetUp(name="Máy in phiếu", tone="ok", words="TM-T82: đã thử"),
    SetUp(name="Máy chấm công", tone="off", words="chưa làm"),
)


def text(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pages)


def test_every_step_stands_on_the_record_with_its_result(desk, tmp_path):
    path = tmp_path / "thiet-lap-may.pdf"
    desk.setup_sheet.save(STEPS, None, path)
    said = text(path.read_bytes())
    assert "BIÊN BẢN THIẾT LẬP MÁY" in said.upper()
    for words in ("Đạt", "Cần xem lại", "Chưa làm", "300 dpi.", "Lưu ý: Trang mờ."):
        assert words in said
    assert HOA.name in text(desk.setup_sheet.pdf(STEPS, HOA))


def test_the_record_comes_out_of_the_printer_of_forms(desk):
    desk.setup_sheet.print(STEPS, HOA)
    (printed,) = desk.printed("document")
    assert "Máy quét" in text_of(printed)


def test_the_look_of_the_pc_is_that_of_whoever_chose_none(desk):
    preferences = desk.preferences
    assert preferences.load(HOA) == Prefs()
    preferences.save(None, Prefs(theme="dark", text_percent=150))
    assert preferences.load(HOA) == Prefs(theme="dark", text_percent=150)
    preferences.save(HOA, Prefs(theme="light"))
    assert preferences.load(HOA) == Prefs(theme="light")
    assert preferences.load(None).theme == "dark"
