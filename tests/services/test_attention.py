"""Cần xử lý: everything that waits for a person, nothing that does not."""

from datetime import timedelta

import pytest

from counter_app.devices.api import PrinterState
from counter_app.domain.alarms import Alarm
from counter_app.domain.dossier import bodies
from counter_app.errors import Words
from counter_app.errors.desk import DraftGoneError, GestureRefusedError
from counter_app.services.alarm_words import alarm_title, answering_step
from counter_app.services.attention import Attention
from counter_app.services.life import GESTURES
from counter_app.store import journal
from counter_app.store.life_queries import AlarmLine
from tests.services.playing import HOA, LAN, SERVER, Uuids, at, open_counter


def items(desk, kind):
    return [item for item in desk.attention.items() if item.kind == kind]


def dispute(desk, stream, entry):
    """What the server appends when a fact does not fit."""
    with desk.drafts._db.write() as conn:
        author = journal.Author(node=SERVER, actor="", at=at(8), clock_offset_ms=0, ids=Uuids(conn))
        body = bodies.Disputed(entry=entry, reason_vi="Trùng thu.", reason_en="Taken twice.")
        journal.append(conn, author, stream=stream, scope="H48.16", bodies=[body])


def test_a_dispute_is_settled_once_with_a_note(desk):
    stream = desk.accept(101).stream
    dispute(desk, stream, desk.entries(stream)[1].id)
    (item,) = items(desk, "disputed")
    assert item.detail_vi == "Trùng thu."
    assert item.choices == ("stands", "set_aside")
    for wrong in ("seen", "delete", ""):
        with pytest.raises(GestureRefusedError):
            desk.attention.settle(item.id, wrong, "", LAN)
    desk.attention.settle(item.id, "stands", "đã đối chiếu", LAN)
    assert items(desk, "disputed") == []
    with pytest.raises(GestureRefusedError):
        desk.attention.settle(item.id, "stands", "", HOA)
    assert desk.kinds(stream).count("settled") == 1


def test_a_disputed_acceptance_can_be_settled_too(desk):
    """Nothing else may be done to the dossier meanwhile, but this must."""
    stream = desk.accept(101).stream
    dispute(desk, stream, desk.entries(stream)[0].id)
    (item,) = items(desk, "disputed")
    assert (Words("mã hồ sơ", "dossier code"), "H48.16-261123-0001") in item.entered
    desk.attention.settle(item.id, "stands", "giấy tiếp nhận đã giao", LAN)
    assert desk.lookup.sheet(stream, HOA).code == "H48.16-261123-0001"


def test_a_refused_claim_shows_what_was_entered_until_it_was_seen(desk):
    stream = desk.accept(101).stream
    desk.amending.correct(stream, "owner.phone", "0912345678", "đổi số", HOA)
    with desk.drafts._db.write() as conn:
        (entry,) = [one for one in journal.entries(conn, stream) if one.kind == "corrected"]
        journal.acknowledge(conn, {}, {entry.id: "Đã được sửa trước đó."})
    (item,) = items(desk, "refused")
    assert item.entered == (
        (Words("điện thoại", "phone"), "0905123456 → 0912345678"),
        (Words("lý do", "reason"), "đổi số"),
    )
    assert (item.by, item.detail_vi) == (HOA.name, "Đã được sửa trước đó.")
    desk.attention.settle(item.id, "seen", "", HOA)
    assert items(desk, "refused") == []
    assert desk.state(stream).accepted.owner.phone == "0905123456"
    assert "refused" in {line.sync for line in desk.lookup.sheet(stream, HOA).history}


def test_copies_that_wait_stand_here_by_name(desk):
    desk.sheets.set_state(PrinterState.PAPER_OUT)
    desk.print_plainly(desk.accept(101).stream)
    assert [item.title_vi for item in items(desk, "print")] == [
        "Chờ in lại: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên lưu)",
        "Chờ in lại: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (liên giao người nộp)",
    ]


