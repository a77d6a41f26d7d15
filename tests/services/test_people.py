"""Who may open the counter, with the line and without."""

import unicodedata
from datetime import timedelta

import pytest

from counter_app.domain.staff import StaffDisabled
from counter_app.errors.desk import (
    PasswordWeakError,
    PasswordWrongError,
    SignInLockedError,
    SignInNeedsNetworkError,
    SignInRefusedError,
    StaffNotAllowedError,
)
from counter_app.errors.duty import PasswordNeedsNetworkError, SignInLapsedError
from counter_app.job import Job
from counter_app.store import journal
from tests.central.serving import PASSWORD
from tests.services.playing import SERVER, Uuids, at, open_counter

NUMBER = "100001"


def test_the_first_sign_in_is_online_the_next_ones_need_no_line(joined):
    who = joined.people.sign_in(NUMBER, PASSWORD)
    assert (who.number, who.name) == (NUMBER, "Nguyễn Thị Hoa")
    joined.syncing.cut_cable()
    assert joined.people.sign_in(NUMBER, PASSWORD) == who


def test_without_the_line_a_first_sign_in_says_what_else_works(desk):
    with pytest.raises(SignInNeedsNetworkError) as told:
        desk.people.sign_in(NUMBER, PASSWORD)
    sentences = told.value.tell()
    assert "mạng" in sentences.todo
    assert desk.unsent() == 0


def test_a_verifier_holds_seven_days(joined, wall):
    joined.people.sign_in(NUMBER, PASSWORD)
    joined.syncing.cut_cable()
    wall.now += timedelta(days=6)
    joined.people.sign_in(NUMBER, PASSWORD)
    wall.now += timedelta(days=2)
    with pytest.raises(SignInLapsedError):
        joined.people.sign_in(NUMBER, PASSWORD)


class TestWrongTries:
    @pytest.fixture
    def offline(self, joined):
        joined.people.sign_in(NUMBER, PASSWORD)
        joined.syncing.cut_cable()
        return joined

    def fail(self, desk, times):
        left = []
        for _ in range(times):
            with pytest.raises(SignInRefusedError) as told:
                desk.people.sign_in(NUMBER, "sai mat khau")
            left.append(told.value.details["tries_left"])
        return left

    def test_five_are_free_then_one_waits(self, offline, wall):
        assert self.fail(offline, 5) == [4, 3, 2, 1, 0]
        with pytest.raises(SignInLockedError) as locked:
            offline.people.sign_in(NUMBER, PASSWORD)
        assert locked.value.details["minutes"] == 1
        wall.now -= timedelta(hours=1)  # a clock set back opens nothing
        with pytest.raises(SignInLockedError):
            offline.people.sign_in(NUMBER, PASSWORD)
        wall.now += timedelta(hours=1, minutes=1)
        assert offline.people.sign_in(NUMBER, PASSWORD).number == NUMBER
        assert self.fail(offline, 1) == [4]

    def test_an_old_copy_of_the_database_does_not_forget_them(self, offline, desk_root, wall):
        offline.close()
        copies = {path: path.read_bytes() for path in desk_root.glob("counter.db*")}
        again = open_counter(desk_root, wall)
        again.syncing.cut_cable()
        self.fail(again, 5)
        again.close()
        for path, data in copies.items():
            path.write_bytes(data)
        restored = open_counter(desk_root, wall)
        restored.syncing.cut_cable()
        with pytest.raises(SignInLockedError):
            restored.people.sign_in(NUMBER, PASSWORD)
        restored.close()


def test_a_disabled_account_is_refused_offline_too(joined):
    who = joined.people.sign_in(NUMBER, PASSWORD)
    joined.syncing.sync_now(Job())  # the register came along
    joined.syncing.cut_cable()
    with joined.drafts._db.write() as conn:
        author = journal.Author(node=SERVER, actor="", at=at(8), clock_offset_ms=0, ids=Uuids(conn))
        body = StaffDisabled(reason="nghỉ việc")
        journal.append(conn, author, stream=f"staff/{who.staff_id}", scope="", bodies=[body])
    with pytest.raises(StaffNotAllowedError):
        joined.people.sign_in(NUMBER, PASSWORD)


class TestOwnPassword:
    def test_it_is_changed_on_the_server_and_holds_offline(self, joined):
        who = joined.people.sign_in(NUMBER, PASSWORD)
        joined.people.change_password(who, PASSWORD, "matKhauMoi@2026")
        joined.syncing.cut_cable()
        assert joined.people.sign_in(NUMBER, "matKhauMoi@2026") == who
        with pytest.raises(SignInRefusedError):
            joined.people.sign_in(NUMBER, PASSWORD)

    def test_two_input_methods_type_the_same_one_with_the_line_and_without(self, joined):
        who = joined.people.sign_in(NUMBER, PASSWORD)
        composed = unicodedata.normalize("NFC", "mật khẩu của Hoa")
        taken_apart = unicodedata.normalize("NFD", composed)
        assert composed != taken_apart
        joined.people.change_password(who, PASSWORD, taken_apart)
        assert joined.people.sign_in(NUMBER, composed) == who
        joined.syncing.cut_cable()
        for typed in (composed, taken_apart):
            assert joined.people.sign_in(NUMBER, typed) == who
        joined.syncing.mend_cable()
        with pytest.raises(PasswordWeakError):
            joined.people.change_password(who, taken_apart, composed)  # the old one again

    def test_wrong_weak_or_offline_changes_nothing(self, joined):
        who = joined.people.sign_in(NUMBER, PASSWORD)
        with pytest.raises(PasswordWrongError):
            joined.people.change_password(who, "khong phai", "matKhauMoi@2026")
        with pytest.raises(PasswordWeakError):
            joined.people.change_password(who, PASSWORD, "ngan")
        joined.syncing.cut_cable()
        with pytest.raises(PasswordNeedsNetworkError):
            joined.people.change_password(who, PASSWORD, "matKhauMoi@2026")
        joined.syncing.mend_cable()
        assert joined.people.sign_in(NUMBER, PASSWORD) == who
