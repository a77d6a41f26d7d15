"""The push door: what is stored, what is answered, what is turned away."""

from dataclasses import replace
from itertools import pairwise

import pytest
import zstandard
from sqlalchemy import text

from counter_app.domain import folding
from counter_app.domain.dossier.bodies import Disputed, Settled
from counter_app.domain.entry import sha256_text
from counter_app.store import central_devices, ledger
from counter_app.sync import framing, wire
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.pushing import SECOND, STREAM, results, stored
from tests.central.serving import Caller, Chain
from tests.store.store_samples import accepted, corrected, fee_taken, voided


def test_a_batch_gets_dense_positions_in_its_order(central, caller, chain):
    entries = chain.act(STREAM, accepted(1), fee_taken()) + chain.act(SECOND, accepted(2))
    answers = results(caller.push(entries))
    first = answers[0].position
    assert [a.position for a in answers] == [first, first + 1, first + 2]
    assert [e.id for e in stored(central)] == [e.id for e in entries[:2]]
    assert stored(central)[0].body == entries[0].body


def test_the_same_batch_again_is_answered_as_before_and_stored_once(central, caller, chain):
    entries = chain.act(STREAM, accepted(1), fee_taken())
    first = results(caller.push(entries))
    again = results(caller.push(entries))
    assert again == first
    assert len(stored(central)) == 2


def test_an_overlapping_batch_stores_only_what_is_new(central, caller, chain):
    one, two = chain.act(STREAM, accepted(1)), chain.act(SECOND, accepted(2))
    first = results(caller.push(one))
    both = results(caller.push(one + two))
    assert both[0] == first[0]
    assert both[1].position == first[0].position + 1


def test_a_second_acceptance_keeps_its_position_and_is_disputed(central, caller, address, chain):
    results(caller.push(chain.act(STREAM, accepted(1))))
    with Caller(address).enrolled(central, node=OTHER_NODE) as rival:
        theirs = Chain(OTHER_NODE, chain.actor, family=4).act(STREAM, accepted(2))
        answer = results(rival.push(theirs))[0]
    assert answer.position is not None
    entries = stored(central)
    assert entries[-1].kind == Disputed.KIND
    assert entries[-1].position == answer.position + 1
    folded = folding.fold(STREAM, entries)
    assert folded.state.code == accepted(1).code.code
    assert folded.state.open_disputes == (theirs[0].id,)


def test_a_dispute_that_stands_counts_for_what_comes_after(central, caller, chain):
    results(caller.push(chain.act(STREAM, accepted(1))))
    twice = chain.act(STREAM, fee_taken(), fee_taken())
    results(caller.push(twice))
    stands = Settled(entry=twice[1].id, outcome="stands", note="thu hai lần", by_name="Hoa")
    assert results(caller.push(chain.act(STREAM, stands)))[0].position is not None
    assert folding.fold(STREAM, stored(central)).state.taken_dong == 300_000


def test_a_claim_that_does_not_fit_is_stored_and_refused_with_its_reason(central, caller, chain):
    results(caller.push(chain.act(STREAM, accepted(1))))
    wrong = chain.act(STREAM, corrected(old="0900000000"))
    refused = results(caller.push(wrong))[0].refused
    assert refused.code == "changed_meanwhile"
    assert refused.vi
    assert refused.en
    assert results(caller.push(wrong))[0].refused == refused
    assert len(stored(central)) == 1
    with central.read() as tx:
        assert ledger.by_ids(tx, [wrong[0].id])[wrong[0].id].body == wrong[0].body
    assert results(caller.push(chain.act(STREAM, corrected())))[0].position is not None


def test_one_refused_claim_does_not_stop_the_entries_behind_it(caller, chain):
    answers = results(caller.push(chain.act(STREAM, voided(1)) + chain.act(SECOND, accepted(2))))
    assert answers[0].refused.code == "not_accepted"
    assert answers[1].position is not None


def test_a_kind_from_the_future_is_kept_and_gets_its_position(central, caller, chain):
    entries = chain.act(STREAM, accepted(1)) + chain.act(STREAM, '{"salt":"1","later":true}')
    assert all(a.position for a in results(caller.push(entries)))
    assert stored(central)[-1].kind == "from_the_future"


def test_a_body_that_is_not_its_kind_is_kept_and_disputed(central, caller, chain):
    entry = chain.act(STREAM, '{"salt":"1","pages":[[[[3]]]]}')[0]
    entry = replace(entry, kind="pages_filed")
    assert results(caller.push([entry]))[0].position is not None
    assert stored(central)[-1].kind == Disputed.KIND


@pytest.mark.parametrize("depth", [500, 200_000])
def test_a_deeply_nested_body_stops_nobody(central, caller, chain, depth):
    body = '{"salt":"1","pages":' + "[" * depth + "]" * depth + "}"
    poison = replace(chain.act(STREAM, body)[0], kind="pages_filed")
    assert results(caller.push([poison]))[0].position is not None
    chain.tip = poison.hash
    assert results(caller.push(chain.act(SECOND, accepted(2))))[0].position is not None


