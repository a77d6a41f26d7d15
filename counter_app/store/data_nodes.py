"""The plain subset of YAML our data files use, read into nodes that remember their line.

Only mappings, lists and scalars: tags, anchors, aliases and several documents are refused, and so
are duplicate keys, which YAML would let win silently. Scalars stay text: `1.013236`, `05` and
`07:00` mean what they look like, and the field's type decides (`store.data_files`). The event
stream is read instead of PyYAML's node graph, because libyaml's composer recurses in C and a file
of brackets would end the process.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from counter_app.errors import Words
from counter_app.errors.catalogue import CatalogueFileError, CatalogueSyntaxError

MAX_BYTES = 512 * 1024
MAX_DEPTH = 12

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_A_CONTROL = Words("có ký tự điều khiển không được phép", "there is a forbidden control character")
# Letters that look like Đ and đ but are Icelandic or African; search and sorting would miss them.
_FALSE_LETTERS = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A piece of text. `plain`: written without quotes, so an empty one means "nothing"."""

    line: int
    text: str
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A mapping; `lines` holds the line of each key."""

    line: int
    values: dict[str, Node]
    lines: dict[str, int]


Node = Scalar | Items | Fields


def read_nodes(path: Path) -> Node:
    """The one document of `path`. Raises CatalogueFileError, CatalogueSyntaxError."""
    return parse_nodes(_read_text(path), path.name)


def parse_nodes(text: str, file: str) -> Node:
    """The one document of `text`; `file` is named in errors. Raises CatalogueSyntaxError."""
    try:
        return _Composer(file, yaml.parse(text, Loader=_Loader)).document()
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        problem = wrong.problem or "?"
        raise CatalogueSyntaxError(
            file,
            line,
            Words(f"không đúng cú pháp YAML ({problem})", f"not well-formed YAML ({problem})"),
        ) from wrong
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise CatalogueSyntaxError(
            file,
            line,
            _A_CONTROL,
        ) from wrong


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as wrong:
        raise CatalogueFileError(
            path.name, Words("không có tệp này", "there is no such file")
        ) from wrong
    except OSError as wrong:
        raise CatalogueFileError(
            path.name, Words("không mở được tệp", "the file cannot be opened")
        ) from wrong
    if len(data) > MAX_BYTES:
        raise CatalogueFileError(
            path.name,
            Words(
                f"tệp lớn hơn {MAX_BYTES // 1024} KiB",
                f"the file is larger than {MAX_BYTES // 1024} KiB",
            ),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise CatalogueSyntaxError(
            path.name,
            data.count(b"\n", 0, wrong.start) + 1,
            Words("tệp phải được lưu bằng mã UTF-8", "the file must be saved as UTF-8"),
        ) from wrong


class _Composer:
    """Turns YAML events into nodes, refusing everything but the plain subset."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events

    def document(self) -> Node:
        event = next(self._events)
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._wrong(event, "chỉ được có một tài liệu", "one document only")
                root = self._node(next(self._events), 1)
        if root is None:
            raise self._wrong(event, "tệp trống", "the file is empty")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._wrong(event, "lồng nhau quá nhiều cấp", "nested too deeply")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._wrong(
                event, "không dùng neo (&) và tham chiếu (*)", "anchors and aliases are not used"
            )
        if getattr(event, "tag", None):
            raise self._wrong(event, "không dùng nhãn kiểu (!)", "type tags (!) are not used")
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line=line, text=self._text(event), plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(line=line, items=tuple(self._items(depth)))
        return self._fields(line, depth)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _fields(self, line: int, depth: int) -> Fields:
        values: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._wrong(event, "tên mục phải là chữ", "a field name must be text")
            if key.text in values:
                raise self._wrong(
                    event,
                    f"mục {key.text} ghi hai lần (lần đầu ở dòng {lines[key.text]})",
                    f"field {key.text} stands twice (first at line {lines[key.text]})",
                )
            values[key.text] = self._node(next(self._events), depth + 1)
            lines[key.text] = key.line
        return Fields(line=line, values=values, lines=lines)

    def _text(self, event: yaml.ScalarEvent) -> str:
        text = unicodedata.normalize("NFC", event.value.strip())
        if _CONTROL.search(text):  # written as an escape; a raw one the parser refuses
            raise CatalogueSyntaxError(self._file, _line(event), _A_CONTROL)
        for false, right in _FALSE_LETTERS.items():
            if false in text:
                raise self._wrong(
                    event,
                    f"chữ U+{ord(false):04X} không phải chữ {right} của tiếng Việt",
                    f"the letter U+{ord(false):04X} is not the Vietnamese {right}",
                )
        return text

    def _wrong(self, event: yaml.Event, vi: str, en: str) -> CatalogueSyntaxError:
        return CatalogueSyntaxError(self._file, _line(event), Words(vi, en))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
