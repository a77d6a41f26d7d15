"""Paths of the week through the agency and the return desk, each as one life.

`yield` means half a day passes. Results come in at the return desk in the afternoon.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.collecting import Need
from counter_app.domain.dossier.entries.answers import Fault, Lack
from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import DraftPaper, Organisation, Person, Presence, Verdict
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import CopyKind, FeeKind, OriginalFate, ReturnChannel
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.returns import own_name
from tests.services.living import apology, scan_apology
from tests.services.playing import KHOA

DAUGHTER = Person(name="Nguyễn Thị Mơ", id_number="051190004321")
FIRM = Organisation(name="Công ty TNHH Sông Trà", tax_code="4300123456", address="Tổ 5, Nghĩa Lộ")


def until_ready(week, stream, counter):
    """Handed on in the evening, received and decided the next morning, at the desk after that."""
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    week.issue(counter, stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield


def plain(week, counter, alias):
    """Accepted, decided, collected by the owner."""
    stream = week.accept(counter, alias, "thẳng")
    yield from until_ready(week, stream, counter)
    week.hand_over(stream)


def authorised(week, counter, alias):
    """The daughter hands in and collects, with the paper the law asks for."""
    stream = week.accept(
        counter, alias, "ủy quyền", submitter=DAUGHTER, relation="bạn", authorisation=True
    )
    yield from until_ready(week, stream, counter)
    shown = {"receiver": Receiver.AUTHORISED, "name": DAUGHTER.name, "relation": "bạn"}
    with pytest.raises(GestureRefusedError):
        week.hand_over(stream, **shown)
    week.hand_over(stream, **shown, authorisation="Giấy ủy quyền số 12 ngày 20/11/2026")


def hired_firm(week, counter, alias):
    """A firm that was hired hands in for the owner; he collects himself."""
    employee = replace(KHOA, name="Lê Thị Tâm", id_number="051192000777")
    stream = week.accept(
        counter, alias, "dịch vụ", submitter=employee, relation="nhân viên", authorisation=True
    )
    yield from until_ready(week, stream, counter)
    week.hand_over(stream)


def organisation(week, counter, alias):
    """The owner is a firm; its legal representative collects."""
    stream = week.accept(counter, alias, "tổ chức", organisation=FIRM)
    yield from until_ready(week, stream, counter)
    week.hand_over(stream, receiver=Receiver.LEGAL)


def by_post(week, counter, alias):
    """The result is to go home by post; it waits at the return desk for the carrier."""
    stream = week.accept(
        counter,
        alias,
        "bưu chính",
        return_channel=ReturnChannel.POST,
        return_address="Tổ 5, phường Nghĩa Lộ, tỉnh Quảng Ngãi",
    )
    yield from until_ready(week, stream, counter)


def police(week, counter, _alias):
    """The provincial Police return their own results (R63)."""
    stream = week.accept(counter, 303, "công an")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    week.issue(counter, stream)
    yield
    assert stream not in {line.stream for line in week.desks["T1"].shelving.coming()}
    week.take(counter, stream, "returned_by_agency", document="12/CAT")


def returned(week, counter, alias):
    """The agency returns it, the citizen completes it, the clock starts from zero (R34)."""
    stream = week.accept(counter, alias, "trả bổ sung")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    give_back(week, counter, stream)
    yield
    week.take(counter, stream, "supplemented", brought=("0",))
    yield from until_ready(week, stream, counter)
    week.hand_over(stream)


def never_supplemented(week, counter, alias):
    """The agency returns it and the citizen has not come yet; nobody may close it so soon."""
    stream = week.accept(counter, alias, "chờ bổ sung")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    give_back(week, counter, stream)
    yield
    with pytest.raises(GestureRefusedError):
        week.take(counter, stream, "closed", reason="Không nhận được")


def closed(week, counter, alias):
    """Begun weeks ago: nothing was brought within fifteen days, a person closes it (Đ19.5)."""
    stream = week.accept(counter, alias, "đóng")
    week.hand_on(counter)
    yield
    week.got(counter, stream)
    give_back(week, counter, stream)
    yield
    last_day = local_day(week.desks[counter].state(stream).returns[-1].reply_by.due_at)
    while week.today < last_day:
        yield
    with pytest.raises(GestureRefusedError):
        week.take(counter, stream, "closed", reason="Không nhận được")
    while week.today == last_day:
        yield
    week.take(counter, stream, "closed", reason="Không nhận được hồ sơ bổ sung")


def give_back(week, counter, stream):
    """The agency's mẫu 02: the application is not signed."""
    lack = Lack(paper=1, name="Đơn đề nghị", fault=Fault.WRONG, what="Ký lại")
    asked = {"number": "45/TB", "signer": "Đỗ Mạnh Cường", "reason": "Đơn chưa ký"}
    week.take(counter, stream, "returned_for_supplement", lacks=(lack,), **asked)


