"""One procedure of the catalogue, whole: posted fields, papers, limits, fees, route, versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain.due_words import limit_words as period_words
from counter_app.domain.formats import moment_words, show_date
from counter_app.ui import scan_words
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.widgets.page_frame import section

if TYPE_CHECKING:
    from counter_app.domain.procedure import FeeRule, Procedure
    from counter_app.services.procedure_views import ProcedureView, Version
    from counter_app.ui.context import PageContext

Lines = list[tuple[str, str]]
_SHORT, _LINES = 30, 200  # letters of a label and text that stand side by side


class ProcedureDetail(QWidget):
    """Made anew for each procedure; nothing in it can be changed here."""

    def __init__(self, context: PageContext, view: ProcedureView, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        context.theme.fit(column, margins=(14, 10, 14, 14), spacing=10)
        for title, lines in self._cards(view):
            if lines:
                column.addWidget(self._card(title, lines))
        column.addStretch(1)

    def _cards(self, view: ProcedureView) -> Iterable[tuple[str, Lines]]:
        procedure = view.procedure
        labels = words.posted_labels()
        yield f"{procedure.alias} · {procedure.name}", self._head(view)
        yield self.tr("Tiếp nhận, bổ sung"), self._terms(procedure)
        yield (
            self.tr("Giấy tờ"),
            [(f"{one.number}. {one.name}", words.paper_words(one)) for one in procedure.papers],
        )
        yield (
            self.tr("Thời hạn"),
            [("", words.limit_words(one, procedure)) for one in procedure.limits],
        )
        yield (
            self.tr("Phí, lệ phí"),
            [line for one in procedure.fees for line in self._fee(one, procedure)],
        )
        yield self.tr("Quy trình liên thông"), self._route(view)
        yield (
            self.tr("Nội dung niêm yết công khai"),
            [
                (label, getattr(procedure.posted, name))
                for name, label in labels.items()
                if getattr(procedure.posted, name)
            ],
        )
        yield self.tr("Các phiên bản"), [self._version(one) for one in view.versions]

    @staticmethod
    def _fee(fee: FeeRule, procedure: Procedure) -> Lines:
        """A fee, and under it what is waived of it."""
        waived = [("", words.waiver_words(one)) for one in fee.waivers]
        return [(fee.name, words.fee_words(fee, procedure)), *waived]

    def _head(self, view: ProcedureView) -> Lines:
        procedure = view.procedure
        serving = (
            " · ".join(filter(None, (name, words.dates_words(first, last))))
            for name, first, last in view.serving
        )
        profile = procedure.scan_profile
        last = show_date(procedure.valid_to) if procedure.valid_to else ""
        lines = [
            (self.tr("Mã thủ tục"), procedure.code),
            (self.tr("Tiếp nhận đến hết ngày"), last),
            (self.tr("Lĩnh vực"), procedure.field),
            (self.tr("Cơ quan giải quyết"), "\n".join(serving)),
            (self.tr("Quầy tiếp nhận"), "\n".join(view.counters)),
            (self.tr("Cách quét giấy tờ"), scan_words.way(profile) if profile else ""),
            (self.tr("Tên kết quả"), procedure.result_name),
            (self.tr("Nguồn"), procedure.source),
            (self.tr("Kiểm tra ngày"), show_date(procedure.checked_on)),
        ]
        return [line for line in lines if line[1]]

    def _terms(self, procedure: Procedure) -> Lines:
        """How it comes in, by whom, how often something may be asked for again."""
        language = self._context.language
        limits = (
            (self.tr("Thông báo bổ sung trong"), procedure.supplement_notice_limit),
            (self.tr("Người nộp bổ sung trong"), procedure.supplement_reply_limit),
            (self.tr("Chưa bổ sung thì đóng sau"), procedure.close_after),
        )
        lines = [
            (
                self.tr("Cách nộp được nhận"),
                ", ".join(words.channel(one) for one in procedure.channels),
            ),
            (self.tr("Trường hợp"), "\n".join(one.name for one in procedure.cases)),
            (
                self.tr("Người khác nộp thay"),
                "\n".join(words.proxy_words(one, procedure) for one in procedure.representation),
            ),
            (self.tr("Số lần được yêu cầu bổ sung"), f"{procedure.max_supplements:02d}"),
            *((label, period_words(text).to(language)) for label, text in limits if text),
        ]
        return [line for line in lines if line[1]]

    def _route(self, view: ProcedureView) -> Lines:
        route = view.procedure.route
        if route is None:
            return []
        names = view.agency_names
        lines = [("", words.route_kind(route.kind))]
        language = self._context.language
        lines += [
            (names.get(leg.agency, leg.agency), words.leg_words(leg, language))
            for leg in route.legs
        ]
        if route.supervised_by:
            lines.append((self.tr("Nơi theo dõi"), route.supervised_by))
        return [*lines, (self.tr("Căn cứ"), route.source)]

    def _version(self, one: Version) -> tuple[str, str]:
        dates = words.dates_words(one.procedure.valid_from, one.procedure.valid_to)
        if one.revised_at is None:
            return dates or self.tr("Luôn áp dụng"), self.tr("Bản đi kèm chương trình")
        by = self.tr("{document} – {name} nhập lúc {at}").format(
            document=one.document,
            name=one.by_name,
            at=moment_words(one.revised_at).to(self._context.language),
        )
        return dates, by

    def _card(self, title: str, lines: Lines) -> QWidget:
        theme = self._context.theme
        card, column = section(theme, "", self)
        head = theme.text(QLabel(title, card), "section")
        head.setWordWrap(True)
        column.addWidget(head)
        if all(len(label) <= _SHORT and len(value) <= _LINES for label, value in lines):
            column.addLayout(self._beside(lines, card))
        else:
            for label, value in lines:
                if label:
                    column.addWidget(self._label(label, card, wraps=True))
                column.addWidget(self._value(value, card))
        return card

    def _beside(self, lines: Lines, card: QWidget) -> QFormLayout:
        """Label and text in two columns, one below the other where a line has no room."""
        form = QFormLayout()
        self._context.theme.fit(form, spacing=6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in lines:
            if label:
                form.addRow(self._label(label, card), self._value(value, card))
            else:
                form.addRow(self._value(value, card))
        return form

    def _label(self, text: str, card: QWidget, *, wraps: bool = False) -> QLabel:
        label = QLabel(text, card)
        label.setWordWrap(wraps)
        label.setProperty("look", "quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _value(self, text: str, card: QWidget) -> QLabel:
        value = QLabel(text, card)
        value.setWordWrap(True)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value
