"""Ctrl+K: one field that finds dossiers, people, procedures, drafts and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from counter_app.domain.text import fold
from counter_app.ui.keys import ActionSet, bind_list
from counter_app.ui.models.found import Found, FoundDelegate, FoundModel
from counter_app.ui.pages.elsewhere import ElsewherePage, where_words
from counter_app.ui.pages.intake_waiting import reopen
from counter_app.ui.pages.search_answered import AnsweredRows
from counter_app.ui.widgets.fields import ViLineEdit
from counter_app.ui.widgets.page_frame import Head

if TYPE_CHECKING:
    from counter_app.services.elsewhere import DraftElsewhere
    from counter_app.services.lookup import DossierHit, SearchResults
    from counter_app.services.waiting import WaitingDossier
    from counter_app.ui.context import PageContext

    _Answers = tuple[
        SearchResults,
        tuple[WaitingDossier, ...],
        tuple[WaitingDossier, ...],
        tuple[WaitingDossier, ...],
        tuple[DraftElsewhere, ...],
    ]

_WAIT_MS = 150
_WITH_PAPERS = ("dossier", "supplement", "refusal", "ended")


class _AskEdit(ViLineEdit):
    """Arrows and Enter work in the list while the caret stays here."""

    def __init__(self, page: SearchPage, label: str) -> None:
        super().__init__("search_edit", label, page)
        self._page = page
        self.enter_moves_on = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the results; Enter opens."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._page.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.open_current()
        else:
            super().keyPressEvent(event)


class _NoneFound(QLabel):
    """Stands above an empty list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName("search_noneLabel")
        self.setWordWrap(True)
        self.setText(
            self.tr(
                "Không tìm thấy trên máy này. Kiểm tra lại số hoặc họ tên; hồ sơ của quầy khác "
                "sẽ có khi đồng bộ xong."
            )
        )
        self.hide()


