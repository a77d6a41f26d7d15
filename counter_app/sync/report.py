"""What one sync did, and what the light may say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from counter_app.errors import CounterError


class Light(StrEnum):
    """Never "sent" unless the server said so, never "failed" at all (design §2.6)."""

    CONFIRMED = "confirmed"  # đã gửi
    WAITING = "waiting"  # chờ gửi n
    CHECKING = "checking"  # chưa rõ, đang kiểm tra: bytes went out and no answer came


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """Counts of this run (`sent`, `received`, `blobs`, `refused`) and what is left (`waiting`)."""

    sent: int = 0  # entries the server confirmed
    received: int = 0  # entries pulled
    blobs: int = 0  # blobs the server confirmed
    refused: int = 0  # claims refused, with a reason under "Cần xử lý"
    waiting: int = 0  # entries without position
    waiting_blobs: int = 0
    position: int = 0  # newest position pulled
    offset_ms: int | None = None  # server's clock less this PC's, when measured
    streams: frozenset[str] = frozenset()  # what changed on this desk
    forked: bool = False  # the database goes on as a new node
    light: Light = Light.WAITING
    problem: CounterError | None = None

    @property
    def confirmed(self) -> bool:
        """Everything of this desk lies on the server, pages too."""
        return self.light is Light.CONFIRMED

    @property
    def moved(self) -> bool:
        """Something got through, so trying again at once is worth it."""
        return bool(self.sent or self.blobs or self.received or self.refused)

    def plus(self, later: SyncReport) -> SyncReport:
        """Both runs together: counts added, the state of the later one."""
        return replace(
            later,
            sent=self.sent + later.sent,
            received=self.received + later.received,
            blobs=self.blobs + later.blobs,
            refused=self.refused + later.refused,
            position=max(self.position, later.position),
            streams=self.streams | later.streams,
            forked=self.forked or later.forked,
        )

    def as_json(self) -> dict[str, object]:
        """What `counter-app sync --json` prints."""
        return {
            "sent": self.sent,
            "received": self.received,
            "blobs": self.blobs,
            "waiting": self.waiting + self.waiting_blobs,
            "refused": self.refused,
            "position": self.position,
            "confirmed": self.confirmed,
            "problem": None if self.problem is None else self.problem.code,
        }