def unresolved(week, counter, alias):
    """Returned unresolved, apart from a return for supplement (D8b)."""
    stream = week.accept(counter, alias, "không giải quyết")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    week.issue(counter, stream, outcome="unresolved", reason="Không đủ điều kiện")
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def postponed(week, counter, alias):
    """Mẫu 04, once and only with the signed paper scanned (R40-R42)."""
    stream = week.accept(counter, alias, "hẹn lại")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    desk, who = week.desks[counter], week.who(counter)
    with pytest.raises(GestureRefusedError):
        apology(desk, stream, who=who)
    scan_apology(desk, stream, who)
    apology(desk, stream, who=who)
    with pytest.raises(GestureRefusedError):
        apology(desk, stream, who=who)
    week.take(counter, stream, "citizen_told", about="postponed")
    assert not desk.state(stream).postponed.is_late


def postponed_late(week, counter, alias):
    """Mẫu 04 on the last day: taken all the same, marked “Xin lỗi gửi muộn” (R40, correction 5)."""
    stream = week.accept(counter, alias, "hẹn lại muộn")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    desk = week.desks[counter]
    while week.today < local_day(desk.state(stream).promised_at):
        yield
    scan_apology(desk, stream, week.who(counter))
    apology(desk, stream, who=week.who(counter))
    state = desk.state(stream)
    assert state.postponed.is_late
    assert state.promised_at > state.due.due_at, "both dates stay"
    week.issue(counter, stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def wrong_result(week, counter, alias):
    """The agency's error, found at the return desk: free, mended, collected (R45)."""
    stream = week.accept(counter, alias, "đính chính")
    yield from until_ready(week, stream, counter)
    wrong = {"stands": "Nguyễn Văn Khoá", "should_be": "Nguyễn Văn Khoa", "taken_back": True}
    week.take("T1", stream, "result_error_reported", wrong_by="official", **wrong)
    yield
    mended = {"signed_on": week.today, "signer": "Đỗ Mạnh Cường", "how": "Cấp lại"}
    week.take(counter, stream, "result_mended", number="125a/QĐ", **mended)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def own_error(week, counter, alias):
    """The citizen's error: an appointment, and what it costs is paid before the return (R46)."""
    stream = week.accept(counter, alias, "lỗi người nộp")
    yield from until_ready(week, stream, counter)
    wrong = {"stands": "Tổ 5", "should_be": "Tổ 6", "taken_back": True, "fee_dong": 50_000}
    week.take(
        "T1",
        stream,
        "result_error_reported",
        wrong_by="citizen",
        appointed_on=date(2026, 12, 8),
        **wrong,
    )
    assert week.desks["T1"].state(stream).payable_dong == 50_000


def lost_papers(week, counter, alias):
    """Papers lost on the way: said so, apologised for, made again, and it goes on (R71)."""
    stream = week.accept(counter, alias, "mất hồ sơ")
    week.lost.add(stream)
    lost = {"harm": "lost", "what": "Bản vẽ", "last_holder": "Bưu tá", "found_on": week.today}
    week.take(counter, stream, "incident_reported", **lost)
    yield
    assert week.status(counter, stream) is Status.ACCEPTED, "nothing lost is handed on"
    week.take(counter, stream, "incident_apologised", number="3/TXL", signed_on=week.today)
    week.take(counter, stream, "incident_settled", mended="rebuilt", paid_by="Sở")
    week.lost.remove(stream)
    yield from until_ready(week, stream, counter)
    week.hand_over(stream)


def lost_result(week, counter, alias):
    """The result itself is lost on the shelf and issued again at nobody's cost but the agency's."""
    stream = week.accept(counter, alias, "mất kết quả")
    yield from until_ready(week, stream, counter)
    lost = {"what": "Giấy phép", "last_holder": "Kệ C", "found_on": week.today}
    week.take("T1", stream, "incident_reported", harm="lost", of_result=True, **lost)
    with pytest.raises(GestureRefusedError):
        week.hand_over(stream)
    week.take("T1", stream, "result_error_reported", wrong_by="lost")
    yield
    mended = {"signed_on": week.today, "signer": "Đỗ Mạnh Cường", "how": "Cấp lại"}
    week.take(counter, stream, "result_mended", number="125b/QĐ", **mended)
    week.take(counter, stream, "incident_settled", mended="reissued", paid_by="Sở")
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def at_the_centre(week, counter, alias):
    """Four steps at the centre: who appraised does not approve (R26)."""
    stream = week.accept(counter, alias, "bốn bước")
    week.print_out(counter)
    week.take(counter, stream, "transferred", at_centre=True)
    week.got(counter, stream)
    yield
    yield
    week.take("QL", stream, "appraised", "appraiser", grant="yes", opinion="Đủ điều kiện")
    with pytest.raises(GestureRefusedError):
        week.issue("QL", stream)
    week.take("QL", stream, "approved", "approver", grant="yes")
    week.issue("QL", stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def examined(week, counter, alias):
    """Verified on the spot, an opinion asked and answered, money asked for and paid (R31, R36)."""
    stream = week.accept(counter, alias, "xác minh, lấy ý kiến")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    seen = {"place": "Thửa 12", "people": "Chủ hồ sơ; địa chính", "content": "Đo ranh giới"}
    week.take(counter, stream, "verified", **seen)
    asked = {"content": "Đơn giá", "document": "99/SXD", "reply_on": date(2026, 11, 27)}
    week.take(counter, stream, "opinion_asked", agency="H48.11", **asked)
    yield
    week.take(counter, stream, "opinion_given", content="Thống nhất", document="7/STC")
    fee = {"charge": FeeKind.STATE_CHARGE.value, "name": "Lệ phí trước bạ", "amount": 500_000}
    week.take(counter, stream, "payment_asked", document="TB 12", **fee)
    week.take(counter, stream, "urged", whom="Ông Minh", said="Mai ký")
    week.issue(counter, stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    case = week.desks["T1"].returns.case_of(week.desks["T1"].state(stream))
    assert case.state.payable_dong == 500_000
    week.hand_over(stream)


def along_the_route(week, counter, alias):
    """Interconnected on paper: agency after agency, at last to the lead (R52-R54)."""
    stream = week.accept(counter, alias, "liên thông giấy")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    yield
    legs = week.desks[counter].state(stream).route.legs
    with pytest.raises(GestureRefusedError):
        week.issue(counter, stream)
    for leg in legs:
        week.take(counter, stream, "leg_done", outcome="Đồng ý", done_by="Phạm Văn Minh")
        if week.desks[counter].state(stream).leg_on_way:
            week.take(counter, stream, "leg_received", received_by=f"Văn thư {leg.agency_name}")
    week.issue(counter, stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def to_all_at_once(week, counter, _alias):
    """Interconnected, electronic: to all agencies at once, the lead named (R55, R56)."""
    stream = week.accept(counter, 203, "liên thông điện tử")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    for leg in reversed(week.desks[counter].state(stream).route.legs):
        if not leg.is_lead:
            done = {"agency": leg.agency, "outcome": "Đồng ý", "done_by": "Phạm Văn Minh"}
            week.take(counter, stream, "leg_done", **done)
    week.issue(counter, stream)
    yield
    while week.status("T1", stream) is not Status.READY:
        yield
    week.hand_over(stream)


def to_the_upper_level(week, counter, _alias):
    """To another level and back to the one-stop desk that received it (R57, R58)."""
    yield from along_the_route(week, counter, 601)


def undone(week, counter, alias):
    """The wrong result was in the hand: it lies on its shelf again and goes out a second time."""
    stream = week.accept(counter, alias, "trả nhầm")
    yield from until_ready(week, stream, counter)
    desk, who = week.desks["T1"], week.who("T1")
    desk.returns.undo(week.hand_over(stream), "cầm nhầm bìa", who)
    yield
    week.hand_over(stream)


def to_bring(week, counter, alias):
    """The wife comes without slip and paper, is told what to bring, and comes again (R68)."""
    stream = week.accept(counter, alias, "nhận thay")
    yield from until_ready(week, stream, counter)
    desk, who = week.desks["T1"], week.who("T1")
    case = desk.returns.case(stream, who)
    wife = {"receiver": Receiver.AUTHORISED, "name": "Lê Thị Mơ", "relation": "bạn"}
    came = replace(own_name(case), **wife)
    needs = {one.need for one in desk.returns.requirements(case, came, who) if not one.is_met}
    assert {Need.SLIP, Need.AUTHORITY} <= needs
    desk.returns.put_off(case, came, who)
    yield
    week.hand_over(stream, **wife, authorisation="Giấy ủy quyền số 5")


def surrendered(week, counter, _alias):
    """The old certificate is given up when the new one is collected (situation 14)."""
    old = DraftPaper(
        number=2,
        presence=Presence.NOT_DIGITISED,
        kind=CopyKind.COMPARED,
        verdict=Verdict.VALID,
        original=OriginalFate.SURRENDERED_AT_COLLECTION,
        touched=True,
    )
    stream = week.accept(counter, 401, "thu bản gốc", papers=(old,))
    yield from until_ready(week, stream, counter)
    with pytest.raises(GestureRefusedError):
        week.hand_over(stream, surrendered=frozenset())
    week.hand_over(stream)
