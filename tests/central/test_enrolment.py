"""One-time codes, tokens and nodes."""

import pytest

from counter_app.central.config import CentralFolder
from counter_app.central.door import token_hash
from counter_app.central.enrolment import new_code
from counter_app.central.guessing import Guessing
from counter_app.central.opening import add_practice_staff, make_central, open_central
from counter_app.domain.tries import FREE_TRIES
from counter_app.errors.central import CentralExistsError, CentralNotReadyError
from counter_app.errors.storage import KeyMissingError
from counter_app.store import central_devices
from counter_app.sync import sealing, wire
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.serving import Caller, SteadyClock, cheap_passwords, open_new_central, served
from tests.store.store_samples import CountingIds


def enrol(caller, code, *, node=NODE, practice=False, sealed_key=""):
    request = wire.EnrolRequest(code=code, node=node, practice=practice, sealed_key=sealed_key)
    return caller.call("POST", "/v1/enrol", message=request)


@pytest.fixture
def stranger(address):
    with Caller(address) as caller:
        yield caller


@pytest.fixture
def code(central):
    return new_code(central, counter="05", agencies=("H48.05",))


def test_a_code_is_ten_letters_that_no_input_method_rewrites(code):
    assert len(code) == 10
    assert set(code) <= set("0123456789BCFGHJKLMNPQRSTVXZ")


def test_a_code_gives_a_token_of_its_scope_and_the_recovery_key(central, stranger, code):
    answer = enrol(stranger, code).json()
    assert answer["agencies"] == ["H48.05"]
    assert answer["counter"] == "05"
    assert answer["recovery_key"] == central.server.recovery_key
    assert len(answer["token"]) >= 43  # 256 bit
    with central.read() as tx:
        assert central_devices.device_by_token(tx, token_hash(answer["token"])) is not None
        assert central_devices.device_by_token(tx, answer["token"]) is None


@pytest.mark.parametrize("typed", [str.lower, lambda c: f" {c[:5]}-{c[5:]} "])
def test_a_code_may_be_copied_as_people_do(stranger, code, typed):
    assert enrol(stranger, typed(code)).status_code == 200


def test_a_code_works_once(stranger, code):
    assert enrol(stranger, code).status_code == 200
    again = enrol(stranger, code, node=OTHER_NODE)
    assert (again.status_code, again.json()["code"]) == (403, "enrolment_code")


def test_a_code_works_for_fifteen_minutes(stranger, code, clock):
    clock.forward(minutes=15)
    assert enrol(stranger, code).json()["code"] == "enrolment_code"


def test_a_code_just_in_time_works(stranger, code, clock):
    clock.forward(minutes=14, seconds=59)
    assert enrol(stranger, code).status_code == 200


def test_unknown_used_and_late_codes_get_one_answer(stranger, central, code, clock):
    enrol(stranger, code)
    late = new_code(central, counter="05", agencies=())
    clock.forward(minutes=16)
    answers = [enrol(stranger, tried, node=OTHER_NODE) for tried in ("BBBBBBBBBB", code, late)]
    told = [answer.json() | {"trace": ""} for answer in answers]
    assert told[0] == told[1] == told[2]


class TestGuessing:
    """Sync.md §6.5 no. 7: a code has 48 bits and 15 minutes, and nobody may just try them all."""

    def guess(self, stranger, times):
        return [enrol(stranger, f"BBBBBBBBB{n}").json()["code"] for n in range(times)]

    def test_after_five_wrong_codes_the_right_one_waits_too(self, stranger, code, clock):
        assert self.guess(stranger, 5) == ["enrolment_code"] * 5
        locked = enrol(stranger, code)
        assert (locked.status_code, locked.json()["code"]) == (429, "enrolment_locked")
        assert locked.json()["details"] == {"minutes": 1}
        clock.forward(minutes=1)
        assert enrol(stranger, code).status_code == 200

    def test_every_further_one_waits_longer(self, stranger, clock):
        self.guess(stranger, 5)
        for minutes in (1, 5, 15, 60, 60):
            told = enrol(stranger, "BBBBBBBBBB").json()
            assert (told["code"], told["details"]) == ("enrolment_locked", {"minutes": minutes})
            clock.forward(minutes=minutes)
            assert self.guess(stranger, 1) == ["enrolment_code"]

    def test_a_right_code_forgets_the_wrong_ones(self, stranger, code):
        self.guess(stranger, 4)
        assert enrol(stranger, code).status_code == 200
        assert self.guess(stranger, 4) == ["enrolment_code"] * 4

    def test_a_person_is_told_of_it(self, central, stranger):
        self.guess(stranger, 4)
        with central.read() as tx:
            assert central_devices.alarms(tx) == []
        self.guess(stranger, 2)
        with central.read() as tx:
            assert [alarm.kind for alarm in central_devices.alarms(tx)] == ["enrolment_guessed"]

    def test_one_address_never_locks_another_one_out_and_old_tries_are_forgotten(self, clock):
        guessing = Guessing()
        tried = [guessing.wrong("10.0.0.7", clock.now) for _ in range(FREE_TRIES)]
        assert tried == [False] * 4 + [True]
        assert guessing.minutes_left("10.0.0.7", clock.now) == 1
        assert guessing.minutes_left("10.0.0.8", clock.now) == 0
        clock.forward(hours=3)
        assert not guessing.wrong("10.0.0.7", clock.now)

    def test_a_thousand_addresses_are_remembered_and_no_more(self, clock):
        guessing = Guessing()
        for n in range(1500):
            for _ in range(FREE_TRIES):
                guessing.wrong(f"address {n}", clock.now)
        assert guessing.minutes_left("address 499", clock.now) == 0
        assert guessing.minutes_left("address 500", clock.now) == 1


