"""How soon the window stands, and whether it ever stops answering.

Start-up is timed in fresh processes, ours and an empty PySide6 main window in turn, medians of
several. The workspace is timed from "Mở quầy" (password check taken off) to its first paint,
against the same empty window.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import figure

ROUNDS = 7
HERE = Path(__file__).resolve().parent
_ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parents[1])}


def measure() -> list[dict]:
    """Sign-in page, workspace, longest stop of the GUI thread; work of that thread for a page at
    the end of a long stack.
    """
    ours, empty, shown = [], [], []
    for _ in range(ROUNDS):
        empty.append(_run("reference_window.py")["painted_ms"])
        told = _run("window_child.py", "start")
        ours.append(told["painted_ms"])
        shown.append(told)
    bare = statistics.median(empty)
    stall = _run("window_child.py", "scan")["longest_stop_ms"]
    stack = _run("window_child.py", "stack")
    work = statistics.median(t["workspace_ms"] for t in shown)
    return [
        figure(
            "window: sign-in page painted",
            statistics.median(ours),
            bare,
            2.0,
        ),
        figure("window: from Mở quầy to the workspace painted", work, bare, 1.5),
        figure("window: longest stop of the GUI thread in a 60-page scan", stall, 100.0, 1.0),
        figure("window: the same in 500 pages", stack["longest_stop_ms"], 100.0, 1.0),
        figure(
            "window: work for each of the last 100 of 500 pages, to the first 100",
            stack["last_ms"],
            stack["first_ms"],
            2.0,
        ),
    ]


def _run(script: str, *words: str) -> dict:
    done = subprocess.run(
        [sys.executable, str(HERE / script), *words],
        env=_ENV,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout.strip().splitlines()[-1])
