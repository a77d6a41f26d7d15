"""The dossier behind a stream, or a clear no."""

from __future__ import annotations

from counter_app.domain.dossier.state import DossierState
from counter_app.domain.streams import UnreadableState
from counter_app.errors.desk import DossierNotFoundError, DossierUnreadableError
from counter_app.store import journal
from counter_app.store.database import Connection


def readable(conn: Connection, stream: str) -> DossierState:
    """Its state, empty where nothing was written yet. Raises DossierUnreadableError when a newer
    program wrote it.
    """
    state = journal.fold(conn, stream)
    if isinstance(state, UnreadableState):
        raise DossierUnreadableError
    if not isinstance(state, DossierState):
        raise DossierNotFoundError
    return state


def known(conn: Connection, stream: str) -> DossierState:
    """Accepted, asked for a supplement or refused. Raises DossierNotFoundError,
    DossierUnreadableError.
    """
    state = readable(conn, stream)
    if state.accepted is None and state.file is None:
        raise DossierNotFoundError
    return state


def accepted(conn: Connection, stream: str) -> DossierState:
    """Accepted once, whatever came after. Raises DossierNotFoundError, DossierUnreadableError."""
    state = readable(conn, stream)
    if state.accepted is None:
        raise DossierNotFoundError
    return state