def test_practice_data_never_enrols_and_the_code_stays_good(stranger, code):
    answer = enrol(stranger, code, practice=True)
    assert (answer.status_code, answer.json()["code"]) == (409, "practice_differs")
    assert enrol(stranger, code).status_code == 200


def test_a_working_desk_never_enrols_with_a_practice_centre(tmp_path):
    central = open_new_central(tmp_path / "practice", practice=True)
    add_practice_staff(central)
    with served(central) as address, Caller(address) as stranger:
        code = new_code(central, counter="05", agencies=())
        assert enrol(stranger, code).json()["code"] == "practice_differs"
        assert enrol(stranger, code, practice=True).status_code == 200
        stranger.enrolled(central, node=OTHER_NODE)
        for number in ("100001", "100002"):
            request = wire.SignInRequest(number=number, password="banTap@2026")
            assert stranger.call("POST", "/v1/sign-in", message=request).status_code == 200
    central.db.close()


def test_the_same_database_again_moves_to_the_new_token(central, stranger, code):
    first = enrol(stranger, code).json()["token"]
    again = new_code(central, counter="05", agencies=())
    second = enrol(stranger, again).json()["token"]
    stranger.token = first
    assert stranger.call("GET", "/v1/pull").json()["code"] == "device_revoked"
    stranger.token, stranger.node = second, NODE
    assert stranger.call("GET", "/v1/hello").json()["through"] == 0
    with central.read() as tx:
        assert [alarm.kind for alarm in central_devices.alarms(tx)] == ["node_moved"]


def test_nobody_takes_the_servers_own_node(central, stranger, code):
    answer = enrol(stranger, code, node=central.server.node)
    assert answer.json()["code"] == "node_taken"


def test_a_new_node_needs_a_node_of_the_same_device(caller, other):
    stolen = wire.NodeRequest(node="new", replaces=OTHER_NODE)
    assert caller.call("POST", "/v1/nodes", message=stolen).json()["code"] == "unknown_node"
    own = wire.NodeRequest(node="new", replaces=NODE)
    assert caller.call("POST", "/v1/nodes", message=own).json() == {"node": "new", "through": 0}
    assert caller.call("POST", "/v1/nodes", message=own).status_code == 200
    taken = wire.NodeRequest(node="new", replaces=OTHER_NODE)
    assert other.call("POST", "/v1/nodes", message=taken).json()["code"] == "node_taken"


@pytest.mark.parametrize("forged", [{"node": "x y"}, {"node": ""}, {"sealed_key": "k" * 1025}])
def test_what_cannot_be_kept_is_turned_away(stranger, code, forged):
    assert enrol(stranger, code, **forged).status_code == 400


def test_a_lost_key_is_opened_with_the_recovery_key(tmp_path, central, stranger, code):
    secret = bytes(range(32))
    sealed = sealing.seal(secret, central.server.recovery_key)
    enrol(stranger, code, sealed_key=sealed)
    with central.read() as tx:
        kept = central_devices.sealed_keys(tx)[NODE]
    private = (tmp_path / "central" / "recovery-key.txt").read_text().strip()
    assert sealing.unseal(kept, private) == secret
    for wrong in (sealing.new_recovery_key()[0], "nonsense"):
        with pytest.raises(sealing.NotOpenedError):
            sealing.unseal(kept, wrong)
    with pytest.raises(sealing.NotOpenedError):
        sealing.unseal(kept[:-8] + "AAAAAAA=", private)


def test_data_that_was_never_made_is_not_served(tmp_path, central):
    with pytest.raises(CentralNotReadyError):
        open_central(
            CentralFolder(tmp_path / "empty"),
            ids=central.ids,
            now=central.now,
            passwords=cheap_passwords(),
        )


def test_pages_without_their_key_get_no_new_one_though_the_database_lies_elsewhere(tmp_path):
    """A new key would find none of them, and nobody would be told."""
    url = f"sqlite:///{tmp_path}/elsewhere.db"
    open_new_central(tmp_path / "central", url=url).db.close()
    (key,) = (tmp_path / "central" / "keys").glob("*.key")
    key.unlink()
    with pytest.raises(KeyMissingError):
        open_central(
            CentralFolder(tmp_path / "central"),
            ids=CountingIds(family=9),
            now=SteadyClock(),
            url=url,
        )
    assert not key.exists()


def test_a_centre_with_people_is_not_made_again(tmp_path, central, staff):
    folder = CentralFolder(tmp_path / "central")
    for practice in (False, True):
        with pytest.raises(CentralExistsError):
            make_central(folder, ids=central.ids, now=central.now, practice=practice)
