"""Telling the other counters which drafts lie open here, and learning of theirs (situation 13).

A courtesy beside the journal: nothing of it may hold up or redden a sync of entries.
"""

from __future__ import annotations

import logging

from counter_app.errors import CounterError
from counter_app.store import drafts_elsewhere
from counter_app.sync import framing
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.wire import DRAFTS_TOLD, DraftsRequest, Hello

log = logging.getLogger(__name__)


def exchange(desk: SyncDesk, client: CentralClient, hello: Hello) -> None:
    """One question when either side has news, else none. Whatever goes wrong waits for the next
    sync; a server of an older program is not asked.
    """
    if not desk.centre or not hello.drafts_elsewhere:
        return
    try:
        _exchange(desk, client, hello)
    except CounterError as wrong:
        log.info("drafts were not exchanged: %s", wrong.code)


def _exchange(desk: SyncDesk, client: CentralClient, hello: Hello) -> None:
    held = tuple(desk.held_drafts())[:DRAFTS_TOLD]
    request = DraftsRequest(centre=desk.centre, drafts=held)
    with desk.db.read() as conn:
        known = drafts_elsewhere.digest(conn)
    if (hello.drafts_told, hello.drafts_elsewhere) == (framing.fingerprint(request), known):
        return
    answer = client.drafts(request)
    if answer.elsewhere == known:
        return
    with desk.db.write() as conn:
        drafts_elsewhere.replace_all(conn, answer.counters, digest=answer.elsewhere, at=desk.wall())
