"""Every error a person can be told of, in Vietnamese and English.

This room owns the sentences: what happened, what is kept, what to do. It imports nothing of ours;
every other room may raise from here and none below `ui` shows anything. One module per subject:

    CounterError
     +- devices.DeviceError       scanner, readers
     |   +- printers.PrinterError slip and sheet printers
     |   +- terminals.TerminalError fingerprint terminals
     +- fonts.FontError           fonts that forms and slips need
     +- pages.PageError           one page or file that cannot be taken
     +- storage.StorageError      database, blobs, keys, disk
     +- catalogue.CatalogueError  shipped data: file, line, field
     +- catalogue.BroughtFileError a file that somebody brings: catalogue, calendar
     +- calendar                  dates that cannot be computed
     +- central.CentralError      the network and the central server
     +- desk.DeskError            a gesture at the desk that cannot be done
     |   +- duty                  who may sit at a counter today
     +- demo.DemoError            a demonstration that cannot be played
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language` ("vi" or "en")."""
        return self.en if language == "en" else self.vi

    def fill(self, **values: object) -> Words:
        """The same sentence with its `{placeholders}` filled."""
        return Words(self.vi.format(**values), self.en.format(**values))


@dataclass(frozen=True, slots=True)
class Told:
    """The three sentences a person reads."""

    code: str
    happened: str
    kept: str
    todo: str


class CounterError(Exception):
    """An error with a sentence for the person at the desk.

    Subclasses give `code` and three `Words`; `{name}` in them is filled from keyword arguments.
    Details must never be personal data: they may reach a log.
    """

    code: ClassVar[str] = "counter"
    happened: ClassVar[Words] = Words(
        "Chương trình gặp lỗi ngoài dự kiến.", "The program met an unexpected error."
    )
    kept: ClassVar[Words] = Words(
        "Những gì đã lưu vẫn còn nguyên.", "Everything already saved is kept."
    )
    todo: ClassVar[Words] = Words(
        "Thử lại; nếu vẫn lỗi, báo bộ phận kỹ thuật kèm mã lỗi.",
        "Try again; if it happens again, give the error code to IT.",
    )

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{self.code} {details}" if details else self.code)

    def __reduce__(self) -> tuple[Any, ...]:
        """The same error on the other side of a process."""
        return functools.partial(type(self), **self.details), ()

    def tell(self, language: str = "vi") -> Told:
        """The three sentences in `language`."""
        parts = (self.happened, self.kept, self.todo)
        details = {
            name: value.to(language) if isinstance(value, Words) else value
            for name, value in self.details.items()
        }
        happened, kept, todo = (part.to(language).format(**details) for part in parts)
        return Told(self.code, happened, kept, todo)
