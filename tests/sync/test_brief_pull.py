"""A desk is not sent again what it wrote itself, and still learns when the server has it otherwise."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from counter_app.errors.central import AnswerBrokenError
from counter_app.errors.storage import EntryAlteredError
from counter_app.job import Job
from counter_app.store import journal
from counter_app.store.entry_rows import COLUMNS, hash_of_row
from counter_app.store.tables import entry
from counter_app.sync import inbox, wire
from counter_app.sync.client import CentralClient
from counter_app.sync.tally import Tally
from tests.sync.desks import Pc


@pytest.fixture
def pages(monkeypatch):
    """The pages that were pulled, in order."""
    seen = []
    real = CentralClient.pull

    def watched(client, after, **kwargs):
        page = real(client, after, **kwargs)
        seen.append((kwargs.get("own", "whole"), page))
        return page

    monkeypatch.setattr(CentralClient, "pull", watched)
    return seen


def test_its_own_come_without_their_bodies_and_those_of_others_whole(new_pc, pages):
    one, two = new_pc(1), new_pc(2)
    two.accept(2)
    two.sync()
    stream = one.accept(1)
    pages.clear()
    report = one.sync()
    assert report.confirmed
    (held,) = one.entries(stream)
    ((asked, page),) = pages
    assert asked == "brief"
    assert page.own == (wire.OwnEntry(id=held.id, position=held.position, hash=held.hash),)
    assert {sent.node for sent in page.entries}.isdisjoint({one.node.id})
    assert all(sent.body for sent in page.entries)


def test_a_page_that_leads_nowhere_is_no_answer(pc, monkeypatch):
    """Asked for again and again it would never end."""
    now = pc.client.hello().now
    page = wire.PullAnswer(entries=(), next=0, more=True, head=0, now=now)
    monkeypatch.setattr(CentralClient, "pull", lambda *_args, **_kwargs: page)
    with pytest.raises(AnswerBrokenError):
        inbox.pull_all(pc.desk, pc.client, Tally(), Job())


def test_the_hash_of_a_row_is_that_of_its_entry(pc):
    stream = pc.accept(1)
    with pc.desk.db.read() as conn:
        rows = conn.execute(entry.select().with_only_columns(*COLUMNS)).all()
        (held,) = journal.entries(conn, stream)
    assert [hash_of_row(row) for row in rows] == [held.hash]


def test_a_position_whose_answer_was_lost_is_learnt_from_the_page(pc):
    """A page of the same sync may tell it first: then the entry counts as sent."""
    stream = pc.accept(1)
    pc.sync()
    (held,) = pc.entries(stream)
    with pc.desk.db.write() as conn:
        conn.execute(text("DROP TRIGGER entry_keeps"))
        conn.execute(entry.update().where(entry.c.id == held.id).values(position=None))
        conn.execute(text("DELETE FROM cursor"))
    tally = Tally()
    inbox.pull_all(pc.desk, pc.client, tally, Job())
    assert tally.sent == 1
    assert pc.entries(stream) == [held]


def test_a_desk_that_lost_its_own_entries_gets_them_whole(tmp_path, pc, pages):
    pc.sync()
    copy = tmp_path / "yesterday.db"
    pc.desk.db.backup(copy)
    stream = pc.accept(1, pages=[b"page"])
    assert pc.sync().confirmed
    held = pc.entries(stream)
    pc.close()
    root = tmp_path / "restored"
    root.mkdir()
    (root / "counter.db").write_bytes(copy.read_bytes())
    restored = Pc.open(root, family=7)
    restored.connect()
    pages.clear()
    restored.sync()
    assert [asked for asked, _ in pages] == ["brief", "whole"]
    assert restored.entries(stream) == held
    restored.close()


def test_an_entry_altered_on_the_server_is_found(central, pc):
    stream = pc.accept(1)
    pc.sync()
    (held,) = pc.entries(stream)
    with central.write() as tx:
        tx.execute(text("DROP TRIGGER entry_keeps"))
        tx.execute(entry.update().where(entry.c.id == held.id).values(actor="somebody-else"))
    with pc.desk.db.write() as conn:
        conn.execute(text("DELETE FROM cursor"))
    assert isinstance(pc.sync().problem, EntryAlteredError)
    assert pc.entries(stream) == [held]
    assert replace(held, actor="somebody-else").hash != held.hash
