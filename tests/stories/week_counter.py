"""Paths of the week that are decided at the counter: answers, portals, ends, corrections.

Each is one life; `yield` means half a day passes. Dossiers are handed on at the end of the afternoon.
"""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.dossier.changes import Refund
from counter_app.domain.dossier.state import Status
from counter_app.domain.draft import PayMethod
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Job


def under_way(week, counter, alias):
    """Accepted and handed on, to be paid later; the week is too short for more."""
    week.accept(counter, alias, "đang giải quyết", pays=False)
    return
    yield


def on_the_spot(week, counter, _alias):
    """Answered at the counter: no mẫu 01, in the register all the same."""
    stream = week.accept(counter, 801, "trả ngay")
    week.take(counter, stream, "given_on_the_spot")
    return
    yield


def turned_away(week, counter, alias):
    """Mẫu 03."""
    week.refuse(counter, week.prepare(counter, alias).id, "từ chối")
    return
    yield


def supplement(week, counter, alias):
    """Mẫu 02 at the counter; the next morning the card finds it and F9 continues it."""
    draft = week.prepare(counter, alias, leave_out={1})
    stream = week.ask(counter, draft.id, "bổ sung tại quầy")
    yield
    draft = week.complete(counter, week.reopen(counter, stream))
    again = week.finish(counter, draft.id, "bổ sung tại quầy")
    assert again == stream


def never_back(week, counter, alias):
    """Mẫu 02, and the citizen does not return this week."""
    draft = week.prepare(counter, alias, leave_out={1})
    week.ask(counter, draft.id, "chưa bổ sung")
    return
    yield


def gives_up(week, counter, alias):
    """Mẫu 02, and the next morning a call: he does not go on (R22)."""
    draft = week.prepare(counter, alias, leave_out={1})
    stream = week.ask(counter, draft.id, "thôi không bổ sung")
    yield
    week.take(counter, stream, "intake_withdrawn", reason="Không còn nhu cầu")


def closed_before_acceptance(week, counter, alias):
    """Mẫu 02, nobody returns, and the supervisor closes once he was asked."""
    draft = week.prepare(counter, alias, leave_out={1})
    stream = week.ask(counter, draft.id, "đóng, chưa tiếp nhận")
    yield
    said = {"contact": "Gọi điện sáng nay: không làm nữa", "reason": "Không bổ sung"}
    week.take(counter, stream, "intake_closed", "QL", **said)


def asked_twice(week, counter, alias):
    """A second mẫu 02 of one stage needs a supervisor and a reason (R13)."""
    draft = week.prepare(counter, alias, leave_out={1})
    stream = week.ask(counter, draft.id, "bổ sung lần 2")
    yield
    draft = week.reopen(counter, stream).draft
    with pytest.raises(GestureRefusedError):
        week.ask(counter, draft.id, "bổ sung lần 2")
    week.ask(counter, draft.id, "bổ sung lần 2", week.leave("Lần trước bỏ sót chữ ký"))


def online(week, counter, alias):
    """Handed in over the portal, accepted the same day (R18)."""
    stream = week.submit(alias)
    yield
    draft = week.complete(counter, week.reopen(counter, stream))
    week.finish(counter, draft.id, "trực tuyến")


def online_lacks(week, counter, alias):
    """Handed in over the portal with a paper missing (R17)."""
    stream = week.submit(alias)
    yield
    draft = week.complete(counter, week.reopen(counter, stream), leave_out={1})
    week.ask(counter, draft.id, "trực tuyến, thiếu")


def online_waits(week, _counter, alias):
    """Handed in over the portal on the last evening: nobody has answered yet."""
    for _half_day in range(9):
        yield
    week.submit(alias, "trực tuyến, chờ")


def withdrawn(week, counter, alias):
    """The applicant takes it back before it is handed on."""
    stream = week.accept(counter, alias, "rút")
    week.take(counter, stream, "withdrawn", reason="Không còn nhu cầu")
    return
    yield


def stopped(week, counter, alias):
    """The applicant wants it stopped while the agency has it."""
    stream = week.accept(counter, alias, "dừng")
    while week.status(counter, stream) is not Status.TRANSFERRED:
        yield
    week.got(counter, stream)
    week.take(counter, stream, "stop_asked", reason="Chuyển nơi ở")
    yield
    signed = {"number": "9/TB", "signed_on": week.today, "signer": "Đỗ Mạnh Cường"}
    week.take(counter, stream, "stopped", **signed)


def voided(week, counter, alias):
    """The wrong procedure: voided before it left, the code stays used (R22)."""
    stream = week.accept(counter, alias, "hủy")
    desk, who = week.desks[counter], week.who(counter)
    code, paid, refund = desk.state(stream).code, desk.state(stream).taken_dong, None
    if paid:
        with pytest.raises(GestureRefusedError):
            desk.amending.void(stream, code, "nhầm thủ tục", who)
        refund = Refund(amount_dong=paid, method=PayMethod.CASH)
    desk.amending.void(stream, code, "nhầm thủ tục", who, refund=refund)
    return
    yield


def mistyped(week, counter, alias):
    """A typing error is put right; both values stay."""
    stream = week.accept(counter, alias, "sửa")
    desk = week.desks[counter]
    desk.amending.correct(stream, "owner.phone", "0905999888", "gõ nhầm", week.who(counter))
    return
    yield


def taken_back(week, counter, alias):
    """A transfer registered by mistake is undone, and it goes the right way in the evening."""
    stream = week.accept(counter, alias, "chuyển nhầm")
    week.print_out(counter)
    week.take(counter, stream, "transferred")
    week.take(counter, stream, "transfer_undone", reason="Chuyển nhầm cơ quan")
    return
    yield


def digitised_later(week, counter, alias):
    """A paper scanned after acceptance stands in the dossier and changes no mẫu 01 (R11)."""
    stream = week.accept(counter, alias, "số hóa sau")
    yield
    desk, who = week.desks[counter], week.who(counter)
    desk.feeder.feed(desk.pages(1))
    assert desk.scanning.scan_into(Job(), stream, 1, who).pages == 1


def both_at_once(week, counter, alias):
    """Thursday: two counters work on it, one without the line; what no longer fits is told."""
    stream = week.accept(counter, alias, "hai quầy")
    while week.today != date(2026, 11, 26):
        yield
    week.got(counter, stream)
    week.got("22", stream, received_by="Vũ Thị Lan")  # the cable is out: it knows nothing of that
    week.take("22", stream, "stop_asked", reason="Chuyển nơi ở")
    week.issue(counter, stream)
    while "22" in week.cut:
        yield
    yield
    desk = week.desks["22"]
    assert desk.state(stream).received.received_by == "Phạm Văn Minh"
    matters = {one.kind: one for one in desk.attention.items() if one.stream == stream}
    assert "Chuyển nơi ở" in dict(matters["refused"].entered).values(), "nothing of it is lost"
    desk.attention.settle(matters["refused"].id, "seen", "", week.who("22"))
    note = "Cùng một lần nhận, ghi ở hai quầy"
    desk.attention.settle(matters["disputed"].id, "set_aside", note, week.who("22"))
