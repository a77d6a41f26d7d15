"""Fixtures that every room uses."""

import os

import pytest
from hypothesis import settings

from counter_app.store.passwords import Passwords

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A loaded machine is no reason to fail: nothing in the suite is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _no_foreign_keystore(monkeypatch):
    """Tests never touch the keystore of whoever runs them."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def _small_ballast(monkeypatch):
    """The room set aside for a full disk is 64 MiB; hundreds of test desks need not write it."""
    monkeypatch.setattr("counter_app.store.ballast.SIZE", 1 << 16)


@pytest.fixture(autouse=True)
def _cheap_passwords(request, monkeypatch):
    """A password costs 0.2 s by design; thousands of tests need not pay it."""
    if not request.node.get_closest_marker("full_price"):
        for name, value in {"time_cost": 1, "memory_kib": 8, "lanes": 1}.items():
            monkeypatch.setitem(Passwords.__init__.__kwdefaults__, name, value)
