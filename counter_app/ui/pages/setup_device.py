"""A step for one kind of device: found or typed in, put to use and tried with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from counter_app.errors import Words
from counter_app.ui.device_asking import LANES
from counter_app.ui.pages.setup_parts import (
    MARKS,
    SetupParts,
    both,
    card_of,
    not_done,
    result_label,
    say,
    trouble_line,
)
from counter_app.ui.widgets.device_form import DeviceForm
from counter_app.ui.widgets.fields import LatinLineEdit
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.page_frame import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.job import Job
    from counter_app.services.desk import Desk
    from counter_app.services.device_tests import Line
    from counter_app.services.devices import Candidate, Listed
    from counter_app.services.people import SignedIn

KINDS = ("scanner", "slip", "document", "reader", "terminal")
_SAVED = "saved"


class DeviceStep(QWidget):
    """F9 saves the device chosen and tries it at once; what failed stays saved and is told."""

    told = Signal()

    def __init__(self, parts: SetupParts, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"wiz_{kind}Page")
        self.kind = kind
        self.title, about, self._use_words = _words(kind)
        self.tone, self.words = "off", not_done()
        self.found: tuple[Line, ...] = ()
        self._parts = parts
        self._job: Job | None = None
        self._device: Listed | None = None
        self._is_saved = False
        self._has_looked = False
        theme = parts.theme
        column = card_of(theme, self, self.title.to(parts.language), about)
        self.note = result_label(f"wiz_{kind}NoteLabel", self)
        self.form = DeviceForm(theme, parts.language, f"wiz_{kind}", self)
        self.use_button = button(f"wiz_{kind}Button", "", self, self.do, primary=True)
        self.look_button = button(
            f"wiz_{kind}LookButton", self.tr("Tìm lại  Ctrl+R"), self, self.look
        )
        self.trial = LatinLineEdit(
            "wiz_trialEdit", self.tr("Thử đầu đọc ở chế độ bàn phím: đọc một mã vào đây"), self
        )
        self.trial.enter_moves_on = False
        self.trial.setPlaceholderText(self.trial.accessibleName())
        self.trial.setVisible(kind == "reader")
        self.result = result_label(f"wiz_{kind}ResultLabel", self)
        buttons = FlowLayout()
        theme.fit(buttons, spacing=8)
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.look_button)
        column.addWidget(self.note)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addWidget(self.trial)
        column.addWidget(self.result)
        self.trial.returnPressed.connect(self._typed)
        self.form.options_shown.connect(self._in_tab_order)
        self._name_button()
        self._in_tab_order()

    @property
    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_shown(self) -> None:
        """Look for devices the first time."""
        self._focus()
        if not self._has_looked:
            self.look()

    def look(self) -> None:
        """Ask every driver of the kind what is there."""
        if self._job is not None:
            return
        self._has_looked = True
        desk, kind = self._parts.desk, self.kind
        say(self.note, self.tr("Đang tìm thiết bị…"))

        def work() -> tuple[Listed, tuple[Candidate, ...]]:
            device = _device(desk, kind)
            return device, desk.devices.candidates(device)

        self._run(LANES[kind], work, self._looked)

    def do(self) -> None:
        """Put the device chosen to use, and try it."""
        chosen, device, parts = self.form.chosen, self._device, self._parts
        if self._job is not None:
            return
        if chosen is None or device is None:
            self._tell(self.tr("Chưa chọn thiết bị nào. Tìm lại: Ctrl+R."))
            return
        if missing := self.form.missing():
            self._tell(self.tr("Chưa nhập: {what}.").format(what=missing))
            return
        self._is_saved = False
        self._tell(_waiting(self.kind))
        lane = "reader_test" if self.kind == "reader" else LANES[self.kind]
        work = (parts.desk, parts.who, device, chosen, self.form.values())
        self._run(lane, use_and_test, self._tested, *work)

    def stop(self) -> bool:
        """End the search or the test."""
        if self._job is None:
            return False
        self._job.stop()
        return True

    def came_as_typing(self) -> bool:
        """A code that the window caught as typing: this reader is a keyboard."""
        if self.kind != "reader":
            return False
        self._take_typed(self._parts.desk.device_tests.typed(""))
        return True

    def _run(self, lane: str, work: Any, done: Any, *args: Any) -> None:
        def over(then: Any) -> Any:
            def call(*value: Any) -> None:
                self._job = None
                self._name_button()
                then(*value)

            return call

        self._job = self._parts.tasks.run(
            self,
            lane,
            work,
            *args,
            done=over(done),
            failed=over(self._failed),
            cancelled=over(self._stopped),
            progress=self._saved,
        )
        self._name_button()

    def _looked(self, found: tuple[Listed, tuple[Candidate, ...]]) -> None:
        self._device, candidates = found
        real = [
            place
            for place, one in enumerate(candidates)
            if one.origin not in {"by_hand", "none"} and one.driver != "virtual"
        ]
        self.form.show_found(candidates, self._best(candidates, real))
        count = sum(one.origin == "found" and one.driver != "virtual" for one in candidates)
        if count:
            text = self.tr("Tìm thấy %n thiết bị.", "", count)
        else:
            text = self.tr("Không tìm thấy thiết bị nào: kiểm tra dây và nguồn, hoặc nhập tay.")
        say(self.note, text)
        self._focus()

    def _best(self, candidates: Sequence[Candidate], real: Sequence[int]) -> int:
        """What is found is offered; a virtual device never, but where one practises."""
        if self._parts.desk.practice:
            return 0 if candidates else -1
        return real[0] if real else -1

    def _saved(self, _what: object) -> None:
        self._is_saved = True
        untried = both(QT_TRANSLATE_NOOP("SetupPage", "{name}: đã lưu, chưa thử được"))
        self.tone, self.words = "soon", _named(untried, self.form.chosen)

    def _tested(self, tested: tuple[Listed, Sequence[Line]]) -> None:
        self._device, lines = tested
        self.found = tuple(lines)
        text = self._parts.lines(lines)
        self.tone = "ok" if all(one.tone in {"ok", "off"} for one in lines) else "soon"
        is_none = self._device.driver == "none"
        tried = both(QT_TRANSLATE_NOOP("SetupPage", "{name}: đã thử"))
        self.words = _named(Words("{name}", "{name}") if is_none else tried, self._device)
        if self._device.driver == "virtual" and not self._parts.desk.practice:
            self.tone = "soon"
            warned = self.tr("Đây là thiết bị ảo để tập, không phải máy thật.")
            text = f"{text}\n{MARKS['soon']}  {warned}"
        self._tell(text)

    def _failed(self, error: Exception) -> None:
        text = self._parts.told(error)
        if self._is_saved:
            saved = self.tr("Thiết bị đã được lưu; sửa xong thì thử lại: F9.")
            text = f"{text}\n{saved}"
            self.found = (trouble_line(error),)
        say(self.note, "")
        self._tell(text)

    def _stopped(self) -> None:
        say(self.note, "")
        self._tell(self.tr("Đã dừng."))

    def _typed(self) -> None:
        text = self.trial.value()
        self.trial.set_value("")
        if text:
            self._take_typed(self._parts.desk.device_tests.typed(text))

    def _take_typed(self, lines: Sequence[Line]) -> None:
        self.stop()
        types = QT_TRANSLATE_NOOP("SetupPage", "Đầu đọc mã: chế độ bàn phím")
        self.tone, self.words = "soon", both(types)
        self.found = tuple(lines)
        self._tell(self._parts.lines(lines))

    def _tell(self, text: str) -> None:
        say(self.result, text)
        self.told.emit()

    def _focus(self) -> None:
        if self.isVisible():
            (self.use_button if self.form.isHidden() else self.form.combo).setFocus()

    def _name_button(self) -> None:
        words = self._use_words if self._job is None else self.tr("Đang chạy…  Esc để dừng")
        self.use_button.setText(words)
        self.use_button.setAccessibleName(words)

    def _in_tab_order(self) -> None:
        self.setTabOrder(self.form.fields[-1], self.use_button)
        self.setTabOrder(self.use_button, self.look_button)
        self.setTabOrder(self.look_button, self.trial)


def use_and_test(
    job: Job,
    desk: Desk,
    who: SignedIn | None,
    device: Listed,
    chosen: Candidate,
    values: dict[str, str],
) -> tuple[Listed, tuple[Line, ...]]:
    """Save, tell that it is saved, try."""
    desk.devices.choose(who, device, chosen, values)
    job.report(_SAVED)
    used = next(one for one in desk.devices.listed() if one.key == device.key)
    return used, desk.device_tests.run(job, used, who)


def _device(desk: Desk, kind: str) -> Listed:
    """The first of its kind, or a new one."""
    known = (one for one in desk.devices.listed() if one.kind == kind)
    return next(known, None) or desk.devices.new(kind)


def _named(words: Words, device: Candidate | Listed | None) -> Words:
    """`words` with the device's name in them."""
    names = [device.name(language) if device else "" for language in ("vi", "en")]
    return Words(words.vi.format(name=names[0]), words.en.format(name=names[1]))


