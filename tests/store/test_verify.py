"""`verify` finds what was altered, and nothing else."""

import pytest

from counter_app.store import drafts, journal, node, notes
from counter_app.store.keys import Mark
from counter_app.store.tables import ENTRY_GUARDS
from counter_app.store.verify import verify
from tests.store.store_samples import AGENCY, AT, NODE, accept, author, corrected, fee_taken


@pytest.fixture
def desk(db, blobs, ids):
    """Three dossiers; the last entry is ours and not sent."""
    with db.write() as conn:
        notes.write(conn, "node", node.Node(id=NODE, practice=False, made_at=AT))
        for serial in (1, 2, 3):
            stream = accept(conn, ids, serial, pages=0)
            journal.append(
                conn, author(ids), stream=stream, scope=AGENCY, bodies=[fee_taken(), corrected()]
            )
    return db


def look(db, blobs, mark=None):
    return verify(db, blobs, mark=mark, progress=lambda _a, _b: None)


def tamper(db, *statements):
    """What a person with the key can do with raw SQL."""
    with db.write() as conn:
        conn.exec_driver_sql("DROP TRIGGER entry_keeps")
        conn.exec_driver_sql("DROP TRIGGER entry_stays")
        for statement in statements:
            conn.exec_driver_sql(statement)
        for guard in ENTRY_GUARDS:
            conn.exec_driver_sql(guard)


def end_mark(db):
    with db.read() as conn:
        tail = journal.tail(conn, NODE)
    return Mark(node=NODE, node_seq=tail.node_seq, hash=tail.hash)


def test_an_untouched_desk_is_whole(desk, blobs):
    report = look(desk, blobs, end_mark(desk))
    assert report.problems == ()
    assert (report.entries, report.streams, report.is_whole) == (12, 3, True)


EDIT = "UPDATE entry SET body = replace(body, '150000', '50000') WHERE node_seq = 3"
HEADER = "UPDATE entry SET actor = 'staff-2' WHERE node_seq = 5"
DELETE = "DELETE FROM entry WHERE node_seq = 6"
INSERT = (
    "INSERT INTO entry (id, node, node_seq, act, stream, scope, kind, kind_version, at,"
    " clock_offset_ms, actor, body_sha, prev, body)"
    " SELECT 'forged', node, 99, act, stream, scope, kind, kind_version, at,"
    " clock_offset_ms, actor, body_sha, prev, body FROM entry WHERE node_seq = 12"
)
SWAP = (
    "UPDATE entry SET node_seq = -1 WHERE node_seq = 3",
    "UPDATE entry SET node_seq = 3 WHERE node_seq = 7",
    "UPDATE entry SET node_seq = 7 WHERE node_seq = -1",
)
TRUNCATE = "DELETE FROM entry WHERE node_seq > 10"
LAST = "UPDATE entry SET actor = 'staff-2' WHERE node_seq = 12"


@pytest.mark.parametrize(
    ("what", "statements"),
    [
        ("body", [EDIT]),
        ("chain", [HEADER]),
        ("chain", [DELETE]),
        ("chain", [INSERT]),
        ("chain", SWAP),
        ("mark", [TRUNCATE]),
        ("mark", [LAST]),
    ],
)
def test_no_23_edit_delete_insert_swap_and_cut_are_found(desk, blobs, what, statements):
    mark = end_mark(desk)
    tamper(desk, *statements)
    found = {problem.what for problem in look(desk, blobs, mark).problems}
    assert what in found


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier SET owner_name = 'Ai đó' WHERE row_id = 1",
        "DELETE FROM dossier_fee",
        "INSERT INTO attention VALUES ('x', 'dossier/none', 'refused', 'k', 'a', 'b', 'c', '')",
        "UPDATE serial_used SET serial = 40 WHERE serial = 3",
    ],
)
def test_a_list_that_differs_from_the_journal_is_found(desk, blobs, statement):
    with desk.write() as conn:
        conn.exec_driver_sql(statement)
    assert "projection" in {problem.what for problem in look(desk, blobs).problems}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM dossier_search WHERE rowid = 1",
        "INSERT INTO dossier_search(rowid, names) VALUES (777, 'ai do')",
    ],
)
def test_a_search_index_that_differs_is_found(desk, blobs, statement):
    with desk.write() as conn:
        conn.exec_driver_sql(statement)
    assert {problem.what for problem in look(desk, blobs).problems} == {"index"}


def test_missing_and_damaged_pages_are_found(desk, blobs, tmp_path):
    from dataclasses import replace

    from tests.store.store_samples import draft, draft_page

    whole, spoilt = blobs.put(b"whole"), blobs.put(b"spoilt")
    lost = "0" * 64
    page = draft_page(1)
    with desk.write() as conn:
        drafts.save(conn, draft(), AT)
        drafts.add_page(
            conn,
            draft().id,
            replace(page, image=replace(page.image, blob=whole), raw_blob=spoilt),
            AT,
        )
    assert look(desk, blobs).is_whole
    file = blobs._path(spoilt)
    *before, last = file.read_bytes()
    file.write_bytes(bytes([*before, last ^ 1]))
    with desk.write() as conn:
        page = draft_page(2)
        drafts.add_page(
            conn,
            draft().id,
            replace(page, image=replace(page.image, blob=lost), raw_blob=whole),
            AT,
        )
    problems = {problem.where: problem.detail for problem in look(desk, blobs).problems}
    assert problems == {
        lost: "the page file is missing",
        spoilt: "the page file is damaged",
    }
