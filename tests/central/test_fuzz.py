"""Whatever is sent to a door: an answer of ours, never trouble, never anything stored by half."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.store import ledger
from counter_app.sync import framing, wire
from tests.central.conftest import NODE
from tests.central.serving import Caller, Chain, clerk, open_new_central, served
from tests.store.store_samples import accepted

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
OURS = {"code", "vi", "en", "trace", "details"}
POSTS = (
    "/v1/push",
    "/v1/enrol",
    "/v1/nodes",
    "/v1/sign-in",
    "/v1/password",
    "/v1/leases",
    "/v1/drafts",
    "/v1/submissions",
    "/v1/blobs/missing",
)
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """One server for all examples."""
    central = open_new_central(tmp_path_factory.mktemp("fuzz") / "central")
    staff = clerk(central)
    with served(central) as address, Caller(address) as caller:
        yield central, staff, caller.enrolled(central, node=NODE)
    central.db.close()


def everything(central):
    with central.read() as tx:
        return ledger.page(tx, after=0, limit=1 << 30, agencies=()).entries


def is_ours(answer):
    """Not 200 means one of our denials, complete and without trouble."""
    if answer.status_code == 200:
        return True
    return answer.status_code < 500 and set(answer.json()) == OURS


@QUICK
@given(path=st.sampled_from(POSTS), body=st.binary(max_size=200) | JSON.map(msgspec.json.encode))
def test_any_bytes_to_any_door(house, path, body):
    central, _, caller = house
    before = everything(central)
    assert is_ours(caller.call("POST", path, data=body))
    assert everything(central) == before


# What a field may be mistaken for.
MISTAKEN = st.sampled_from(
    [None, "", 0, -1, 1 << 62, 1 << 70, 1.5, "\x00", "é" * 300, [], {}, True]
)


@QUICK
@given(data=st.data())
def test_any_field_of_an_entry_may_be_anything(house, data):
    central, staff, caller = house
    before = everything(central)
    entry = msgspec.to_builtins(
        wire.SentEntry.of(Chain(NODE, staff, family=50).act("dossier/1", accepted(1))[0])
    )
    for name in data.draw(st.sets(st.sampled_from(sorted(entry)), min_size=1, max_size=3)):
        if data.draw(st.booleans()):
            del entry[name]
        else:
            entry[name] = data.draw(MISTAKEN | JSON)
    body = framing.encode({"entries": [entry]})
    answer = caller.call("POST", "/v1/push", data=body)
    assert is_ours(answer)
    if answer.status_code != 200:
        assert everything(central) == before


@QUICK
@given(data=st.data())
def test_any_body_of_any_kind_is_stored_as_it_stands_or_turned_away(house, data):
    """A body may be anything that is text; it is kept, judged, and never changed."""
    central, staff, caller = house
    through = caller.call("GET", "/v1/hello").json()["through"]
    chain = Chain(NODE, staff, family=1000 + through)
    if through:
        last = [e for e in everything(central) if e.node == NODE][-1]
        chain.seq, chain.tip = last.node_seq, last.hash
    text = data.draw(
        JSON.map(lambda value: msgspec.json.encode(value).decode())
        | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)
    )
    kinds = ("accepted", "pages_filed", "fee_taken", "viewed", "printed", "code_mapped", "new_kind")
    stream = f"dossier/{data.draw(st.integers(0, 5))}"
    entry = chain.act(stream, text)[0]
    entry = replace(entry, kind=data.draw(st.sampled_from(kinds)))
    answer = caller.push([entry])
    assert answer.status_code == 200, answer.text
    stored = {e.id: e for e in everything(central)}[entry.id]
    assert stored.body == text
    assert stored.hash == entry.hash


@QUICK
@given(
    path=st.sampled_from(["/v1/pull", "/v1/streams/", "/v1/blobs/", "/v1/hello", "/v1/"]),
    tail=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
)
def test_any_path(house, path, tail):
    _, _, caller = house
    for method in ("GET", "PUT"):
        answer = caller.call(method, path + tail, data=b"x" if method == "PUT" else None)
        assert is_ours(answer)
