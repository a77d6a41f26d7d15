"""The one list of what stands between a person and the result, each line with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.collecting import Need
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.returns_visit import NeedLine

_TICKED = (Need.SURRENDER, Need.GIVE_BACK)  # by the clerk, here; the rest follows from its fields


class NeedsPane(QFrame):
    """Icon and word say what is settled; an original is ticked with Space."""

    ticked = Signal(object, bool)  # NeedLine, whether the original is there

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ret_needsPane")
        self._context = context
        theme = context.theme
        card, self._column = section(theme, self.tr("Điều kiện nhận kết quả"), self)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(card)
        self._card = card
        self._rows: list[QWidget] = []
        self._shown: tuple[NeedLine, ...] = ()
        self.checks: list[QCheckBox] = []
        theme.changed.connect(self._paint_icons)

    def show_needs(self, lines: Sequence[NeedLine]) -> None:
        """Show the list; unchanged it is left alone, so the focus stays."""
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            self._draw()

    def _draw(self) -> None:
        focus = self._focused()
        for row in self._rows:  # later: one of its boxes may be telling that it was ticked
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.checks = [], []
        for line in self._shown:
            self._row(line)
        self._paint_icons()
        if focus is not None and focus < len(self.checks):
            self.checks[focus].setFocus()

    def _paint_icons(self) -> None:
        side = self._context.theme.px(18)
        for row in self._rows:
            for icon in row.findChildren(QLabel, "ret_needIcon"):
                tone = str(icon.property("icon"))
                icon.setPixmap(self._context.icons(tone, f"{tone}.fg").pixmap(side, side))

    def _focused(self) -> int | None:
        return next((at for at, check in enumerate(self.checks) if check.hasFocus()), None)

    def _row(self, line: NeedLine) -> None:
        context, one = self._context, line.requirement
        language = context.language
        what = one.what.to(language)
        if line.code:
            what = f"{line.code}: {what}"
        detail = one.detail.to(language).removesuffix(".")  # sentences and phrases in one list
        said = f"{what}: {detail}. {self._word(is_met=one.is_met)}"
        row = QWidget(self._card)
        beside = QHBoxLayout(row)
        context.theme.fit(beside, spacing=8)
        icon = QLabel(row)
        icon.setObjectName("ret_needIcon")
        icon.setProperty("icon", "ok" if one.is_met else "soon")
        icon.setAccessibleName(self._word(is_met=one.is_met))
        beside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        context.theme.fit(words, spacing=2)
        if one.need in _TICKED:
            words.addWidget(self._check(line, what, said, row))
        proof = QLabel(detail if one.need in _TICKED else f"{what}: {detail}", row)
        proof.setWordWrap(True)
        proof.setAccessibleName(said)
        if one.is_met:
            proof.setProperty("look", "quiet")
        words.addWidget(proof)
        beside.addLayout(words, 1)
        self._column.addWidget(row)
        row.show()  # at once: F9 may lead to it before the layout has come round to it
        self._rows.append(row)

    def _check(self, line: NeedLine, what: str, said: str, row: QWidget) -> QCheckBox:
        check = QCheckBox(what if len(what) <= _LETTERS else what[: _LETTERS - 1] + "…", row)
        check.setObjectName(f"ret_original_{len(self.checks) + 1}")
        check.setAccessibleName(said)
        check.setToolTip(what)
        check.setChecked(line.requirement.is_met)
        check.clicked.connect(lambda on: self.ticked.emit(line, on))
        self.checks.append(check)
        return check

    def _word(self, *, is_met: bool) -> str:
        return self.tr("Đã có") if is_met else self.tr("Còn thiếu")


_LETTERS = 44  # of a paper's name; the whole of it is in the tip
