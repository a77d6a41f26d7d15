"""The way of an interconnected dossier, seen before it is accepted (R52, R55, R57)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.formats import moment_words
from counter_app.domain.procedure import RouteKind
from counter_app.ui.pages.intake_lines import Hint
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from counter_app.domain.dossier.bodies import Route
    from counter_app.ui.context import PageContext


class RouteLine(QWidget):
    """Each agency with its work and last day; takes no room where one agency decides."""

    print_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.words = Hint("intake_routeSteps", self)
        self.print_button = button(
            "intake_routeButton",
            self.tr("In quy trình"),
            self,
            self.print_asked.emit,
            icon=context.icons("print"),
        )
        self.print_button.setToolTip(
            self.tr("In quy trình liên thông trước khi tiếp nhận (Ctrl+P)")
        )
        row = QHBoxLayout(self)
        context.theme.fit(row, spacing=8)
        row.addWidget(self.words, 1)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_route(self, route: Route | None) -> None:
        """Show `route`, None for a procedure that is not interconnected."""
        self.words.say("" if route is None else self._sentence(route), "info")
        self.setVisible(route is not None)

    def _sentence(self, route: Route) -> str:
        lines = [self._manner(route)]
        for number, leg in enumerate(route.legs, 1):
            text = self.tr("{number}. {agency}: {work}").format(
                number=number, agency=leg.agency_name, work=leg.work
            )
            if leg.is_lead:
                text = self.tr("{step} (chủ trì)").format(step=text)
            if leg.due is not None:
                until = moment_words(leg.due.due_at).to(self._context.language)
                text = self.tr("{step} – chậm nhất {until}").format(step=text, until=until)
            lines.append(text)
        return "\n".join(lines)

    def _manner(self, route: Route) -> str:
        match route.kind:
            case RouteKind.PAPER:
                return self.tr("Liên thông cùng cấp, hồ sơ giấy: lần lượt từng cơ quan")
            case RouteKind.ELECTRONIC:
                return self.tr("Liên thông cùng cấp, hồ sơ điện tử: đến tất cả cùng lúc")
            case RouteKind.UPPER:
                text = self.tr("Liên thông khác cấp: lên cấp trên rồi trở về; theo dõi: {unit}")
                return text.format(unit=route.supervised_by)
