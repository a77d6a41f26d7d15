"""Situation 13: kill -9 anywhere between a page's file, its draft row and the acceptance.

A child process works and says what is done after each commit; the parent kills it at a line of its
choosing and looks at what is left.
"""

import subprocess
import sys

import pytest

from counter_app.store import drafts, journal
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.verify import verify
from tests.store.store_samples import KEY, NODE, accept

WORK = """
import sys
from dataclasses import replace
from pathlib import Path
from counter_app.domain.ids import Uuid7Source
from counter_app.store import drafts, journal
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from tests.store.store_samples import *

root = Path(sys.argv[1])
db = Database.open_desk(root / "desk.db", KEY)
blobs = BlobStore(root / "blobs", KEY)
ids = Uuid7Source()

def say(*words):
    print(*words, flush=True)

for number in range(1, 1000):
    one = draft(ids.new_id())
    with db.write() as conn:
        drafts.save(conn, one, AT)
    say("draft", one.id)
    for seq in (1, 2, 3):
        data = ids.new_salt().encode() * 5000
        sha = blobs.put(data)
        say("file", sha)
        page = draft_page(seq, id=ids.new_id(), raw_blob=sha)
        page = replace(page, image=replace(page.image, blob=sha, size=len(data)))
        with db.write() as conn:
            drafts.add_page(conn, one.id, page, AT)
        say("page", one.id, sha)
    with db.write() as conn:
        view = drafts.load(conn, one.id)
        filed = pages_filed(3)
        filed = replace(filed, pages=tuple(
            replace(old, image=new.image) for old, new in zip(filed.pages, view.pages)
        ))
        written = journal.append(
            conn, author(ids), stream="dossier/" + one.id, scope=AGENCY,
            bodies=[accepted(number), filed],
        )
        drafts.close(conn, one.id, act=written.act, at=AT)
    say("accepted", one.id)
"""


def work_until(root, lines):
    """Run the child for `lines` lines, then kill it; what it said it had done."""
    said = []
    with subprocess.Popen(
        [sys.executable, "-c", WORK, root], stdout=subprocess.PIPE, text=True
    ) as child:
        for line in child.stdout:
            said.append(line.split())
            if len(said) == lines:
                child.kill()
                break
        child.wait()
    assert len(said) == lines
    return said


@pytest.mark.parametrize("lines", [1, 2, 3, 8, 9, 13, 27, 40])
def test_nothing_said_to_be_done_is_lost_and_nothing_is_half(desk_path, lines):
    root = desk_path.parent
    said = work_until(root, lines)
    db = Database.open_desk(desk_path, KEY)
    blobs = BlobStore(root / "blobs", KEY)

    assert verify(db, blobs, mark=None, progress=lambda _a, _b: None).problems == ()
    drafts_said = {words[1] for words in said if words[0] == "draft"}
    accepted_said = {words[1] for words in said if words[0] == "accepted"}
    with db.read() as conn:
        open_drafts = {line.draft.id for line in drafts.list_open(conn)}
        dossiers = {
            one: journal.fold(conn, f"dossier/{one}")
            for one in drafts_said
            if journal.entries(conn, f"dossier/{one}")
        }
        named = drafts.named_blobs(conn)
    # a draft is open or a whole dossier, never both and never neither
    assert drafts_said <= open_drafts | set(dossiers)
    assert not open_drafts & set(dossiers)
    assert accepted_said <= set(dossiers)
    for state in dossiers.values():
        assert len(state.pages) == 3
    for words in said:
        if words[0] == "page":
            assert words[2] in named
        if words[0] in {"file", "page"}:
            blobs.get(words[-1])
    db.close()


def test_a_killed_desk_goes_on_writing_its_chain(desk_path, ids):
    work_until(desk_path.parent, 12)
    db = Database.open_desk(desk_path, KEY)
    with db.write() as conn:
        before = journal.tail(conn, NODE)
        accept(conn, ids, 900)
        after = journal.tail(conn, NODE)
    assert after.node_seq == before.node_seq + 2
    blobs = BlobStore(desk_path.parent / "blobs", KEY)
    report = verify(db, blobs, mark=None, progress=lambda _a, _b: None)
    assert {problem.what for problem in report.problems} <= {"blob"}
    db.close()
