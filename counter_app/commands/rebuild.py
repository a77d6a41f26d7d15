"""`counter-app rebuild`: make the lists anew from the journal."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from counter_app.settings import default_root


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("rebuild", help="make the lists anew from the journal")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when done. Raises CounterError."""
    from counter_app.bootstrap import DeskOptions, open_store
    from counter_app.store.projections import rebuild

    store = open_store(DeskOptions(root=args.data or default_root(practice=False)), must_exist=True)
    try:
        with store.db.write() as conn:
            streams = rebuild(conn, _tell)
    finally:
        store.close()
    sys.stdout.write(f"{streams} luồng đã dựng lại\n")
    return 0


def _tell(done: int, total: int) -> None:
    if total and done % 1000 == 0:
        sys.stderr.write(f"{done}/{total}\n")
