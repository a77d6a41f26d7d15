"""Data files into frozen dataclasses, with an error that names file, line and field.

The dataclass is the schema: its field types decide how a scalar is read, a field it does not have
is refused, a field without default must be there. Money and counts are whole numbers; a fraction
or a dotted thousand ("150.000") is refused there, never rounded or guessed at.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import inspect

from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueConflictError, CatalogueError
from counter_app.store.data_nodes import Fields, Items, Node, Scalar, read_nodes

T = TypeVar("T")

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:_[0-9]{3})+)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_NOTHING = ("", "~", "null")

_A_TEXT = Words("cần ghi bằng chữ", "text is expected")
_A_LIST = Words("cần một danh sách", "a list is expected")
_A_GROUP = Words("cần một nhóm mục", "a group of fields is expected")
_A_WHOLE = Words(
    "cần một số nguyên, không có dấu chấm hay phần lẻ", "a whole number without dots is expected"
)
_A_DECIMAL = Words("cần một số, ví dụ 20 hoặc 0.5", "a number is expected, such as 20 or 0.5")
_A_DATE = Words("cần ngày có thật dạng 2026-11-21", "a real date such as 2026-11-21 is expected")
_A_TIME = Words("cần giờ dạng 07:00", "a time such as 07:00 is expected")
_A_BOOL = Words("cần ghi true hoặc false", "true or false is expected")
_MISSING = Words("thiếu mục này", "this field is missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile(Generic[T]):
    """A value with the lines it was read from, so that later checks can point at them."""

    file: str
    value: T
    lines: dict[str, int]

    def wrong(self, field: str, expected: Words) -> CatalogueConflictError:
        """The error that `field` (dotted path) does not go with the rest."""
        return CatalogueConflictError(self.file, self.line_of(field), field, expected)

    def line_of(self, field: str) -> int:
        """The line of `field`, or of the nearest group around it that is written down."""
        while field and field not in self.lines:
            field = field[: max(field.rfind("."), field.rfind("["), 0)]
        return self.lines.get(field, 1)


def load(path: Path, type_: type[T]) -> T:
    """The value of type `type_` in the file `path`. Raises CatalogueError."""
    return load_file(path, type_).value


def load_file(path: Path, type_: type[T]) -> DataFile[T]:
    """As `load`, with the lines of every field. Raises CatalogueError."""
    reading = _Reading(path.name)
    schema: Any = type_
    plain = reading.value(read_nodes(path), _schema(schema), "")
    try:
        value = msgspec.convert(plain, type=type_)
    except msgspec.ValidationError as wrong:
        raise CatalogueError(
            path.name,
            1,
            "*",
            Words(f"các giá trị không khớp nhau ({wrong})", f"the values do not agree ({wrong})"),
        ) from wrong
    return DataFile(file=path.name, value=value, lines=reading.lines)


@cache
def _schema(type_: Any) -> inspect.Type:
    return inspect.type_info(type_)


class _Reading:
    """One file being read: nodes to plain values, guided by the type of each field."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.lines: dict[str, int] = {}

    def value(self, node: Node, expected: inspect.Type, field: str) -> Any:
        self.lines.setdefault(field, node.line)
        if isinstance(expected, inspect.UnionType):
            return self._optional(node, expected, field)
        if isinstance(expected, inspect.DataclassType):
            return self._dataclass(node, expected, field)
        if isinstance(expected, inspect.CollectionType):
            if not isinstance(node, Items):
                raise self._wrong(node, field, _A_LIST)
            return [
                self.value(item, expected.item_type, f"{field}[{place}]")
                for place, item in enumerate(node.items)
            ]
        if isinstance(expected, inspect.DictType):
            return self._dict(node, expected, field)
        if not isinstance(node, Scalar):
            raise self._wrong(node, field, _expected_scalar(expected))
        return self._scalar(node, expected, field)

    def _optional(self, node: Node, expected: inspect.UnionType, field: str) -> Any:
        if isinstance(node, Scalar) and node.plain and node.text in _NOTHING:
            return None
        kinds = [kind for kind in expected.types if not isinstance(kind, inspect.NoneType)]
        return self.value(node, kinds[0], field)

    def _dataclass(self, node: Node, expected: inspect.DataclassType, field: str) -> Any:
        if not isinstance(node, Fields):
            raise self._wrong(node, field, _A_GROUP)
        known = {item.encode_name: item for item in expected.fields}
        plain = {}
        for name, child in node.values.items():
            path = f"{field}.{name}" if field else name
            self.lines[path] = node.lines[name]
            if name not in known:
                raise self._wrong(child, path, _unknown(name, known))
            plain[name] = self.value(child, known[name].type, path)
        for name, item in known.items():
            if item.required and name not in plain:
                raise self._wrong(node, f"{field}.{name}" if field else name, _MISSING)
        return plain

    def _dict(self, node: Node, expected: inspect.DictType, field: str) -> Any:
        if not isinstance(node, Fields):
            raise self._wrong(node, field, _A_GROUP)
        return {
            self._scalar(
                Scalar(line=node.lines[name], text=name, plain=True),
                expected.key_type,
                f"{field}.{name}",
            ): self.value(child, expected.value_type, f"{field}.{name}")
            for name, child in node.values.items()
        }

    def _scalar(self, node: Scalar, expected: inspect.Type, field: str) -> Any:
        if isinstance(expected, inspect.StrType):
            if node.plain and node.text in _NOTHING:
                raise self._wrong(node, field, _A_TEXT)
            return node.text
        text = node.text
        named = {str(value): value for value in _values(expected)}
        if text in named:
            return named[text]
        try:
            if isinstance(expected, inspect.IntType) and _WHOLE.fullmatch(text):
                return int(text)
            if isinstance(expected, inspect.BoolType) and text in {"true", "false"}:
                return text == "true"
            if isinstance(expected, inspect.DecimalType) and _DECIMAL.fullmatch(text):
                return text
            if isinstance(expected, inspect.DateType) and _DATE.fullmatch(text):
                return date.fromisoformat(text)
            if isinstance(expected, inspect.TimeType) and _TIME.fullmatch(text):
                return time.fromisoformat(text)
        except ValueError as wrong:
            raise self._wrong(node, field, _expected_scalar(expected)) from wrong
        raise self._wrong(node, field, _expected_scalar(expected))

    def _wrong(self, node: Node, field: str, expected: Words) -> CatalogueError:
        line = self.lines.get(field, node.line)
        return CatalogueError(self._file, line, field or "*", expected)


def _expected_scalar(expected: inspect.Type) -> Words:
    if values := _values(expected):
        allowed = ", ".join(str(value) for value in values)
        return Words(f"cần một trong các giá trị: {allowed}", f"expected one of: {allowed}")
    for kind, words in (
        (inspect.IntType, _A_WHOLE),
        (inspect.BoolType, _A_BOOL),
        (inspect.DecimalType, _A_DECIMAL),
        (inspect.DateType, _A_DATE),
        (inspect.TimeType, _A_TIME),
    ):
        if isinstance(expected, kind):
            return words
    return _A_TEXT


def _values(expected: inspect.Type) -> tuple[object, ...]:
    """The values that may be written, where the type names them all."""
    if isinstance(expected, inspect.EnumType):
        return tuple(member.value for member in expected.cls)
    return expected.values if isinstance(expected, inspect.LiteralType) else ()


def _unknown(name: str, known: dict[str, Any]) -> Words:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return Words(
            f"không có mục “{name}”; có phải “{near[0]}”?",
            f"there is no field “{name}”; is “{near[0]}” meant?",
        )
    return Words(f"không có mục “{name}”", f"there is no field “{name}”")
