"""The route of a new version: which agencies, in what order, with what work and by when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from counter_app.domain.due_words import UNITS
from counter_app.domain.due_words import limit_words as period_words
from counter_app.domain.limits import read_period
from counter_app.domain.procedure import LimitUnit, RouteKind, RouteLeg, RouteRule
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.calendar_lines import narrow_combo
from counter_app.ui.pages.catalogue_lines import OrderedLines
from counter_app.ui.pages.intake_lines import SideBySide
from counter_app.ui.widgets.fields import LatinLineEdit, ViLineEdit
from counter_app.ui.widgets.page_frame import set_usable

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.services.procedure_views import ProcedureView
    from counter_app.ui.context import PageContext


class RouteEditor(QWidget):
    """Without a route one agency decides; the legs typed so far stay until the page closes."""

    def __init__(self, context: PageContext, view: ProcedureView, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        route = view.procedure.route
        self._legs = (
            list(route.legs) if route else [RouteLeg(agency=_serving(view), work="", lead=True)]
        )
        alone: list[tuple[str, object]] = [
            (self.tr("Không liên thông: một cơ quan giải quyết"), None)
        ]
        kinds = [*alone, *((words.route_kind(kind), kind) for kind in RouteKind)]
        self.kind = narrow_combo(
            "catalogue_routeKindCombo", self.tr("Cách liên thông"), kinds, self
        )
        self.kind.setCurrentIndex(self.kind.findData(route.kind if route else None))
        self.source = ViLineEdit("catalogue_routeSourceEdit", self.tr("Văn bản phê duyệt"), self)
        self.source.set_value(route.source if route else "")
        self.watch = ViLineEdit(
            "catalogue_routeWatchEdit", self.tr("Bộ phận Một cửa cấp trên theo dõi"), self
        )
        self.watch.set_value(route.supervised_by if route else "")
        self.lines = OrderedLines(
            context,
            self,
            name="route",
            title=self.tr("Các cơ quan"),
            heads=(self.tr("Cơ quan, công việc"), self.tr("Thời hạn")),
        )
        self.agency = narrow_combo(
            "catalogue_legAgencyCombo",
            self.tr("Cơ quan"),
            [(name, agency) for agency, name in self._agencies()],
            self,
        )
        self.work = ViLineEdit("catalogue_legWorkEdit", self.tr("Công việc"), self)
        self.amount = LatinLineEdit("catalogue_legAmountEdit", self.tr("Thời hạn"), self)
        self.amount.setPlaceholderText(self.tr("Bỏ trống: trong thời hạn chung"))
        units = ((words.unit_words(unit), unit) for unit in LimitUnit)
        self.unit = narrow_combo("catalogue_legUnitCombo", self.tr("Đơn vị"), [*units], self)
        self.lead = QCheckBox(self.tr("Cơ quan chủ trì"), self)
        self.lead.setObjectName("catalogue_legLeadCheck")
        self.lead.setAccessibleName(self.lead.text())
        self._lay_out()
        self.lines.chosen.connect(self._show)
        self.lines.add_asked.connect(self._add)
        self.lines.remove_asked.connect(self._remove)
        self.lines.move_asked.connect(self._move)
        for edit in (self.work, self.amount):
            edit.committed.connect(self._typed)
        for combo in (self.agency, self.unit):
            combo.activated.connect(lambda _at: self._typed())
        self.lead.clicked.connect(self._typed)
        self.kind.currentIndexChanged.connect(lambda _at: self._show_parts())
        self._list(0)
        self._show_parts()

    def changed(self, procedure: Procedure) -> Procedure:
        """`procedure` with the route as it stands here."""
        self._commit()
        kind = self._kind()
        if kind is None:
            return replace(procedure, route=None)
        route = RouteRule(
            kind=kind,
            legs=tuple(self._legs),
            source=self.source.value(),
            supervised_by=self.watch.value() if kind is RouteKind.UPPER else "",
        )
        return replace(procedure, route=route)

    def field_at(self, place: int, name: str) -> QWidget:
        """The field of a leg, which is chosen, by the name of its attribute; or of the route."""
        if name == "source":
            return self.source
        if not 0 <= place < len(self._legs):
            return self.lines.view
        self.lines.choose(place)
        fields = {"agency": self.agency, "work": self.work, "within": self.amount}
        return fields.get(name, self.lines.view)

    def _agencies(self) -> list[tuple[str, str]]:
        """Those of today, and those the route names though they were joined to others since."""
        named = self._view.agency_names
        today = list(self._view.agencies)
        known = {agency for agency, _ in today}
        old = dict.fromkeys(leg.agency for leg in self._legs if leg.agency not in known)
        return [*today, *((agency, named.get(agency, agency)) for agency in old)]

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._parts = QWidget(self)
        head, form = QFormLayout(), QFormLayout()
        for one in (head, form):
            theme.fit(one, spacing=6)
            one.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        head.addRow(self.source.accessibleName(), self.source)
        head.addRow(self.watch.accessibleName(), self.watch)
        form.addRow(self.agency.accessibleName(), self.agency)
        form.addRow(self.work.accessibleName(), self.work)
        within = SideBySide(theme)
        within.addWidget(self.amount, 1)
        within.addWidget(self.unit, 1)
        form.addRow(self.amount.accessibleName(), within)
        form.addRow("", self.lead)
        self._head = head
        inner = QVBoxLayout(self._parts)
        theme.fit(inner, spacing=8)
        inner.addLayout(head)
        inner.addWidget(self.lines)
        inner.addLayout(form)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=8)
        column.addWidget(self.kind)
        column.addWidget(self._parts)

    def _kind(self) -> RouteKind | None:
        kind = self.kind.currentData()  # Qt hands back bare text
        return None if kind is None else RouteKind(kind)

    def _show_parts(self) -> None:
        kind = self._kind()
        self._parts.setVisible(kind is not None)
        self._head.setRowVisible(self.watch, kind is RouteKind.UPPER)

    def _list(self, place: int) -> None:
        self.lines.show_lines([self._line(at, leg) for at, leg in enumerate(self._legs)], place)

    def _line(self, at: int, leg: RouteLeg) -> tuple[str, str]:
        name = self._view.agency_names.get(leg.agency, leg.agency)
        lead = self.tr("chủ trì") if leg.lead else ""
        said = " · ".join(filter(None, (f"{at + 1}. {name}", lead, leg.work)))
        within = period_words(leg.within).to(self._context.language) if leg.within else ""
        return said, within

    def _show(self, place: int) -> None:
        """The fields of a leg; greyed while there is none."""
        leg = self._legs[place] if 0 <= place < len(self._legs) else None
        for field in (self.agency, self.work, self.amount, self.unit, self.lead):
            set_usable(field, self.tr("Chưa có cơ quan nào") if leg is None else "")
        known = leg or RouteLeg(agency="", work="")
        self.agency.setCurrentIndex(self.agency.findData(known.agency))
        self.work.set_value(known.work)
        amount, unit = _period(known.within)
        self.amount.set_value(amount)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.lead.setChecked(known.lead)
        for edit in (self.work, self.amount):
            edit.set_problem("")

    def _typed(self, _value: object = None) -> None:
        """The chosen leg as its fields say now; another lead takes the place of the one before."""
        place = self.lines.place
        if not 0 <= place < len(self._legs):
            return
        before = self._legs[place]
        leg = replace(
            before,
            agency=self.agency.currentData() or "",
            work=self.work.value(),
            within=self._within(before.within),
            lead=self.lead.isChecked(),
        )
        if leg == before:
            return
        if leg.lead:
            self._legs = [replace(one, lead=False) for one in self._legs]
        self._legs[place] = leg
        self._list(place)

    def _within(self, before: str | None) -> str | None:
        """As it was while it means the same ("07 ngày" is no change from "7 ngày")."""
        amount, unit = self.amount.value(), LimitUnit(self.unit.currentData())
        if (amount, unit) == _period(before):
            return before
        return f"{amount} {UNITS[unit].vi}" if amount else None

    def _commit(self) -> None:
        for edit in (self.work, self.amount, self.source, self.watch):
            edit.commit()

    def _add(self) -> None:
        """After the chosen one."""
        self._commit()
        place = self.lines.place + 1
        self._legs.insert(place, RouteLeg(agency="", work=""))
        self._list(place)
        self.agency.setFocus()

    def _remove(self, place: int) -> None:
        self._commit()
        del self._legs[place]
        self._list(place)

    def _move(self, place: int, to: int) -> None:
        self._commit()
        self._legs.insert(to, self._legs.pop(place))
        self._list(to)


def _serving(view: ProcedureView) -> str:
    """Who would begin: the agency that serves the procedure now."""
    agencies = view.procedure.agencies
    return agencies[-1].agency if agencies else ""  # a new procedure: nobody yet


def _period(within: str | None) -> tuple[str, LimitUnit]:
    """Figure and unit; what was typed and is no figure stays to be mended."""
    if within is None:
        return "", LimitUnit.WORKING_DAYS
    try:
        period = read_period(within)
    except ValueError:
        unit = next(one for one, said in UNITS.items() if within.endswith(f" {said.vi}"))
        return within.removesuffix(f" {UNITS[unit].vi}"), unit
    return f"{period.amount.normalize():f}", period.unit
