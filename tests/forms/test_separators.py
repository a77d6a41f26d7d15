"""Separator strips: read from either end and upside down."""

import pytest
import zxingcpp

from counter_app.forms.separators import PER_SHEET, Strip, render_separators
from tests.forms import samples

STRIPS = [
    Strip(number=paper.number, name=paper.name, code=f"MCS{paper.number:03d}X")
    for paper in samples.NINE_PAPERS
]


def test_one_strip_for_each_paper_four_to_a_sheet(fonts, see):
    seen = see(render_separators(STRIPS, fonts))
    assert len(seen.images) == 3
    for page in range(3):
        strips = STRIPS[page * PER_SHEET : (page + 1) * PER_SHEET]
        assert seen.codes(page) == sorted(2 * [strip.code for strip in strips])
    for strip in STRIPS:
        assert strip.name in seen.line


@pytest.mark.parametrize("turn", [0, 180])
@pytest.mark.parametrize("end", ["left", "right"])
def test_a_cut_strip_reads_from_either_end_and_upside_down(fonts, see, turn, end):
    sheet = see(render_separators(STRIPS, fonts), dpi=200).images[0]
    high = sheet.height // PER_SHEET
    strip = sheet.crop((0, high, sheet.width, 2 * high)).rotate(turn)
    half = sheet.width // 2
    part = strip.crop((0, 0, half, high) if end == "left" else (half, 0, sheet.width, high))
    assert [code.text for code in zxingcpp.read_barcodes(part)] == ["MCS002X"]


def test_a_long_name_stays_between_the_codes(fonts, see):
    name = samples.long_names().procedure.name * 3
    image = see(render_separators([Strip(number=1, name=name, code="MCS001X")], fonts)).images[0]
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["MCS001X"] * 2


def test_it_says_only_which_paper_starts(fonts, see):
    text = see(render_separators(STRIPS[:1], fonts)).line
    assert text.startswith("TỜ PHÂN CÁCH – giấy tờ số 1 Đơn đề nghị")
    assert text.endswith("Đặt ngay trước trang đầu của giấy tờ này.")


def test_same_strips_same_bytes_and_none_is_an_error(fonts):
    assert render_separators(STRIPS, fonts) == render_separators(STRIPS, fonts)
    with pytest.raises(ValueError, match="no strip"):
        render_separators([], fonts)