def test_what_has_its_own_button_is_not_settled_here(desk):
    for item_id in ("print/x", "digitise/dossier/x/3", "provisional/dossier/x", "draft/x", "", "/"):
        with pytest.raises(GestureRefusedError):
            desk.attention.settle(item_id, "stands", "", HOA)


class TestOldDrafts:
    """Abandoned only by the clerk, or after 30 untouched days with notice (design §2.9)."""

    def reopened(self, desk, desk_root, wall, **later):
        desk.close()
        wall.now += timedelta(**later)
        return open_counter(desk_root, wall)

    def test_thirty_days_bring_a_notice_and_the_draft_can_come_back(self, desk, desk_root, wall):
        draft = desk.draft(101)
        _, pages = desk.scan(draft.id, 2)
        desk = self.reopened(desk, desk_root, wall, days=29)
        assert items(desk, "draft") == []
        desk = self.reopened(desk, desk_root, wall, days=2)
        (item,) = items(desk, "draft")
        assert "Nguyễn Văn Khoa" in item.detail_vi
        assert desk.drafts.resume() is None
        desk = self.reopened(desk, desk_root, wall, days=20)  # a holiday later it is still there
        view = desk.drafts.load(item.id.partition("/")[2])
        assert [page.id for page in view.pages] == [page.id for page in pages]
        assert items(desk, "draft") == []
        assert desk.drafts.resume().view.draft.id == draft.id
        desk.close()

    def test_as_long_again_and_it_is_gone(self, desk, desk_root, wall):
        draft = desk.draft(101)
        desk = self.reopened(desk, desk_root, wall, days=31)
        desk = self.reopened(desk, desk_root, wall, days=31)
        assert items(desk, "draft") == []
        with pytest.raises(DraftGoneError):
            desk.drafts.load(draft.id)
        desk.close()

    def test_what_the_clerk_abandoned_is_no_notice(self, desk, desk_root, wall):
        draft = desk.draft(101)
        desk.drafts.abandon(draft.id)
        desk = self.reopened(desk, desk_root, wall, days=40)
        assert items(desk, "draft") == []
        with pytest.raises(DraftGoneError):
            desk.drafts.load(draft.id)
        desk.close()


def test_alarms_stand_first_by_their_moment_and_count(desk, wall):
    later = desk.accept(402).stream
    sooner = desk.accept(801).stream
    wall.set(16, 1)
    found = [item for item in desk.attention.items() if item.kind == "alarm"]
    assert [item.at for item in found] == sorted(item.at for item in found)
    assert {item.stream for item in found} >= {later}
    assert desk.attention.items()[: len(found)] == tuple(found)
    transfer = next(item for item in found if item.step == "transferred")
    assert transfer.title_vi == "Chuyển hồ sơ đến cơ quan trước 17:00 ngày 23/11/2026"
    assert transfer.title_en == "Hand the dossier on by 17:00 on 23/11/2026"
    wall.set(17, 1)
    overdue = [item for item in desk.attention.items() if item.is_late]
    assert {sooner, later} >= {item.stream for item in overdue} >= {later}


def test_a_counter_hears_the_alarms_of_its_own_agencies(desk, wall):
    stream = desk.accept(402).stream
    wall.set(16, 1)
    ours = Attention(
        db=desk.attention._db,
        pen=desk.attention._pen,
        printing=desk.printing,
        calendar=desk.attention._calendar,
        agencies=("H48.99",),
    )
    assert [item for item in ours.items() if item.kind == "alarm"] == []
    assert stream in {item.stream for item in desk.attention.items() if item.kind == "alarm"}


def test_every_alarm_has_words_and_a_step_of_the_table():
    for alarm in Alarm:
        for is_late in (False, True):
            line = AlarmLine(
                alarm=alarm,
                stream="dossier/d1",
                code="",
                owner_name="",
                procedure_name="",
                agency="",
                what="Sở Tài chính",
                deadline_at=at(17),
                is_late=is_late,
            )
            words = alarm_title(line)
            assert "17:00" in words.vi or alarm is Alarm.ANSWER_ONLINE
            assert words.vi != words.en
        assert answering_step(alarm) in {"", *GESTURES}
