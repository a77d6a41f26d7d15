"""Pull, streams, hello, blobs, and the description of it all."""

import logging

import pytest

from counter_app.central import pull as pulling
from counter_app.store import ledger
from counter_app.sync import framing, wire
from tests.central.conftest import NODE, OTHER_NODE
from tests.central.pushing import SECOND, STREAM, page, results
from tests.central.serving import AGENCY, Caller, Chain
from tests.store.store_samples import accepted


def test_hello_tells_anybody_the_time_and_limits_only(address, caller, clock):
    with Caller(address) as stranger:
        told = stranger.call("GET", "/v1/hello").json()
    assert told["now"].startswith(clock.now.isoformat()[:19])
    assert told["api"] == [1, 1]
    assert told["limits"]["batch_entries"] == 100
    assert (told["head"], told["through"]) == (0, None)


def test_hello_tells_a_device_where_its_node_stands(caller, chain):
    results(caller.push(chain.act(STREAM, accepted(1)) + chain.act(SECOND, accepted(2))))
    assert caller.call("GET", "/v1/hello").json()["through"] == 2
    caller.node = OTHER_NODE
    assert caller.call("GET", "/v1/hello").json()["through"] is None


def test_pull_gives_everything_in_position_order_page_by_page(caller, chain):
    entries = [e for n in range(7) for e in chain.act(f"dossier/{n}", accepted(n + 1))]
    results(caller.push(entries))
    after, seen = 0, []
    while True:
        told = caller.call("GET", f"/v1/pull?after={after}&limit=3").json()
        seen += told["entries"]
        after = told["next"]
        if not told["more"]:
            break
    positions = [e["position"] for e in seen]
    assert positions == list(range(1, told["head"] + 1))
    assert [e["id"] for e in seen if e["node"] == NODE] == [e.id for e in entries]
    assert caller.call("GET", f"/v1/pull?after={after}").json()["entries"] == []


