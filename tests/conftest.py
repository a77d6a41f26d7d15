"""Fixtures that every room uses."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_foreign_keystore(monkeypatch):
    """Tests never touch the keystore of whoever runs them."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def _small_ballast(monkeypatch):
    """The room set aside for a full disk is 64 MiB; hundreds of test desks need not write it."""
    monkeypatch.setattr("counter_app.store.ballast.SIZE", 1 << 16)
