"""The forms of `resources/forms/`, read when the first of them is printed, and checked.

Mẫu 01 has files of its own kind (`receipt_files`): nothing wrong in another form keeps it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from counter_app.domain.form_facts import FORM_FACTS
from counter_app.domain.form_template import ByPack, Copy, FormTemplate, Known, Part, Table, holes
from counter_app.errors import Words
from counter_app.store.data_files import DataFile, load_file

RECEIPTS = "receipt-*.yaml"  # the files of mẫu 01
_SIZES = ("A5", "A4", "A4 landscape")
_PIECES = ("line", "text", "list", "table", "signatures", "note")


_T = TypeVar("_T", bound=ByPack)


def load_templates(resources: Path) -> tuple[FormTemplate, ...]:
    """Every template under `resources/forms` but those of mẫu 01.

    Raises CatalogueError naming file, line, field.
    """
    paths = sorted((resources / "forms").rglob("*.yaml"))
    files = [load_file(path, FormTemplate) for path in paths if not path.match(RECEIPTS)]
    for file in files:
        _check(file)
    check_once(files)
    return tuple(file.value for file in files)


def check_once(files: Sequence[DataFile[_T]]) -> None:
    """Raises CatalogueError when a form is described twice for one rule pack."""
    seen: dict[tuple[str, str], str] = {}
    for file in files:
        for pack in file.value.packs or ("*",):
            place = (file.value.id, pack)
            if place in seen:
                raise file.wrong(
                    "id",
                    Words(
                        f"mẫu này đã có trong tệp {seen[place]}",
                        f"this form is already in the file {seen[place]}",
                    ),
                )
            seen[place] = file.file


def _check(file: DataFile[FormTemplate]) -> None:
    template = file.value
    known = FORM_FACTS.get(template.id)
    if known is None:
        raise file.wrong("id", Words("không có mẫu nào tên này", "no form has this name"))
    for place, size in enumerate(template.sizes):
        if size not in _SIZES:
            raise file.wrong(f"sizes[{place}]", Words(f"khổ giấy là {_SIZES}", f"one of {_SIZES}"))
    for copy in Copy:
        if not template.copies.get(copy):
            raise file.wrong(f"copies.{copy}", Words("thiếu tên liên này", "this copy has no name"))
    for name in ("title", "number"):
        _check_holes(file, name, getattr(template, name), known.texts)
    for place, text in enumerate(template.under_title):
        _check_holes(file, f"under_title[{place}]", text, known.texts)
    for group in ("parts", "cover", "closing"):
        for place, part in enumerate(getattr(template, group)):
            _check_part(file, f"{group}[{place}]", part, known)


def _check_part(file: DataFile[FormTemplate], field: str, part: Part, known: Known) -> None:
    pieces = [name for name in _PIECES if getattr(part, name)]
    if len(pieces) != 1:
        raise file.wrong(field, Words(f"cần đúng một trong {_PIECES}", f"exactly one of {_PIECES}"))
    if len(part.line) > 2 or any(len(holes(text)) > 1 for text in part.line):
        raise file.wrong(
            f"{field}.line",
            Words("tối đa hai mục, mỗi mục một chỗ trống", "at most two, each with one hole"),
        )
    for text in part.texts():
        _check_holes(file, field, text, known.texts)
    for name in ("when", "unless"):
        if getattr(part, name) and getattr(part, name) not in known.texts | set(known.rows):
            raise file.wrong(f"{field}.{name}", _no_fact(getattr(part, name)))
    if part.list and "text" not in known.rows.get(part.list, ()):
        raise file.wrong(f"{field}.list", _no_fact(part.list))
    if part.table:
        _check_table(file, f"{field}.table", part.table, known)


def _check_table(file: DataFile[FormTemplate], field: str, table: Table, known: Known) -> None:
    if table.rows not in known.rows:
        raise file.wrong(f"{field}.rows", _no_fact(table.rows))
    for place, column in enumerate(table.columns):
        _check_holes(file, f"{field}.columns[{place}].value", column.value, known.rows[table.rows])


def _check_holes(
    file: DataFile[FormTemplate], field: str, text: str, names: frozenset[str]
) -> None:
    for name in holes(text):
        if name not in names:
            raise file.wrong(field, _no_fact(name))


def _no_fact(name: str) -> Words:
    return Words(f"mẫu này không có dữ kiện “{name}”", f"this form has no fact “{name}”")
