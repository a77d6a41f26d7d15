"""The citizen brings what the agency asked for (R34)."""

from datetime import date

import pypdfium2
import pytest

from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.draft import Presence
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import send, take
from tests.services.playing import HOA


@pytest.fixture
def stream(desk):
    """A dossier of the building office that lies with the agency."""
    view = desk.accept(101)
    desk.print_plainly(view.stream)
    send(desk, view.stream)
    return view.stream


def returned(desk, stream, *papers, fault=Fault.MISSING):
    return take(
        desk,
        stream,
        "returned_for_supplement",
        number="45/SXD",
        signer="Đỗ Mạnh Cường",
        lacks=tuple(
            Lack(paper=one.number, name=one.name, fault=fault, what="Nộp thêm") for one in papers
        ),
        reason="Thiếu giấy tờ",
    )


def words_of(pdf):
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.split())


def test_R34_what_the_agency_asked_for_and_nobody_brought_is_named(desk, stream):
    papers = desk.state(stream).accepted.papers
    asked = (papers[0], next(one for one in papers if not one.mandatory))
    returned(desk, stream, *asked)
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "supplemented", brought=("0",))
    assert f"{asked[1].number}. {asked[1].name}" in no.value.tell().happened
    take(desk, stream, "supplemented", brought=("0",), released="51/SXD")
    state = desk.state(stream)
    assert state.supplemented.not_brought == state.returns[-1].lacks[1:]
    kept = next(one for one in state.accepted.papers if one.number == asked[1].number)
    assert kept.presence is Presence.ABSENT


def test_R34_a_supplement_starts_the_clock_anew_and_prints_a_new_receipt(desk, stream, wall):
    paper = desk.state(stream).accepted.papers[0]
    assert returned(desk, stream, paper, fault=Fault.WRONG).has_paper
    wall.set(9, day=date(2026, 11, 26))
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "supplemented", brought=())
    assert paper.name in no.value.tell().happened
    first = desk.state(stream)
    desk.printing.print_waiting(HOA)
    taken = take(desk, stream, "supplemented", brought=("0",))
    state = desk.state(stream)
    assert state.code == first.code
    assert [run.started_at for run in state.clocks] == [
        first.accepted.accepted_at,
        state.supplemented.received_at,
    ]
    outcome = desk.printing.print_waiting(HOA)
    assert outcome.printed == (f"receipt/{taken.entry}",) * 2
    text = words_of(desk.printed()[-1].read_bytes())
    assert "Tiếp nhận lại hồ sơ đã bổ sung; thay giấy tiếp nhận lúc" in text
    assert "In lại" not in text
