"""`counter-app demo --auto`: the main job through the real window, with proof left behind."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app import logs
from counter_app.domain.scans import CardRefused, CardScanned, recognise
from counter_app.domain.text import fold
from counter_app.settings import DataFolder

if TYPE_CHECKING:
    from counter_app.job import Job
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.demo import Played

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_CARD = (
    "051087004321|212571363|Nguyễn Văn An|15081987|Nam|"
    "Tổ 5, phường Nghĩa Chánh, thành phố Quảng Ngãi, Quảng Ngãi|10052021"
)
_PROCEDURE = "101"


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
    if refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    args.out.mkdir(parents=True, exist_ok=True)
    if args.data is not None:
        return _play(args, args.data)
    root = Path(tempfile.mkdtemp(prefix="counter-app-demo-"))
    try:
        return _play(args, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _card_refused(text: str) -> str:
    """The sentence a clerk would read for this card, empty when it can be read."""
    scan = recognise(text)
    if isinstance(scan, CardScanned):
        return ""
    if isinstance(scan, CardRefused):
        return scan.refusal.vi
    return "Mã này không phải mã của thẻ căn cước. Chưa có thông tin nào thay đổi."


def _play(args: argparse.Namespace, root: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from counter_app.ui.application import Application, WindowOptions
    from counter_app.ui.demo import DemoPlan, DemoPlayer

    logs.start(DataFolder(root).logs)
    app = QApplication.instance() or QApplication(["counter-app"])
    window = Application(
        app,  # type: ignore[arg-type]
        WindowOptions(resources=RESOURCES, practice=True, language=args.lang, theme="light"),
        lambda job: _open(args, root, job),
    )
    plan = DemoPlan(out=args.out, id_card=args.id_card, alias=args.procedure, offline=args.offline)
    player = DemoPlayer(window, plan)
    summary: dict[str, Any] = {}

    def ended(played: Played) -> None:
        try:
            if played.stopped_at or window.desk is None or window.workspace is None:
                sys.stderr.write(f"demo stopped at: {played.stopped_at}\n")
            else:
                summary.update(_prove(args, window.desk, window.workspace.who, played))
        finally:
            app.exit(0)  # quit() would first ask every window, and the window would ask back

    player.ended.connect(ended)
    window.start()
    player.start()
    try:
        window.run()
    finally:
        window.close()
    if not summary:
        return 1
    summary["journal_ok"] = _verified(root)
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    (args.out / "summary.json").write_text(text + "\n", encoding="utf-8")
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
        "papers": _papers(args.out / "papers", desk, sheet),
        "operator_actions": len(played.actions),
        "actions": list(played.actions),
        "central": _central(desk, played.stream, offline=args.offline),
    }


def _papers(folder: Path, desk: Desk, sheet: Any) -> list[dict[str, Any]]:
    import hashlib

    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
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
