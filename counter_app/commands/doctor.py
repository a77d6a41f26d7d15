"""`counter-app doctor`: whether this PC is fit for its counter, and what to mend."""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.errors import CounterError
from counter_app.settings import (
    DataFolder,
    Settings,
    SettingsWrongError,
    default_root,
    load,
)

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.device_states import Check

_MARKS = {"ok": "✔", "soon": "⚠", "bad": "✘", "off": "–"}
_READERS_S = 1.0  # a reader's port opens once somebody follows it


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("doctor", help="check this PC, its devices and the server")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the words")
    parser.add_argument("--bundle", type=Path, metavar="ZIP", help="write the diagnostic bundle")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when nothing must be mended, 1 when something must. Raises CounterError."""
    folder = DataFolder(args.data or default_root(practice=False))
    checks = _examine(folder)
    if args.bundle is not None:
        from counter_app.services.diagnostics import write_bundle

        write_bundle(args.bundle, folder, checks)
    if args.json:
        from counter_app.services.diagnostics import as_json

        sys.stdout.write(json.dumps(as_json(checks), ensure_ascii=False) + "\n")
    else:
        for one in checks:
            health = one.health
            words = (f"{health.happened.to(args.lang).rstrip('.')}.", health.todo.to(args.lang))
            told = " ".join(filter(None, words))
            sys.stdout.write(f"{_MARKS[health.tone]} {one.name}: {told}\n")
    return 1 if any(one.must_be_mended for one in checks) else 0


def _examine(folder: DataFolder) -> tuple[Check, ...]:
    from counter_app.bootstrap import DeskOptions, open_desk
    from counter_app.errors.storage import AlreadyRunningError, NoDataError
    from counter_app.services.doctor import data_trouble, examine_machine
    from counter_app.services.doctor_door import ask_open_program

    has_data = folder.holds_data
    try:
        settings = load(folder.settings)
    except SettingsWrongError:
        return examine_machine(folder, Settings())
    try:
        if not has_data:
            raise NoDataError
        desk = open_desk(DeskOptions(root=folder.root))
    except AlreadyRunningError as trouble:
        told = ask_open_program(folder)
        return told or (data_trouble(trouble), *examine_machine(folder, settings))
    except CounterError as trouble:
        return (data_trouble(trouble), *examine_machine(folder, settings))
    try:
        return _with_readers(desk)
    finally:
        desk.close()


def _with_readers(desk: Desk) -> tuple[Check, ...]:
    """Readers are followed as the window does; what they read goes nowhere."""
    from counter_app.job import Cancelled, Job

    job = Job()

    def follow() -> None:
        with suppress(Cancelled):
            desk.equipment.read_codes(job)

    threading.Thread(target=follow, daemon=True).start()
    if desk.equipment.reader_choices:
        time.sleep(_READERS_S)
    try:
        return desk.doctor.examine()
    finally:
        job.stop()
