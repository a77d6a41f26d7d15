"""Signing in, wrong tries, changing one's password."""

from datetime import timedelta

import argon2
import pytest

from counter_app.central.people import register
from counter_app.domain.staff import Role, StaffDisabled
from counter_app.errors.central import StaffDetailsError
from counter_app.store import ledger
from counter_app.store.passwords import Passwords
from counter_app.sync import wire
from tests.central.serving import PASSWORD, clerk


def sign_in(caller, number="100001", password=PASSWORD):
    request = wire.SignInRequest(number=number, password=password)
    return caller.call("POST", "/v1/sign-in", message=request)


def change(caller, old, new, number="100001"):
    request = wire.PasswordRequest(number=number, old=old, new=new)
    return caller.call("POST", "/v1/password", message=request)


def test_the_answer_tells_who_and_holds_a_verifier_for_this_pc(central, caller, staff, clock):
    answer = sign_in(caller).json()
    assert answer["id"] == staff
    assert answer["name"] == "Nguyễn Thị Hoa"
    assert answer["roles"] == ["clerk"]
    assert argon2.PasswordHasher().verify(answer["verifier"], PASSWORD)
    assert answer["verifier"] != sign_in(caller).json()["verifier"]  # a salt of its own
    assert answer["valid_until"].startswith((clock.now + timedelta(days=7)).isoformat()[:19])


def test_the_verifier_is_argon2id_and_not_the_servers_hash(central, caller):
    from counter_app.store import central_people

    verifier = sign_in(caller).json()["verifier"]
    with central.read() as tx:
        kept = central_people.by_number(tx, "100001").password_hash
    assert verifier.startswith("$argon2id$")
    assert verifier != kept


@pytest.mark.usefixtures("full_price")
def test_the_default_cost_is_what_the_measurements_asked_for():
    parameters = argon2.extract_parameters(Passwords().hash("mậtKhẩu@2026"))
    assert (parameters.memory_cost, parameters.time_cost) == (256 * 1024, 3)
    assert parameters.type is argon2.Type.ID


def test_two_input_methods_type_the_same_password(central, caller):
    import unicodedata

    spoken = "mật khẩu của Hoa"
    register(
        central,
        number="100777",
        name="Lê Thị Ba",
        password=unicodedata.normalize("NFD", spoken),
        roles=(Role.CLERK,),
    )
    assert sign_in(caller, "100777", unicodedata.normalize("NFC", spoken)).status_code == 200


@pytest.mark.parametrize(
    ("number", "password"),
    [
        ("100001", "wrong password"),
        ("999999", PASSWORD),
        ("100001' OR 1=1 --", PASSWORD),
        ("", PASSWORD),
        ("9" * 400, PASSWORD),
        ("１００００１", PASSWORD),
    ],
)
def test_a_wrong_try_never_says_what_was_wrong(caller, number, password):
    answer = sign_in(caller, number, password)
    told = answer.json()
    assert (answer.status_code, told["code"], told["details"]) == (
        403,
        "sign_in_refused",
        {"tries_left": 4},
    )


@pytest.mark.parametrize("number", ["100001", "999999"])
def test_five_wrong_tries_lock_for_one_five_fifteen_and_sixty_minutes(caller, clock, number):
    for left in (4, 3, 2, 1, 0):
        assert sign_in(caller, number, "wrong").json()["details"] == {"tries_left": left}
    for minutes in (1, 5, 15, 60, 60):
        locked = sign_in(caller, number, PASSWORD)
        assert (locked.status_code, locked.json()["code"]) == (429, "sign_in_locked")
        assert locked.json()["details"] == {"minutes": minutes}
        clock.forward(minutes=minutes)
        assert sign_in(caller, number, "wrong").json()["code"] == "sign_in_refused"


def test_a_right_try_forgets_the_wrong_ones(caller):
    for _ in range(4):
        sign_in(caller, password="wrong")
    assert sign_in(caller).status_code == 200
    assert sign_in(caller, password="wrong").json()["details"] == {"tries_left": 4}


def test_one_pc_cannot_lock_a_person_out_at_another(caller, other):
    for _ in range(6):
        sign_in(other, password="wrong")
    assert sign_in(caller).status_code == 200


def test_a_disabled_person_is_told_so_only_with_the_right_password(central, caller, chain, staff):
    boss = clerk(central, number="200001", name="Trần Văn Bảy", roles=(Role.SUPERVISOR,))
    out = chain.act(
        f"staff/{staff}", StaffDisabled(reason="nghỉ"), actor=boss, scope=ledger.EVERYONE
    )
    assert caller.push(out).json()["results"][0]["position"]
    assert sign_in(caller).json()["code"] == "staff_not_allowed"
    assert sign_in(caller, password="wrong").json()["code"] == "sign_in_refused"


def test_nobody_signs_in_from_a_pc_that_is_not_enrolled(caller):
    caller.token = ""
    assert sign_in(caller).status_code == 401


def test_a_new_password_counts_at_once_and_the_old_one_no_more(caller):
    answer = change(caller, PASSWORD, "một mật khẩu mới")
    assert answer.status_code == 200
    assert argon2.PasswordHasher().verify(answer.json()["verifier"], "một mật khẩu mới")
    assert sign_in(caller).json()["code"] == "sign_in_refused"
    assert sign_in(caller, password="một mật khẩu mới").status_code == 200


@pytest.mark.parametrize("new", ["short", PASSWORD, "1000011234"[:6], ""])
def test_a_weak_password_is_refused(caller, new):
    answer = change(caller, PASSWORD, new)
    assert (answer.status_code, answer.json()["code"]) == (422, "password_weak")
    assert sign_in(caller).status_code == 200


def test_the_old_password_is_needed_and_counts_as_a_try(caller):
    assert change(caller, "wrong", "một mật khẩu mới").json()["details"] == {"tries_left": 4}
    assert sign_in(caller).status_code == 200


def test_names_and_roles_are_in_the_journal_and_passwords_are_not(central, caller, staff):
    with central.read() as tx:
        entries = ledger.stream(tx, f"staff/{staff}", agencies=())
    assert "Nguyễn Thị Hoa" in entries[0].body
    assert "argon2" not in entries[0].body
    assert PASSWORD not in entries[0].body


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "12"},
        {"number": "abc123"},
        {"number": "100001"},
        {"name": "  "},
        {"password": "short"},
        {"password": "2000022000022"[:6]},
    ],
    ids=str,
)
def test_staff_details_that_cannot_be_used_are_refused(central, staff, wrong):
    details = {"number": "200002", "name": "Lê Thị Ba", "password": PASSWORD, **wrong}
    with pytest.raises(StaffDetailsError):
        register(central, roles=(Role.SUPERVISOR,), **details)
