"""sync.md §6.5 nos. 1, 2, 6: nothing of a person lies in plain in the data folder."""

from dataclasses import replace

from counter_app.domain.draft import Person
from counter_app.store import drafts, upgrade
from counter_app.store.ballast import Ballast
from tests.store.store_samples import AT, KEY, accept, draft, draft_page

NAME = "Hoàng Chim Yến Canary"
NUMBER = "051188999777"
SCAN = b"\xff\xd8\xff\xe0\x00\x10JFIF" + NAME.encode() * 50


def test_no_12_digits_name_page_or_key_in_any_file(db, blobs, ids, tmp_path):
    sha = blobs.put(SCAN)
    person = Person(name=NAME, id_number=NUMBER)
    with db.write() as conn:
        drafts.save(conn, draft(owner=person), AT)
        page = draft_page(1)
        drafts.add_page(
            conn, draft().id, replace(page, image=replace(page.image, blob=sha), raw_blob=sha), AT
        )
        accept(conn, ids, 1, owner=person)
    with db.read() as conn:  # while the WAL is there, and a copy beside it
        upgrade.back_up(db, db.path, now=AT, reason="0001")
        files = [path for path in db.path.parent.rglob("*") if path.is_file()]
        assert {path.suffix for path in files} >= {".db", ".db-wal"}
        for path in files:
            data = path.read_bytes()
            for canary in (NAME, NAME.lower(), "hoang chim yen", NUMBER, sha, KEY.hex()):
                assert canary.encode() not in data, path
            assert KEY not in data
            assert b"JFIF" not in data
            assert sha not in path.name


def test_ballast_is_laid_once_and_given_back(tmp_path, monkeypatch):
    monkeypatch.setattr("counter_app.store.ballast.SIZE", 1 << 20)
    monkeypatch.setattr("counter_app.store.ballast.ROOM_WANTED", 1)
    ballast = Ballast(tmp_path / "desk.ballast")
    assert ballast.lay()
    assert (tmp_path / "desk.ballast").stat().st_size == 1 << 20
    assert ballast.lay()
    assert ballast.give_back()
    assert not ballast.give_back()
    monkeypatch.setattr("counter_app.store.ballast.ROOM_WANTED", 1 << 62)
    assert not ballast.lay()
