"""No file over 400 lines, class over 250, function over 60 (design §3)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("counter_app", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 400, 249, 59  # lines after the first


def too_long(path):
    """What of a file is longer than one reads in a sitting, by name and line."""
    text = path.read_text(encoding="utf-8")
    where = path.relative_to(ROOT)
    if len(text.splitlines()) > LONGEST_FILE:
        yield f"{where}: think of a new room, not of a second half"
    for node in ast.walk(ast.parse(text)):
        most = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
        named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if named and node.end_lineno - node.lineno > most:
            yield f"{where}:{node.lineno}: {node.name}"


def test_nothing_is_longer_than_one_reads_in_a_sitting():
    assert not [found for path in SOURCES for found in too_long(path)]
