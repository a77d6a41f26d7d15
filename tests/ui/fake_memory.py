"""What the fake services share: dossiers, drafts and pages in memory."""

from __future__ import annotations

import functools
import hashlib
import io
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from PIL import Image, ImageDraw

from counter_app.bootstrap.options import areas_in
from counter_app.domain.dossier.life import evolve
from counter_app.domain.dossier.state import DossierState
from counter_app.domain.draft import (
    DraftView,
)
from counter_app.domain.staff import Role
from counter_app.services.areas import Areas
from counter_app.services.lookup import (
    HistoryLine,
)
from counter_app.services.people import SignedIn
from counter_app.services.printing import WaitingPrint
from counter_app.store.editions import load_edition

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)  # Monday 08:42 at the counter
WHO = SignedIn(
    staff_id="staff-1", number="100001", name="Nguyễn Thị Hoa", roles=(Role.CLERK,), agencies=()
)
PASSWORD = "banTap@2026"


@functools.cache
def edition():
    """The shipped data, read once per process."""
    return load_edition(RESOURCES)


def areas(memory: Memory) -> Areas:
    """The shipped communes, read once per process."""
    return Areas(functools.partial(areas_in, RESOURCES), lambda: memory.now, home="51")


def page_jpeg(words: str, *, size=(620, 877)) -> bytes:
    """A small page with words on it."""
    picture = Image.new("L", size, 248)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 50, size[0] - 40, 54), fill=60)
    for line in range(24):
        draw.rectangle(
            (40, 90 + line * 30, size[0] - 40 - 37 * (line % 5), 96 + line * 30), fill=150
        )
    draw.text((44, 20), words, fill=0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


@dataclass
class Memory:
    """What the fake services share."""

    now: datetime = NOW
    dossiers: dict[str, DossierState] = field(default_factory=dict)
    history: dict[str, list[HistoryLine]] = field(default_factory=dict)
    drafts: dict[str, DraftView] = field(default_factory=dict)
    abandoned: dict[str, DraftView] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    prints: list[WaitingPrint] = field(default_factory=list)
    large_slips: dict[str, bool] = field(default_factory=dict)
    serial: int = 41
    opened: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def write(self, stream: str, *written: object, by: str = WHO.name) -> DossierState:
        """Fold bodies into a dossier and note them in its history."""
        with self.lock:
            state = self.dossiers.get(stream, DossierState(id=stream.partition("/")[2]))
            for body in written:
                state = evolve(state, SimpleNamespace(id=f"e{len(self.history)}"), body)
                kind = type(body).KIND
                self.history.setdefault(stream, []).append(
                    HistoryLine(
                        at=self.now,
                        kind=kind,
                        title_vi=_TITLES.get(kind, kind),
                        title_en=kind.replace("_", " "),
                        by=by,
                        sync="waiting",
                    )
                )
            self.dossiers[stream] = state
            return state


_TITLES = {
    "accepted": "Tiếp nhận hồ sơ, cấp mã",
    "pages_filed": "Số hóa giấy tờ",
    "fee_taken": "Thu phí, lệ phí",
    "fee_refunded": "Hoàn trả phí, lệ phí",
    "corrected": "Sửa lỗi nhập",
    "voided": "Hủy tiếp nhận",
    "printed": "In giấy",
}
