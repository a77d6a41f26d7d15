"""`counter-app sync`: send and fetch what waits, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from counter_app.settings import RESOURCES, default_root

WORK_REMAINS = 3


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("sync", help="send what waits, fetch what is new")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the server has confirmed everything, 3 when work remains. Raises CounterError."""
    from counter_app.bootstrap import DeskOptions, open_store, sync_desk
    from counter_app.job import Job
    from counter_app.services.clock import system_wall
    from counter_app.sync.link import Link, sync_until_done

    root = args.data or default_root(practice=False)
    store = open_store(DeskOptions(root=root), must_exist=True)
    try:
        desk = sync_desk(store, system_wall, RESOURCES)
        link = Link(desk, embedded_data=root)
        try:
            report = sync_until_done(desk, link, Job())
        finally:
            link.close()
    finally:
        store.close()
    if args.json:
        sys.stdout.write(json.dumps(report.as_json()) + "\n")
    else:
        left = report.waiting + report.waiting_blobs
        sys.stdout.write(
            f"Đã gửi {report.sent} bản ghi và {report.blobs} trang, nhận {report.received}; "
            f"{'máy chủ đã xác nhận tất cả' if report.confirmed else f'còn chờ {left}'}.\n"
        )
        if report.problem is not None:
            told = report.problem.tell()
            sys.stdout.write(f"{told.happened}\n{told.todo}\n")
    return 0 if report.confirmed else WORK_REMAINS
