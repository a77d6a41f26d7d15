"""«Cần chuyển»: the dossiers that lie here, agency by agency, and one key for all that go.

What lies in the drawer of another counter is shown when asked for, and never ticked by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui import shown
from counter_app.ui.pages.step import print_entry
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.services.handover import Bundle, HandedOn, Outgoing
    from counter_app.ui.context import PageContext

_STREAM = Qt.ItemDataRole.UserRole


class SendPane(QWidget):
    """What goes today is ticked; Space takes one off or adds one that may wait."""

    handed_on = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._all: tuple[Bundle, ...] = ()
        self._bundles: tuple[Bundle, ...] = ()
        self.agency = QComboBox(self)
        self.agency.setObjectName("handover_agencyCombo")
        self.agency.setAccessibleName(self.tr("Cơ quan nhận"))
        self.list = QListWidget(self)
        self.list.setObjectName("handover_list")
        self.list.setAccessibleName(self.tr("Hồ sơ cần chuyển; phím Space để chọn"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.elsewhere = QCheckBox("", self)
        self.elsewhere.setObjectName("handover_elsewhereCheck")
        self.carrier = ViLineEdit("handover_carrierEdit", self.tr("Người vận chuyển"), self)
        self.number = LatinLineEdit("handover_numberEdit", self.tr("Số giấy bàn giao"), self)
        self.count = QLabel("", self)
        self.count.setObjectName("handover_countLabel")
        self.problem = QLabel("", self)
        self.problem.setObjectName("handover_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.empty = QLabel("", self)
        self.empty.setObjectName("handover_emptyLabel")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setProperty("look", "quiet")
        self._lay_out()
        self.agency.currentIndexChanged.connect(self._show_bundle)
        self.elsewhere.toggled.connect(lambda _on: self._show(self._all))
        self.list.itemChanged.connect(lambda _item: self._say_count())

    def read(self) -> None:
        """Read what lies here now; the agency and the ticks of the person stay."""
        context = self._context
        handover = context.desk.handover
        context.tasks.run(
            self,
            "db",
            lambda: (handover.bundles(), handover.next_number()),
            done=lambda found: self._shown(*found),
        )

    def focus_first(self) -> None:
        """The dossiers, where there are any."""
        (self.list if self._bundles else self.carrier).setFocus()

    def toggle_elsewhere(self) -> None:
        """F8: what lies at other counters too, where there is any."""
        if not self.elsewhere.isHidden():
            self.elsewhere.toggle()
            self.focus_first()

    def issue(self) -> None:
        """F9."""
        bundle = self._current()
        if bundle is None:
            return
        self.problem.hide()
        set_usable(self.list, self.tr("Đang ghi nhận"))
        context = self._context
        streams, carrier, number = self._ticked(), self.carrier.value(), self.number.value()
        context.tasks.run(
            self,
            "db",
            lambda: context.desk.handover.hand_on(
                bundle.agency, streams, carrier=carrier, number=number, who=context.who
            ),
            done=self._done,
            failed=self._failed,
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        fields = QHBoxLayout()
        theme.fit(fields, spacing=8)
        for label, field, share in (
            (self.tr("Người vận chuyển"), self.carrier, 2),
            (self.tr("Số giấy bàn giao"), self.number, 1),
        ):
            fields.addWidget(QLabel(label, self))
            fields.addWidget(field, share)
        column = QVBoxLayout(self)
        theme.fit(column, margins=(16, 10, 16, 12), spacing=8)
        column.addWidget(self.agency)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addWidget(self.elsewhere)
        column.addLayout(fields)
        column.addWidget(self.problem)

    def _shown(self, bundles: tuple[Bundle, ...], number: str) -> None:
        self._show(bundles)
        if not self.number.pending:
            self.number.set_value(number)

    def _show(self, found: tuple[Bundle, ...]) -> None:
        self._all = found
        self._say_elsewhere()
        bundles = found if self.elsewhere.isChecked() else _here(found)
        before = self._current()
        ticked = set(self._ticked())
        known = {one.stream for one in before.dossiers} if before else set()
        self._bundles = bundles
        self.agency.blockSignals(True)
        self.agency.clear()
        for bundle in bundles:
            now = sum(_is_ours(one) for one in bundle.dossiers)
            text = self.tr("{agency} · {all} hồ sơ, {now} phải chuyển hôm nay")
            self.agency.addItem(
                text.format(agency=bundle.agency_name, all=len(bundle.dossiers), now=now),
                bundle.agency,
            )
        at = self.agency.findData(before.agency) if before else 0
        self.agency.setCurrentIndex(max(0, at))
        self.agency.blockSignals(False)
        for widget in (self.agency, self.list, self.count):
            widget.setVisible(bool(bundles))
        self.empty.setVisible(not bundles)
        self.empty.setText(
            self.tr("Quầy này không còn hồ sơ nào phải chuyển.")
            if found
            else self.tr("Không còn hồ sơ nào phải chuyển đến cơ quan.")
        )
        self._show_bundle()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_STREAM) in known:
                state = item.data(_STREAM) in ticked
                item.setCheckState(Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)

    def _say_elsewhere(self) -> None:
        """How much lies in other drawers, and whose; nothing to tick where there is none."""
        others = [one for bundle in self._all for one in bundle.dossiers if one.elsewhere]
        counters = ", ".join(sorted({one.elsewhere for one in others}))
        text = self.tr(
            "Hiện cả %n hồ sơ đang nằm ở quầy {counters}, để chuyển thay", "", len(others)
        )
        self.elsewhere.setText(text.format(counters=counters) + "  F8")
        self.elsewhere.setVisible(bool(others))

    def _show_bundle(self) -> None:
        bundle = self._current()
        self.list.clear()
        for one in bundle.dossiers if bundle else ():
            item = QListWidgetItem(self._line(one), self.list)
            item.setToolTip(item.text())
            item.setData(_STREAM, one.stream)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = _is_ours(one)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if self.list.count():
            self.list.setCurrentRow(0)
        self._say_count()

    def _line(self, one: Outgoing) -> str:
        by = ""
        if one.by is not None:
            words = self.tr("đã quá {at}") if one.is_late else self.tr("chuyển trước {at}")
            by = words.format(at=shown.moment(one.by))
        received = self.tr("nhận {at}").format(at=shown.clock_time(one.accepted_at))
        where = self.tr("ở quầy {counter}").format(counter=one.elsewhere) if one.elsewhere else ""
        parts = (one.code, where, one.owner_name, received, by, one.procedure_name)
        return " · ".join(part for part in parts if part)

    def _ticked(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_STREAM)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _say_count(self) -> None:
        text = self.tr("Đã chọn {n} trong {all} hồ sơ.")
        self.count.setText(text.format(n=len(self._ticked()), all=self.list.count()))

    def _current(self) -> Bundle | None:
        at = self.agency.currentIndex()
        return self._bundles[at] if 0 <= at < len(self._bundles) else None

    def _done(self, done: HandedOn) -> None:
        context = self._context
        set_usable(self.list, "")
        self.number.set_value("")
        text = self.tr("Đã bàn giao %n hồ sơ, giấy bàn giao số {number}.", "", len(done.went))
        context.notices.toast(text.format(number=done.list_number), tone="ok")
        if done.stayed:
            language = context.language
            lines = [f"{code}: {why.to(language)}" for code, why in done.stayed]
            self._say(self.tr("Chưa chuyển được:") + "\n" + "\n".join(lines))
        for one in done.went:
            print_entry(context, one.stream, one.entry)
            context.signals.dossier_changed.emit(one.stream)
        self.handed_on.emit()

    def _failed(self, error: Exception) -> None:
        set_usable(self.list, "")
        self._say(self._context.errors.told(error).happened)
        empty = next((one for one in (self.carrier, self.number) if not one.value()), None)
        if empty is not None:
            empty.setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()


def _here(bundles: tuple[Bundle, ...]) -> tuple[Bundle, ...]:
    """What lies in this counter's own drawer; agencies of which nothing does are left out."""
    ours = (
        replace(bundle, dossiers=tuple(one for one in bundle.dossiers if not one.elsewhere))
        for bundle in bundles
    )
    return tuple(bundle for bundle in ours if bundle.dossiers)


def _is_ours(one: Outgoing) -> bool:
    """Whether it goes now and from here: a colleague's is ticked by hand only."""
    return one.goes_now and not one.elsewhere
