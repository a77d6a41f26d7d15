"""Page files: whole, encrypted, checked."""

import hashlib
import os
from datetime import timedelta

import pytest

from counter_app.errors.storage import (
    BlobDamagedError,
    BlobMissingError,
    DiskFullError,
    WrongKeyError,
)
from counter_app.store.blobs import BlobStore
from tests.store.store_samples import AT

PAGE = b"\xff\xd8\xff\xe0JFIF canary page" * 1000
NEVER = "0" * 64


@pytest.fixture
def root(tmp_path):
    return tmp_path / "data" / "blobs"


def files(root):
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_what_is_put_comes_back_under_its_own_hash(blobs):
    sha = blobs.put(PAGE)
    assert sha == hashlib.sha256(PAGE).hexdigest()
    assert blobs.get(sha) == PAGE
    assert blobs.has(sha)
    assert blobs.get(blobs.put(b"")) == b""


def test_no_plain_page_and_no_telling_name_on_disk(blobs, root):
    sha = blobs.put(PAGE)
    (file,) = files(root)
    assert b"canary" not in file.read_bytes()
    assert b"JFIF" not in file.read_bytes()
    assert sha not in str(file)


def test_putting_twice_is_one_file(blobs, root):
    blobs.put(PAGE)
    (file,) = files(root)
    before = file.stat().st_mtime_ns
    blobs.put(PAGE)
    assert files(root) == [file]
    assert file.stat().st_mtime_ns == before


def test_a_torn_file_is_written_again(blobs, root):
    sha = blobs.put(PAGE)
    (file,) = files(root)
    file.write_bytes(file.read_bytes()[:100])
    blobs.put(PAGE)
    assert blobs.get(sha) == PAGE


@pytest.mark.parametrize("place", [0, 12, 5000, -1])
def test_one_changed_byte_is_found(blobs, root, place):
    sha = blobs.put(PAGE)
    (file,) = files(root)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    with pytest.raises(BlobDamagedError):
        blobs.get(sha)


@pytest.mark.parametrize("left", [0, 5, 20])
def test_a_cut_file_is_found(blobs, root, left):
    sha = blobs.put(PAGE)
    (file,) = files(root)
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(BlobDamagedError):
        blobs.get(sha)


def test_swapped_files_are_found(blobs, root):
    one, two = blobs.put(b"one"), blobs.put(b"two")
    first, second = files(root)
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    for sha in (one, two):
        with pytest.raises(BlobDamagedError):
            blobs.get(sha)


def test_a_missing_file_is_told(blobs):
    assert not blobs.has(NEVER)
    with pytest.raises(BlobMissingError):
        blobs.get(NEVER)
    blobs.remove(NEVER)


def test_another_key_finds_nothing(blobs, root):
    sha = blobs.put(PAGE)
    assert not BlobStore(root, bytes(32)).has(sha)
    with pytest.raises(WrongKeyError):
        BlobStore(root, b"short")


def test_the_sweep_takes_what_nothing_names_and_old_part_files(blobs, root):
    kept, lost, young = blobs.put(b"kept"), blobs.put(b"lost"), blobs.put(b"young")
    part = files(root)[0].with_name("x.1234.part")
    part.write_bytes(b"half")
    old = (AT - timedelta(days=2)).timestamp()
    for path in files(root):
        os.utime(path, (old, old))
    now = AT.timestamp()
    os.utime(blobs._path(young), (now, now))
    assert blobs.sweep({kept}, older_than=AT - timedelta(days=1)) == 2
    assert [blobs.has(sha) for sha in (kept, lost, young)] == [True, False, True]
    assert not part.exists()


def test_a_failed_write_leaves_nothing(blobs, root, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("counter_app.store.blobs.os.fsync", full)
    with pytest.raises(DiskFullError):
        blobs.put(PAGE)
    assert files(root) == []
