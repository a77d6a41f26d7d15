"""Figure "punches": 100,000 punches of a full terminal, from its bytes to what they say.

The reference is pyzk's parser on the same bytes, in a process and an environment of its own, put up
at first use through pip. Both yield number, time, how and direction of every punch; ours is
measured once as it comes from the terminal, once judged as well (impossible times kept apart).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from counter_app.devices.api import TerminalPunch, TerminalUser
from counter_app.devices.terminals import records
from counter_app.devices.terminals.firmware import Memory
from counter_app.domain import punches
from tests.benchmarks import reference_punches
from tests.benchmarks.figures import figure

COUNT = 100_000
ROUNDS = 5
SIZES = (40, 16, 8)
_PYZK = "pyzk==0.9"
_STAFF = 250
_FROM = datetime(2025, 1, 1, 6, 45, tzinfo=UTC)
_NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def measure() -> list[dict[str, object]]:
    """Every record size; at most a third of the time."""
    python = _reference_python()
    figures = []
    for size in SIZES:
        held = _log(size)
        ours = _median(lambda held=held: records.punches(held, COUNT))
        reference, edges = _pyzk(python, held)
        read = records.punches(held, COUNT)
        if [[one.number, one.clock] for one in (read[0], read[-1])] != edges:
            raise AssertionError(edges)
        figures.append(figure(f"punches: {COUNT} of {size} bytes read", ours, reference, 1 / 3))
        if size == SIZES[0]:
            judged = _median(lambda held=held: _judged(records.punches(held, COUNT)))
            figures.append(figure(f"punches: {COUNT} read and judged", judged, reference, 1 / 3))
    return figures


def _log(size: int) -> bytes:
    """Two years of a centre's punches, as a terminal of that generation holds them."""
    numbers = [str(100_001 + place) if size == 40 else str(1 + place) for place in range(_STAFF)]
    people = [TerminalUser(number=number, name="") for number in numbers]
    made = [
        TerminalPunch(
            numbers[place % _STAFF],
            f"{_FROM + timedelta(seconds=place * 599):%Y-%m-%d %H:%M:%S}",
            1,
            place % 2,
        )
        for place in range(COUNT)
    ]
    memory = Memory(wall=lambda: _NOW, people=people, punches=made, punch_size=size)
    return memory.log()


def _judged(read: Sequence[TerminalPunch]) -> list[object]:
    return [
        punches.judge(one.number, one.clock, how=one.how, state=one.state, now=_NOW) for one in read
    ]


def _median(work: Callable[[], object]) -> float:
    work()
    return median(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _pyzk(python: Path, held: bytes) -> tuple[float, object]:
    with tempfile.NamedTemporaryFile(suffix=".log") as file:
        file.write(held)
        file.flush()
        told = subprocess.run(
            [python, reference_punches.__file__, file.name, str(COUNT), str(ROUNDS)],
            check=True,
            capture_output=True,
            text=True,
        )
    answer = json.loads(told.stdout)
    return median(answer["seconds"]), answer["edges"]


def _reference_python() -> Path:
    """An environment with pyzk and nothing else, kept for the next run."""
    folder = Path(tempfile.gettempdir()) / f"reference-{_PYZK.replace('==', '-')}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", _PYZK], check=True)
        (folder / "ready").touch()
    return python


if __name__ == "__main__":
    for figure in measure():
        print(figure)
