"""06:55. A reserve clerk takes over a counter he never used, and the line is out (R88-R91)."""

import pytest

from counter_app.domain.dossier import bodies
from counter_app.domain.duty import Absence, RestReason
from counter_app.domain.kinds import read_body
from counter_app.errors.desk import NotAcceptableError, SignInNeedsNetworkError
from counter_app.errors.duty import AwayTodayError, StandInOverError
from counter_app.job import Job
from counter_app.store import ledger
from tests.central.serving import PASSWORD
from tests.services.duty_play import (
    AGENCY,
    BINH,
    LONG,
    OF_THE_DAY,
    THU,
    counter_02,
    register_binh,
    vouch,
)
from tests.services.playing import at, join

PROMOTION, BUILDING = 941, 101  # of Công Thương, of Xây dựng
DUTY = "duty/02/2026-11-23"


@pytest.fixture(params=[True, False], ids=["in_the_register", "never_heard_of"])
def counter(request, desk_root, wall, central, address):
    """Thu worked here on Friday; the line is out since the night."""
    desk = counter_02(desk_root, wall, central, address, binh_is_known=request.param)
    if not request.param:
        register_binh(central)  # the centre put him on the list while the line was out
    yield desk
    desk.close()


def all_entries(central):
    """Everything on the server from 06:55 on."""
    with central.read() as tx:
        entries = ledger.page(tx, after=0, limit=1000, agencies=()).entries
    return [entry for entry in entries if entry.at >= at(6, 55)]


def test_R88_the_sentence_says_why_and_names_the_next_steps(counter):
    with pytest.raises(SignInNeedsNetworkError) as told:
        counter.people.sign_in(BINH, PASSWORD)
    sentences = told.value.tell()
    assert "Lần đăng nhập đầu tiên trên máy này cần kết nối máy chủ" in sentences.happened
    assert "đã từng đăng nhập" in sentences.kept
    for step in ("Khi có mạng", "vào thay một ngày", "tạm nghỉ", "lãnh đạo Trung tâm"):
        assert step in sentences.todo
    assert counter.unsent() == 0  # nothing was written under anybody's name


def test_R89_until_then_the_counter_rests_and_people_are_told_where_to_go(counter):
    long = counter.people.sign_in(LONG, PASSWORD)
    counter.duty.rest(RestReason.SICK, "", long)
    view = counter.duty.view()
    assert view.resting.reason.vi == "người trực nghỉ ốm"
    assert view.resting.by_name == "Phạm Văn Long"
    (served,) = view.elsewhere
    assert served.agencies == ("Sở Công Thương",)
    assert served.counters == ("Quầy 05 – Xây dựng và các lĩnh vực khác",)


def test_R88_R90_the_whole_day(counter, central, wall, address, tmp_path):
    long = counter.people.sign_in(LONG, PASSWORD)
    counter.duty.rest(RestReason.NOBODY, "", long)
    wall.set(7, 2)
    vouch(counter)
    assert counter.duty.view().resting is None  # somebody sits there again
    with pytest.raises(AwayTodayError):
        counter.people.sign_in(THU, PASSWORD)  # her password, whoever knows it, opens nothing

    binh = counter.people.sign_in(BINH, OF_THE_DAY)
    assert binh.agencies == (AGENCY,)
    with pytest.raises(NotAcceptableError) as stopped:
        counter.accept(BUILDING, who=binh)
    assert stopped.value.problems[0].rule == "R81"
    offline = counter.accept(PROMOTION, who=binh)

    wall.set(9, 30)
    counter.syncing.mend_cable()
    counter.syncing.sync_now(Job())
    himself = counter.people.sign_in(BINH, PASSWORD)  # as on any other day
    assert (himself.agencies, himself.until) == ((AGENCY,), at(17))
    assert not himself.by_day_pass
    allowed = {one.agency_name for one in counter.catalogue.find("", himself) if one.allowed}
    assert allowed <= {"Sở Công Thương"}
    online = counter.accept(PROMOTION, who=himself)

    wall.set(16, 59)
    counter.accept(PROMOTION, who=himself)
    last = counter.fill(counter.draft(PROMOTION, who=himself), who=himself)
    wall.set(17, 0)
    with pytest.raises(NotAcceptableError) as over:
        counter.intake.accept(last.id, himself)
    assert "hết lúc 17:00" in over.value.problems[0].vi
    with pytest.raises(StandInOverError):
        counter.people.sign_in(BINH, PASSWORD)
    assert counter.drafts.load(last.id).draft.owner.name == "Nguyễn Văn Khoa"

    counter.syncing.sync_now(Job())
    entries = all_entries(central)
    assert counter.unsent() == 0
    assert [e for e in entries if e.kind == bodies.Disputed.KIND] == []
    thu = next(one for one in counter.duty.staff() if one.number == THU)
    assert [e for e in entries if e.actor == thu.id] == []  # none in her name after 06:55
    for view in (offline, online):
        assert counter.state(view.stream).accepted.clerk_name == "Lê Văn Bình"

    (record,) = [read_body(e) for e in entries if e.kind == "stand_in_recorded"]
    assert (record.absent.name, record.reason) == ("Trần Thị Thu", Absence.SICK)
    assert (record.stand_in.name, record.until) == ("Lê Văn Bình", at(17))
    assert "điện thoại của Sở" in record.notice
    assert record.by_name == "Phạm Văn Long"

    elsewhere = join(tmp_path / "five", wall, central, address, counter="05")
    elsewhere.syncing.sync_now(Job())
    assert elsewhere.kinds(DUTY) == ["counter_rested", "stand_in_recorded"]
    elsewhere.close()


def test_R91_nothing_of_this_touches_what_the_fingerprint_terminal_says(counter, central):
    vouch(counter)
    counter.syncing.mend_cable()
    counter.syncing.sync_now(Job())
    rooms = {entry.stream.partition("/")[0] for entry in all_entries(central)}
    assert "duty" in rooms
    assert rooms.isdisjoint({"punches", "puncher"})
