"""Resting, vouching for who stands in, and what he may then (R88-R90)."""

from datetime import date, timedelta

import pytest

from counter_app.domain.duty import RestReason, id_by_number
from counter_app.domain.staff import Role
from counter_app.domain.text import name_key
from counter_app.errors.desk import (
    GestureRefusedError,
    NotAcceptableError,
    PasswordWeakError,
    SignInLockedError,
    SignInNeedsNetworkError,
    SignInRefusedError,
)
from counter_app.errors.duty import (
    AwayTodayError,
    NotSupervisorError,
    OwnPasswordNowError,
    SignInLapsedError,
    StandInOverError,
)
from counter_app.job import Job
from tests.central.serving import PASSWORD, clerk
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
from tests.services.playing import at, open_counter

STREAM = "duty/02/2026-11-23"


@pytest.fixture
def counter(desk_root, wall, central, address):
    opened = counter_02(desk_root, wall, central, address)
    yield opened
    opened.close()


@pytest.fixture
def stranger(desk_root, wall, central, address):
    """The same, and this PC never heard of Bình."""
    opened = counter_02(desk_root, wall, central, address, binh_is_known=False)
    yield opened
    opened.close()


def refused(desk, **fields):
    with pytest.raises(GestureRefusedError) as told:
        vouch(desk, **fields)
    return told.value.tell().happened


class TestResting:
    def test_where_people_are_sent_comes_from_the_centres_plan(self, counter):
        view = counter.duty.view()
        assert view.resting is None
        assert [(one.agencies, one.counters) for one in view.elsewhere] == [
            (("Sở Công Thương",), ("Quầy 05 – Xây dựng và các lĩnh vực khác",))
        ]

    def test_a_counter_that_rests_says_so_until_it_is_open_again(self, counter, wall):
        thu = counter.people.sign_in(THU, PASSWORD)
        counter.duty.rest(RestReason.MEETING, " giao ban ", thu)
        resting = counter.duty.view().resting
        assert resting.reason.vi == "họp: giao ban"
        assert resting.by_name == "Trần Thị Thu"
        assert resting.since == wall.now.replace(microsecond=resting.since.microsecond)
        counter.duty.resume(thu)
        assert counter.duty.view().resting is None
        assert counter.kinds(STREAM) == ["counter_rested", "counter_resumed"]

    def test_it_ends_with_the_day(self, counter, wall):
        counter.duty.rest(RestReason.NOBODY, "", counter.people.sign_in(THU, PASSWORD))
        wall.set(7, 0, day=date(2026, 11, 25))
        assert counter.duty.view().resting is None

    def test_another_reason_needs_words(self, counter):
        with pytest.raises(GestureRefusedError, match="gesture_refused"):
            counter.duty.rest(RestReason.OTHER, " ", counter.people.sign_in(THU, PASSWORD))

    def test_other_counters_hear_of_it(self, counter, central, address, tmp_path, wall):
        counter.duty.rest(RestReason.NOBODY, "", counter.people.sign_in(THU, PASSWORD))
        counter.syncing.mend_cable()
        counter.syncing.sync_now(Job())
        from tests.services.playing import join

        five = join(tmp_path / "five", wall, central, address, counter="05")
        five.syncing.sync_now(Job())
        nobody = five.duty.view().elsewhere[-1]
        assert nobody.counters == ()
        assert "Sở Công Thương" in nobody.agencies
        five.close()


