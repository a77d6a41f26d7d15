"""13:40. She collects her husband's land certificate without the slip; the desk beside opens it too.

Two return desks with everything real, and a served server.
"""

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from counter_app.central.opening import system_now
from counter_app.domain.collecting import ON_PAPER, Collector, Need
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Job
from counter_app.services.returns import own_name
from tests.central.serving import PASSWORD, clerk, open_new_central, served
from tests.services.agency_play import MAI, OLD_CERTIFICATE, certificate, ready
from tests.services.playing import KHOA, Wall, join

WIFE = Collector(
    receiver=Receiver.AUTHORISED, name="Lê Thị Mơ", id_number="051190004321", relation=""
)


@pytest.fixture
def desks(tmp_path):
    """Two PCs of the return desk, on the clock of the day: the server's own is that one."""
    central = open_new_central(tmp_path / "hall" / "central", clock=system_now)
    clerk(central, number=MAI.number, name=MAI.name, roles=MAI.roles)
    with served(central) as address:
        joined = [
            join(tmp_path / name, Wall(system_now()), central, address, counter=name)
            for name in ("T1", "T2")
        ]
        for desk in joined:  # each PC asks the server once who she is
            desk.mai = desk.people.sign_in(MAI.number, PASSWORD)
        sync(*joined)  # codes for today
        yield joined
        for desk in joined:
            desk.close()
    central.db.close()


def sync(*desks):
    for desk in desks:
        assert desk.syncing.sync_now(Job()).light == "sent"


def missing(desk, stream, collector):
    case = desk.returns.case(stream, desk.mai)
    listed = desk.returns.requirements(case, collector, desk.mai)
    return [one.need for one in listed if not one.is_met]


def printed_since(desk, before):
    for path in desk.printed()[before:]:
        pages = pypdfium2.PdfDocument(path)
        yield " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())


def test_R65_R68_the_list_is_settled_line_by_line_and_then_one_signature(desks):
    one, two = desks
    stream = certificate(one, owner=KHOA, who=one.mai, by=one.mai)
    sync(one, two)
    (found, *_) = two.returns.find(KHOA.id_number, two.mai)
    assert found.stream == stream
    collector = WIFE
    assert missing(two, stream, collector) == [
        Need.SLIP,
        Need.AUTHORITY,
        Need.FEE,
        Need.SURRENDER,
        Need.SIGNATURE,
    ]
    two.printing.print_waiting(two.mai)
    before = len(two.printed())
    two.returns.put_off(two.returns.case(stream, two.mai), collector, two.mai)
    two.printing.print_waiting(two.mai)
    (text, *_) = printed_since(two, before)
    for words in ("PHIẾU HƯỚNG DẪN NHẬN KẾT QUẢ", "ủy quyền", "Còn phải nộp", "bản gốc"):
        assert words in text, "what she must bring"
    collector = replace(collector, is_identity_compared=True)
    assert Need.SLIP not in missing(two, stream, collector)
    collector = replace(collector, authorisation="Giấy ủy quyền số 12 ngày 20/11/2026")
    two.payment.take(stream, PayMethod.CASH, None, two.mai)
    dossier = stream.partition("/")[2]
    collector = replace(collector, surrendered=frozenset({(dossier, OLD_CERTIFICATE)}))
    assert missing(two, stream, collector) == [Need.SIGNATURE]
    with pytest.raises(GestureRefusedError):
        two.returns.hand_over([stream], collector, two.mai)
    assert two.state(stream).status is Status.READY
    before = len(two.printed())
    two.returns.hand_over([stream], replace(collector, signature=ON_PAPER), two.mai)
    two.printing.print_waiting(two.mai)
    receipt = next(t for t in printed_since(two, before) if "BIÊN NHẬN TRẢ KẾT QUẢ" in t)
    assert "Bản gốc đã thu lại" in receipt
    assert "Lê Thị Mơ" in receipt
    sync(two, one)
    assert one.state(stream).status is Status.DONE
    assert "Lê Thị Mơ" in one.returns.case(stream, one.mai).why_not.vi


def test_the_second_desk_is_told_where_it_is_in_hand_and_since_when(desks):
    one, two = desks
    stream = ready(one, who=one.mai, by=one.mai)
    sync(one, two)
    one.elsewhere.hold([stream])
    sync(one, two)
    (told,) = two.elsewhere.returning([stream])
    assert told.counter == "T1"
    assert abs(told.draft.since - system_now()) < timedelta(minutes=1)
    assert two.elsewhere.of_people([KHOA.id_number]) == (), "it is no draft"
    assert one.elsewhere.returning([stream]) == (), "here it is in our own hand"
    one.elsewhere.hold([])
    sync(one, two)
    assert two.elsewhere.returning([stream]) == ()


def test_a_second_hand_over_offline_becomes_a_dispute_a_person_settles(desks):
    one, two = desks
    stream = ready(one, who=one.mai, by=one.mai)
    sync(one, two)
    for desk in desks:  # neither has the line
        case = desk.returns.case(stream, desk.mai)
        own = replace(own_name(case), slip_shown=True, signature=ON_PAPER)
        desk.returns.hand_over([stream], own, desk.mai)
    sync(one)
    two.syncing.sync_now(Job())
    sync(one, two)
    for desk in desks:
        state = desk.state(stream)
        assert state.status is Status.DONE
        assert len(state.hand_overs) == 1
        assert state.hand_overs[-1].body.counter == "T1", "the first the server saw"
        assert desk.kinds(stream).count("handed_over") == 2, "nothing is lost"
    (matter,) = [item for item in two.attention.items() if item.kind == "disputed"]
    assert "Đã trả kết quả" in matter.detail_vi
    two.attention.settle(matter.id, "set_aside", "Bấm nhầm ở quầy T2", two.mai)
    sync(two, one)
    assert not [item for item in one.attention.items() if item.kind == "disputed"]
