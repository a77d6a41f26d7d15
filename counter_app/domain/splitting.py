"""Which paper a scanned page belongs to: as our strips say it, else as the pages themselves show.

In this order of trust: a separator strip, a form that is known, a sheet of another size. A strip
carries only "paper n starts here", never identity (ux §1.3): the pages after it belong to paper n
until the next strip, whatever they look like. Without a strip a known form starts its paper, and
pages of its size follow it; that is only likely, and said to be. What says nothing stays unassigned
for the clerk's key, which is above all of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.codes import (
    OwnKind,
    read_dossier_code,
    read_own,
    read_provisional_code,
    read_request_number,
)

SIZE_STEP_MM = 12  # two cuts of one paper size differ by less


class Doubt(StrEnum):
    """Why a suggestion is only likely."""

    NONE = ""
    FORM = "form"  # it looks like a form of that paper
    AFTER_FORM = "after_form"  # it came behind such a form, in the same size
    SIZE = "size"  # a sheet of another size than the one before: another paper may start
    PRINTED = "printed"  # a receipt or slip of ours by its code: no paper before it goes on here


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What is said of one page."""

    paper: int | None = None
    starts_paper: bool = False
    is_separator: bool = False
    goes_on: bool = False  # that strip lay in the pass before, which was interrupted
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class LastStrip:
    """What the last strip said; `fresh`: no page has come after it yet."""

    paper: int
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What the next page of a stack goes by: the last strip; with none, the paper of the last form
    and the sides of the last sheet.
    """

    strip: LastStrip | None = None
    form: int | None = None
    size_mm: tuple[int, int] | None = None


NOTHING = Reached()


class Splitter:
    """Follows a stack through the feeder, page by page."""

    def __init__(self, reached: Reached = NOTHING) -> None:
        """`reached`: by the pass that this one goes on with."""
        self._last = reached.strip
        self._goes_on = reached.strip is not None
        self._form = reached.form
        self._size = reached.size_mm

    @property
    def reached(self) -> Reached:
        """How far it has come."""
        return Reached(strip=self._last, form=self._form, size_mm=self._size)

    def next(
        self,
        code_texts: Iterable[str],
        *,
        form: int | None = None,
        size_mm: tuple[int, int] | None = None,
    ) -> Suggestion:
        """The suggestion for the next page, given every code found on it, the paper of the form
        that it looks like, and its sides.
        """
        texts = tuple(code_texts)
        for text in texts:
            own = read_own(text)
            if own is not None and own.kind is OwnKind.SEPARATOR:
                self._last = LastStrip(paper=own.number, fresh=True)
                self._goes_on = False
                return Suggestion(is_separator=True)
        if self._last is None and any(map(_is_printed_here, texts)):
            self._form, self._size = None, size_mm or self._size
            return Suggestion(starts_paper=True, doubt=Doubt.PRINTED)
        if self._last is None:
            return self._likely(form, size_mm)
        last, self._last = self._last, LastStrip(paper=self._last.paper)
        return Suggestion(paper=last.paper, starts_paper=last.fresh, goes_on=self._goes_on)

    def _likely(self, form: int | None, size_mm: tuple[int, int] | None) -> Suggestion:
        is_other = _is_other_size(self._size, size_mm)
        self._size = size_mm or self._size
        if form is not None:
            self._form = form
            return Suggestion(paper=form, starts_paper=True, doubt=Doubt.FORM)
        if is_other:
            self._form = None
            return Suggestion(starts_paper=True, doubt=Doubt.SIZE)
        if self._form is not None:
            return Suggestion(paper=self._form, doubt=Doubt.AFTER_FORM)
        return Suggestion()


def _is_printed_here(text: str) -> bool:
    """Whether it is the code of a receipt, a slip or a supplement request."""
    return any(
        read(text) for read in (read_dossier_code, read_provisional_code, read_request_number)
    )


def _is_other_size(before: tuple[int, int] | None, now: tuple[int, int] | None) -> bool:
    """Whether the sides differ, however the sheet lay."""
    if before is None or now is None:
        return False
    return any(abs(a - b) > SIZE_STEP_MM for a, b in zip(sorted(before), sorted(now), strict=True))
