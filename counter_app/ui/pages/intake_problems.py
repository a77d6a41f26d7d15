"""What stops F9 and what only warns, shown where it is: field outlined, hint below, strip above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain.identity import check_phone
from counter_app.domain.refusal import Refusal
from counter_app.ui.pages.intake_after import PROBLEM_STRIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counter_app.ui.context import PageContext
    from counter_app.ui.pages.intake_form import IntakeForm

_MOST_HINTS = 2  # a third one waits until the first is settled
_WRONG_NUMBERS = {"id_not_digits", "id_length", "old_id_length", "passport_number"}


class Problems(QObject):
    """One per intake page. Problems are told only after F9; warnings at once, and never stop."""

    def __init__(self, context: PageContext, page: IntakeForm) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._told = False

    def forget(self) -> None:
        """Another draft: nothing was told yet."""
        self._told = False

    def step_aside(self) -> None:
        """Another page comes to the front: what stops F9 here is no business of it."""
        self._context.notices.clear(PROBLEM_STRIP)

    def found(self) -> tuple[Refusal, ...]:
        """Everything that stops F9, in the order of the screen."""
        page = self._page
        return (
            *page.person.not_understood(),
            *page.session.shown.problems,
            *page.pay.not_understood(),
        )

    def tell(self, problems: tuple[Refusal, ...]) -> None:
        """F9 was pressed: show all, go to the first."""
        self._told = True
        self._show(problems)
        if problems:
            self._focus(problems[0])

    def refresh(self) -> None:
        """The draft changed: what was told stays on screen as long as it holds."""
        if self._told:
            self._show(self.found())
        self._show_hints()

    def _show(self, problems: tuple[Refusal, ...]) -> None:
        notices = self._context.notices
        by_field = {p.where: self._words(p) for p in reversed(problems)}
        for field in self._page.tab_chain():
            mark = getattr(field, "set_problem", None)
            if callable(mark):
                mark(by_field.get(field.objectName(), ""))
        if not problems:
            self._told = False
            notices.clear(PROBLEM_STRIP)
            return
        first = self._words(self._context.desk.intake.cited(problems[0]))
        more = len(problems) - 1
        text = (
            first if not more else self.tr("{first} (và {n} mục khác)").format(first=first, n=more)
        )
        notices.strip(PROBLEM_STRIP, text, tone="soon")

    def _focus(self, problem: Refusal) -> None:
        kind, _, number = problem.where.partition(":")
        if kind == "paper" and number.isdigit():
            self._page.parts.focus_paper(int(number))
        else:
            self._page.focus_field(problem.where)

    def _show_hints(self) -> None:
        """Warnings under the block they belong to; those of papers stand under the checklist."""
        page, shown = self._page, self._page.session.shown
        people = {field.objectName() for field in page.person.tab_chain()}
        people.add(page.person.returned.group.objectName())
        problems = [p for p in self.found() if p.where in people] if self._told else []
        said = page.person.others.paper_hint.text()  # stands there before F9 already
        problems = [p for p in problems if self._words(p) != said]
        cautions = [*self._wrong_numbers(), *shown.warnings, *self._phones()]
        soft = [w for w in cautions if w.where in people and self._is_time(w)]
        page.person.say(warning=self._joined(soft), problem=self._joined(problems))
        rest = [w for w in shown.warnings if w.where not in people and ":" not in w.where]
        about_money = [w for w in rest if w.where == "intake_feeLabel"]
        page.procedure.hint.say(self._joined(w for w in rest if w not in about_money))
        page.pay.say(
            note=" ".join(self._words(w) for w in about_money),
            waived=" ".join(dict.fromkeys(fee.waiver for fee in shown.fees if fee.waiver)),
        )

    def _wrong_numbers(self) -> Iterator[Refusal]:
        """A number that cannot be is told when the field is left, not only at F9."""
        if not self._told:
            yield from (p for p in self._page.session.shown.problems if p.code in _WRONG_NUMBERS)

    def _phones(self) -> Iterator[Refusal]:
        draft = self._page.session.draft
        people = [(draft.owner, "intake_phoneEdit")]
        if draft.submitter is not None:
            people.append((draft.submitter, "intake_proxyPhoneEdit"))
        for person, where in people:
            for caution in check_phone(person.phone).warnings:
                yield Refusal(code=caution.code, vi=caution.vi, en=caution.en, where=where)

    def _is_time(self, warning: Refusal) -> bool:
        """Not before there is a person to have no phone, nor while the same is asked already."""
        if warning.code == "old_id_void":
            return self._page.person.question.isHidden()
        return warning.code != "no_phone" or bool(self._page.session.draft.owner.name)

    def _joined(self, refusals: Iterable[Refusal]) -> str:
        return " ".join([self._words(refusal) for refusal in refusals][:_MOST_HINTS])

    def _words(self, refusal: Refusal) -> str:
        return refusal.to(self._context.language)
