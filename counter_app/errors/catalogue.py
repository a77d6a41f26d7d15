"""Errors of the shipped data: which file, line and field is wrong, and what should stand there."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


class CatalogueError(CounterError):
    """A data file that cannot be used. `field` is a dotted path such as `papers[2].kinds[0]`."""

    code = "catalogue"
    happened = Words(
        "Dữ liệu danh mục không dùng được: tệp {file}, dòng {line}, mục {field}: {expected_vi}.",
        "The catalogue data cannot be used: file {file}, line {line}, field {field}: "
        "{expected_en}.",
    )
    kept = Words(
        "Hồ sơ và bản nháp đã lưu không bị ảnh hưởng.",
        "Dossiers and drafts already saved are not affected.",
    )
    todo = Words(
        "Sửa tệp nêu trên, hoặc chép lại bản danh mục đã công bố, rồi mở lại chương trình.",
        "Correct that file, or copy the published edition again, then start the program anew.",
    )

    def __init__(self, file: str, line: int, field: str, expected: Words) -> None:
        self.file = file
        self.line = line
        self.field = field
        self.expected = expected
        super().__init__(
            file=file, line=line, field=field, expected_vi=expected.vi, expected_en=expected.en
        )


class CatalogueFileError(CatalogueError):
    """A file or folder that is not there, cannot be opened or is far too large."""

    code = "catalogue_file"
    happened = Words(
        "Không đọc được tệp dữ liệu {file}: {expected_vi}.",
        "The data file {file} cannot be read: {expected_en}.",
    )
    todo = Words(
        "Chép lại bản danh mục đã công bố, rồi mở lại chương trình.",
        "Copy the published edition again, then start the program anew.",
    )

    def __init__(self, file: str, expected: Words) -> None:
        super().__init__(file, 0, "", expected)


class CatalogueSyntaxError(CatalogueError):
    """The text is not the plain YAML these files are written in."""

    code = "catalogue_syntax"
    happened = Words(
        "Tệp dữ liệu {file} viết sai cú pháp ở dòng {line}: {expected_vi}.",
        "The data file {file} is malformed at line {line}: {expected_en}.",
    )

    def __init__(self, file: str, line: int, expected: Words) -> None:
        super().__init__(file, line, "", expected)


class CatalogueConflictError(CatalogueError):
    """Every value is well formed, yet two of them do not go together."""

    code = "catalogue_conflict"


class BroughtFileError(CounterError):
    """A file somebody brings cannot be taken: `file`, and every sentence in `problems`."""

    code = "brought_file"
    happened = Words(
        "Tệp {file} chưa nhập được vì có {count} chỗ sai. {first_vi}",
        "The file {file} was not taken: {count} places are wrong. {first_en}",
    )
    todo = Words(
        "Sửa các chỗ sai trong tệp rồi nhập lại.", "Correct the file, then import it again."
    )

    def __init__(self, file: str, problems: tuple[Words, ...]) -> None:
        self.file = file
        self.problems = problems
        first = problems[0]
        super().__init__(file=file, count=len(problems), first_vi=first.vi, first_en=first.en)


class CatalogueImportError(BroughtFileError):
    """A file of procedures."""

    code = "catalogue_import"
    kept = Words("Danh mục đang dùng không thay đổi.", "The catalogue in force has not changed.")
