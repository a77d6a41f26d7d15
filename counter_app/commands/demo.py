"""`counter-app demo --auto`: the main job through the real window, with proof left behind."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app import logs
from counter_app.devices.scanners.files import is_picture_name
from counter_app.domain.scans import CardRefused, CardScanned, recognise
from counter_app.domain.text import fold
from counter_app.errors.demo import (
    DemoCardUnreadableError,
    DemoScansMissingError,
    DemoStoppedError,
)
from counter_app.errors.storage import OutputFolderError
from counter_app.settings import RESOURCES, DataFolder

if TYPE_CHECKING:
    from counter_app.domain.refusal import Refusal
    from counter_app.job import Job
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.demo import Played

_CARD = (
    "051087004321|212571363|Nguyễn Văn An|15081987|Nam|"
    "Tổ 5, phường Nghĩa Chánh, thành phố Quảng Ngãi, Quảng Ngãi|10052021"
)
_PROCEDURE = "101"
_LOCK_MINUTES = 24 * 60  # a thick stack is fed for longer than a counter stays open by itself
_PROOF = (
    "summary.json",
    "receipt.pdf",
    "slip.bin",
    "slip.png",
    "workspace.png",
    "done.png",
    "stopped.png",
)


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("demo", help="play the main job and leave proof")
    parser.add_argument("--auto", action="store_true", help="play by itself", required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the proof")
    parser.add_argument("--data", type=Path, help="practice data folder (default: a new one)")
    parser.add_argument("--scans", type=Path, help="files that lie in the feeder, in name order")
    parser.add_argument("--id-card", default=_CARD, metavar="TEXT", help="what the card's QR says")
    parser.add_argument("--procedure", default=_PROCEDURE, metavar="ALIAS")
    parser.add_argument("--offline", action="store_true", help="with the network cable pulled")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 only when every step really happened. Raises CounterError."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    refused = _card_refused(args.id_card)
    if refused is not None:
        sys.stderr.write(f"{refused.en if args.lang == 'en' else refused.vi}\n")
        return 2
    _check_scans(args.scans)
    _clear(args.out)
    if args.data is not None:
        return _play(args, args.data)
    root = Path(tempfile.mkdtemp(prefix="counter-app-demo-"))
    try:
        return _play(args, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _card_refused(text: str) -> Refusal | None:
    """What a clerk would read of this card, None when it can be read. Raises
    DemoCardUnreadableError.
    """
    try:
        text.encode()
    except UnicodeEncodeError as not_text:  # bytes of the command line that are no letters
        raise DemoCardUnreadableError from not_text
    scan = recognise(text)
    if isinstance(scan, CardRefused):
        return scan.refusal
    if not isinstance(scan, CardScanned):
        raise DemoCardUnreadableError
    return None


def _check_scans(place: Path | None) -> None:
    """Raises DemoScansMissingError: an empty tray would be filled with practice papers."""
    if place is None or place.is_file():
        return
    try:
        names = [path for path in place.iterdir() if path.is_file() and is_picture_name(path)]
    except OSError:
        names = []
    if not names:
        raise DemoScansMissingError(place=place)


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        raise OutputFolderError from wrong


def _clear(out: Path) -> None:
    """Make the folder; proof of an earlier play does not stand for this one."""
    with _written():
        out.mkdir(parents=True, exist_ok=True)
        for old in (*(out / name for name in _PROOF), *(out / "papers").glob("[0-9][0-9]-*.pdf")):
            old.unlink(missing_ok=True)
        (out / _PROOF[0]).touch()
        (out / _PROOF[0]).unlink()


def _play(args: argparse.Namespace, root: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.application import Application, WindowOptions
    from counter_app.ui.demo import DemoPlan, DemoPlayer

    logs.start(DataFolder(root).logs)
    app = QApplication.instance() or QApplication(["counter-app"])
    window = Application(
        app,  # type: ignore[arg-type]
        WindowOptions(
            resources=RESOURCES,
            practice=True,
            language=args.lang,
            theme="light",
            lock_minutes=_LOCK_MINUTES,
        ),
        lambda job: _open(args, root, job),
    )
    plan = DemoPlan(out=args.out, id_card=args.id_card, alias=args.procedure, offline=args.offline)
    player = DemoPlayer(window, plan)
    ends: list[Played] = []

    def ended(played: Played) -> None:
        ends.append(played)
        app.exit(0)  # quit() would first ask every window, and the window would ask back

    player.ended.connect(ended)
    window.start()
    player.start()
    try:
        window.run()
        played = ends[0] if ends else None
        if played is None or played.stopped_at or window.desk is None or window.workspace is None:
            step = played.stopped_at if played else "window"
            raise DemoStoppedError(step=step, shown=played.shown if played else "")
        with _written():
            summary = _prove(args, window.desk, window.workspace.who, played)
    finally:
        window.close()
    summary["journal_ok"] = _verified(root)
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    with _written():
        (args.out / _PROOF[0]).write_text(text + "\n", encoding="utf-8")
    central = summary["central"]
    fine = summary["journal_ok"] and (central["confirmed"] or args.offline)
    return 0 if fine else 1


def _open(args: argparse.Namespace, root: Path, job: Job) -> Desk:
    from counter_app.bootstrap import DeskOptions, open_desk

    options = DeskOptions(root=root, practice=True, resources=RESOURCES, scans=args.scans)
    return open_desk(options, job)


def _prove(args: argparse.Namespace, desk: Desk, who: SignedIn, played: Played) -> dict[str, Any]:
    """Write the papers and return the summary; everything is read back, nothing remembered."""
    sheet = desk.lookup.sheet(played.stream, who)
    (args.out / "receipt.pdf").write_bytes(desk.printing.receipt_pdf(played.stream))
    slips = desk.bench.slips() if desk.bench else ()
    for suffix in (".bin", ".png"):
        newest = [path for path in slips if path.suffix == suffix][-1]
        (args.out / f"slip{suffix}").write_bytes(newest.read_bytes())
    accepted = sheet.accepted
    pages = [page for paper in sheet.papers for page in paper.pages]
    return {
        "dossier_code": sheet.code,
        "status": sheet.status,
        "accepted_at": accepted.accepted_at.isoformat(),
        "due_at": sheet.due.due_at.isoformat() if sheet.due else None,
        "due_trace": [
            {"on": step.on.isoformat(), "counted": step.counted, "reason": step.reason}
            for step in (sheet.due.trace if sheet.due else ())
        ],
        "applicant": {"name": accepted.owner.name, "id_number": accepted.owner.id_number},
        "procedure": {
            "code": accepted.procedure.code,
            "alias": accepted.procedure.alias,
            "name": accepted.procedure.name,
        },
        "pages_scanned": len(pages),
        "pages_blank": sum(page.quality.blank for page in pages),
        "pages_unread": list(played.unread),
        "papers": _papers(args.out / "papers", desk, sheet),
        "operator_actions": len(played.actions),
        "actions": list(played.actions),
        "central": _central(desk, played.stream, offline=args.offline),
    }


def _papers(folder: Path, desk: Desk, sheet: Any) -> list[dict[str, Any]]:
    import hashlib

    folder.mkdir(parents=True, exist_ok=True)
    papers = []
    for paper in sheet.papers:
        if not paper.pages:
            continue
        pdf = desk.lookup.paper_pdf(sheet.stream, paper.number)
        name = f"{paper.number:02d}-{_slug(paper.name)}.pdf"
        (folder / name).write_bytes(pdf)
        papers.append(
            {
                "name": paper.name,
                "pages": len(paper.pages),
                "file": f"papers/{name}",
                "sha256": hashlib.sha256(pdf).hexdigest(),
            }
        )
    return papers


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60] or "trang"


def _central(desk: Desk, stream: str, *, offline: bool) -> dict[str, Any]:
    """What the server says it holds of the dossier, asked over HTTP."""
    if offline:
        return {"entries": 0, "blobs": 0, "position": 0, "confirmed": False}
    held = desk.syncing.on_server(stream)
    return {
        "entries": held.entries,
        "blobs": held.blobs,
        "position": held.position,
        "confirmed": held.confirmed,
    }


def _verified(root: Path) -> bool:
    from counter_app.bootstrap import DeskOptions, open_store
    from counter_app.store.verify import verify

    store = open_store(DeskOptions(root=root))
    try:
        report = verify(store.db, store.blobs, mark=store.mark.read(), progress=_quiet)
    finally:
        store.close()
    return report.is_whole


def _quiet(_done: int, _total: int) -> None:
    """No progress is shown."""