def test_a_device_pulls_its_agencies_and_what_is_everybodys(caller, other, chain):
    results(caller.push(chain.act(STREAM, accepted(1))))
    seen = other.call("GET", "/v1/pull").json()
    assert {e["scope"] for e in seen["entries"]} == {ledger.EVERYONE}
    assert seen["next"] == seen["head"]
    assert other.call("GET", f"/v1/streams/{STREAM}").status_code == 404
    assert caller.call("GET", f"/v1/streams/{STREAM}").status_code == 200


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "limit=0", "limit=501", f"after={1 << 53}", "after=1e3"]
)
def test_pages_that_make_no_sense_are_a_400(caller, query):
    answer = caller.call("GET", f"/v1/pull?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] == "parameters"


def test_a_stream_says_which_blobs_are_whole(caller, chain):
    caller.put_blob(b"one")
    results(caller.push(chain.act(STREAM, accepted(1), page(b"one"))))
    results(caller.push(chain.act(STREAM, page(b"two", 2))))
    told = caller.call("GET", f"/v1/streams/{STREAM}").json()
    assert len(told["entries"]) == 2
    whole = {blob["sha"]: blob["whole"] for blob in told["blobs"]}
    assert whole == {framing.sha(b"one").hex(): True, framing.sha(b"two").hex(): False}


def test_long_answers_are_compressed_for_those_who_can_read_it(caller, chain):
    results(caller.push(chain.act(STREAM, accepted(1))))
    answer = caller.call("GET", "/v1/pull", Accept_Encoding="zstd")
    assert answer.headers["Content-Encoding"] == "zstd"
    assert "Content-Encoding" not in caller.call("GET", "/v1/pull").headers


# -- blobs


def test_a_blob_is_kept_as_often_as_it_comes_and_encrypted(central, caller, tmp_path, chain):
    data = b"a page nobody may read on the disk"
    for _ in range(3):
        assert caller.put_blob(data).json() == {"sha": framing.sha(data).hex(), "size": len(data)}
    files = [f for f in (tmp_path / "central" / "blobs").rglob("*") if f.is_file()]
    assert len(files) == 1
    assert data not in files[0].read_bytes()
    assert framing.sha(data).hex() not in files[0].name


@pytest.mark.parametrize(
    ("sha", "status"),
    [("0" * 64, 422), ("0" * 63, 404), ("..%2f..%2fetc%2fpasswd", 404), ("Z" * 64, 404)],
)
def test_bytes_under_another_name_are_refused(central, caller, sha, status):
    answer = caller.call("PUT", f"/v1/blobs/{sha}", data=b"page")
    assert answer.status_code == status
    assert not central.blobs.has(framing.sha(b"page").hex())


def test_a_blob_without_or_with_a_wrong_digest_is_refused(central, caller):
    sha = framing.sha(b"page").hex()
    wrong = caller.call("PUT", f"/v1/blobs/{sha}", data=b"page", Content_Digest=framing.digest(b""))
    assert wrong.status_code == 422
    none = caller.call("PUT", f"/v1/blobs/{sha}", data=b"page", digest=False)
    assert none.status_code == 400
    assert not central.blobs.has(sha)


def test_a_blob_above_the_limit_is_refused_before_it_is_read(caller):
    answer = caller.put_blob(b"x" * (wire.BLOB_BYTES + 1), sha="0" * 64)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_unnamed_blob_can_be_read_by_nobody(caller, other):
    caller.put_blob(b"page")
    sha = framing.sha(b"page").hex()
    for pc in (caller, other):
        assert pc.call("GET", f"/v1/blobs/{sha}").status_code == 404
        assert pc.call("HEAD", f"/v1/blobs/{sha}").status_code == 404


def test_a_named_blob_is_read_through_its_dossier(caller, other, chain):
    caller.put_blob(b"page")
    results(caller.push(chain.act(STREAM, accepted(1), page(b"page"))))
    sha = framing.sha(b"page").hex()
    assert caller.call("HEAD", f"/v1/blobs/{sha}").status_code == 200
    answer = caller.call("GET", f"/v1/blobs/{sha}")
    assert answer.content == b"page"
    assert answer.headers["Content-Digest"] == framing.digest(b"page")
    assert other.call("GET", f"/v1/blobs/{sha}").status_code == 404


def test_missing_asks_for_what_this_device_has_not_brought(caller, other):
    caller.put_blob(b"mine")
    shas = tuple(framing.sha(data).hex() for data in (b"mine", b"new"))
    request = wire.MissingRequest(shas=shas)
    assert caller.call("POST", "/v1/blobs/missing", message=request).json() == {"shas": [shas[1]]}
    asked = other.call("POST", "/v1/blobs/missing", message=request).json()
    assert asked == {"shas": list(shas)}  # no word that another PC has the first
    silly = wire.MissingRequest(shas=("x",))
    assert caller.call("POST", "/v1/blobs/missing", message=silly).status_code == 400


def test_a_file_that_vanished_from_the_disk_is_asked_for_again(central, caller):
    caller.put_blob(b"mine")
    sha = framing.sha(b"mine").hex()
    central.blobs.remove(sha)
    request = wire.MissingRequest(shas=(sha,))
    assert caller.call("POST", "/v1/blobs/missing", message=request).json() == {"shas": [sha]}


# -- description and errors


def test_every_route_is_described_with_its_messages(caller):
    told = caller.call("GET", "/openapi.json").json()
    described = {(path, method) for path, item in told["paths"].items() for method in item}
    assert described == {
        ("/v1/hello", "get"),
        ("/v1/enrol", "post"),
        ("/v1/nodes", "post"),
        ("/v1/sign-in", "post"),
        ("/v1/password", "post"),
        ("/v1/push", "post"),
        ("/v1/pull", "get"),
        ("/v1/streams/{stream}", "get"),
        ("/v1/leases", "post"),
        ("/v1/drafts", "post"),
        ("/v1/submissions", "post"),
        ("/v1/submissions/{dossier}", "get"),
        ("/v1/blobs/missing", "post"),
        ("/v1/blobs/{sha}", "put"),
        ("/v1/blobs/{sha}", "get"),
        ("/v1/blobs/{sha}", "head"),
    }

    def references(value):
        if isinstance(value, dict):
            yield from (value["$ref"],) if "$ref" in value else ()
            for part in value.values():
                yield from references(part)
        elif isinstance(value, list):
            for part in value:
                yield from references(part)

    for reference in set(references(told)):
        assert reference.rpartition("/")[2] in told["components"]["schemas"], reference
    push = told["paths"]["/v1/push"]["post"]
    assert push["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith(
        "PushRequest"
    )
    assert all(
        "summary" in op and "description" in op for p in told["paths"].values() for op in p.values()
    )


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nothing", 404),
        ("DELETE", "/v1/push", 405),
        ("GET", "/v1/pull/", 404),
        ("GET", "/docs", 404),
    ],
)
def test_what_is_not_there_is_said_in_our_own_words(caller, method, path, status):
    answer = caller.call(method, path)
    assert answer.status_code == status
    assert answer.json()["code"] == "no_route"


def test_trouble_tells_a_trace_and_nothing_else(caller, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("051188001234 SELECT secret FROM person")

    monkeypatch.setattr(pulling.ledger, "page", broken)
    with caplog.at_level(logging.INFO):
        answer = caller.call("GET", "/v1/pull")
    assert answer.status_code == 503
    assert set(answer.json()) == {"code", "vi", "en", "trace", "details"}
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "secret" not in caplog.text
    assert answer.json()["trace"] in caplog.text


def test_a_caller_that_stops_midway_is_hung_up_on(central, caller, address):
    import socket

    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(
            b"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nAuthorization: Bearer "
            + caller.token.encode()
            + b"\r\n\r\n{"
        )
        line.settimeout(20)
        assert b"408" in line.recv(100)


def test_scopes_of_a_chain_reach_only_their_devices(central, caller, other, staff):
    theirs = Chain(OTHER_NODE, staff, family=8, scope="H48.09")
    results(other.push(theirs.act(SECOND, accepted(1))))
    results(caller.push(Chain(NODE, staff).act(STREAM, accepted(2))))
    scopes = {e["scope"] for e in other.call("GET", "/v1/pull").json()["entries"]}
    assert scopes == {"H48.09", ledger.EVERYONE}
    scopes = {e["scope"] for e in caller.call("GET", "/v1/pull").json()["entries"]}
    assert scopes == {"H48.09", AGENCY, ledger.EVERYONE}  # an unlimited device sees all
