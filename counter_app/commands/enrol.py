"""`counter-app enrol`: join this PC to its central server with a one-time code."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from counter_app.settings import default_root


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("enrol", help="join this PC to its central server")
    parser.add_argument("code", help="the one-time code, good for 15 minutes")
    parser.add_argument("--server", required=True, metavar="URL", help="https://...")
    parser.add_argument("--ca", type=Path, help="the centre's own authority, PEM")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--practice", action="store_true", help="a new folder is for practice")
    parser.add_argument("--again", action="store_true", help="replace an enrolment")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when enrolled. Raises CounterError."""
    from counter_app.bootstrap import DeskOptions, open_store
    from counter_app.services.clock import system_wall
    from counter_app.sync.client import CentralClient
    from counter_app.sync.desk import SyncDesk
    from counter_app.sync.enrolling import enrol, read_authority

    root = args.data or default_root(practice=args.practice)
    ca_pem = read_authority(args.ca) if args.ca else ""
    client = CentralClient(args.server, ca_pem=ca_pem)
    store = open_store(DeskOptions(root=root, practice=True if args.practice else None))
    try:
        enrolled = enrol(
            SyncDesk(db=store.db, blobs=store.blobs, ids=store.ids, wall=system_wall),
            client,
            code=args.code,
            database_key=store.key,
            ca_pem=ca_pem,
            again=args.again,
        )
    finally:
        store.close()
        client.close()
    if args.json:
        facts = {
            "server": enrolled.server,
            "device": enrolled.device,
            "counter": enrolled.counter,
            "agencies": enrolled.agencies,
            "practice": store.node.practice,
        }
        sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"Máy này là quầy {enrolled.counter} của {enrolled.server}\n")
    return 0
