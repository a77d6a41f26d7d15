"""Data key and high-water mark."""

import os
import stat

import pytest

from counter_app.domain.tries import Lock
from counter_app.errors.storage import KeyMissingError, KeyUnwritableError
from counter_app.store import keys
from counter_app.store.keys import FileKeyStore, Mark, MarkFile, SystemKeyStore
from tests.store.store_samples import AT, NODE, OTHER


@pytest.fixture
def store(tmp_path):
    return FileKeyStore(tmp_path / "keys")


@pytest.fixture
def database(tmp_path):
    return tmp_path / "desk.db"


def test_a_key_is_made_once_and_found_again(store, database):
    key = keys.data_key(store, "data", database=database)
    assert len(key) == 32
    database.write_bytes(b"there")
    assert keys.data_key(store, "data", database=database) == key
    assert keys.data_key(FileKeyStore(store._folder), "data", database=database) == key


def test_two_new_keys_differ(store, database):
    one = keys.data_key(store, "one", database=database)
    assert one != keys.data_key(store, "two", database=database)


def test_a_database_without_its_key_gets_no_new_one(store, database):
    database.write_bytes(b"there")
    with pytest.raises(KeyMissingError) as told:
        keys.data_key(store, "data", database=database)
    assert not (store._folder / "data.key").exists()
    assert "khóa" in told.value.tell().happened


@pytest.mark.parametrize("written", [b"", b"xyz", b"00" * 31, b"zz" * 32, b"\xff\x00" * 32])
def test_a_spoilt_key_file_is_no_key(store, database, written):
    keys.data_key(store, "data", database=database)
    (store._folder / "data.key").write_bytes(written)
    database.write_bytes(b"there")
    with pytest.raises(KeyMissingError):
        keys.data_key(store, "data", database=database)


@pytest.mark.skipif(os.name == "nt", reason="the profile's own rights apply")
def test_only_its_owner_may_read_the_file(store, database):
    keys.data_key(store, "data", database=database)
    assert stat.S_IMODE((store._folder / "data.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(store._folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told(tmp_path, database):
    (tmp_path / "keys").write_text("a file stands in the way")
    with pytest.raises(KeyUnwritableError):
        keys.data_key(FileKeyStore(tmp_path / "keys"), "data", database=database)


def test_a_keystore_that_forgets_is_found_before_there_is_data(database):
    class Forgetful:
        def read(self, name):
            return None

        def write(self, name, secret):
            pass

    with pytest.raises(KeyUnwritableError):
        keys.data_key(Forgetful(), "data", database=database)


def test_without_a_system_keystore_a_file_is_used(tmp_path):
    assert isinstance(keys.open_keystore(tmp_path), FileKeyStore)  # the suite's backend is "fail"


def test_a_trustworthy_keystore_is_used(tmp_path, monkeypatch):
    import keyring
    from keyring.backend import KeyringBackend

    held = {}

    class Backend(KeyringBackend):
        priority = 1

        def get_password(self, service, username):
            return held.get((service, username))

        def set_password(self, service, username, password):
            held[service, username] = password

    Backend.__module__ = "keyring.backends.SecretService"
    monkeypatch.setattr(keyring, "get_keyring", Backend)
    monkeypatch.setattr(keyring, "get_password", Backend().get_password)
    monkeypatch.setattr(keyring, "set_password", Backend().set_password)
    store = keys.open_keystore(tmp_path)
    assert isinstance(store, SystemKeyStore)
    key = keys.data_key(store, "data", database=tmp_path / "desk.db")
    assert store.read("data") == key.hex()
    assert list(tmp_path.iterdir()) == []


def test_a_plain_text_keyring_is_not_trusted(tmp_path, monkeypatch):
    import keyring

    class Plain:
        pass

    Plain.__module__ = "keyrings.alt.file"
    monkeypatch.setattr(keyring, "get_keyring", Plain)
    assert isinstance(keys.open_keystore(tmp_path), FileKeyStore)


def test_a_system_keystore_that_fails_is_told(tmp_path):
    with pytest.raises(KeyUnwritableError):
        SystemKeyStore().write("data", "00")
    assert SystemKeyStore().read("data") is None


def test_a_mark_comes_back_and_a_spoilt_one_is_none(tmp_path):
    file = MarkFile(tmp_path / "keys" / "mark.json")
    assert file.read() is None
    mark = Mark(node=NODE, node_seq=7, hash="ab", locks={"1042": Lock(failed=6, until=AT)})
    file.write(mark)
    assert file.read() == mark
    (tmp_path / "keys" / "mark.json").write_bytes(b"\xff{")
    assert file.read() is None


@pytest.mark.parametrize(
    ("mark", "forked"),
    [
        (None, False),
        (Mark(node=NODE, node_seq=6), False),  # the mark may lag behind
        (Mark(node=NODE, node_seq=7), False),
        (Mark(node=NODE, node_seq=8), True),  # the database was put back
        (Mark(node=OTHER, node_seq=1), True),  # the database of another PC
    ],
)
def test_a_database_that_knows_less_than_its_mark_is_a_fork(mark, forked):
    assert keys.is_forked(mark, node=NODE, node_seq=7) is forked