# -- the chain


def test_a_gap_is_refused_and_nothing_stored(central, caller, chain):
    chain.act(STREAM, accepted(1))
    answer = caller.push(chain.act(SECOND, accepted(2)))
    assert answer.status_code == 409
    assert answer.json()["code"] == "gap"
    assert answer.json()["details"] == {"through": 0}
    assert stored(central, SECOND) == []


def test_another_entry_under_a_known_number_is_a_fork(central, caller, chain, staff):
    entry = chain.act(STREAM, accepted(1))
    results(caller.push(entry))
    clone = Chain(NODE, staff, family=5).act(SECOND, accepted(2))
    answer = caller.push(clone)
    assert (answer.status_code, answer.json()["code"]) == (409, "forked")
    assert answer.json()["details"] == {"entry": clone[0].id}
    assert stored(central, SECOND) == []
    with central.read() as tx:
        assert [a.kind for a in central_devices.alarms(tx)] == ["forked"]


def test_the_next_number_on_another_past_is_a_fork(caller, chain, staff):
    results(caller.push(chain.act(STREAM, accepted(1))))
    clone = Chain(NODE, staff, family=5)
    clone.act(STREAM, accepted(3))
    assert caller.push(clone.act(SECOND, accepted(2))).json()["code"] == "forked"


def test_the_same_id_with_another_content_is_an_alarm(central, caller, chain):
    entry = chain.act(STREAM, accepted(1))[0]
    results(caller.push([entry]))
    text = entry.body.replace("Hồng", "Hoàng")
    forged = replace(entry, body=text, body_sha=sha256_text(text))
    answer = caller.push([forged])
    assert (answer.status_code, answer.json()["code"]) == (409, "id_reused")
    with central.read() as tx:
        assert [(a.kind, a.entry) for a in central_devices.alarms(tx)] == [("id_reused", entry.id)]
    assert stored(central)[0].body == entry.body


def test_what_arrived_under_the_old_node_counts_once_under_the_new(central, caller, chain):
    entry = chain.act(STREAM, accepted(1))
    first = results(caller.push(entry))
    request = wire.NodeRequest(node=OTHER_NODE, replaces=NODE)
    assert caller.call("POST", "/v1/nodes", message=request).status_code == 200
    renewed = Chain(OTHER_NODE, chain.actor, family=6)
    again = replace(entry[0], node=OTHER_NODE, node_seq=1, prev=renewed.tip)
    renewed.seq, renewed.tip = 1, again.hash
    answers = results(caller.push([again, *renewed.act(SECOND, accepted(2))]))
    assert answers[0].position == first[0].position
    assert answers[1].position == first[0].position + 1
    assert len(stored(central)) == 1


def test_an_act_is_never_split_over_two_batches(caller, chain):
    entries = chain.act(STREAM, accepted(1), fee_taken())
    results(caller.push(entries[:1]))
    assert caller.push(entries[1:]).json()["code"] == "act_split"


def test_another_devices_node_is_refused(central, address, caller, chain):
    with Caller(address).enrolled(central, node=OTHER_NODE) as thief:
        answer = thief.push(chain.act(STREAM, accepted(1)))
    assert (answer.status_code, answer.json()["code"]) == (403, "unknown_node")


# -- proofs and limits


def test_a_flipped_bit_is_found_and_nothing_stored(central, caller, chain):
    sent = wire.PushRequest(
        entries=tuple(wire.SentEntry.of(e) for e in chain.act(STREAM, accepted(1)))
    )
    data = bytearray(framing.encode(sent))
    digest = framing.digest(bytes(data))
    data[data.index("Hồng".encode())] ^= 1
    answer = caller.call("POST", "/v1/push", data=bytes(data), Content_Digest=digest)
    assert (answer.status_code, answer.json()["code"]) == (422, "digest_differs")
    assert stored(central) == []


def test_a_push_without_digest_is_refused(caller, chain):
    answer = caller.push(chain.act(STREAM, accepted(1)), Content_Digest="")
    assert (answer.status_code, answer.json()["code"]) == (400, "digest_missing")


@pytest.mark.parametrize("field", ["body", "actor", "kind_version"])
def test_an_entry_that_is_not_what_its_hashes_say_is_refused(central, caller, chain, field):
    entry = wire.SentEntry.of(chain.act(STREAM, accepted(1))[0])
    forged = {
        "body": {"body": entry.body + " "},
        "actor": {"actor": "somebody-else"},
        "kind_version": {"kind_version": 2},
    }[field]
    message = wire.PushRequest(entries=(replace(entry, **forged),))
    answer = caller.call("POST", "/v1/push", message=message)
    assert answer.status_code == 422
    assert stored(central) == []


