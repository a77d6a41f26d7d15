"""The data folder may be moved: the unsent day moves with it, whatever keystore holds the key."""

import hashlib
import shutil
from dataclasses import replace

import pytest

from counter_app.domain.ids import Uuid7Source
from counter_app.errors.storage import KeyMissingError
from counter_app.settings import DataFolder
from counter_app.store import journal, keys, opening
from tests.store.store_samples import AT, accepted, pages_filed


class Keyring:
    """A system keystore: it belongs to the account, not to a folder."""

    def __init__(self):
        self.kept = {}

    def read(self, name):
        return self.kept.get(name)

    def write(self, name, secret):
        self.kept[name] = secret


@pytest.fixture(params=["system", "files"])
def keystore(request, monkeypatch):
    if request.param == "files":
        return None
    ring = Keyring()
    monkeypatch.setattr(keys, "open_keystore", lambda _folder: ring)
    return ring


def opened(root, *, must_exist=True):
    return opening.open_folder(
        DataFolder(root),
        practice=False,
        now=AT,
        ids=Uuid7Source(),
        progress=lambda _done, _of: None,
        must_exist=must_exist,
    )


def worked(root):
    """A folder with one unsent dossier; its node."""
    store = opened(root, must_exist=False)
    author = journal.Author(
        node=store.node.id, actor="staff-1", at=AT, clock_offset_ms=0, ids=store.ids
    )
    filed = pages_filed(1)
    image = replace(filed.pages[0].image, blob=store.blobs.put(b"page"), size=4)
    filed = replace(filed, pages=(replace(filed.pages[0], image=image),))
    with store.db.write() as conn:
        bodies = [accepted(1), filed]
        journal.append(conn, author, stream="dossier/1", scope="H48.05", bodies=bodies)
    store.close()
    return store.node.id


def held(root):
    store = opened(root)
    with store.db.read() as conn:
        unsent = journal.unsent_count(conn)
    page = store.blobs.get(hashlib.sha256(b"page").hexdigest())
    store.close()
    return store.node.id, unsent, page


def test_a_moved_folder_opens_with_its_whole_day(tmp_path, keystore):
    node = worked(tmp_path / "before")
    shutil.move(tmp_path / "before", tmp_path / "after")
    assert held(tmp_path / "after") == (node, 2, b"page")


def test_a_new_folder_at_the_old_place_gets_a_key_of_its_own(tmp_path, keystore):
    worked(tmp_path / "here")
    shutil.move(tmp_path / "here", tmp_path / "there")
    worked(tmp_path / "here")
    stores = [opened(tmp_path / name) for name in ("here", "there")]
    assert stores[0].key != stores[1].key
    for store in stores:
        store.close()


def test_a_folder_from_before_folders_had_names_takes_its_name_along(tmp_path, monkeypatch):
    ring = Keyring()
    monkeypatch.setattr(keys, "open_keystore", lambda _folder: ring)
    old = tmp_path / "old"
    node = worked(old)
    (old / "keys" / "name").unlink()
    ((_, secret),) = ring.kept.items()
    of_path = hashlib.sha256(str(old.resolve()).encode()).hexdigest()[:16]
    ring.kept = {f"desk-{of_path}": secret}
    assert held(old) == (node, 2, b"page")
    shutil.move(old, tmp_path / "new")
    assert held(tmp_path / "new") == (node, 2, b"page")


@pytest.mark.parametrize("written", ["", "desk-", "desk-../../etc", "desk-xyzxyzxyzxyzxyzx", "é"])
def test_a_spoilt_name_is_no_name_and_makes_no_second_key(tmp_path, monkeypatch, written):
    ring = Keyring()
    monkeypatch.setattr(keys, "open_keystore", lambda _folder: ring)
    worked(tmp_path / "one")
    (tmp_path / "one" / "keys" / "name").write_text(written, "utf-8")
    with pytest.raises(KeyMissingError):
        opened(tmp_path / "one")
    assert len(ring.kept) == 1