class TestVouching:
    def test_R88_one_record_and_he_works_in_his_own_name(self, counter, wall):
        vouched = vouch(counter)
        assert (vouched.until, vouched.own_password) == (at(17), False)
        assert counter.kinds(STREAM) == ["stand_in_recorded"]
        binh = counter.people.sign_in(BINH, OF_THE_DAY)
        assert (binh.name, binh.agencies, binh.roles) == ("Lê Văn Bình", (AGENCY,), (Role.CLERK,))
        assert (binh.until, binh.by_day_pass) == (at(17), True)

    def test_R88_passwords_never_reach_the_journal(self, counter):
        vouch(counter)
        body = counter.entries(STREAM)[0].body
        assert OF_THE_DAY not in body
        assert "argon2" not in body

    def test_R88_only_a_supervisor_vouches(self, counter):
        thu = counter.people.sign_in(THU, PASSWORD)
        from tests.services.duty_play import REQUEST

        with pytest.raises(NotSupervisorError):
            counter.duty.vouch(REQUEST, thu)
        assert counter.kinds(STREAM) == []

    def test_R88_nobody_stands_in_for_himself_or_under_anothers_number(self, counter):
        assert "người khác" in refused(counter, number=THU, name="Trần Thị Thu")
        assert "Lê Văn Bình" in refused(counter, name="Lê Văn Bính")
        assert "bảo lãnh" in refused(counter, number=LONG, name="Phạm Văn Long")
        assert counter.unsent() == 0

    def test_R88_only_people_of_the_approved_list(self, stranger, central):
        stranger.syncing.mend_cable()
        register_binh(central, agencies=("H48.09",))
        stranger.syncing.sync_now(Job())
        stranger.syncing.cut_cable()
        assert "danh sách dự phòng của Sở Công Thương" in refused(stranger)

    def test_R89_the_departments_notice_is_asked_for(self, counter):
        assert "văn bản" in refused(counter, notice=" ")

    def test_R90_not_after_the_office_closed_nor_on_a_day_off(self, counter, wall):
        wall.set(17, 0)
        assert "hết giờ làm việc" in refused(counter)
        wall.set(7, 0, day=date(2026, 11, 24))
        assert "không làm việc" in refused(counter)

    def test_the_password_of_the_day_is_no_trifle(self, counter):
        with pytest.raises(PasswordWeakError):
            vouch(counter, password="1234")
        assert counter.kinds(STREAM) == []

    def test_who_signed_in_here_before_keeps_his_password(self, counter):
        counter.syncing.mend_cable()
        counter.people.sign_in(BINH, PASSWORD)
        counter.syncing.cut_cable()
        assert vouch(counter, password="").own_password
        binh = counter.people.sign_in(BINH, PASSWORD)
        assert (binh.by_day_pass, binh.until, binh.agencies) == (False, at(17), (AGENCY,))

    def test_wrong_passwords_of_the_day_are_counted(self, counter):
        vouch(counter)
        for _ in range(5):
            with pytest.raises(SignInRefusedError):
                counter.people.sign_in(BINH, "sai mat khau")
        with pytest.raises(SignInLockedError):
            counter.people.sign_in(BINH, OF_THE_DAY)

    def test_a_restart_forgets_nothing(self, counter, desk_root, wall):
        vouch(counter)
        counter.close()
        again = open_counter(desk_root, wall)
        again.syncing.cut_cable()
        assert again.people.sign_in(BINH, OF_THE_DAY).name == "Lê Văn Bình"
        again.close()


class TestHisDay:
    def test_R90_f9_works_until_the_office_closes_and_the_draft_is_kept(self, counter, wall):
        vouch(counter)
        wall.set(16, 59)
        binh = counter.people.sign_in(BINH, OF_THE_DAY)
        view = counter.accept(941, who=binh)
        assert counter.state(view.stream).accepted.clerk_name == "Lê Văn Bình"
        draft = counter.fill(counter.draft(941, who=binh), who=binh)
        wall.set(17, 0)
        with pytest.raises(NotAcceptableError) as told:
            counter.intake.accept(draft.id, binh)
        sentence = told.value.problems[0].vi
        assert "hết lúc 17:00" in sentence
        assert "bản nháp đang làm vẫn được giữ" in sentence
        assert counter.drafts.load(draft.id).draft.procedure == draft.procedure

    def test_R90_after_it_no_step_but_what_ends_work_begun_in_time(self, counter, wall):
        vouch(counter)
        binh = counter.people.sign_in(BINH, OF_THE_DAY)
        view = counter.accept(941, who=binh)
        wall.set(17, 1)
        with pytest.raises(StandInOverError):
            counter.amending.void(view.stream, view.code, "nhầm", binh)
        assert counter.printing.after_acceptance(view.stream, binh).problem is None

    def test_R90_nor_does_he_sign_in(self, counter, wall):
        vouch(counter)
        wall.set(17, 0)
        with pytest.raises(StandInOverError) as told:
            counter.people.sign_in(BINH, OF_THE_DAY)
        assert "17:00" in told.value.tell().happened
        assert "bản nháp" in told.value.tell().kept
        wall.set(7, 0, day=date(2026, 11, 25))
        with pytest.raises(SignInNeedsNetworkError):
            counter.people.sign_in(BINH, OF_THE_DAY)

    def test_R88_the_sick_clerks_name_opens_nothing(self, counter):
        vouch(counter)
        with pytest.raises(AwayTodayError) as told:
            counter.people.sign_in(THU, PASSWORD)
        assert "chính mình" in told.value.tell().todo
        assert [one.number for one in counter.duty.away()] == [THU]

    def test_who_came_back_opens_the_counter_again(self, counter, wall):
        vouch(counter)
        wall.set(13, 30)
        long = counter.people.sign_in(LONG, PASSWORD)
        counter.duty.end_absence(THU, long)
        assert counter.people.sign_in(THU, PASSWORD).name == "Trần Thị Thu"
        assert counter.duty.away() == ()

    def test_with_the_line_back_the_server_asks_for_his_own_password(self, counter):
        vouch(counter)
        counter.syncing.mend_cable()
        with pytest.raises(OwnPasswordNowError):
            counter.people.sign_in(BINH, OF_THE_DAY)
        binh = counter.people.sign_in(BINH, PASSWORD)
        assert (binh.by_day_pass, binh.agencies, binh.until) == (False, (AGENCY,), at(17))
        counter.syncing.cut_cable()
        assert counter.people.sign_in(BINH, PASSWORD).agencies == (AGENCY,)


