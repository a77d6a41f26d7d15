"""What waits for a blob, what it holds back, and when it is let go."""

from counter_app.store import central_devices
from counter_app.sync import framing, wire
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.pushing import SECOND, STREAM, page, results, stored
from tests.central.serving import Caller, Chain
from tests.store.store_samples import accepted, corrected, fee_taken


def test_a_missing_blob_holds_back_its_own_stream_only(central, caller, chain):
    one = chain.act(STREAM, accepted(1), page(b"first page"))
    two = chain.act(STREAM, fee_taken())
    three = chain.act(SECOND, accepted(2))
    answers = results(caller.push(one + two + three))
    sha = framing.sha(b"first page").hex()
    assert answers[1].waiting == (sha,)
    assert answers[0].waiting == ()
    assert answers[2].waiting == ()
    assert answers[3].position is not None
    assert stored(central) == []

    assert caller.put_blob(b"first page").status_code == 200
    assert [e.id for e in stored(central)] == [e.id for e in one + two]
    again = results(caller.push(one + two + three))
    assert all(a.position for a in again)
    assert again[3] == answers[3]
    assert again[0].position == answers[3].position + 1


def test_a_waiting_claim_may_still_be_refused_and_the_sender_learns_it(central, caller, chain):
    entries = chain.act(STREAM, accepted(1), page(b"page"))
    wrong = chain.act(STREAM, corrected(old="0900000000"))
    assert results(caller.push(entries + wrong))[2].waiting == ()
    caller.put_blob(b"page")
    assert results(caller.push(wrong))[0].refused.code == "changed_meanwhile"


def test_what_waits_is_let_go_at_the_next_start(central, caller, chain):
    from counter_app.central import blobs

    caller.push(chain.act(STREAM, accepted(1), page(b"page")))
    # The server was killed after the file was whole and before anybody looked again.
    with central.read() as tx:
        device = central_devices.devices(tx)[0]
    central.blobs.put(b"page")
    central.arrivals.bring(framing.sha(b"page").hex(), device.id)
    assert stored(central) == []
    blobs.release_all(central)
    assert len(stored(central)) == 2


def test_a_restarted_server_asks_again_for_what_it_cannot_prove(central, caller, chain):
    """Who brought a page is known in memory only; the desk sends it once more."""
    from counter_app.central import blobs
    from tests.central.serving import reopened, served

    caller.put_blob(b"page")
    sha = framing.sha(b"page").hex()
    again = reopened(central)
    blobs.release_all(again)
    entries = chain.act(STREAM, accepted(1), page(b"page"))
    with served(again) as address, Caller(address, caller.token, NODE) as back:
        assert results(back.push(entries))[1].waiting == (sha,)
        assert back.put_blob(b"page").status_code == 200
        assert all(answer.position for answer in results(back.push(entries)))
    again.db.close()


def test_what_waited_before_a_restart_is_let_go_after_it(central, caller, chain):
    from counter_app.central import blobs
    from tests.central.serving import reopened, served

    caller.push(chain.act(STREAM, accepted(1), page(b"page")))
    again = reopened(central)
    blobs.release_all(again)
    with served(again) as address, Caller(address, caller.token, NODE) as back:
        back.put_blob(b"page")
        assert len(stored(again)) == 2
    again.db.close()


def test_naming_somebody_elses_blob_does_not_open_it(central, caller, chain, other, staff):
    caller.put_blob(b"their page")
    results(caller.push(chain.act(STREAM, accepted(1), page(b"their page"))))
    sha = framing.sha(b"their page").hex()
    assert other.call("GET", f"/v1/blobs/{sha}").status_code == 404
    spy = Chain(OTHER_NODE, staff, family=7, scope="H48.09")
    answer = results(other.push(spy.act(SECOND, accepted(1), page(b"their page"))))
    assert answer[1].waiting == (sha,)
    assert other.call("GET", f"/v1/blobs/{sha}").status_code == 404
    asked = other.call("POST", "/v1/blobs/missing", message=wire.MissingRequest(shas=(sha,)))
    assert asked.json() == {"shas": [sha]}
    assert caller.call("GET", f"/v1/blobs/{sha}").content == b"their page"
