"""Words read off pages: found, laid under pages, forgotten with them."""

import pytest
from sqlalchemy import text

from counter_app.domain.draft import Person
from counter_app.store import page_text
from counter_app.store.page_text import PageWord, PageWords
from tests.store.store_samples import AT, accept, image

LAND = (
    PageWord(text="Thửa", box=(10, 20, 30, 8)),
    PageWord(text="đất", box=(45, 20, 20, 8)),
    PageWord(text="215", box=(70, 20, 20, 8)),
)


@pytest.fixture
def dossiers(db, ids):
    """Two dossiers of this PC: of page 1000, and of pages 2000 and 2001."""
    with db.write() as conn:
        one = accept(conn, ids, 1, owner=Person(name="Trần Một"), pages=1)
        return one, accept(conn, ids, 2, owner=Person(name="Trần Hai"), pages=2)


def found(db, typed):
    with db.read() as conn:
        return [hit.owner_name for hit in page_text.search(conn, typed)]


def keep(db, number, words, turn=0):
    with db.write() as conn:
        page_text.keep(conn, image(number).blob, turn, words, at=AT)


@pytest.mark.parametrize("typed", ["thửa đất", "thua dat", "THỬA", "215", "đất 215"])
def test_a_dossier_is_found_by_what_stands_on_its_page(db, dossiers, typed):
    keep(db, 2001, LAND)
    assert found(db, typed) == ["Trần Hai"]


@pytest.mark.parametrize("typed", ["", '"', "rừng", "thửa rừng", "NEAR(thua dat)"])
def test_what_does_not_stand_there_finds_nothing(db, dossiers, typed):
    keep(db, 2001, LAND)
    assert found(db, typed) == []


def test_a_dossier_of_two_such_pages_is_found_once_the_newest_first(db, dossiers):
    for number in (2000, 1000, 2001):
        keep(db, number, LAND)
    assert found(db, "thửa") == ["Trần Hai", "Trần Một"]


def test_words_come_back_as_they_were_read(db, dossiers):
    keep(db, 1000, LAND, turn=90)
    keep(db, 1000, (), turn=0)  # read before: stays as it is
    with db.read() as conn:
        read = page_text.of_pages(conn, [image(1000).blob, image(2001).blob])
    assert read == {image(1000).blob: PageWords(turn=90, words=LAND)}


def test_pages_wait_oldest_first_until_they_are_read(db, dossiers):
    with db.read() as conn:
        waiting = page_text.unread(conn, 0)
        assert [one.blob for one in waiting] == sorted(one.blob for one in waiting)
        assert {one.stream for one in waiting} == set(dossiers)
    keep(db, 1000, ())
    with db.read() as conn:
        assert [one.blob for one in page_text.unread(conn, 0)] == [
            image(2000).blob,
            image(2001).blob,
        ]
        assert page_text.unread(conn, waiting[-1].node_seq + 1) == []


def test_words_go_with_their_page(db, dossiers):
    keep(db, 1000, LAND)
    keep(db, 2001, LAND)
    with db.write() as conn:
        conn.execute(
            text("DELETE FROM dossier_page WHERE blob = :gone"), {"gone": image(2001).blob}
        )
        assert page_text.forget_removed(conn) == 1
        assert page_text.forget_removed(conn) == 0
        assert conn.execute(text("SELECT count(*) FROM page_search")).scalar() == 1
        assert set(page_text.of_pages(conn, [image(1000).blob, image(2001).blob])) == {
            image(1000).blob
        }
