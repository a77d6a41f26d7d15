"""One step of a dossier's life: its small form, its paper, F9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.domain.text import sentence
from counter_app.errors.desk import GestureRefusedError
from counter_app.ui.errors import sentences
from counter_app.ui.keys import ActionSet
from counter_app.ui.pages.step_editors import editor_of
from counter_app.ui.pages.step_paper import NoForm, StepPaper
from counter_app.ui.pages.step_scan import StepScan
from counter_app.ui.widgets.page_frame import Head, ScrollColumn, button, set_usable
from counter_app.ui.widgets.step_fields import Editor, TextEditor

if TYPE_CHECKING:
    from counter_app.services.life import StepForm, Taken
    from counter_app.services.printing import PrintOutcome
    from counter_app.ui.context import PageContext

_BESIDE = 900  # pixels at 100 %: narrower, the paper hides the form when it is asked for


class StepPage(QWidget):
    """Enter goes from field to field and never issues; F9 issues, Esc leaves."""

    def __init__(self, context: PageContext, stream: str, kind: str) -> None:
        super().__init__()
        self.setObjectName("step")
        self.setProperty("sheetShare", 0.8)
        self._context = context
        self._stream, self._kind = stream, kind
        self._form: StepForm | None = None
        self.editors: list[Editor] = []
        self._wants_paper = False
        self.scan = StepScan(context, stream, kind, self)
        self.paper = StepPaper(context, stream, kind, self._understood, self)
        self.keys = ActionSet(
            "step",
            self,
            {
                "issue": self._issue,
                "scan": self.scan.scan,
                "attach": self.scan.choose_files,
                "draft": self._print_draft,
                "preview": self._switch,
                "back": self._back,
            },
        )
        self._lay_out()
        self.scan.scanned.connect(self.on_shown)
        self.scan.draft_asked.connect(self._print_draft)

    @property
    def title(self) -> str:
        """Name of the sheet."""
        return self.tr("Bước xử lý")

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Ask what the step wants to know."""
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.life.form,
            self._stream,
            self._kind,
            context.who,
            done=self._show_form,
            failed=self._not_possible,
        )

    def on_scan(self, scan: object) -> bool:
        """The code on the signed paper fills its field; anything else is not for this page."""
        if not isinstance(scan, scans.DossierCodeScanned):
            return False
        for editor in self.editors:
            if isinstance(editor, TextEditor) and editor.field.kind == "code":
                editor.put(scan.code.text)
                return True
        return False

    def on_leaving(self) -> None:
        """What was typed is not kept: nothing has been written."""

    def _lay_out(self) -> None:
        context = self._context
        theme = context.theme
        self.problem = QLabel("", self)
        self.problem.setObjectName("step_problemLabel")
        self.problem.setProperty("look", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.no_form = NoForm(self)
        self.issue_button = button(
            "step_issueButton",
            self.tr("Ghi nhận  F9"),
            self,
            self.keys["issue"].trigger,
            icon=context.icons("ok", "on_accent"),
            primary=True,
        )
        self.head = Head(theme, self.title, self)
        self.head.row.addWidget(self.issue_button)
        self.form = QVBoxLayout()
        theme.fit(self.form, spacing=10)
        words = self.tr("Enter sang mục tiếp theo · F9 ghi nhận · Esc đóng, không ghi nhận")
        keys = _quiet(words, self)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        theme.fit(inner, margins=(16, 12, 16, 12), spacing=10)
        inner.addWidget(self.problem)
        inner.addWidget(self.scan)
        inner.addLayout(self.form)
        inner.addWidget(self.no_form)
        inner.addWidget(keys)
        inner.addStretch(1)
        self._fields = ScrollColumn(content, self)
        self.paper.hide()
        beside = QHBoxLayout()
        theme.fit(beside, spacing=0)
        beside.addWidget(self._fields, 1)
        beside.addWidget(self.paper, 1)
        column = QVBoxLayout(self)
        theme.fit(column, spacing=0)
        column.addWidget(self.head)
        column.addLayout(beside, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper stands beside the form where there is room for both."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._form is None or not self._form.has_paper:
            return
        both = self.width() >= self._context.theme.px(_BESIDE)
        self.paper.setVisible(both or self._wants_paper)
        self._fields.setVisible(both or not self._wants_paper)

    def _show_form(self, form: StepForm) -> None:
        is_first = self._form is None
        self._form = form
        self.scan.show_form(form)
        if not is_first:  # a page was scanned: what was typed stays
            self.paper.touch()
            return
        language = self._context.language
        whose = " · ".join(filter(None, (form.code, form.owner_name)))
        self.head.say(sentence(form.words.to(language)), whose)
        for field in form.fields:
            editor = editor_of(field, form, self._context, self)
            self.editors.append(editor)
            self._add_row(editor, field.words.to(language))
            editor.show()  # at once: a field that is not shown yet must not get the focus
        (self.editors[0].first() if self.editors else self.issue_button).setFocus()
        if form.scan == "none":
            for key in ("scan", "attach"):
                self.keys.block(key, self.tr("Bước này không có văn bản phải quét"))
        if not form.has_draft:
            self.keys.block("draft", self.tr("Bước này không có văn bản phải trình ký"))
        if not form.has_paper:
            self.keys.block("preview", self.tr("Bước này không in giấy"))
            self.no_form.say(form.no_form_in)
            return
        for editor in self.editors:
            editor.changed.connect(self.paper.touch)
        self._place()
        self.paper.touch()

    def _add_row(self, editor: Editor, label: str) -> None:
        """A name stands nearer to its own field than to the one above."""
        row = QVBoxLayout()
        self._context.theme.fit(row, spacing=3)
        if editor.field.kind != "yes":
            if editor.field.optional:
                label = self.tr("{label} (nếu có)").format(label=label)
            name = QLabel(label, self)
            name.setWordWrap(True)
            row.addWidget(name)
        row.addWidget(editor)
        self.form.addLayout(row)

    def _understood(self) -> dict[str, Any] | None:
        """The answers; None while something typed is no date, hour or amount."""
        if any(editor.refusal() is not None for editor in self.editors):
            return None
        return {editor.field.name: editor.value() for editor in self.editors}

    def _switch(self) -> None:
        self.paper.draw_now()
        self._wants_paper = not self._wants_paper
        self._place()
        (self.paper.view if self._wants_paper else self.editors[0].first()).setFocus()

    def _issue(self) -> None:
        for editor in self.editors:
            refusal = editor.refusal()
            if refusal is not None:
                self._refuse(refusal.to(self._context.language), editor.field.name)
                return
        answers = self._understood()
        if self._form is None or answers is None:
            return
        self.problem.hide()
        self._busy(self.tr("Đang ghi nhận"))
        context = self._context
        context.tasks.run(
            self,
            "db",
            context.desk.life.take,
            self._stream,
            self._kind,
            answers,
            context.who,
            done=self._taken,
            failed=self._failed,
        )

    def _print_draft(self) -> None:
        """To be signed: what is scanned and written afterwards."""
        answers = self._understood()
        if self._form is None or answers is None:
            return
        self.problem.hide()
        self.scan.print_draft(answers, self._failed)

    def _busy(self, why: str) -> None:
        set_usable(self.issue_button, why)
        (self.keys.block("issue", why) if why else self.keys.allow("issue"))

    def _taken(self, taken: Taken) -> None:
        context = self._context
        words = sentence(taken.words.to(context.language))
        context.notices.toast(self.tr("Đã ghi nhận: {step}.").format(step=words), tone="ok")
        context.signals.dossier_changed.emit(taken.stream)
        if taken.has_paper:
            print_entry(context, taken.stream, taken.entry)
        self._back()

    def _failed(self, error: Exception) -> None:
        self._busy("")
        told = self._context.errors.told(error)
        if isinstance(error, GestureRefusedError):
            self._refuse(told.happened, str(error.details.get("where", "")))
        else:
            self._refuse(sentences(told), "")

    def _not_possible(self, error: Exception) -> None:
        """The step went away meanwhile: say so and go back to the dossier."""
        self._context.errors.show(error)
        self._back()

    def _refuse(self, words: str, where: str) -> None:
        self.problem.setText(words)
        self.problem.setAccessibleName(words)
        self.problem.show()
        if self._wants_paper:
            self._switch()
        editor = next((one for one in self.editors if one.field.name == where), None)
        if editor is not None:
            editor.first().setFocus()
        self._fields.ensureWidgetVisible(editor or self.problem)

    def _back(self) -> None:
        is_accepted = self._form is None or bool(self._form.code)  # without: not taken in yet
        self._context.shell.open_dossier(self._stream, is_accepted=is_accepted)


def _quiet(words: str, parent: QWidget) -> QLabel:
    made = QLabel(words, parent)
    made.setProperty("look", "quiet")
    made.setWordWrap(True)
    return made


def print_entry(context: PageContext, stream: str, entry: str) -> None:
    """Send the papers of an entry to the printer; what fails waits under "Cần xử lý"."""

    def done(outcome: PrintOutcome) -> None:
        context.signals.prints_changed.emit()
        context.signals.dossier_changed.emit(stream)
        if outcome.problem is not None:
            context.errors.show(outcome.problem)

    context.tasks.run(
        context.signals,
        "printer",
        context.desk.printing.of_entry,
        stream,
        entry,
        context.who,
        done=done,
    )
