"""Who may come in: devices by token and agency, people by role."""

import pytest

from counter_app.domain import folding
from counter_app.domain.dossier.bodies import Disputed
from counter_app.domain.staff import Role, StaffDisabled, StaffRegistered
from counter_app.store import central_devices, ledger
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.pushing import STREAM, results, stored
from tests.central.serving import AGENCY, Caller, Chain, clerk
from tests.store.store_samples import accepted, fee_taken, granted, voided


def test_a_device_serves_its_agencies_only(central, address, staff):
    """What was done there happened all the same: it is disputed, and the queue goes on."""
    with Caller(address).enrolled(central, node=OTHER_NODE, agencies=("H48.09",)) as narrow:
        there = Chain(OTHER_NODE, staff)
        answers = results(
            narrow.push(there.act(STREAM, accepted(1)) + there.act(STREAM, voided(1)))
        )
    assert answers[0].position is not None
    assert answers[1].refused.code == "other_desk"
    entries = stored(central)
    assert [entry.kind for entry in entries] == ["accepted", Disputed.KIND]
    assert folding.fold(STREAM, entries).state.accepted is None


def test_an_unknown_and_a_revoked_device_are_refused(central, caller, chain):
    entries = chain.act(STREAM, accepted(1))
    token, caller.token = caller.token, "wrong"
    assert caller.push(entries).status_code == 401
    caller.token = token
    with central.write() as tx:
        device = central_devices.devices(tx)[0]
        central_devices.revoke_device(tx, device.id, at=central.now())
    answer = caller.push(entries)
    assert (answer.status_code, answer.json()["code"]) == (403, "device_revoked")
    assert stored(central) == []


@pytest.mark.parametrize(
    ("roles", "agencies", "fate"),
    [
        ((Role.CLERK,), (), None),
        ((Role.SUPERVISOR,), (), None),
        ((Role.IT,), (), "no_role"),
        ((Role.CLERK,), ("H48.09",), "other_agency"),
    ],
)
def test_the_actors_roles_are_asked_at_the_door(central, caller, chain, roles, agencies, fate):
    person = clerk(central, number="200001", roles=roles, agencies=agencies)
    answer = results(caller.push(chain.act(STREAM, accepted(1), actor=person)))[0]
    assert answer.position is not None  # it happened
    kinds = [entry.kind for entry in stored(central)]
    assert (Disputed.KIND in kinds) is (fate is not None)


def test_facts_of_a_disabled_person_are_disputed_and_claims_refused(central, caller, chain, staff):
    boss = clerk(central, number="200009", name="Trần Thị Sáu", roles=(Role.SUPERVISOR,))
    out = StaffDisabled(reason="chuyển công tác")
    results(
        caller.push(
            chain.act(STREAM, accepted(1))
            + chain.act(f"staff/{staff}", out, actor=boss, scope=ledger.EVERYONE)
        )
    )
    answers = results(caller.push(chain.act(STREAM, fee_taken()) + chain.act(STREAM, voided(1))))
    assert answers[0].position is not None
    assert answers[1].refused.code == "actor_disabled"
    assert stored(central)[-1].kind == Disputed.KIND


def test_a_clerk_cannot_make_himself_a_supervisor(central, caller, chain, staff):
    promoted = StaffRegistered(
        number="100001", name="Nguyễn Thị Hoa", roles=(Role.SUPERVISOR,), agencies=()
    )
    stream = f"staff/{staff}"
    results(caller.push(chain.act(stream, promoted, scope=AGENCY)))
    entries = stored(central, stream)
    assert entries[-1].kind == Disputed.KIND
    assert folding.fold(stream, entries).state.registered.roles == (Role.CLERK,)


def test_a_desk_writes_no_leases(central, caller, chain):
    answer = caller.push(chain.act(f"lease/{AGENCY}/2026-11-23", granted(1, 9999, node=NODE)))
    assert (answer.status_code, answer.json()["code"]) == (403, "server_only")
    assert stored(central, f"lease/{AGENCY}/2026-11-23") == []
    with central.read() as tx:
        (told,) = central_devices.alarms(tx)
    assert told.kind == "server_only"  # a forger is somebody a person must hear of
