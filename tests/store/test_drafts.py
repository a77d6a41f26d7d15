"""Drafts survive, are set aside and come back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from counter_app.domain.draft import Placement
from counter_app.errors.desk import DraftGoneError
from counter_app.store import drafts, journal
from counter_app.store.tables import draft_page as page_table
from tests.store.store_samples import AGENCY, AT, accepted, author, draft, draft_page

ID = draft().id


def load(db, draft_id=ID):
    with db.read() as conn:
        return drafts.load(conn, draft_id)


def save(db, one, at=AT):
    with db.write() as conn:
        drafts.save(conn, one, at)


def test_a_draft_comes_back_as_it_was(db):
    one = draft(focus="intake_idEdit", placements=(Placement(page="p1", paper=2),), revision=7)
    save(db, draft())
    save(db, one, AT + timedelta(seconds=1))
    with db.write() as conn:
        for seq in (2, 1):
            drafts.add_page(conn, ID, draft_page(seq), AT + timedelta(seconds=seq + 1))
        assert drafts.next_page_seq(conn, ID) == 3
    view = load(db)
    assert view.draft == one
    assert view.pages == (draft_page(1), draft_page(2))
    assert view.updated_at == AT + timedelta(seconds=2)


def test_the_same_page_twice_is_one_page(db):
    save(db, draft())
    with db.write() as conn:
        drafts.add_page(conn, ID, draft_page(1), AT)
        drafts.add_page(conn, ID, draft_page(1), AT)
    assert load(db).pages == (draft_page(1),)


def test_open_drafts_are_listed_last_touched_first(db):
    save(db, draft("a"), AT)
    save(db, draft("b"), AT + timedelta(minutes=1))
    with db.write() as conn:
        drafts.add_page(conn, "a", draft_page(1), AT + timedelta(minutes=2))
    with db.read() as conn:
        assert [(d.draft.id, d.page_count) for d in drafts.list_open(conn)] == [("a", 1), ("b", 0)]


def test_an_abandoned_draft_can_be_restored_with_its_pages(db):
    save(db, draft())
    with db.write() as conn:
        drafts.add_page(conn, ID, draft_page(1), AT)
        drafts.abandon(conn, ID, AT)
    assert load(db) is None
    with pytest.raises(DraftGoneError):
        save(db, draft(note="late autosave"))
    with pytest.raises(DraftGoneError), db.write() as conn:
        drafts.add_page(conn, ID, draft_page(2), AT)
    with db.write() as conn:
        drafts.restore(conn, ID, AT)
    assert load(db).pages == (draft_page(1),)


def test_a_closed_draft_cannot_be_closed_saved_or_abandoned(db):
    save(db, draft())
    with db.write() as conn:
        drafts.close(conn, ID, act="act-1", at=AT)
    for gesture in (
        lambda conn: drafts.close(conn, ID, act="act-2", at=AT),
        lambda conn: drafts.abandon(conn, ID, AT),
        lambda conn: drafts.restore(conn, ID, AT),
        lambda conn: drafts.save(conn, draft(), AT),
    ):
        with pytest.raises(DraftGoneError), db.write() as conn:
            gesture(conn)


def test_thirty_untouched_days_set_a_draft_aside_with_notice(db):
    save(db, draft("old"), AT)
    save(db, draft("young"), AT + timedelta(days=2))
    with db.write() as conn:
        gone = drafts.expire(conn, AT + timedelta(days=30, seconds=1))
    assert [one.id for one in gone] == ["old"]
    assert load(db, "old") is None
    assert load(db, "young") is not None
    with db.write() as conn:
        drafts.restore(conn, "old", AT + timedelta(days=30, seconds=5))
    assert load(db, "old").draft.id == "old"


def test_raw_scans_are_kept_until_the_server_has_confirmed(db, ids):
    save(db, draft())
    with db.write() as conn:
        drafts.add_page(conn, ID, draft_page(1), AT)
        written = journal.append(
            conn, author(ids), stream=f"dossier/{ID}", scope=AGENCY, bodies=[accepted()]
        )
        drafts.close(conn, ID, act=written.act, at=AT)
        assert drafts.forget(conn, AT + timedelta(days=100)) == 0
    with db.write() as conn:
        assert drafts.named_blobs(conn) >= {draft_page(1).raw_blob, draft_page(1).image.blob}
        journal.acknowledge(conn, {written.entries[0].id: 1}, {})
        assert drafts.forget(conn, AT) == 1
        assert conn.execute(select(page_table)).all() == []
        assert draft_page(1).raw_blob not in drafts.named_blobs(conn)


def test_an_abandoned_draft_is_forgotten_after_a_day(db):
    save(db, draft())
    with db.write() as conn:
        drafts.abandon(conn, ID, AT)
        assert drafts.forget(conn, AT + timedelta(hours=23)) == 0
        assert drafts.forget(conn, AT + timedelta(hours=25)) == 1
