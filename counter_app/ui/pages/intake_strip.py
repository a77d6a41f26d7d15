"""A strip that says what is known of the people on the draft besides this draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from counter_app.ui.context import NoticeAction, PageContext
    from counter_app.ui.pages.intake_form import IntakeForm


class PeopleStrip(QObject):
    """One of each kind per intake page. Asks when other people or another draft come to the desk,
    and after each sync; what was found goes when they go.

    A kind says what to look for (`find`, in the db lane), what to say of it and what to offer.
    """

    def __init__(self, context: PageContext, page: IntakeForm, strip: str) -> None:
        super().__init__(page)
        self.context = context
        self.session = page.session
        self.people: tuple[str, ...] = ()
        self._strip = strip
        self._draft = ""
        self._told: tuple[Any, ...] = ()
        page.session.changed.connect(self._look)
        page.work.accepted.connect(lambda _view: self._tell(()))
        context.signals.sync_changed.connect(lambda _state: self._ask())

    def find(self, people: tuple[str, ...]) -> tuple[Any, ...]:
        """What there is of people with these identity numbers, what matters most first."""
        raise NotImplementedError

    def words(self, found: tuple[Any, ...]) -> str:
        """The sentence of the strip."""
        raise NotImplementedError

    def actions(self, found: tuple[Any, ...]) -> tuple[NoticeAction, ...]:
        """The buttons of the strip."""
        raise NotImplementedError

    def with_more(self, text: str, more: str) -> str:
        """The sentence about the first of several."""
        return self.tr("{text} Còn {more}.").format(text=text, more=more)

    def clear(self) -> None:
        """Not to be seen until something else is found."""
        self._told = ()
        self.context.notices.clear(self._strip)

    def _look(self) -> None:
        from counter_app.services.elsewhere import people_of

        draft = self.session.draft if self.session.is_open else None
        people = people_of(draft) if draft else ()
        key = draft.id if draft else ""
        if (people, key) != (self.people, self._draft):  # one that was reopened waits no more
            self.people, self._draft = people, key
            self._ask()

    def _ask(self) -> None:
        people = self.people
        if not people or not self.session.is_open:
            self._tell(())
            return

        def done(found: tuple[Any, ...]) -> None:
            if people == self.people and self.session.is_open:
                self._tell(found)

        self.context.tasks.run(self, "db", self.find, people, done=done)

    def _tell(self, found: tuple[Any, ...]) -> None:
        if found == self._told:
            return
        if not found:
            self.clear()
            return
        self._told = found
        self.context.notices.strip(
            self._strip, self.words(found), tone="soon", actions=self.actions(found)
        )
