"""Mẫu 01 out of `resources/forms/receipt-*.yaml`, checked: no slip in a file leaves out what a
citizen must read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from counter_app.domain.dossier.state import CORRECTABLE
from counter_app.domain.form_template import Copy, holes
from counter_app.domain.procedure import CopyKind, FeeKind, FeeMoment, Legalisation, OriginalFate
from counter_app.domain.receipt_template import (
    PHRASE_HOLES,
    WITH_TWO,
    Holds,
    Part,
    Phrases,
    ReceiptTemplate,
)
from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueFileError
from counter_app.store.data_files import DataFile, load_file
from counter_app.store.form_templates import RECEIPTS, check_once

_File = DataFile[ReceiptTemplate]

_MOST_EMS = 20  # of all columns but the name; half of an A5 sheet
_NO_HOLES: frozenset[str] = frozenset()
_COUNT = frozenset({"count"})
_ALL: dict[str, tuple[str, ...]] = {  # what a group must name, no more and no less
    "originals": (
        OriginalFate.RETURNED_NOW,
        OriginalFate.RETURNED_WITH_RESULT,
        OriginalFate.SURRENDERED_NOW,
    ),
    "legalisations": (Legalisation.LEGALISED, Legalisation.CONSULAR, Legalisation.EXEMPT),
    "fee_kinds": tuple(FeeKind),
    "fee_moments": tuple(FeeMoment),
    "corrected": CORRECTABLE,
    "copies": tuple(Copy),
}
_EMPTY = Words("mục này không được để trống", "this must not be empty")
_ONE_NAME = Words("cần đúng một cột name", "exactly one column name is needed")
_ONE_AT_MOST = Words("mỗi loại cột này chỉ có một", "there is one such column at most")
_NO_COUNT = Words("thiếu cột count", "a column count is missing")
_ONLY_COUNTS = Words("chỉ cột count mới ghi of", "only a column count may have of")
_WIDTH = Words("cần bề rộng lớn hơn 0", "a width above 0 is needed")
_NO_WIDTH = Words("cột name không ghi bề rộng", "the column name has no width of its own")
_TOO_WIDE = Words(
    f"các cột ngoài tên giấy tờ rộng quá {_MOST_EMS} cỡ chữ",
    f"the columns but the name are wider than {_MOST_EMS} type sizes",
)
_TWICE = Words("phần này đã có ở trên", "this part stands above already")
_NO_SECOND = Words("phần này không có nhãn thứ hai", "this part has no second label")
_NO_NEWEST = Words(
    "một tệp mẫu 01 phải bỏ trống packs, dùng cho bộ quy định mới hơn phần mềm",
    "one file of the receipt must leave packs out, for rule packs newer than the program",
)
_NO_FILE = Words("thiếu biểu mẫu 01", "the receipt is missing")


def load_receipts(resources: Path) -> tuple[ReceiptTemplate, ...]:
    """Mẫu 01 of every circular. Raises CatalogueError naming file, line, field."""
    paths = sorted((resources / "forms").rglob(RECEIPTS))
    files = [load_file(path, ReceiptTemplate) for path in paths]
    for file in files:
        _check_parts(file)
        _check_columns(file)
        _check_kinds(file)
        _check_words(file)
    check_once(files)
    if not files:
        raise CatalogueFileError(RECEIPTS, _NO_FILE)
    if all(file.value.packs for file in files):
        raise files[-1].wrong("packs", _NO_NEWEST)
    return tuple(file.value for file in files)


def _check_parts(file: _File) -> None:
    seen: set[Part] = set()
    for place, item in enumerate(file.value.parts):
        field = f"parts[{place}]"
        if item.part in seen:
            raise file.wrong(f"{field}.part", _TWICE)
        seen.add(item.part)
        _check_text(file, f"{field}.label", item.label)
        if item.part in WITH_TWO:
            _check_text(file, f"{field}.beside", item.beside)
        elif item.beside:
            raise file.wrong(f"{field}.beside", _NO_SECOND)
    for part in Part:
        if part not in seen:
            raise file.wrong("parts", _lacking(part))


def _check_columns(file: _File) -> None:
    columns = file.value.columns
    held = [column.holds for column in columns]
    if held.count(Holds.NAME) != 1:
        raise file.wrong("columns", _ONE_NAME)
    if Holds.COUNT not in held:
        raise file.wrong("columns", _NO_COUNT)
    for place, column in enumerate(columns):
        field = f"columns[{place}]"
        _check_text(file, f"{field}.head", column.head)
        if column.holds in held[:place] and column.holds is not Holds.COUNT:
            raise file.wrong(f"{field}.holds", _ONE_AT_MOST)
        if column.holds is Holds.NAME and column.ems:
            raise file.wrong(f"{field}.ems", _NO_WIDTH)
        if column.holds is not Holds.NAME and column.ems <= 0:
            raise file.wrong(f"{field}.ems", _WIDTH)
    if sum(column.ems for column in columns) > _MOST_EMS:
        raise file.wrong("columns", _TOO_WIDE)
    _check_counts(file)


def _check_counts(file: _File) -> None:
    """Each kind of copy is counted in one column at most."""
    counted: set[CopyKind] = set()
    for place, column in enumerate(file.value.columns):
        if column.holds is Holds.COUNT:
            of = column.of or tuple(CopyKind)
            if twice := counted.intersection(of):
                raise file.wrong(f"columns[{place}].of", _counted_twice(min(twice)))
            counted.update(of)
        elif column.of:
            raise file.wrong(f"columns[{place}].of", _ONLY_COUNTS)


def _check_kinds(file: _File) -> None:
    """No paper is on the form without its count and kind: in columns, or beside its name."""
    template = file.value
    in_column = any(column.holds is Holds.KIND for column in template.columns)
    counts = [column for column in template.columns if column.holds is Holds.COUNT]
    for kind in CopyKind:
        counted = any(not column.of or kind in column.of for column in counts)
        field = f"kinds.{kind}"
        words = template.kinds.get(kind, "")
        if kind in template.kinds:
            _check_text(file, field, words, _NO_HOLES if counted else _COUNT)
        elif in_column or not counted:
            raise file.wrong("kinds", _lacking(kind))


def _check_words(file: _File) -> None:
    template = file.value
    for group, wanted in _ALL.items():
        words: Mapping[str, str] = getattr(template, group)
        for name, text in words.items():
            if name not in wanted:
                raise file.wrong(f"{group}.{name}", _unwanted(name))
            _check_text(file, f"{group}.{name}", text)
        for name in wanted:
            if name not in words:
                raise file.wrong(group, _lacking(name))
    for phrase in fields(Phrases):
        wanted_holes = PHRASE_HOLES.get(phrase.name, _NO_HOLES)
        text = getattr(template.phrases, phrase.name)
        _check_text(file, f"phrases.{phrase.name}", text, wanted_holes)
    for place, note in enumerate(template.notes):
        _check_text(file, f"notes[{place}]", note)


def _check_text(file: _File, field: str, text: str, wanted: frozenset[str] = _NO_HOLES) -> None:
    """Something must stand there, with just the holes the program fills: one too many would be
    printed as it is, one too few would leave out a date or a sum.
    """
    if not text.strip():
        raise file.wrong(field, _EMPTY)
    if set(holes(text)) != wanted:
        raise file.wrong(field, _holes(wanted))


def _lacking(name: str) -> Words:
    return Words(f"thiếu “{name}”", f"“{name}” is missing")


def _unwanted(name: str) -> Words:
    return Words(f"mẫu 01 không dùng “{name}”", f"the receipt has no use for “{name}”")


def _counted_twice(kind: CopyKind) -> Words:
    return Words(f"loại bản “{kind}” đã có cột đếm", f"“{kind}” is counted in another column")


def _holes(wanted: Iterable[str]) -> Words:
    told = ", ".join(f"{{{name}}}" for name in sorted(wanted))
    if not told:
        return Words("câu này không có chỗ trống nào", "there are no holes in these words")
    return Words(f"câu này cần đúng các chỗ trống {told}", f"just these holes are needed: {told}")