@pytest.mark.parametrize(
    "forged",
    [
        {"id": "x" * 37},
        {"stream": "dossier"},
        {"stream": "dossier/\x00"},
        {"scope": ""},
        {"kind": "No Kind"},
        {"kind_version": 1 << 40},
        {"node_seq": 0},
        {"node_seq": 1 << 70},
        {"clock_offset_ms": 1 << 70},
        {"prev": "0" * 63},
        {"body": None},
        {"body": '{"salt":"\x00"}'},
    ],
    ids=str,
)
def test_what_no_journal_can_hold_is_turned_away(central, caller, chain, forged):
    entry = wire.SentEntry.of(chain.act(STREAM, accepted(1))[0])
    answer = caller.call(
        "POST", "/v1/push", message=wire.PushRequest(entries=(replace(entry, **forged),))
    )
    assert answer.status_code == 400, answer.text
    assert stored(central) == []


def test_a_time_without_zone_or_finer_than_milliseconds_is_turned_away(caller, chain):
    entry = wire.SentEntry.of(chain.act(STREAM, accepted(1))[0])
    plain = framing.encode(wire.PushRequest(entries=(entry,))).decode()
    for wrong in ("2026-11-23T01:00:00", "2026-11-23T01:00:00.000001Z"):
        data = plain.replace("2026-11-23T01:00:00Z", wrong, 1).encode()
        assert data != plain.encode()
        assert caller.call("POST", "/v1/push", data=data).status_code == 400


def test_an_act_larger_than_a_batch_goes_alone(central, caller, chain):
    huge = chain.act(STREAM, replace(accepted(1), note="ừ" * (wire.BATCH_BYTES + 1)))
    many = chain.act(STREAM, *(fee_taken(n + 1) for n in range(150)))
    small = chain.act(SECOND, accepted(2))
    refused = caller.push([*huge, *small])
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")
    assert caller.push([*many, *small]).json()["code"] == "batch_size"
    for act in (huge, many, small):
        assert len(results(caller.push(act))) == len(act)
    assert len(stored(central)) >= 151


def test_an_act_the_database_refuses_stops_only_what_follows_it(central, caller, chain):
    """A savepoint per act (design §2.6): what came before it is stored and answered."""
    before = chain.act(STREAM, accepted(1))
    poison = chain.act("dossier/poison", accepted(2))
    after = chain.act(SECOND, accepted(3))
    with central.write() as tx:
        tx.execute(
            text(
                "CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.stream = 'dossier/poison'"
                " BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )
    for _ in range(2):  # sent again it is answered the same
        answers = results(caller.push([*before, *poison, *after]))
        assert [one.id for one in answers] == [before[0].id]
        assert answers[0].position is not None
    assert stored(central, SECOND) == []
    with central.read() as tx:
        (alarm,) = central_devices.alarms(tx)
    assert (alarm.kind, alarm.entry) == ("not_stored", poison[0].id)
    with central.write() as tx:
        tx.execute(text("DROP TRIGGER poison"))
    assert len(results(caller.push([*before, *poison, *after]))) == 3


def test_more_than_a_hundred_entries_are_refused(caller, chain):
    entries = [e for n in range(101) for e in chain.act(STREAM, fee_taken(n + 1))]
    assert caller.push(entries).json()["code"] == "batch_size"


@pytest.mark.parametrize("size", [wire.ACT_BYTES + 1, 200 << 20])
def test_a_compressed_bomb_is_refused(caller, size):
    bomb = zstandard.ZstdCompressor().compress(b" " * size)
    answer = caller.call("POST", "/v1/push", data=bomb, Content_Encoding="zstd")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_oversized_body_is_refused_plain_too(caller):
    answer = caller.call("POST", "/v1/push", data=b" " * (wire.ACT_BYTES + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[" * 100_000, b'{"entries":' + b"[" * 100_000, b"\xff\xfe", b'{"entries":[]}'],
    ids=["empty", "cut", "nested", "nested inside", "no text", "no entries"],
)
def test_garbage_is_a_400(caller, data):
    answer = caller.call("POST", "/v1/push", data=data)
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "vi", "en", "trace", "details"}


def test_broken_zstd_and_unknown_encodings_are_refused(caller):
    assert caller.call("POST", "/v1/push", data=b"zzz", Content_Encoding="zstd").status_code == 400
    assert caller.call("POST", "/v1/push", data=b"{}", Content_Encoding="gzip").status_code == 415


def test_the_servers_own_entries_are_one_chain(central, caller, chain):
    results(caller.push(chain.act(STREAM, accepted(1), accepted(2), accepted(3))))
    with central.read() as tx:
        everything = ledger.page(tx, after=0, limit=500, agencies=()).entries
    own = sorted((e for e in everything if e.node == central.server.node), key=lambda e: e.node_seq)
    assert [e.node_seq for e in own] == list(range(1, len(own) + 1))
    for before, after in pairwise(own):
        assert after.prev == before.hash


def test_a_restarted_server_knows_everything(central, caller, chain):
    entries = chain.act(STREAM, accepted(1))
    first = results(caller.push(entries))
    from tests.central.serving import reopened, served

    again = reopened(central)
    with served(again) as address, Caller(address, caller.token, NODE) as back:
        assert results(back.push(entries)) == first
    again.db.close()
