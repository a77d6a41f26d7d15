"""Fixtures that every room uses."""

import gc
import os

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import settings

from counter_app.store import database
from counter_app.store.passwords import Passwords

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

EARNEST = dict(Passwords.__init__.__kwdefaults__)

# A loaded machine is no reason to fail: nothing in the suite is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_sessionstart():
    gc.disable()


def pytest_collection_finish():
    """Thousands of collected tests are no garbage: looking through them took a tenth of the run."""
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once():
    """Every SQLite file shares what SQLAlchemy made of our statements: a test opens several, and
    putting all anew into SQL would be a tenth of its work.
    """
    create = database.create_engine
    shared = create("sqlite+pysqlite://", module=sqlcipher, query_cache_size=5000)
    shared.connect().close()  # the dialect has met the library

    def create_sharing(url, **options):
        engine = create(url, **options)
        if url.startswith("sqlite"):
            engine.dialect = engine.pool._dialect = shared.dialect
            engine._compiled_cache = shared._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "create_engine", create_sharing)
        yield
    shared.dispose()


@pytest.fixture(scope="session", autouse=True)
def _no_foreign_keystore():
    """Tests never touch the keystore of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture
def practice_server_here(monkeypatch):
    """A practice desk's own server is served by this process: to start one takes a second."""
    from tests.central.serving import CentralHere

    monkeypatch.setattr("counter_app.sync.link.EmbeddedCentral", CentralHere)


@pytest.fixture(scope="session", autouse=True)
def _small_ballast():
    """The room set aside for a full disk is 64 MiB; hundreds of test desks need not write it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("counter_app.store.ballast.SIZE", 1 << 16)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords():
    """A password costs 0.2 s by design; thousands of tests need not pay it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"time_cost": 1, "memory_kib": 8, "lanes": 1}.items():
            patch.setitem(Passwords.__init__.__kwdefaults__, name, value)
        yield


@pytest.fixture
def full_price(monkeypatch):
    """Passwords cost what they cost in earnest."""
    for name, value in EARNEST.items():
        monkeypatch.setitem(Passwords.__init__.__kwdefaults__, name, value)
