"""Whether an entry is something a journal can hold, before anybody asks what it means.

Whatever passes here can be stored by SQLite and PostgreSQL alike: so one bad entry is turned away
at the door and never breaks the transaction of its batch.
"""

from __future__ import annotations

import re

from counter_app.sync.wire import SentEntry

_ID = re.compile(r"[0-9A-Za-z-]{1,36}")
_SHA = re.compile(r"[0-9a-f]{64}")
_STREAM = re.compile(r"[a-z][a-z_]{0,31}/[^\x00-\x1f\x7f]{1,160}")
_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}")
_SCOPE = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
_MOST = 1 << 53  # whole numbers that every JSON reader keeps whole
_YEARS = range(2000, 2200)


def is_sha(text: str) -> bool:
    """Lower-case hex of a SHA-256."""
    return _SHA.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """An id of ours: at most 36 letters, digits and hyphens."""
    return _ID.fullmatch(text) is not None


def is_sound(sent: SentEntry) -> bool:
    """Fields within their bounds, the time aware and in whole milliseconds."""
    return (
        all(is_id(text) for text in (sent.id, sent.node, sent.act, sent.actor))
        and all(is_sha(text) for text in (sent.body_sha, sent.prev, sent.hash))
        and _STREAM.fullmatch(sent.stream) is not None
        and _SCOPE.fullmatch(sent.scope) is not None
        and _WORD.fullmatch(sent.kind) is not None
        and 1 <= sent.kind_version < 1 << 31
        and 1 <= sent.node_seq < _MOST
        and abs(sent.clock_offset_ms) < _MOST
        and sent.at.tzinfo is not None
        and sent.at.microsecond % 1000 == 0
        and sent.at.year in _YEARS
        and "\x00" not in (sent.body or "")
    )
