"""`counter-app pages FILE... --out DIR`: what scanning makes of pictures and PDFs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counter_app.services.page_trial import RefusedPage, TriedPage


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("pages", help="clean and judge pictures and PDFs as scans are")
    parser.add_argument("files", nargs="+", metavar="FILE", help="pictures, PDF, TIFF")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where pages go")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when every page was taken, 1 when one was refused. Raises CounterError."""
    from counter_app.services.page_trial import TriedPage, try_files
    from counter_app.services.page_workers import PageWorkers, usable_cores

    workers = PageWorkers(most=usable_cores())
    tried, refused = [], []
    try:
        for page in try_files(args.files, args.out, workers):
            if isinstance(page, TriedPage):
                tried.append(_tried(page))
            else:
                refused.append(_refused(page))
            if not args.json:
                sys.stdout.write(_line(page) + "\n")
    finally:
        workers.close()
    if args.json:
        answer = {"pages": tried, "refused": refused}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 1 if refused else 0


def _tried(page: TriedPage) -> dict[str, Any]:
    made = page.made
    return {
        "file": page.file,
        "page": page.number,
        "angle_deg": made.angle_centi_deg / 100,  # turned by, counter-clockwise
        "upright_deg": made.upright_deg,  # and then clockwise
        "upright_sure": made.upright_sure,
        "blank": made.blank,
        "quality": {
            "words": _words(page),
            "flags": list(made.flags),
            "sharpness": made.sharpness,
            "ink_permyriad": made.ink_permyriad,
            "dpi": made.dpi,
        },
        "codes": [
            {"text": code.text, "symbology": code.symbology, "box": list(code.box)}
            for code in made.codes
        ],
        "width": made.width,
        "height": made.height,
        "bytes": page.size,
        "output": str(page.output),
    }


def _refused(page: RefusedPage) -> dict[str, Any]:
    return {
        "file": page.file,
        "page": page.number,
        "code": page.told.code,
        "happened": page.told.happened,
    }


def _words(page: TriedPage) -> list[str]:
    from counter_app.services.page_trial import FLAGS

    blank = ["trang trắng"] if page.made.blank else []
    return [*blank, *(FLAGS[flag].vi for flag in page.made.flags)]


def _line(page: TriedPage | RefusedPage) -> str:
    from counter_app.services.page_trial import RefusedPage

    if isinstance(page, RefusedPage):
        return _in_one_line(f"{page.file}, trang {page.number}: {page.told.happened}")
    made = page.made
    said = [
        f"{made.angle_centi_deg / 100:+.2f}°",
        f"xoay {made.upright_deg}°" if made.upright_sure else "không rõ chiều",
        f"{made.width} × {made.height}, {made.dpi} dpi",
        f"{max(1, page.size // 1024)} KB",
        *_words(page),
        *(f"{code.symbology} {code.text!r}" for code in made.codes),
    ]
    return _in_one_line(f"{page.file}, trang {page.number}: {'; '.join(said)} -> {page.output}")


def _in_one_line(text: str) -> str:
    """Names of files may hold anything, a new line too."""
    return "".join(one if one.isprintable() else "�" for one in text)