class SearchPage(QWidget):
    """Results as one list with headings; works without accents, by number, by the code's tail."""

    def __init__(self, context: PageContext, text: str, commands: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("search")
        self._context = context
        self._commands = tuple(commands)
        self._asked = self._shown = 0
        self._opens_found = False  # Enter came before the answer
        self.keys = ActionSet(
            "search",
            self,
            {
                "look": self._look,
                "print_again": self._print_again,
                "back": context.shell.close_sheet,
            },
        )
        self.edit = _AskEdit(self, self.tr("Tìm kiếm"))
        self.edit.setPlaceholderText(self.tr("Mã hồ sơ, họ tên, số định danh, số điện thoại…"))
        self.edit.setClearButtonEnabled(False)
        self.edit.setText(text)
        self._wait = context.schedule.debounce(_WAIT_MS, self._search, self)
        self.edit.textChanged.connect(self._wait.touch)
        self.model = FoundModel(self)
        self._answered = AnsweredRows(self)
        self.view = QListView(self)
        self.view.setObjectName("search_resultsView")
        self.view.setAccessibleName(self.tr("Kết quả tìm kiếm"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(FoundDelegate(context.theme, context.icons, self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._open)
        bind_list("search", self.view, {"open": self.open_current})
        self.none_found = _NoneFound(self)
        keys = self.tr(
            "Enter mở · Alt+Enter xem hồ sơ · F11 in lại · Esc đóng · không dấu vẫn tìm được"
        )
        self.hint = QLabel(keys, self)
        self.hint.setObjectName("search_hintLabel")
        self.hint.setProperty("look", "quiet")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        theme = context.theme
        theme.fit(column, spacing=0)
        column.addWidget(Head(theme, self.title, self))
        inner = QVBoxLayout()
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=8)
        inner.addWidget(self.edit)
        inner.addWidget(self.none_found)
        inner.addWidget(self.view, 1)
        inner.addWidget(self.hint)
        column.addLayout(inner)
        self.setTabOrder(self.edit, self.view)
        self._search()

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Tìm kiếm")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Caret in the field."""
        self.edit.setFocus()

    def on_scan(self, _scan: object) -> bool:
        """A code opens its dossier by the window's own rule."""
        return False

    def on_leaving(self) -> None:
        """Nothing to keep."""

    def walk(self, step: int) -> None:
        """The next or previous result; headings are skipped."""
        row = self.model.next_row(self.view.currentIndex().row(), step)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def open_current(self) -> None:
        """Open what is marked; what is still searched for opens once it is found."""
        self.edit.flush()
        if self._wait.is_pending:
            self._wait.flush()
        if self._shown == self._asked:
            self._open(self.view.currentIndex())
        else:  # the list on screen answers to other words
            self._opens_found = True

    def _search(self) -> None:
        text = self.edit.value()
        self._asked += 1
        self._opens_found = False
        asked = self._asked
        if not text:
            self._shown = asked
            self._show(self._command_rows(""), "")
            return

        context = self._context
        desk, who = context.desk, context.who

        def work() -> _Answers:
            found, elsewhere = desk.lookup.search(text, who), desk.elsewhere
            waiting = desk.waiting
            answered = waiting.matching(text), waiting.refused(text), waiting.ended(text)
            return found, *answered, elsewhere.matching(text)

        def done(found: _Answers) -> None:
            if asked == self._asked:  # an older answer comes too late
                results, waiting, refused, ended, elsewhere = found
                rows = self._answered.waiting(waiting) + self._result_rows(results)
                rows += self._answered.refused(refused) + self._answered.ended(ended)
                rows += self._elsewhere_rows(elsewhere)
                self._shown = asked
                self._show([*rows, *self._command_rows(text)], text)
                if self._opens_found and rows:  # a command is never run by haste
                    self._open(self.view.currentIndex())

        context.tasks.run(self, "db", work, done=done)

    def _show(self, rows: list[Found], text: str) -> None:
        self.model.show(rows)
        first = self.model.next_row(-1, 1)
        if first >= 0:
            self.view.setCurrentIndex(self.model.index(first))
        is_found = any(row.kind not in ("heading", "command") for row in rows)
        self.none_found.setVisible(bool(text) and not is_found)

    def _result_rows(self, results: SearchResults) -> list[Found]:
        found: list[Found] = []
        language = self._context.language
        groups: tuple[tuple[str, list[Found]], ...] = (
            (self.tr("HỒ SƠ"), [_dossier(hit) for hit in results.dossiers]),
            (self.tr("CHỮ TRÊN TRANG QUÉT"), [_dossier(hit) for hit in results.in_pages]),
            (
                self.tr("NGƯỜI"),
                [
                    Found(
                        kind="person",
                        text=hit.name,
                        detail=f"{hit.id_number} · " + self.tr("%n hồ sơ", "", hit.dossiers),
                        key=hit.id_number,
                    )
                    for hit in results.people
                ],
            ),
            (
                self.tr("THỦ TỤC"),
                [
                    Found(
                        kind="procedure",
                        text=f"{hit.alias}  {hit.name}",
                        detail=hit.why_not.to(language) if hit.why_not else hit.agency_name,
                        key=hit.code,
                    )
                    for hit in results.procedures
                ],
            ),
            (
                self.tr("BẢN NHÁP"),
                [
                    Found(
                        kind="draft",
                        text=hit.owner_name or self.tr("Chưa có tên"),
                        detail=hit.procedure_name,
                        key=hit.id,
                    )
                    for hit in results.drafts
                ],
            ),
        )
        for heading, rows in groups:
            if rows:
                found += [Found(kind="heading", text=heading), *rows]
        return found

    def _elsewhere_rows(self, elsewhere: Sequence[DraftElsewhere]) -> list[Found]:
        rows = [
            Found(
                kind="elsewhere",
                text=self.tr("Bản nháp ở {where}").format(where=where_words(one)),
                detail=one.draft.name or self.tr("Chưa có tên"),
                key=one,
            )
            for one in elsewhere
        ]
        return [Found(kind="heading", text=self.tr("BẢN NHÁP Ở QUẦY KHÁC")), *rows] if rows else []

    def _command_rows(self, text: str) -> list[Found]:
        wanted = fold(text)
        rows = [
            Found(
                kind="command",
                text=action.text(),
                detail=action.shortcut().toString(),
                key=action,
            )
            for action in self._commands
            if action.isEnabled() or not action.toolTip()
            if wanted in fold(action.text())
        ]
        return [Found(kind="heading", text=self.tr("LỆNH")), *rows] if rows else []

    def _look(self) -> None:
        found = self.model.at(self.view.currentIndex().row())
        if found is None or found.kind not in _WITH_PAPERS:
            self.hint.setText(self.tr("Chọn một hồ sơ trong danh sách rồi nhấn Alt+Enter để xem."))
        else:
            self._context.shell.open_dossier(found.key, is_accepted=found.kind == "dossier")

    def _print_again(self) -> None:
        found = self.model.at(self.view.currentIndex().row())
        if found is not None and found.kind in _WITH_PAPERS:
            self._context.shell.open_slip(found.key)
        else:
            self.hint.setText(self.tr("Chọn một hồ sơ trong danh sách rồi nhấn F11 để in lại."))

    def _open(self, index: QModelIndex) -> None:
        found = self.model.at(index.row())
        if found is None:
            return
        shell = self._context.shell
        opens: dict[str, Callable[[str], None]] = {
            "dossier": shell.open_dossier,
            "refusal": shell.open_slip,
            "ended": lambda stream: shell.open_dossier(stream, is_accepted=False),
            "draft": shell.resume_draft,
        }
        if found.kind in opens:
            opens[found.kind](found.key)
        match found.kind:
            case "supplement":
                reopen(self._context, self, found.key)
            case "elsewhere":
                shell.open_sheet(ElsewherePage(self._context, found.key))
            case "person":
                self.edit.setText(str(found.key))
            case "procedure":
                self.hint.setText(f"{found.text}. {found.detail}")
            case "command":
                shell.close_sheet()
                found.key.trigger()


def _dossier(hit: DossierHit) -> Found:
    return Found(
        kind="dossier",
        text=f"{hit.code}  {hit.owner_name}",
        detail=hit.procedure_name,
        key=hit.stream,
    )
