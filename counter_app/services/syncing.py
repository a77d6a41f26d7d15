"""What waits to be sent, and sending it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.kinds import BodyInvalidError, UnknownKind, read_body
from counter_app.errors import CounterError
from counter_app.errors.central import NO_LINE
from counter_app.job import Job
from counter_app.services.pen import Pen
from counter_app.services.told import title_of
from counter_app.store import journal, queries, uploads
from counter_app.store.database import Database

if TYPE_CHECKING:
    from counter_app.sync.link import Link
    from counter_app.sync.report import SyncReport

_LISTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """The light: "sent", "waiting", "offline", "checking" or "never"."""

    light: str
    unsent: int
    waiting_blobs: int
    last_ok_at: datetime | None
    offline_since: datetime | None
    problem: CounterError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentLine:
    """An entry that the server has not confirmed."""

    stream: str
    code: str
    title_vi: str
    title_en: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OnServer:
    """A dossier as the server holds it. `confirmed`: every entry of ours, every page whole."""

    entries: int
    blobs: int
    position: int
    confirmed: bool


class Syncing:
    """One instance per open desk; `sync_now` runs in its own lane, what fails is its answer."""

    def __init__(
        self,
        *,
        db: Database,
        pen: Pen,
        run: Callable[[Job], SyncReport],
        after: Callable[[SyncReport], None],
        link: Link,
    ) -> None:
        self._db = db
        self._pen = pen
        self._run = run
        self._after = after
        self._link = link
        self._last_ok_at: datetime | None = None
        self._offline_since: datetime | None = None
        self._problem: CounterError | None = None
        self._checking = False

    def state(self) -> SyncState:
        """What is known now; never "sent" unless the server said so."""
        with self._db.read() as conn:
            unsent = journal.unsent_count(conn)
            blobs = uploads.waiting_count(conn)
        if self._offline_since is not None:
            light = "checking" if self._checking else "offline"
        elif unsent or blobs:
            light = "waiting"
        else:
            light = "sent" if self._last_ok_at else "never"
        return SyncState(
            light=light,
            unsent=unsent,
            waiting_blobs=blobs,
            last_ok_at=self._last_ok_at,
            offline_since=self._offline_since,
            problem=self._problem,
        )

    def sync_now(self, job: Job) -> SyncState:
        """Send and fetch what can be done now."""
        report = self._run(job)
        now = self._pen.now()
        self._problem = report.problem
        self._checking = report.light == "checking"
        if isinstance(report.problem, NO_LINE) or self._checking:
            self._offline_since = self._offline_since or now
        else:
            self._offline_since = None
        if report.problem is None and not self._checking:
            self._last_ok_at = now
        self._after(report)
        return self.state()

    def on_server(self, stream: str) -> OnServer:
        """What the server says it holds of a dossier, asked now. Raises CentralError."""
        client = self._link.client()
        try:
            held = client.stream(stream)
        finally:
            client.close()
        with self._db.read() as conn:
            ours = {entry.id for entry in journal.entries(conn, stream)}
        positions = {one.id: one.position or 0 for one in held.entries}
        whole = sum(blob.whole for blob in held.blobs)
        return OnServer(
            entries=len(held.entries),
            blobs=whole,
            position=max(positions.values(), default=0),
            confirmed=bool(ours)
            and ours <= {name for name, place in positions.items() if place}
            and whole == len(held.blobs),
        )

    def cut_cable(self) -> None:
        """Pull the network cable of this desk: for practice and the demo."""
        self._link.cut()

    def mend_cable(self) -> None:
        """Plug it in again."""
        self._link.mend()

    def unsent(self) -> tuple[UnsentLine, ...]:
        """What waits, oldest first."""
        with self._db.read() as conn:
            lines = []
            codes: dict[str, str] = {}
            for entry in journal.unsent(conn, limit=_LISTED, max_bytes=1 << 30):
                if entry.stream not in codes:
                    codes[entry.stream] = queries.code_of(conn, entry.stream)
                try:
                    body = read_body(entry)
                except (UnknownKind, BodyInvalidError):
                    body = None
                words = title_of(entry.kind, body)
                lines.append(
                    UnsentLine(
                        stream=entry.stream,
                        code=codes[entry.stream],
                        title_vi=words.vi,
                        title_en=words.en,
                        at=entry.at,
                    )
                )
        return tuple(lines)
