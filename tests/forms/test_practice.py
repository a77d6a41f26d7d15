"""The practice stack and its mark."""

import io

import pytest
import zxingcpp
from PIL import Image

from counter_app.forms import practice_pages
from counter_app.forms.practice import draw_practice_papers, kind_of
from counter_app.forms.practice_mark import practice_stamp

NAMES = ("Đơn đề nghị cấp giấy phép xây dựng", "Giấy chứng nhận quyền sử dụng đất")
CARD = "051187000123|212345678|Nguyễn Thị Tập|02051987|Nữ|Tổ 4, phường Tập|10052021"


def _images(pages):
    return [Image.open(io.BytesIO(page)) for page in pages]


def _codes(image):
    return [code.text for code in zxingcpp.read_barcodes(image)]


def test_a_stack_with_card_strips_and_papers(fonts):
    pages = draw_practice_papers(
        NAMES, seed=1, fonts=fonts, codes=("MCS001A", "MCS002B"), id_card=CARD
    )
    card, strip1, paper1, strip2, paper2 = _images(pages)
    assert _codes(card) == [CARD]
    assert _codes(strip1) == ["MCS001A"] * 2
    assert _codes(strip2) == ["MCS002B"] * 2
    for page in (card, paper1, paper2):
        assert (page.format, page.size) == ("JPEG", (2480, 3508))
        assert page.info["dpi"] == (300, 300)
    assert strip1.size == (2480, practice_pages.STRIP_HEIGHT)


def test_same_seed_same_stack(fonts):
    first, again, other = (draw_practice_papers(NAMES[:1], seed=n, fonts=fonts) for n in (3, 3, 4))
    assert first == again != other


def test_pages_hold_ink_colour_and_grey_mark(fonts):
    (page,) = _images(draw_practice_papers(NAMES[1:], seed=1, fonts=fonts))
    small = page.resize((248, 350)).getcolors(248 * 350)
    assert sum(count for count, (r, g, b) in small if r > g + 60 and r > b + 60) > 300


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Đơn đề nghị cấp giấy phép xây dựng", practice_pages.application),
        ("Tờ khai lý lịch tư pháp", practice_pages.application),
        ("Bản vẽ thiết kế xây dựng", practice_pages.drawing),
        ("Giấy chứng nhận quyền sử dụng đất", practice_pages.certificate),
        ("Hợp đồng thuê phương tiện", practice_pages.letter),
    ],
)
def test_a_papers_name_says_what_it_looks_like(name, kind):
    assert kind_of(name) is kind


def test_strips_show_the_papers_own_numbers(fonts):
    def strip(**more):
        return draw_practice_papers(NAMES[:1], seed=1, fonts=fonts, codes=("MCS007A",), **more)[0]

    assert strip() == strip(numbers=(1,)) != strip(numbers=(7,))
    with pytest.raises(ValueError, match="2 numbers for 1"):
        strip(numbers=(1, 2))


def test_codes_must_match_the_papers(fonts):
    with pytest.raises(ValueError, match="1 codes for 2"):
        draw_practice_papers(NAMES, seed=1, fonts=fonts, codes=("MCS001A",))


def test_the_stamp_is_a_framed_bit_picture(fonts):
    image = Image.open(io.BytesIO(practice_stamp(fonts, width=800)))
    assert (image.mode, image.width) == ("1", 800)
    grey = image.convert("L")
    assert grey.crop((0, 0, 800, 3)).getextrema() == (0, 0)
    frame = 12
    text = grey.crop((frame, frame, 800 - frame, grey.height - frame)).point(lambda dot: 255 - dot)
    left, top, right, bottom = text.getbbox()
    assert min(left, top) > 4
    assert right < text.width - 4
    assert bottom < text.height - 4
