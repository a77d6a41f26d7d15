"""`counter-app verify`: whether the data still says what was written."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from counter_app.settings import default_root


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("verify", help="check chains, hashes, pages and lists")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when everything is whole, 1 when something is not. Raises CounterError."""
    from counter_app.bootstrap import DeskOptions, open_store
    from counter_app.store.verify import verify

    store = open_store(DeskOptions(root=args.data or default_root(practice=False)), must_exist=True)
    try:
        report = verify(store.db, store.blobs, mark=store.mark.read(), progress=_quiet)
    finally:
        store.close()
    if args.json:
        answer = {
            "whole": report.is_whole,
            "entries": report.entries,
            "streams": report.streams,
            "blobs": report.blobs,
            "problems": [
                {"what": p.what, "where": p.where, "detail": p.detail} for p in report.problems
            ],
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(
            f"{report.entries} bản ghi, {report.streams} luồng, {report.blobs} trang: "
            f"{'nguyên vẹn' if report.is_whole else 'CÓ SAI KHÁC'}\n"
        )
        for problem in report.problems:
            sys.stdout.write(f"  {problem.what}: {problem.where} {problem.detail}\n")
    return 0 if report.is_whole else 1


def _quiet(_done: int, _total: int) -> None:
    """Verifying is quick; the answer is enough."""