def _waiting(kind: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "scanner": translate("DeviceStep", "Đang quét một tờ từ khay nạp…"),
        "reader": translate("DeviceStep", "Hãy đọc một mã bất kỳ bằng đầu đọc này…"),
    }
    return words.get(kind, translate("DeviceStep", "Đang thử…"))


def _words(kind: str) -> tuple[Words, str, str]:
    """Title, what to do, and what F9 does."""
    translate = QCoreApplication.translate
    words = {
        "scanner": (
            both(QT_TRANSLATE_NOOP("SetupPage", "Máy quét")),
            translate(
                "DeviceStep",
                "Bật máy quét, đặt một tờ giấy có chữ vào khay nạp. Máy quét mạng phải bật AirScan "
                "(eSCL); máy ghi tệp vào thư mục chung thì nhập tay thư mục ấy.",
            ),
            translate("DeviceStep", "Dùng và quét thử  F9"),
        ),
        "slip": (
            both(QT_TRANSLATE_NOOP("SetupPage", "Máy in phiếu")),
            translate(
                "DeviceStep",
                "Máy in nhiệt in phiếu và mã QR. Bề rộng tính bằng điểm: cuộn 58 mm là 384, cuộn "
                "80 mm là 512 hoặc 576. Quầy không có máy này: chọn “Không dùng máy in phiếu”.",
            ),
            translate("DeviceStep", "Dùng và in thử  F9"),
        ),
        "document": (
            both(QT_TRANSLATE_NOOP("SetupPage", "Máy in giấy A4, A5")),
            translate(
                "DeviceStep",
                "Máy in đã cài trong hệ điều hành, in Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
            ),
            translate("DeviceStep", "Dùng và in thử  F9"),
        ),
        "reader": (
            both(QT_TRANSLATE_NOOP("SetupPage", "Đầu đọc mã")),
            translate(
                "DeviceStep",
                "Đặt đầu đọc ở chế độ nối tiếp (cổng COM ảo), bảng mã UTF-8. Đầu đọc ở chế độ bàn "
                "phím không cần chọn ở đây, nhưng bộ gõ tiếng Việt có thể làm sai mã.",
            ),
            translate("DeviceStep", "Dùng và đọc thử  F9"),
        ),
        "terminal": (
            both(QT_TRANSLATE_NOOP("SetupPage", "Máy chấm công")),
            translate(
                "DeviceStep",
                "Chỉ máy ở gần máy chấm công vân tay mới cần bước này. Máy chấm công chỉ được đọc, "
                "không bị khóa hay xóa.",
            ),
            translate("DeviceStep", "Dùng và đọc thử  F9"),
        ),
    }
    return words[kind]
