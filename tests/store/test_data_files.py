"""Data files: what is read, and which file, line and field every error names."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.errors.catalogue import (
    CatalogueConflictError,
    CatalogueError,
    CatalogueFileError,
    CatalogueSyntaxError,
)
from counter_app.store.data_files import load, load_file
from counter_app.store.data_nodes import MAX_BYTES, parse_nodes


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    amount_dong: int | None = None
    colours: tuple[Colour, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    code: str
    count: int
    parts: tuple[Part, ...] = ()
    on: date | None = None
    at: time | None = None
    share: Decimal = Decimal(0)
    is_open: bool = False
    dots: Literal[200, 300] = 300
    note: str = ""
    words: dict[str, str] | None = None

    def __post_init__(self):
        if self.count == 13:
            raise ValueError("thirteen")


@pytest.fixture
def read(tmp_path):
    """Write a file and load it as a Thing."""

    def read_text(text, type_=Thing):
        path = tmp_path / "thing.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path, type_)

    return read_text


@pytest.fixture
def refused(read):
    """The error of loading `text`."""

    def refused_text(text, error=CatalogueError):
        with pytest.raises(error) as caught:
            read(text)
        return caught.value

    return refused_text


def test_every_kind_of_value(read):
    assert read(
        "code: 1.013236\n"
        "count: 150_000\n"
        "on: 2026-11-21\n"
        "at: 13:30\n"
        "share: 0.5\n"
        "is_open: true\n"
        "dots: 200\n"
        "words: {a: một, b: hai}\n"
        "parts:\n"
        "  - name: 05\n"
        "    amount_dong: ~\n"
        "    colours: [red, blue]\n"
        "  - {name: 'yes', amount_dong: 5000}\n"
    ) == Thing(
        code="1.013236",
        count=150_000,
        on=date(2026, 11, 21),
        at=time(13, 30),
        share=Decimal("0.5"),
        is_open=True,
        dots=200,
        words={"a": "một", "b": "hai"},
        parts=(
            Part(name="05", colours=(Colour.RED, Colour.BLUE)),
            Part(name="yes", amount_dong=5000),
        ),
    )


def test_a_list_may_be_the_whole_file(read):
    assert read("- name: a\n- name: b\n", tuple[Part, ...]) == (Part(name="a"), Part(name="b"))


def test_text_is_composed_and_trimmed(read):
    decomposed = "Ho\u0300a\u0301 "
    assert read(f"code: '{decomposed}'\ncount: 1\n").code == "Hòá"
    assert read("code: x\ncount: 1\nnote: |\n  một\n  hai\n").note == "một\nhai"


def test_a_byte_order_mark_is_no_letter(read):
    assert read("\ufeffcode: x\ncount: 1\n".encode()).code == "x"


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("code: x\n", 1, "count", "thiếu mục này"),
        ("code: x\ncount: 1\ncuont: 2\n", 3, "cuont", "có phải “count”?"),
        ("code: x\ncount: 1\nzzz: 2\n", 3, "zzz", "không có mục “zzz”"),
        ("code: x\ncount: 1.5\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 150.000\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 1e3\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 007\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 15_00\n", 2, "count", "số nguyên"),
        ("code: x\ncount: ''\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 13:30\n", 2, "count", "số nguyên"),
        ("code: x\ncount: 2026-11-21\n", 2, "count", "số nguyên"),
        ("code: x\ncount: [1]\n", 2, "count", "số nguyên"),
        ("code:\ncount: 1\n", 1, "code", "bằng chữ"),
        ("code: [a]\ncount: 1\n", 1, "code", "bằng chữ"),
        ("code: x\ncount: 1\non: 21/11/2026\n", 3, "on", "2026-11-21"),
        ("code: x\ncount: 1\non: 2026-02-30\n", 3, "on", "2026-11-21"),
        ("code: x\ncount: 1\nat: 7h\n", 3, "at", "07:00"),
        ("code: x\ncount: 1\nat: 25:00\n", 3, "at", "07:00"),
        ("code: x\ncount: 1\nshare: half\n", 3, "share", "0.5"),
        ("code: x\ncount: 1\nis_open: yes\n", 3, "is_open", "true hoặc false"),
        ("code: x\ncount: 1\ndots: 250\n", 3, "dots", "200, 300"),
        ("code: x\ncount: 1\nparts: a\n", 3, "parts", "danh sách"),
        ("code: x\ncount: 1\nparts:\n  - a\n", 4, "parts[0]", "nhóm mục"),
        ("code: x\ncount: 1\nwords: a\n", 3, "words", "nhóm mục"),
        (
            "code: x\ncount: 1\nparts:\n  - name: a\n  - name: b\n    colours: [red, green]\n",
            6,
            "parts[1].colours[1]",
            "red, blue",
        ),
        (
            "code: x\ncount: 1\nparts:\n  - name: a\n    amount_dong: 150.000\n",
            5,
            "parts[0].amount_dong",
            "số nguyên",
        ),
        ("code: x\ncount: 1\nparts:\n  - amount_dong: 5000\n", 4, "parts[0].name", "thiếu"),
        ("- a\n", 1, "*", "nhóm mục"),
        ("code: x\ncount: 13\n", 1, "*", "thirteen"),
    ],
)
def test_the_error_names_line_and_field(refused, text, line, field, words):
    error = refused(text)
    assert (error.file, error.line, error.field) == ("thing.yaml", line, field)
    assert words in error.expected.vi
    told = error.tell("vi")
    assert f"tệp thing.yaml, dòng {line}, mục {field}" in told.happened
    english = error.tell("en")
    assert error.expected.en in english.happened
    assert english.happened != told.happened


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("code: x\ncode: y\ncount: 1\n", 2, "ghi hai lần (lần đầu ở dòng 1)"),
        ("code: x\ncount: 1\nparts:\n  - {name: a, name: b}\n", 4, "ghi hai lần"),
        ("code: Quảng Ngãi\nnote: \u00d0ất đai\n", 2, "U+00D0"),
        ("code: x\nnote: \u00f0ất\n", 2, "chữ đ"),
        ("code: x\nnote: \u0189ất\n", 2, "U+0189"),
        ("code: !secret x\n", 1, "nhãn kiểu"),
        ("code: !!python/object:os.system x\n", 1, "nhãn kiểu"),
        ("code: &a x\nnote: *a\n", 1, "neo"),
        ("code: x\nnote: *a\n", 2, "neo"),
        ("code: [x\ncount: 1\n", 2, "cú pháp"),
        ("code: x\n\tcount: 1\n", 2, "cú pháp"),
        ("code: x\nnote: 'a\n", 3, "cú pháp"),
        ("? [a]\n: b\n", 1, "tên mục phải là chữ"),
        ("code: x\n---\ncode: y\n", 2, "một tài liệu"),
        ("", 1, "tệp trống"),
        ("# chỉ có ghi chú\n", 2, "tệp trống"),
        ("code: x\nnote: a\x07b\n", 2, "ký tự điều khiển"),
        ('code: x\nnote: "a\\0b"\n', 2, "ký tự điều khiển"),
        (b"code: x\nnote: \xff\xfe\n", 2, "UTF-8"),
        ("[" * 200_000, 1, "lồng nhau"),
        ("- " * 20_000, 1, "lồng nhau"),
        ("{a: " * 50_000, 1, "lồng nhau"),
        ("? " * 20_000, 1, "lồng nhau"),
    ],
)
def test_what_is_not_plain_yaml(refused, text, line, words):
    error = refused(text, CatalogueSyntaxError)
    assert (error.file, error.line) == ("thing.yaml", line)
    assert words in error.expected.vi
    assert f"ở dòng {line}" in error.tell("vi").happened
    assert f"at line {line}" in error.tell("en").happened


def test_a_file_that_is_too_large(refused):
    error = refused(b"code: " + b"x" * MAX_BYTES, CatalogueFileError)
    assert "512 KiB" in error.tell("vi").happened


def test_no_file_and_no_right_to_it(tmp_path):
    with pytest.raises(CatalogueFileError) as caught:
        load(tmp_path / "none.yaml", Thing)
    assert caught.value.tell("vi").happened.startswith("Không đọc được tệp dữ liệu none.yaml")
    assert str(tmp_path) not in caught.value.tell("vi").happened
    with pytest.raises(CatalogueFileError):
        load(tmp_path, Thing)


class TestDataFile:
    """A loaded file knows its lines for checks that come later."""

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "thing.yaml"
        path.write_text("code: x\ncount: 1\nparts:\n  - name: a\n  - name: b\n", "utf-8")
        return load_file(path, Thing)

    @pytest.mark.parametrize(
        ("field", "line"),
        [
            ("code", 1),
            ("parts", 3),
            ("parts[1]", 5),
            ("parts[1].name", 5),
            ("parts[1].amount_dong", 5),
            ("parts[0].colours[3]", 4),
            ("on", 1),
            ("", 1),
        ],
    )
    def test_the_line_of_a_field_or_of_the_nearest_group(self, file, field, line):
        assert file.line_of(field) == line

    def test_a_later_check_points_at_the_line(self, file):
        from counter_app.errors import Words

        error = file.wrong("parts[1].name", Words("vi", "en"))
        assert isinstance(error, CatalogueConflictError)
        assert (error.file, error.line, error.field) == ("thing.yaml", 5, "parts[1].name")


@given(st.text())
def test_any_text_is_read_or_refused_with_a_line(text):
    line, told = 1, "read"
    try:
        parse_nodes(text, "any.yaml")
    except CatalogueSyntaxError as error:
        line, told = error.line, error.tell("vi").happened
    assert line >= 1
    assert told
