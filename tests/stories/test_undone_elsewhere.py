"""One counter takes a transfer back while, unknown to it, the agency signs for the dossier.

Two counters with everything real. What an agency signed on paper happened (NĐ 118/2025 Đ18.2): it
waits under «Cần xử lý» until a supervisor says what counts.
"""

import pytest

from counter_app.domain.dossier.state import Status
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import GOT, SENT, take
from tests.stories.counters import hall, text_of

__all__ = ["hall"]


@pytest.fixture
def stream(hall):
    """Sent by counter 03; counter 05 undid it while 03's agency was signing; 05 synced first."""
    three, five = hall.desks
    found = three.accept(402, who=hall.lan).stream
    three.print_plainly(found, hall.lan)
    taken = take(three, found, "transferred", hall.lan, **SENT)
    three.printing.of_entry(found, taken.entry, hall.lan)
    hall.sync()
    take(five, found, "transfer_undone", hall.hoa, reason="Tưởng chưa chuyển")
    take(three, found, "agency_received", hall.lan, **GOT)
    hall.sync(five, three, five)
    return found


def disputed(desk):
    return [one for one in desk.attention.items() if one.kind == "disputed"]


def test_R53_a_signature_after_the_undoing_waits_and_once_it_stands_the_dossier_did_go(
    hall, stream
):
    three, five = hall.desks
    for desk in hall.desks:
        (told,) = disputed(desk)
        assert "Đã tiếp nhận" in told.detail_vi, "why it does not fit"
        assert GOT["received_by"] in {text for _, text in told.entered}, "nothing typed is lost"
        assert desk.state(stream).status is Status.ACCEPTED
    five.attention.settle(told.id, "stands", "Cơ quan đã ký nhận", hall.mai)
    hall.sync(five, three)
    for desk in hall.desks:
        state = desk.state(stream)
        assert state.status is Status.PROCESSING
        assert state.transferred.list_number == SENT["list_number"]
        assert disputed(desk) == []
        (trip,) = desk.handover.trips(desk.life.today().replace(day=1))
        assert trip.lists == (SENT["list_number"],)
        assert list(desk.handover.open_lists()) == []
    step = take(three, stream, "urged", hall.lan, channel="phone", whom="Ông Minh", said="Gấp")
    slip = " ".join(text_of(three.papers.pdf_of(stream, f"control/{step.entry}")).split())
    assert GOT["received_by"] in slip, "who signed stands on the control slip"
    with pytest.raises(GestureRefusedError):
        five.life.form(stream, "transfer_undone", hall.hoa)
