"""The sheet of an interconnected procedure, printed before the dossier is accepted."""

from dataclasses import replace

import pypdfium2
import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in
from counter_app.errors.desk import GestureRefusedError
from tests.services.playing import DAY, HOA, KHOA
from tests.store.edition_samples import by_alias

EDITION = edition_in(RESOURCES)


@pytest.fixture
def view(desk):
    def prepared(alias):
        held = desk.drafts.open(HOA)
        procedure = by_alias(EDITION, alias, DAY)
        draft = replace(held.draft, procedure=procedure.code, owner=KHOA)
        return replace(held, draft=draft)

    return prepared


def text(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pages)


def test_R52_R53_the_sheet_has_order_work_and_days(desk, view):
    said = text(desk.routes.pdf(view(405), HOA))
    assert "QUY TRÌNH GIẢI QUYẾT HỒ SƠ LIÊN THÔNG" in said.upper()
    assert said.index("Sở Nông nghiệp và Môi trường") < said.index("Văn phòng Ủy ban nhân dân tỉnh")
    assert "chủ trì" in said
    assert "Nghị định 33/2026/NĐ-CP" in said
    assert KHOA.name in said


def test_R57_the_upper_one_stop_unit_is_named(desk, view):
    assert "Bộ phận Một cửa Bộ Ngoại giao" in text(desk.routes.pdf(view(601), HOA))


def test_R55_it_says_that_all_get_it_at_once(desk, view):
    said = text(desk.routes.pdf(view(203), HOA))
    assert "đến tất cả các cơ quan cùng lúc" in said


def test_one_agency_alone_has_no_sheet(desk, view):
    with pytest.raises(GestureRefusedError, match="một cơ quan"):
        desk.routes.pdf(view(101), HOA)
