"""The draft on the intake page: one value, changed by gestures, undone at will."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from counter_app.domain.dossier.acceptance import back_of, placed
from counter_app.domain.draft import (
    Draft,
    DraftPage,
    DraftPaper,
    DraftView,
    Placement,
    SupplementRequest,
)

if TYPE_CHECKING:
    from counter_app.services.intake import Intake, IntakeView
    from counter_app.ui.context import Seat


class DraftSession(QObject):
    """Holds the draft and everything computed from it; the page only shows and asks.

    `changed` follows every change of content, after `shown` is fresh; `touched` every change that
    is to be saved, also where the clerk stands. Undo takes back what the clerk decided; pages that
    arrived stay (they lie under "Chưa phân loại" or "Đã xóa", never gone).
    """

    changed = Signal()
    touched = Signal()

    def __init__(self, parent: QObject, intake: Intake, seat: Seat) -> None:
        super().__init__(parent)
        self._intake = intake
        self._seat = seat
        self._view: DraftView | None = None
        self._shown: IntakeView | None = None
        self._closed = False
        self._held = False
        self._undo: list[tuple[str, Draft]] = []
        self._redo: list[Draft] = []

    def start(self, view: DraftView, *, closed: bool = False) -> None:
        """Show another draft; undo starts afresh. `closed`: it is a dossier already."""
        self._closed, self._held = closed, False
        self._undo.clear()
        self._redo.clear()
        self._put(replace(view, draft=_with_all_pages(view)))

    def close(self) -> None:
        """The draft became a dossier: it stays on screen, but nothing changes it any more."""
        self._closed = True
        self._undo.clear()
        self._redo.clear()

    def hold(self, held: bool) -> None:  # noqa: FBT001 - a setter
        """While F9 is under way nothing may change: what is accepted is what stands on screen."""
        self._held = held

    @property
    def view(self) -> DraftView:
        """Draft and pages. Raises RuntimeError before `start()`."""
        if self._view is None:
            msg = "no draft is open"
            raise RuntimeError(msg)
        return self._view

    @property
    def is_open(self) -> bool:
        """True while a draft can be changed."""
        return self._view is not None and not self._closed and not self._held

    @property
    def is_started(self) -> bool:
        """True once there is a draft, also after it became a dossier."""
        return self._view is not None

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self.view.draft

    @property
    def is_empty(self) -> bool:
        """Nothing typed, read, chosen or scanned yet."""
        draft = self.draft
        blank = Draft(
            id=draft.id,
            opened_at=draft.opened_at,
            staff=draft.staff,
            counter=draft.counter,
            focus=draft.focus,
            revision=draft.revision,
        )
        return draft == blank and not self.view.pages

    @property
    def shown(self) -> IntakeView:
        """Checklist, fees, deadline and problems computed from the draft."""
        if self._shown is None:
            msg = "no draft is open"
            raise RuntimeError(msg)
        return self._shown

    def edit(self, *, step: str = "", **fields: Any) -> None:
        """Change fields of the draft. Edits in a row with the same `step` undo as one."""
        self.set_draft(replace(self.draft, **fields), step=step)

    def set_draft(self, draft: Draft, *, step: str = "") -> None:
        """Replace the draft by a changed one, undoable."""
        before = self.draft
        if not self.is_open or replace(draft, revision=before.revision) == before:
            return
        if not (step and self._undo and self._undo[-1][0] == step):
            self._undo.append((step, before))
        self._redo.clear()
        self._put(replace(self.view, draft=replace(draft, revision=before.revision + 1)))

    def remember(self, **fields: Any) -> None:
        """Keep where the clerk stands (`focus`, `typing`, `scanning`); saved, never undone."""
        if not self.is_open:
            return
        draft = replace(self.draft, **fields)
        if draft != self.draft:
            self._view = replace(self.view, draft=replace(draft, revision=draft.revision + 1))
            self.touched.emit()

    def derive(self, **fields: Any) -> None:
        """Put in what follows from the rest of the draft; no step of its own to undo."""
        if not self.is_open:
            return
        draft = replace(self.draft, **fields)
        if draft != self.draft:
            self._put(replace(self.view, draft=replace(draft, revision=draft.revision + 1)))

    def follow(self) -> None:
        """Show the draft under the version in force now, another than the one on screen."""
        if self.is_open:
            self._put(self.view)

    def take_requests(self, requests: tuple[SupplementRequest, ...]) -> None:
        """Another desk has asked for something since: it is shown, never undone."""
        if self.is_open and requests != self.draft.requests:
            self._put(replace(self.view, draft=replace(self.draft, requests=requests)))

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._undo or not self.is_open:
            return False
        _, before = self._undo.pop()
        self._redo.append(self.draft)
        self._restore(before)
        return True

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        if not self._redo or not self.is_open:
            return False
        self._undo.append(("", self.draft))
        self._restore(self._redo.pop())
        return True

    def edit_paper(self, number: int, **fields: Any) -> None:
        """Change the clerk's answers for one line of the checklist; the line counts as touched."""
        draft = self.draft
        current = next((p for p in draft.papers if p.number == number), DraftPaper(number=number))
        changed = replace(current, touched=True, **fields)
        papers = tuple(p for p in draft.papers if p.number != number)
        ordered = tuple(sorted((*papers, changed), key=lambda p: p.number))
        self.edit(papers=ordered)

    def page_arrived(self, page: DraftPage, *, in_place_of: str = "") -> None:
        """A page is on disk: give it its place. `in_place_of` is the page it replaces."""
        pages = (*(p for p in self.view.pages if p.id != page.id), page)
        placements = list(self.draft.placements)
        new = Placement(page=page.id, paper=page.suggested_paper)
        if in_place_of:
            index = next((i for i, p in enumerate(placements) if p.page == in_place_of), None)
            if index is not None:
                new = replace(new, paper=placements[index].paper, replaces=in_place_of)
                placements[index] = replace(placements[index], removed=True)
                placements.insert(index, new)
        elif page.behind:
            index = next((i for i, p in enumerate(placements) if p.page == page.behind), None)
            if index is not None:
                placements.insert(index + 1, back_of(placements[index], page))
        if new.page not in {p.page for p in placements}:
            placements.append(new)
        draft = replace(self.draft, placements=tuple(placements), revision=self.draft.revision + 1)
        self._put(replace(self.view, pages=pages, draft=draft))

    def place(self, page_ids: Iterable[str], **fields: Any) -> None:
        """Change the placement of pages: `paper`, `removed`, `turn`, `quality_accepted_by`."""
        wanted = set(page_ids)
        placements = tuple(
            replace(p, **fields) if p.page in wanted else p for p in self.draft.placements
        )
        self.edit(placements=placements)

    def turn(self, page_ids: Iterable[str], degrees: int) -> None:
        """Turn pages clockwise by a multiple of 90 degrees."""
        wanted = set(page_ids)
        placements = tuple(
            replace(p, turn=(p.turn + degrees) % 360) if p.page in wanted else p
            for p in self.draft.placements
        )
        self.edit(placements=placements)

    def put_before(self, page_ids: Sequence[str], target: str) -> None:
        """Move pages to stand before `target`, under its paper."""
        if target in page_ids:
            return
        moving = [p for p in self.draft.placements if p.page in set(page_ids)]
        rest = [p for p in self.draft.placements if p.page not in set(page_ids)]
        at = next((i for i, p in enumerate(rest) if p.page == target), None)
        if at is not None:
            there = rest[at]
            put = [replace(p, paper=there.paper, removed=there.removed) for p in moving]
            self.edit(placements=(*rest[:at], *put, *rest[at:]))

    def move(self, page_id: str, by: int) -> None:
        """Move a page up (-1) or down (+1) among the pages of its paper."""
        ordered = [placement for _, placement in placed(self.draft.placements, self.view.pages)]
        index = next(i for i, p in enumerate(ordered) if p.page == page_id)
        step = 1 if by > 0 else -1
        other = index + step
        while 0 <= other < len(ordered):
            neighbour = ordered[other]
            if neighbour.paper == ordered[index].paper and not neighbour.removed:
                ordered[index], ordered[other] = ordered[other], ordered[index]
                self.edit(placements=tuple(ordered))
                return
            other += step

    def _restore(self, draft: Draft) -> None:
        known = {p.page for p in draft.placements}
        late = tuple(p for p in self.draft.placements if p.page not in known)
        here = self.draft
        draft = replace(
            draft,
            placements=(*draft.placements, *late),
            focus=here.focus,
            typing=here.typing,
            scanning=here.scanning,
            two_passes=here.two_passes,
            requests=here.requests,
            revision=here.revision + 1,
        )
        self._put(replace(self.view, draft=draft))

    def _put(self, view: DraftView) -> None:
        if not self._closed:
            view = self._intake.under_list(view)
        self._view = view
        self._shown = self._intake.view(view, self._seat.who)
        self.changed.emit()
        self.touched.emit()


def _with_all_pages(view: DraftView) -> Draft:
    """The draft with a placement for every page, also those that came after the last save."""
    placements = tuple(placement for _, placement in placed(view.draft.placements, view.pages))
    return replace(view.draft, placements=placements)
