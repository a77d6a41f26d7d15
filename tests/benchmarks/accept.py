"""Figure "accept": F9 with 9 pages against the same rows by plain DB-API, and 60 against 9 pages.

Ours is `services.intake.Intake.accept` whole: draft read, papers checked, due date, code, guards,
hashes, entries, lists, search, print jobs, one transaction, then the view for the screen.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from counter_app.bootstrap import RESOURCES
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftPaper,
    PageImage,
    Person,
    Placement,
    Quality,
)
from counter_app.domain.ids import Uuid7Source
from counter_app.domain.lease import Granted
from counter_app.domain.moments import local_day
from counter_app.domain.procedure import Need
from counter_app.domain.workcalendar import WorkCalendar
from counter_app.services.catalogue import Catalogue
from counter_app.services.clock import Clock
from counter_app.services.intake import Intake, Place
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.store import drafts, journal
from counter_app.store import node as nodes
from counter_app.store.database import Database
from counter_app.store.editions import Edition, load_edition
from counter_app.store.upgrade import upgrade_desk
from tests.benchmarks import accept_rows
from tests.benchmarks.figures import figure

TURNS = 300
NOW = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
KEY = bytes(range(32))
WHO = SignedIn(staff_id="bench", number="1", name="Nguyễn Thị Hoa", roles=(), agencies=())


@dataclass(frozen=True, slots=True)
class _Bench:
    db: Database
    intake: Intake
    edition: Edition
    ids: Uuid7Source
    raw: accept_rows.Any
    fresh: Draft


def measure() -> list[dict[str, object]]:
    """Medians of 300, of 60 pages 100; all in turns, so that a busy machine slows them alike."""
    with tempfile.TemporaryDirectory() as folder:
        bench = _open(Path(folder))
        try:
            ours, reference, many = _in_turns(bench)
        finally:
            bench.raw.close()
            bench.db.close()
    return [
        figure("accept", ours, reference, 3.0),
        figure("accept-60-pages", many, ours, 2.5),
    ]


def _in_turns(bench: _Bench) -> tuple[float, float, float]:
    """Medians of 9 pages, of the reference, and of 60 pages."""
    for _ in range(5):
        _, stream = _accept(bench, 9)
    words = ("h48 05 261123 0001", "dang thi hong hanh", "051188001234 r432100881150", "cap phep")
    rows = accept_rows.rows_of(bench.raw, stream, words)
    ours, reference, many = [], [], []
    for turn in range(TURNS):
        ours.append(_accept(bench, 9)[0])
        statements = accept_rows.renamed(rows, turn)
        draft = _draft(bench, 9)
        reference.append(accept_rows.write(bench.raw, statements, words, draft, turn))
        if turn % 3 == 0:
            many.append(_accept(bench, 60)[0])
    return median(ours), median(reference), median(many)


def _accept(bench: _Bench, pages: int) -> tuple[float, str]:
    draft = _draft(bench, pages)
    started = time.perf_counter()
    view = bench.intake.accept(draft, WHO, clock_answer="bench")
    return time.perf_counter() - started, view.stream


def _draft(bench: _Bench, pages: int) -> str:
    """An open draft with its pages, ready for F9."""
    one = replace(bench.fresh, id=bench.ids.new_id())
    papers = [paper.number for paper in one.papers]
    made = [_page(bench, seq) for seq in range(1, pages + 1)]
    one = replace(
        one,
        placements=tuple(
            Placement(page=page.id, paper=papers[seq % len(papers)])
            for seq, page in enumerate(made)
        ),
    )
    with bench.db.write() as conn:
        drafts.save(conn, one, NOW)
        for page in made:
            drafts.add_page(conn, one.id, page, NOW)
    with bench.db.read() as conn:
        view = drafts.load(conn, one.id)
    assert view is not None
    with bench.db.write() as conn:
        drafts.save(conn, bench.intake.mark_all_valid(view), NOW)
    return one.id


def _page(bench: _Bench, seq: int) -> DraftPage:
    blob = (bench.ids.new_salt() * 2)[:64]
    image = PageImage(
        blob=blob,
        media_type="image/jpeg",
        size=300_000,
        width=2480,
        height=3508,
        dpi=300,
        tool="bench",
    )
    return DraftPage(
        id=bench.ids.new_id(),
        seq=seq,
        image=image,
        raw_blob=blob,
        raw_media_type="image/jpeg",
        source="bench",
        scanned_at=NOW,
        quality=Quality(),
    )


def _open(folder: Path) -> _Bench:
    db = Database.open_desk(folder / "desk.db", KEY)
    upgrade_desk(db, now=NOW, progress=lambda _done, _of: None)
    edition, ids = load_edition(RESOURCES), Uuid7Source()
    pen = Pen(clock=Clock(lambda: NOW), ids=ids)
    catalogue = Catalogue(edition, pen.now)
    intake = Intake(
        db=db,
        pen=pen,
        place=Place(counter="05", centre=edition.centre, practice=True),
        edition=edition,
        catalogue=catalogue,
        calendar=lambda: WorkCalendar.of(edition.calendars, edition.centre.hours),
        gives_slips=lambda: True,
    )
    procedure = max(
        (p for p in edition.procedures_on(local_day(NOW)) if not p.cases and not p.unit_name),
        key=lambda p: len(p.papers),
    )
    agency = catalogue.agency(procedure).id
    with db.write() as conn:
        node = nodes.open_node(conn, ids, practice=True, now=NOW)
        author = journal.Author(node=node.id, actor="bench", at=NOW, clock_offset_ms=0, ids=ids)
        day = local_day(NOW)
        granted = Granted(node=node.id, agency=agency, day=day, first=1, last=9999)
        stream = f"lease/{agency}/{day}"
        journal.append(conn, author, stream=stream, scope=agency, bodies=[granted])
    fresh = Draft(
        id="",
        opened_at=NOW,
        staff=WHO.staff_id,
        counter="05",
        procedure=procedure.code,
        owner=Person(name="Đặng Thị Hồng Hạnh", id_number="051188001234", phone="0912345678"),
        papers=tuple(
            DraftPaper(number=paper.number)
            for paper in procedure.papers
            if paper.need is not Need.SHOW_ONLY
        ),
    )
    return _Bench(db, intake, edition, ids, accept_rows.connect(folder / "desk.db", KEY), fresh)