class TestWhomThisPcNeverHeardOf:
    def test_R88_his_number_and_name_stand_for_him_until_the_server_says(self, stranger, central):
        vouch(stranger)
        binh = stranger.people.sign_in(BINH, OF_THE_DAY)
        assert binh.staff_id == id_by_number(BINH)
        view = stranger.accept(941, who=binh)
        register_binh(central)
        stranger.syncing.mend_cable()
        stranger.syncing.sync_now(Job())
        assert stranger.syncing.on_server(view.stream).confirmed
        assert _disputed(stranger) == []

    def test_R88_nobody_has_that_number_then_nothing_is_lost(self, stranger):
        vouch(stranger)
        binh = stranger.people.sign_in(BINH, OF_THE_DAY)
        view = stranger.accept(941, who=binh)
        stranger.syncing.mend_cable()
        stranger.syncing.sync_now(Job())
        waiting = _disputed(stranger)
        assert {item.stream for item in waiting} == {view.stream}
        accepted = next(
            i for i in waiting if any(label.en == "dossier code" for label, _ in i.entered)
        )
        long = stranger.people.sign_in(LONG, PASSWORD)
        for item in waiting:
            stranger.attention.settle(item.id, "stands", "đã kiểm tra", long)
        assert accepted.detail_vi == "Máy chủ không có người dùng đã lập bản ghi này."
        stranger.syncing.sync_now(Job())
        assert _disputed(stranger) == []
        assert stranger.state(view.stream).accepted.clerk_name == "Lê Văn Bình"


def test_the_sentence_tells_a_first_time_from_seven_days_ago(counter, wall):
    with pytest.raises(SignInNeedsNetworkError) as first:
        counter.people.sign_in(BINH, PASSWORD)
    assert "Lần đăng nhập đầu tiên" in first.value.tell().happened
    wall.now += timedelta(days=8)
    with pytest.raises(SignInLapsedError) as lapsed:
        counter.people.sign_in(THU, PASSWORD)
    assert "quá 7 ngày" in lapsed.value.tell().happened
    for told in (first, lapsed):
        assert "vào thay một ngày" in told.value.tell().todo
        assert "tạm nghỉ" in told.value.tell().todo


def test_who_may_be_away_are_those_the_pc_knows(counter, central):
    clerk(central, number="400001", name="Người Kỹ Thuật", roles=(Role.IT,))
    clerk(central, number="400002", name="Vũ Thị Ân", roles=(Role.CLERK,))
    counter.syncing.mend_cable()
    counter.syncing.sync_now(Job())
    names = [one.name for one in counter.duty.staff()]
    assert "Trần Thị Thu" in names
    assert "Người Kỹ Thuật" not in names
    assert names[0] == "Vũ Thị Ân", "by given name, and Â before B"
    assert names == sorted(names, key=name_key)


def _disputed(desk):
    return [item for item in desk.attention.items() if item.kind == "disputed"]
