"""14:10. The result says Hương where the dossier says Hường: the agency's error, found before F9.

Monday 23/11/2026; Tuesday is a holiday.
"""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from counter_app.domain.collecting import ON_PAPER, compared, is_same
from counter_app.domain.dossier.state import Status
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.returns import own_name
from tests.services.agency_play import MAI, ready, step
from tests.services.playing import DAY, HOA, KHOA, at

HUONG = replace(KHOA, name="Nguyễn Thị Hường", sex="Nữ", id_number="051187004321")
WRONG = "Nguyễn Thị Hương"


@pytest.fixture
def stream(desk):
    desk.wall.set(9, 0)
    made = ready(desk, owner=HUONG)
    desk.printing.print_waiting(MAI)
    desk.wall.set(14, 10)
    return made


def report(desk, stream, wrong_by, **more):
    return step(
        desk,
        stream,
        "result_error_reported",
        MAI,
        wrong_by=wrong_by,
        stands=WRONG,
        should_be=HUONG.name,
        **{"taken_back": True, **more},
    )


def slip(desk):
    """The newest paper that came out."""
    before = len(desk.printed())
    desk.printing.print_waiting(MAI)
    pages = pypdfium2.PdfDocument(desk.printed()[before])
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())


def test_search_finds_either_spelling_the_comparison_tells_them_apart(desk, stream):
    assert [one.stream for one in desk.returns.find("nguyen thi huong", MAI)] == [stream]
    assert [one.stream for one in desk.returns.find(WRONG, MAI)] == [stream]
    name = desk.returns.case(stream, MAI).owner_name
    assert not is_same(name, WRONG)
    assert [one.text for one in compared(WRONG, name) if one.differs] == ["ơ"]


def test_R45_the_agencys_error_costs_nothing_and_is_mended_by_friday(desk, stream):
    statistic = desk.state(stream).issued
    report(desk, stream, "official")
    state = desk.state(stream)
    case = state.result_cases[-1].reported
    assert state.status is Status.CORRECTING
    assert (case.fee_dong, case.taken_back) == (0, True)
    assert case.due.due_at == at(17, day=date(2026, 11, 27))
    text = slip(desk)
    assert "ĐÍNH CHÍNH" in text
    assert WRONG in text
    assert "không thu" in text
    assert "27 tháng 11 năm 2026" in text
    assert "giữ lại" in text
    assert state.issued == statistic, "on time stays on time"
    assert not desk.returns.case(stream, MAI).is_ready


def test_R45_the_mended_result_comes_back_to_its_shelf_and_goes_out(desk, stream):
    report(desk, stream, "official")
    step(
        desk,
        stream,
        "result_mended",
        HOA,
        number="125a/GPXD",
        signed_on=DAY,
        signer="Đỗ Mạnh Cường",
        how="Cấp lại",
    )
    assert [one.stream for one in desk.shelving.coming()] == [stream]
    desk.shelving.put_away(stream, "C073", MAI)
    case = desk.returns.case(stream, MAI)
    collector = replace(own_name(case), slip_shown=True, signature=ON_PAPER)
    desk.returns.hand_over([stream], collector, MAI)
    state = desk.state(stream)
    assert state.status is Status.DONE
    assert state.result_signed == ("125a/GPXD", DAY)
    assert len(state.result_cases) == 1, "the case stays linked to its dossier"


def test_R45_nobody_pays_for_the_agencys_error(desk, stream):
    with pytest.raises(GestureRefusedError):
        report(desk, stream, "official", fee_dong=50_000)
    assert desk.state(stream).status is Status.READY


def test_R46_her_own_error_gets_an_appointment_and_no_three_day_limit(desk, stream):
    with pytest.raises(GestureRefusedError):
        report(desk, stream, "citizen")
    report(desk, stream, "citizen", appointed_on=date(2026, 12, 8), fee_dong=50_000)
    case = desk.state(stream).result_cases[-1].reported
    assert case.due.due_at == at(17, day=date(2026, 12, 8))
    assert case.due.trace == (), "no term is counted"
    text = slip(desk)
    assert "HẸN LẠI NGÀY TRẢ KẾT QUẢ" in text
    assert "8 tháng 12 năm 2026" in text
