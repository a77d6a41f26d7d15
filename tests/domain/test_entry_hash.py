"""What is hashed is the header as one RFC 8785 array, whatever its texts hold."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.entry import GENESIS, Entry

ENTRY = Entry(
    id="e1",
    node="n1",
    node_seq=1,
    act="a1",
    stream="dossier/1",
    scope="H48.05",
    kind="accepted",
    kind_version=1,
    at=datetime(2026, 11, 23, 1, 5, tzinfo=UTC),
    clock_offset_ms=-1200,
    actor="staff-1",
    body_sha="0" * 64,
    prev=GENESIS,
)
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)


@given(TEXT, TEXT, TEXT, WHOLE, WHOLE)
def test_the_hash_is_that_of_the_canonical_array(stream, scope, actor, seq, offset):
    entry = replace(
        ENTRY, stream=stream, scope=scope, actor=actor, node_seq=seq, clock_offset_ms=offset
    )
    assert entry.hash == hashlib.sha256(rfc8785.dumps(entry.header())).hexdigest()


def test_the_hash_never_changes_between_versions():
    """Chains of every database that exists depend on it."""
    assert ENTRY.hash == "6dd248cac46e09b8f06e5811a748653a429116d0ecc6740d1ebc98a710f526ab"
