"""16:00. The supplement comes on the last day, which moved from a Saturday to this Monday."""

from datetime import date

import pypdfium2
import pytest

from counter_app.domain.decisions.agency import supplement
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.dossier.state import Status
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import GOT, SENT, take
from tests.services.playing import HOA, at, make_folder, open_counter

START, NOTICE = date(2026, 11, 3), date(2026, 11, 6)
MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
def desk(desk_root, wall):
    wall.set(8, 0, day=START)
    make_folder(desk_root, wall, days=(START, MONDAY))
    opened = open_counter(desk_root, wall)
    yield opened
    opened.close()


@pytest.fixture
def stream(desk, wall):
    """A dossier the agency returned on 06/11; the citizen comes on 23/11 at 16:00."""
    found = desk.accept(501).stream
    desk.print_plainly(found)
    take(desk, found, "transferred", **SENT)
    take(desk, found, "agency_received", **GOT)
    wall.set(10, 0, day=NOTICE)
    paper = desk.state(found).accepted.papers[0]
    lack = Lack(paper=paper.number, name=paper.name, fault=Fault.WRONG, what="Ký lại")
    take(
        desk,
        found,
        "returned_for_supplement",
        number="45",
        signer="Đỗ Mạnh Cường",
        lacks=(lack,),
        reason="Đơn chưa ký",
    )
    wall.set(16, 0, day=MONDAY)
    return found


def closing(desk):
    return [item for item in desk.attention.items() if item.step == "closed"]


def test_the_term_that_ends_on_a_saturday_ends_on_monday(desk, stream):
    assert desk.state(stream).returns[0].reply_by.due_at == at(17, day=MONDAY)


def test_closing_is_only_proposed_and_only_after_the_last_day(desk, stream, wall):
    wall.set(16, 59, day=MONDAY)
    assert closing(desk) == []
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "closed", reason="Không nhận được")
    assert "Chưa hết ngày cuối" in no.value.tell().happened
    wall.set(7, 0, day=WEDNESDAY)
    (proposed,) = closing(desk)
    assert proposed.stream == stream
    assert desk.state(stream).status is Status.RETURNED, "a person decides"
    take(desk, stream, "closed", reason="Không nhận được hồ sơ bổ sung")
    assert desk.state(stream).status is Status.CLOSED


def test_R34_the_same_code_a_new_clock_and_a_receipt_that_names_the_earlier_one(desk, stream):
    before = desk.state(stream)
    taken = take(desk, stream, "supplemented", brought=("0",))
    state = desk.state(stream)
    assert state.code == before.code
    assert state.clocks[-1].started_at == state.supplemented.received_at
    assert state.due.limit == "10 ngày làm việc"
    assert state.due.due_at == at(17, day=date(2026, 12, 8))
    desk.printing.of_entry(stream, taken.entry, HOA)
    paper = pypdfium2.PdfDocument(desk.printed()[-1].read_bytes())
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    assert "03/11/2026" in " ".join(text.split())


def test_a_closed_dossier_says_how_to_file_anew(desk, stream, wall):
    wall.set(7, 30, day=WEDNESDAY)
    take(desk, stream, "closed", reason="Không nhận được hồ sơ bổ sung")
    with pytest.raises(GestureRefusedError) as no:
        take(desk, stream, "supplemented", brought=("0",))
    told = no.value.tell().happened
    assert "Tiếp nhận thành hồ sơ mới" in told
    assert "đã số hóa được dùng lại" in told


def test_what_was_handed_in_in_time_beats_a_closing_made_elsewhere_later(desk, stream, wall):
    in_time = desk.life._ask(desk.state(stream), HOA).facts
    wall.set(7, 30, day=WEDNESDAY)
    take(desk, stream, "closed", reason="Không nhận được hồ sơ bổ sung")
    closed = desk.state(stream)
    body = supplement(closed, closed.accepted.papers, in_time)
    assert life.fits(closed, body) is None
    assert body.received_at < closed.closed.closed_at
