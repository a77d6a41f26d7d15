"""The commune, ward or special zone of today: found by the address on the citizen's paper, or by
its name of today or of before (ux §2.2, §5.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from counter_app.domain.areas import AreaHit, Located
from counter_app.domain.text import sentence, shown
from counter_app.ui.widgets.search_edit import Choice, SearchEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from counter_app.domain.areas import Area
    from counter_app.domain.draft import Person
    from counter_app.services.areas import Areas
    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_session import DraftSession


_LANE = "areas"  # the first look takes some tenths of a second, and no other lane should wait


class AreaCombo(SearchEdit):
    """Where the owner's address lies today. With nothing typed the list shows where it may lie;
    what was typed and not taken from the list goes; an emptied field says that nothing is known.
    """

    needed = Signal()  # the tables, before anybody types
    unchosen = Signal(str)  # what was typed and not taken from the list

    def __init__(self, areas: Areas, parent: QWidget) -> None:
        super().__init__("intake_unitCombo", "", self._choices, parent)
        self.setAccessibleName(self.tr("Nay thuộc"))
        self._areas = areas
        self._shown = ""
        self._offered: tuple[Area, ...] = ()
        self.committed.connect(self._left)

    def show_owner(self, owner: Person) -> None:
        """Show the unit kept with `owner`."""
        self._shown = sentence(owner.area.words) if owner.area else ""
        self.set_value(self._shown)

    def offer(self, found: Located) -> None:
        """Where the address may lie; what a person has to choose from is said in the field."""
        self._offered = found.areas
        count = len(found.areas)
        self.setPlaceholderText(
            self.tr("{n} nơi có thể: phím ↓").format(n=count)
            if count and not found.is_sure
            else self.tr("Tên xã, phường mới hoặc cũ")
        )

    def search_again(self) -> None:
        """The tables are there now: show what was asked for meanwhile."""
        if self.hasFocus() and self.pending:
            self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter with nothing typed goes on to the next field."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not self.pending and not self.is_open:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All of it is marked: typing looks for another one."""
        super().focusInEvent(event)
        self.selectAll()
        if not self._areas.is_ready:
            self.needed.emit()

    def _choices(self, text: str) -> Sequence[Choice]:
        if not text or text == self._shown:
            return [self._choice(AreaHit(area=area)) for area in self._offered]
        if not self._areas.is_ready:
            return ()
        return [self._choice(hit) for hit in self._areas.find(text)]

    def _choice(self, hit: AreaHit) -> Choice:
        before = self.tr("trước là {unit}").format(unit=hit.former) if hit.former else ""
        return Choice(key=hit.area, text=sentence(hit.area.words), detail=before)

    def _left(self, text: str) -> None:
        if text:
            self.set_value(self._shown)
            self.unchosen.emit(text)
        else:
            self.chosen.emit(None)


class AreaAtDesk(QObject):
    """Keeps the unit in step with the address; one per intake page. The address itself is never
    touched, and what follows from it is no step of its own to undo.
    """

    def __init__(self, context: PageContext, session: DraftSession, combo: AreaCombo) -> None:
        super().__init__(combo)
        self._context = context
        self._session = session
        self._combo = combo
        self._draft = self._address = ""
        self._is_told = False
        combo.chosen.connect(self._chosen)
        combo.unchosen.connect(self._tell_unchosen)
        combo.needed.connect(self._prepare)
        session.changed.connect(self._follow)

    def _follow(self) -> None:
        draft = self._session.draft
        before, self._address = self._address, draft.owner.address
        another, self._draft = draft.id != self._draft, draft.id
        if self._address == before and not another:
            return
        self._combo.offer(Located())
        if self._address and self._session.is_open:
            keep = another and draft.owner.area is not None  # chosen before the counter was closed
            self._settle(self._address, draft.owner.area, keep=keep)

    def _settle(self, address: str, current: Area | None, *, keep: bool) -> None:
        areas = self._context.desk.areas

        def work() -> tuple[Located, Area | None]:
            found = areas.locate(address)
            return found, current if keep else areas.settle(address, current)

        def done(answer: tuple[Located, Area | None]) -> None:
            found, area = answer
            owner = self._session.draft.owner
            if owner.address != address or not self._session.is_open:
                return
            self._combo.offer(found)
            if owner.area == current:  # nobody chose another one meanwhile
                self._session.derive(owner=replace(owner, area=area))

        self._context.tasks.run(self, _LANE, work, done=done, failed=self._failed)

    def _chosen(self, area: Area | None) -> None:
        owner = self._session.draft.owner
        if area is not None:
            area = self._context.desk.areas.placed(area, owner.address)
        self._session.edit(step="owner.area", owner=replace(owner, area=area))
        self._combo.show_owner(self._session.draft.owner)
        if area is not None:
            self._combo.focusNextPrevChild(True)

    def _tell_unchosen(self, text: str) -> None:
        areas = self._context.desk.areas
        known = areas.is_ready and bool(areas.find(text))
        told = (
            self.tr("Chưa chọn xã, phường: nhập lại “{text}” rồi nhấn Enter.")
            if known
            else self.tr(
                "Không có xã, phường nào, cũ hay mới, có tên “{text}”. Ô Nay thuộc giữ như trước; "
                "kiểm tra lại tên rồi nhập lại, hoặc để trống."
            )
        )
        self._context.notices.toast(told.format(text=shown(text)), tone="soon")

    def _prepare(self) -> None:
        self._context.tasks.run(
            self,
            _LANE,
            self._context.desk.areas.prepare,
            done=lambda _: self._combo.search_again(),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        """Told once; the line on the citizen's paper serves without."""
        if not self._is_told:
            self._is_told = True
            self._context.errors.show(error)
