"""`./dev bench [--only NAME] [--json FILE]`: each figure a ratio against a reference, same run."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

SUBJECTS = (
    "page",
    "cleaners",
    "layers",
    "accept",
    "window",
    "sync",
    "search",
    "alarms",
    "deadlines",
    "slip",
    "register",
    "straighten",
    "likeness",
    "codes",
    "punches",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--only", choices=SUBJECTS, help="measure one subject")
    parser.add_argument("--json", type=Path, help="write the figures to FILE")
    options = parser.parse_args()
    figures = []
    for subject in SUBJECTS:
        if options.only in (None, subject):
            module = importlib.import_module(f"tests.benchmarks.{subject}")
            for figure in module.measure():
                figures.append(figure)
                print(_line(figure), flush=True)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(figure["met"] for figure in figures) else 1


def _line(figure: dict) -> str:
    verdict = "met" if figure["met"] else "NOT MET"
    return (
        f"{figure['name']}: ours {figure['ours']:.4g}, reference {figure['reference']:.4g}, "
        f"ratio {figure['ratio']:.2f}, goal {figure['goal']}: {verdict}"
    )


if __name__ == "__main__":
    sys.exit(main())
