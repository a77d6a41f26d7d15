"""The sheet for code readers: one page, every code on it read as it should be."""

from datetime import UTC, datetime

from counter_app.domain.reader_check import CHECKS
from counter_app.forms.reader_sheet import render_reader_sheet
from tests.forms import samples

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def sheet(fonts):
    return render_reader_sheet(printed_at=AT, centre=samples.centre(), fonts=fonts)


def test_every_test_code_stands_on_one_page_and_is_read(fonts, see):
    seen = see(sheet(fonts), dpi=300)
    assert len(seen.images) == 1
    assert seen.codes() == sorted(check.text for check in CHECKS)
    for check in CHECKS:
        assert f"Mã {check.number}: {check.tests.vi}" in seen.line


def test_the_settings_are_named_as_manuals_name_them(fonts, see):
    line = see(sheet(fonts)).line
    for name in ("USB CDC", "HID-POS", "UTF-8", "suffix", "CR", "STX", "AIM", "US English"):
        assert name in line


def test_same_arguments_same_bytes(fonts):
    assert sheet(fonts) == sheet(fonts)
