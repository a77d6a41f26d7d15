"""A real database file and real blobs for every store test."""

import pytest

from counter_app.store.blobs import BlobStore
from counter_app.store.database import Database
from counter_app.store.upgrade import upgrade_desk
from tests.store.store_samples import AT, KEY, CountingIds


def nothing(_done, _of):
    """Progress nobody watches."""


@pytest.fixture(scope="session")
def _empty_desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "desk.db"
    database = Database.open_desk(path, KEY)
    upgrade_desk(database, now=AT, progress=nothing)
    database.close()
    return path.read_bytes()


@pytest.fixture
def desk_path(tmp_path, _empty_desk):
    path = tmp_path / "data" / "desk.db"
    path.parent.mkdir()
    path.write_bytes(_empty_desk)
    return path


@pytest.fixture
def db(desk_path):
    database = Database.open_desk(desk_path, KEY)
    yield database
    database.close()


@pytest.fixture
def blobs(tmp_path):
    return BlobStore(tmp_path / "data" / "blobs", KEY)


@pytest.fixture
def ids():
    return CountingIds()
