"""Figure "search": 20 fixed queries over 200,000 dossiers, 50 dataclasses each.

Reference: the same FTS5 expression and join through the bare driver, rows as tuples, on the same
encrypted file. The dossiers are made here; names are drawn from common Vietnamese ones.
"""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.domain.text import fold
from counter_app.store import projections
from counter_app.store.database import Database
from counter_app.store.projection_tables import dossier
from counter_app.store.rows import both_ways
from counter_app.store.search import HIT_COLUMNS, match_expression, search
from counter_app.store.upgrade import upgrade_desk
from tests.benchmarks.accept_rows import connect
from tests.benchmarks.figures import seconds

DOSSIERS = 200_000
ROUNDS = 15
KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
QUERIES = (
    "nguyễn văn an", "tran thi hoa", "le duc tho", "Đặng Thị Hạnh", "pham van", "ho", "nguyen th",
    "van minh cap", "vo thi mai lan", "051", "0511880", "09123", "4567", "H48.05-261123",
    "261120-0042", "0007", "bui quoc tuan", "cap giay phep", "Huỳnh", "hoa xay dung",
)  # fmt: skip
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Văn", "Thị", "Đức", "Quốc", "Minh", "Thị Mai", "Thị Hồng", "Hữu", "Ngọc", "Thanh")
_GIVEN = ("An", "Hoa", "Thọ", "Hạnh", "Tuấn", "Lan", "Minh", "Ước", "Phúc", "Hà", "Yến", "Khoa")
_WORKS = ("Cấp giấy phép xây dựng mới", "Cấp phù hiệu xe", "Cấp phiếu lý lịch tư pháp",
          "Đăng ký biến động đất đai", "Cấp lại giấy phép lái xe")  # fmt: skip


def measure() -> list[dict[str, object]]:
    """Sum of each query's median time, both sides in turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        db = Database.open_desk(path, KEY)
        upgrade_desk(db, now=NOW, progress=lambda _done, _of: None)
        fill(db)
        bare = connect(path, KEY)
        try:
            pairs = [_one(db, bare, query) for query in QUERIES]
        finally:
            bare.close()
            db.close()
    ours, reference = (sum(side) for side in zip(*pairs, strict=True))
    ratio = ours / reference
    return [
        {
            "name": "search",
            "ours": ours,
            "reference": reference,
            "ratio": ratio,
            "goal": 2.5,
            "met": ratio <= 2.5,
        }
    ]


def _one(db: Database, bare: Any, query: str) -> tuple[float, float]:
    wanted = match_expression(query)
    sql = (
        f"SELECT {HIT_COLUMNS} FROM dossier_search s JOIN dossier d ON d.row_id = s.rowid"
        " WHERE dossier_search MATCH ? ORDER BY s.rowid DESC LIMIT 50"
    )

    def ours() -> int:
        with db.read() as conn:
            return len(search(conn, query))

    def reference() -> int:
        return len(bare.execute(sql, (wanted,)).fetchall())

    assert ours() == reference()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for side, work in zip(times, (ours, reference), strict=True):
            side.append(seconds(work))
    return median(times[0]), median(times[1])


def fill(db: Database, dossiers: int = DOSSIERS) -> None:
    """So many dossiers, and their words."""
    draw = random.Random(20261123)
    for start in range(1, dossiers + 1, 20_000):
        end = min(start + 20_000, dossiers + 1)
        made = [_dossier(draw, number) for number in range(start, end)]
        with db.write() as conn:
            conn.execute(dossier.insert(), [row for row, _ in made])
            projections.index(conn, [words for _, words in made])


def _dossier(draw: random.Random, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    name = " ".join(draw.choice(words) for words in (_FAMILY, _MIDDLE, _GIVEN))
    work = draw.choice(_WORKS)
    at = NOW - timedelta(minutes=DOSSIERS - number)
    id_number = f"051{draw.randrange(10**9):09d}"
    phone = f"09{draw.randrange(10**8):08d}"
    code = f"H48.{draw.randrange(1, 20):02d}-{at:%y%m%d}-{number % 9999 + 1:04d}"
    text = {"status": "accepted", "agency": "H48.05", "agency_name": "Sở Xây dựng",
            "procedure_code": "1.013236", "counter": "05", "clerk": "s1",
            "clerk_name": "Nguyễn Thị Hoa", "provisional_code": "",
            "organisation_name": "", "tax_code": "", "submitter_name": "",
            "submitter_id_number": "", "national": 2, "held_by": "", "shelf": "",
            "address": "", "sets": 1, "return_channel": "counter", "lies_at": "05"}  # fmt: skip
    row = text | {
        "row_id": number,
        "stream": f"dossier/{number:012d}",
        "code": code,
        "procedure_name": work,
        "owner_name": name,
        "owner_id_number": id_number,
        "phone": phone,
        "accepted_at": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        "accepted_on": date(at.year, at.month, at.day),
        "due_at": f"{at + timedelta(days=28):%Y-%m-%dT%H:%M:%S}.000Z",
        "due_dong": 150_000,
        "taken_dong": 0,
        "refunded_dong": 0,
        "page_count": 9,
        "practice": False,
        "is_readable": True,
    }
    words = {
        "rowid": number,
        "codes": fold(code),
        "names": fold(name),
        "numbers": both_ways([id_number, phone]),
        "procedure": fold(work),
    }
    return row, words
