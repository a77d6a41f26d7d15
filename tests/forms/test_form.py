"""Every form of the desk as a citizen or a carrier holds it."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in, templates_in
from counter_app.domain.form_template import template_of
from counter_app.forms.form import Form, render_form
from tests.forms import form_samples

GOLDEN = Path(__file__).parent / "golden" / "forms"
TEMPLATES = templates_in(RESOURCES)
EDITION = edition_in(RESOURCES)
PACKS = {pack.id: pack for pack in EDITION.rules}
EVERY = sorted(
    {
        (one.id, pack, size)
        for one in TEMPLATES
        for pack in (one.packs or PACKS)
        for size in one.sizes
    }
)
every_form = pytest.mark.parametrize(
    ("name", "pack", "size"), EVERY, ids=["-".join(case).replace(" ", "-") for case in EVERY]
)
each_form = pytest.mark.parametrize("name", sorted({one.id for one in TEMPLATES}))
_LISTS = ("handover_dossiers", "handover_results", "trips", "register", "route", "posting", "setup")


def form(name, pack, **changes):
    template = template_of(TEMPLATES, name, pack)
    rows = changes.pop("rows", 3)
    practice = changes.pop("practice", False)
    return Form(
        template=template,
        facts=form_samples.facts(name, rows=rows, **changes),
        title=template.title or PACKS[pack].form(name).title,
        circular=PACKS[pack].circular,
        upper_name=EDITION.centre.upper_name,
        name=EDITION.centre.name if template.issuer == "centre" else "SỞ XÂY DỰNG",
        on="ngày 23 tháng 11 năm 2026",
        practice=practice,
    )


@pytest.fixture
def draw(fonts, see):
    def render(paper, size, dpi=150, **how):
        return see(render_form(paper, centre=EDITION.centre, size=size, fonts=fonts, **how), dpi)

    return render


@every_form
def test_the_whole_text_and_picture(draw, name, pack, size):
    seen = draw(form(name, pack), size, dpi=40)
    base = GOLDEN / f"{name}-{pack}-{size.replace(' ', '-')}"
    picture = np.concatenate([np.asarray(image) for image in seen.images])
    if os.environ.get("COUNTER_WRITE_GOLDEN"):
        base.parent.mkdir(exist_ok=True)
        base.with_suffix(".txt").write_text(seen.text + "\n", encoding="utf-8")
        Image.fromarray(picture).save(base.with_suffix(".png"))
    assert seen.text.split() == base.with_suffix(".txt").read_text(encoding="utf-8").split()
    golden = np.asarray(Image.open(base.with_suffix(".png")), np.int16)
    assert golden.shape == picture.shape
    # A hinting engine may move grey by a shade; a line that moved is far more than this.
    assert np.abs(golden - picture).mean() < 2


CASES = {
    "short": {},
    "long name": {"owner": form_samples.LONG_NAME, "submitter": form_samples.LONG_NAME},
    "organisation": {"owner": form_samples.ORGANISATION, "agency": "Sở Nông nghiệp và Môi trường"},
    "foreigner": {"owner": "KIM MIN-JUN", "receiver": "KIM MIN-JUN"},
    "no phone": {"phone": "", "email": "", "receiver_phone": ""},
    "practice": {"practice": True},
    "forty rows": {"rows": 40},
}


@each_form
@pytest.mark.parametrize("case", CASES)
def test_every_form_is_whole(draw, name, case):
    """Nothing leaves the margins, the codes read, pages are numbered, signatures stand once."""
    paper = form(name, "tt03-2025", **CASES[case])
    seen = draw(paper, paper.template.sizes[0], copy_no=2)
    assert "In lại lần 2" in seen.text
    assert ("Trang 1/" in seen.text) == (len(seen.texts) > 1)
    for image in seen.images:
        edge = np.asarray(image)
        if case != "practice":  # its mark goes from edge to edge
            assert edge[:8].min() > 200
            assert edge[-8:].min() > 200
        assert edge[:, :12].min() > 160
        assert edge[:, -12:].min() > 160
    for fact in ("owner", "agency", "due_at", "wrong"):
        value = paper.facts.get(fact)
        if value and any(
            "{" + fact + "}" in text for part in paper.template.parts for text in part.texts()
        ):
            assert " ".join(value.split()) in seen.line
    if name not in _LISTS:
        assert seen.codes() == [paper.facts["code"]]
    last = paper.template.closing or paper.template.parts
    for signature in last[-1].signatures:
        assert signature.title.split()[0] in seen.texts[-1]


@pytest.mark.parametrize("name", ["handover_dossiers", "handover_results"])
def test_each_line_of_a_hand_over_list_can_be_scanned(draw, name):
    paper = form(name, "tt03-2025", rows=12)
    size = paper.template.sizes[0]
    seen = draw(paper, size, dpi=200)
    read = [code for page in range(len(seen.images)) for code in seen.codes(page)]
    wanted = next(rows for rows in paper.facts.values() if isinstance(rows, list))
    assert sorted(read) == [row["code"] for row in wanted]


def test_a_leg_of_a_hand_over_has_two_signatures_and_the_carrier_both(draw):
    text = draw(form("handover_dossiers", "tt03-2025"), "A4").line
    assert text.count("NGƯỜI VẬN CHUYỂN") == 2
    assert text.count("BÊN GIAO") == text.count("BÊN NHẬN") == 1
    assert "Chênh lệch khi nhận: thiếu hồ sơ số 3" in text


def test_a_register_is_a_book_with_cover_numbers_and_closing(draw):
    seen = draw(form("register", "tt03-2025", rows=30), "A4 landscape")
    first, *body, last = seen.texts
    assert "Quyển số: 01/2026" in first
    assert "Trang" not in first + last
    for number, page in enumerate(body, 1):
        assert f"Trang {number}/{len(body)}" in page
        assert "Mã hồ sơ" in page
    assert "Khóa sổ ngày 31/12/2026." in last
    open_book = draw(form("register", "tt03-2025", closed_on=""), "A4 landscape")
    assert "Sổ chưa khóa." in open_book.texts[-1]
    assert "Khóa sổ" not in open_book.texts[-1]


def test_what_nobody_filled_in_is_left_to_the_pen(draw):
    text = draw(
        form("supplement", "tt03-2025", phone="", email="", reply_by="", round=""), "A5"
    ).text
    assert "Số điện thoại: ...." in text
    assert "Thời hạn bổ sung" not in text
    assert "Lần 2" not in text


def test_both_copies_and_a_code_that_is_not_official_yet(draw):
    paper = replace(form("refusal", "tt03-2025"), provisional=True)
    seen = draw(paper, "A5", copies=("keep", "give"))
    assert [("(Liên: Lưu)" in text, "(Liên: Giao người nộp)" in text) for text in seen.texts] == [
        (True, False),
        (False, True),
    ]
    assert seen.text.count("TẠM") == 2


def test_titles_and_numbers_follow_the_rule_pack(draw):
    old, new = (draw(form("apology", pack), "A5").line for pack in ("tt01-2018", "tt03-2025"))
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI" in old
    assert "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ" in new
    with pytest.raises(LookupError):
        template_of(TEMPLATES, "stopped", "tt01-2018")


@pytest.mark.parametrize(
    ("number", "line"),
    [("46/PXL-SXD", "Số: 46/PXL-SXD Mã"), ("46", "Số: 46/PXL Mã"), ("", "Số: ......../PXL Mã")],
)
def test_a_number_stands_with_one_symbol_or_is_left_to_the_pen(draw, number, line):
    assert line in draw(form("apology", "tt03-2025", number=number), "A5").line


def test_the_control_slip_has_room_for_the_hand_overs_to_come(draw):
    lines = draw(form("control", "tt03-2025", rows=1), "A4").text.split("\n")
    assert lines.count("1. Giao:") == lines.count("2. Nhận:") == 4
    assert "1. Giao: Bộ phận" in lines
    assert any(line.startswith("2. Nhận: Sở") for line in lines)


def test_the_same_paper_gives_the_same_bytes_and_names_nobody(fonts):
    paper = form("return_receipt", "tt03-2025")
    one, two = (render_form(paper, centre=EDITION.centre, size="A5", fonts=fonts) for _ in "12")
    assert one == two
    head = one[: one.find(b"stream")] + one[-2000:]
    assert "Hạnh".encode("utf-16-be") not in head
