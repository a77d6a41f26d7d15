"""From the sign-in page to a record of the counter's day, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from counter_app.ui.errors import sentences, told_before_work
from counter_app.ui.pages.duty import DutyPage, Matter

if TYPE_CHECKING:
    from counter_app.services.desk import Desk
    from counter_app.services.people import SignedIn
    from counter_app.ui.schedule import Schedule
    from counter_app.ui.tasks import Tasks
    from counter_app.ui.theme import Theme

_LEAVES_AFTER_MINUTES = 3  # a form that somebody proved himself for does not stay open


class DutyFlow(QObject):
    """One record, from the button to its end; made anew each time."""

    ended = Signal(str, str)  # what was recorded in words, staff number to sign in with; or empty

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        schedule: Schedule,
        page: DutyPage,
        language: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._page = page
        self._language = language
        self._by: SignedIn | None = None
        page.left.connect(lambda: self.ended.emit("", ""))
        page.proof.proof_asked.connect(self._prove)
        page.rest.rest_asked.connect(
            lambda reason, note: self._record(self._rested, desk.duty.rest, reason, note)
        )
        page.rest.resume_asked.connect(lambda: self._record(self._resumed, desk.duty.resume))
        page.stand_in.record_asked.connect(
            lambda request: self._record(self._vouched, desk.duty.vouch, request)
        )
        page.back.back_asked.connect(
            lambda number: self._record(self._back, desk.duty.end_absence, number)
        )
        schedule.idle(_LEAVES_AFTER_MINUTES, page.left.emit, page)

    def _prove(self, number: str, password: str) -> None:
        self._page.set_busy(self.tr("Đang kiểm tra mật khẩu"))
        desk, matter = self._desk, self._page.matter

        def work() -> tuple[SignedIn, Any]:
            who = desk.people.sign_in(number, password)
            if matter is Matter.REST:
                return who, desk.duty.view()
            return who, desk.duty.staff() if matter is Matter.STAND_IN else desk.duty.away()

        self._tasks.run(self, "db", work, done=self._proved, failed=self._failed)

    def _proved(self, found: tuple[SignedIn, Any]) -> None:
        page = self._page
        page.set_busy("")
        self._by, known = found
        if page.matter is Matter.REST:
            page.rest.show_view(known)
        elif not self._may_vouch():
            return
        elif page.matter is Matter.STAND_IN:
            page.stand_in.show_staff(known)
        else:
            page.back.show_away(known)
        page.show_form(self._by.name)

    def _may_vouch(self) -> bool:
        """Told before the form is filled in, not after."""
        from counter_app.domain.staff import Role
        from counter_app.errors.duty import NotSupervisorError

        if self._by is not None and Role.SUPERVISOR in self._by.roles:
            return True
        self._failed(NotSupervisorError())
        return False

    def _record(self, done: Callable[[Any], None], work: Callable[..., Any], *said: Any) -> None:
        self._page.set_busy(self.tr("Đang ghi nhận"))
        self._tasks.run(self, "db", work, *said, self._by, done=done, failed=self._failed)

    def _rested(self, _nothing: object) -> None:
        self.ended.emit(self.tr("Đã ghi nhận quầy tạm nghỉ."), "")

    def _resumed(self, _nothing: object) -> None:
        self.ended.emit(self.tr("Quầy đã nhận lại."), "")

    def _back(self, _nothing: object) -> None:
        self.ended.emit(self.tr("Đã ghi nhận người nghỉ trở lại làm việc."), "")

    def _vouched(self, vouched: Any) -> None:
        from counter_app.ui import shown

        if vouched.own_password:
            text = self.tr(
                "Đã ghi nhận: {name} vào thay đến {time} hôm nay, đăng nhập bằng mật khẩu của mình."
            )
        else:
            text = self.tr(
                "Đã ghi nhận: {name} vào thay đến {time} hôm nay. {name} nhập mật khẩu tạm để mở "
                "quầy."
            )
        text = text.format(name=vouched.name, time=shown.clock_time(vouched.until))
        self.ended.emit(text, vouched.number)

    def _failed(self, error: Exception) -> None:
        self._page.set_busy("")
        self._page.refuse(sentences(told_before_work(error, self._language)))


def open_flow(
    desk: Desk,
    stack: QStackedWidget,
    *,
    tasks: Tasks,
    schedule: Schedule,
    theme: Theme,
    language: str,
    matter: str,
    parent: QObject,
) -> tuple[DutyPage, DutyFlow]:
    """The page of a matter in front of the sign-in page, with what makes it work."""
    page = DutyPage(theme, language, Matter(matter))
    flow = DutyFlow(desk, tasks, schedule, page, language, parent)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    page.focus_first()
    return page, flow
