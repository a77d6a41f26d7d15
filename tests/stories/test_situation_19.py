"""16:00. The supplement comes on the last day, which moved from a Saturday to this Monday."""

from datetime import date

import pypdfium2
import pytest

from counter_app.domain.decisions.agency import supplement
from counter_app.domain.dossier import life
from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import Verdict
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import GOT, SENT, take
from tests.services.playing import HOA, at, make_folder, open_counter

START, NOTICE = date(2026, 11, 3), date(2026, 11, 6)
MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
def desk(desk_root, wall):
    wall.set(8, 0, day=START)
    make_folder(desk_root, wall, days=(START, MONDAY, WEDNESDAY))
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
    state = desk.state(stream)
    with_pages = {page.paper for page in state.pages}
    names = [f"{one.number}. {one.name}" for one in state.accepted.papers]
    assert with_pages
    for number, name in enumerate(names, 1):
        assert (name in told) == (number in with_pages), "which pages can be used again"


def test_ND118_5_what_is_digitised_is_not_scanned_again_for_the_new_dossier(desk, stream, wall):
    wall.set(7, 30, day=WEDNESDAY)
    with pytest.raises(GestureRefusedError):
        desk.waiting.begin_anew(stream, HOA)
    assert not desk.waiting.may_begin_anew(desk.state(stream), HOA)
    take(desk, stream, "closed", reason="Không nhận được hồ sơ bổ sung")
    before = desk.state(stream)
    assert desk.waiting.may_begin_anew(before, HOA)
    begun = desk.drafts.load(desk.waiting.begin_anew(stream, HOA))
    assert (begun.draft.owner, begun.draft.procedure) == (
        before.accepted.owner,
        before.accepted.procedure.code,
    )
    shown = desk.intake.view(begun, HOA)
    assert {line.number for line in shown.lines if line.is_here} == {p.paper for p in before.pages}
    assert not any(line.verdict is Verdict.VALID for line in shown.lines), "judged afresh"
    desk.drafts.save(desk.intake.mark_all_valid(begun))
    view = desk.intake.accept(begun.draft.id, HOA)
    after = desk.state(view.stream)
    assert view.code != before.code
    assert [page.image.blob for page in after.pages] == [page.image.blob for page in before.pages]
    assert desk.state(stream) == before, "the closed one stays as it was"


def test_what_was_handed_in_in_time_beats_a_closing_made_elsewhere_later(desk, stream, wall):
    in_time = desk.life._ask(desk.state(stream), HOA).facts
    wall.set(7, 30, day=WEDNESDAY)
    take(desk, stream, "closed", reason="Không nhận được hồ sơ bổ sung")
    closed = desk.state(stream)
    body = supplement(closed, closed.accepted.papers, in_time)
    assert life.fits(closed, body) is None
    assert body.received_at < closed.closed.closed_at
