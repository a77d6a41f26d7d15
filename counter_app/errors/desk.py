"""Errors of gestures at the desk: signing in, accepting, paying, correcting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counter_app.errors import CounterError, Words

_NOTHING_CHANGED = Words("Chưa có thông tin nào thay đổi.", "Nothing has changed.")


class DeskError(CounterError):
    """A gesture at the desk that cannot be done."""

    code = "desk"
    kept = _NOTHING_CHANGED


class SignInRefusedError(DeskError):
    """Number or password is wrong; never says which (ux §2.1). `tries_left` before a delay."""

    code = "sign_in_refused"
    happened = Words(
        "Mã người dùng hoặc mật khẩu chưa đúng.", "The staff number or the password is wrong."
    )
    kept = Words("Quầy chưa được mở.", "The counter is not open.")
    todo = Words(
        "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại; còn {tries_left} lần thử.",
        "Check Caps Lock and the input method, then try again; {tries_left} tries are left.",
    )


class SignInLockedError(DeskError):
    """Too many wrong tries on this PC."""

    code = "sign_in_locked"
    happened = Words("Đã nhập sai nhiều lần.", "Too many wrong tries.")
    kept = Words("Quầy chưa được mở.", "The counter is not open.")
    todo = Words(
        "Chờ {minutes} phút rồi nhập lại, hoặc liên hệ bộ phận kỹ thuật để đặt lại mật khẩu.",
        "Wait {minutes} minutes and try again, or ask IT to reset the password.",
    )


class SignInNeedsNetworkError(DeskError):
    """The first sign-in on a PC, or after 7 days, must be online (design §2.10)."""

    code = "sign_in_needs_network"
    happened = Words(
        "Lần đăng nhập đầu tiên trên máy này cần kết nối máy chủ, mà hiện không có kết nối.",
        "The first sign-in on this PC needs the central server, which cannot be reached now.",
    )
    kept = Words(
        "Người đã từng đăng nhập trên máy này vẫn mở quầy được khi không có mạng.",
        "Staff who signed in on this PC before can still open the counter.",
    )
    todo = Words(
        "Khi có mạng, nhập lại tại đây. Trong lúc chờ: người quản lý đã từng đăng nhập trên máy "
        "này ghi nhận vào thay một ngày; hoặc báo quầy tạm nghỉ; hoặc mở quầy tại máy đã từng "
        "đăng nhập, hay báo lãnh đạo Trung tâm bố trí người khác.",
        "Try again here when the network is back. Until then: a supervisor who signed in on this "
        "PC before may vouch for one day; or mark the counter as closed for now; or use a PC where "
        "you signed in before, or ask the supervisor to send somebody else.",
    )


class StaffNotAllowedError(DeskError):
    """The account was disabled or its period is over."""

    code = "staff_not_allowed"
    happened = Words(
        "Tài khoản này hiện không được phép mở quầy.", "This account may not open a counter now."
    )
    kept = Words("Quầy chưa được mở.", "The counter is not open.")
    todo = Words("Liên hệ người quản lý của Trung tâm.", "Speak to the supervisor of the centre.")


class PasswordWrongError(DeskError):
    """The old password does not match."""

    code = "password_wrong"
    happened = Words("Mật khẩu hiện tại chưa đúng.", "The current password is wrong.")
    kept = Words("Mật khẩu chưa thay đổi.", "The password has not changed.")
    todo = Words("Nhập lại mật khẩu hiện tại.", "Type the current password again.")


class PasswordWeakError(DeskError):
    """Shorter than ten characters, or the old one again."""

    code = "password_weak"
    happened = Words(
        "Mật khẩu mới quá ngắn hoặc trùng mật khẩu cũ.",
        "The new password is too short or the same as the old one.",
    )
    kept = Words("Mật khẩu chưa thay đổi.", "The password has not changed.")
    todo = Words(
        "Chọn mật khẩu có ít nhất 10 ký tự, không dấu.",
        "Choose a password of at least 10 characters without accents.",
    )


class NotAcceptableError(DeskError):
    """F9 pressed while something is missing; `problems` are refusals in screen order."""

    code = "not_acceptable"
    happened = Words("Hồ sơ chưa đủ điều kiện tiếp nhận.", "The dossier cannot be accepted yet.")
    kept = Words("Bản nháp và các trang quét vẫn được giữ.", "The draft and its pages are kept.")
    todo = Words("Xem mục được đánh dấu.", "See the marked item.")

    def __init__(self, problems: Sequence[Any]) -> None:
        super().__init__()
        self.problems = tuple(problems)


class ClockInDoubtError(DeskError):
    """The PC's clock disagrees with the journal or the server; F9 asks once (design §2.10)."""

    code = "clock_in_doubt"
    happened = Words(
        "Đồng hồ máy ({shown}) có thể sai: {why}.",
        "The clock of this PC ({shown_en}) may be wrong: {why_en}.",
    )
    kept = Words("Bản nháp vẫn được giữ; chưa cấp mã.", "The draft is kept; no code was issued.")
    todo = Words(
        "Nếu ngày giờ trên là đúng, nhấn F9 lần nữa; nếu sai, chỉnh đồng hồ rồi nhấn F9.",
        "If that date and time are right, press F9 again; if not, set the clock, then press F9.",
    )


class DraftGoneError(DeskError):
    """The draft was accepted or abandoned meanwhile."""

    code = "draft_gone"
    happened = Words(
        "Bản nháp này không còn: hồ sơ đã được tiếp nhận hoặc đã bỏ.",
        "This draft is gone: it was accepted or abandoned.",
    )
    todo = Words(
        "Tìm hồ sơ bằng Ctrl+K, hoặc nhấn Ctrl+N để mở hồ sơ mới.",
        "Find the dossier with Ctrl+K, or press Ctrl+N for a new one.",
    )


class GestureRefusedError(DeskError):
    """A guard said no; its sentence is shown as it is. `where` may name the field it speaks of."""

    code = "gesture_refused"
    happened = Words("{vi}", "{en}")
    todo = Words("Kiểm tra lại rồi thực hiện tiếp.", "Check and go on.")


class NoOtherPrinterError(DeskError):
    """A printer failed, and IT named no other one for this PC."""

    code = "no_other_printer"
    happened = Words(
        "Máy này chưa được khai báo máy in dự phòng.", "No spare printer was named for this PC."
    )
    kept = Words("Giấy vẫn chờ in.", "The papers still wait.")
    todo = Words(
        "Sửa máy in rồi nhấn F11, hoặc chọn một máy in khác trong Xem trước bản in (Shift+F11).",
        "Mend the printer and press F11, or choose another one in the print preview (Shift+F11).",
    )


class DossierUnreadableError(DeskError):
    """The stream holds entries of a newer program: read-only here (design §2.5)."""

    code = "dossier_unreadable"
    happened = Words(
        "Hồ sơ này có nội dung của phiên bản phần mềm mới hơn. Cần cập nhật phần mềm.",
        "This dossier holds entries of a newer program. Update the software.",
    )
    todo = Words("Báo bộ phận kỹ thuật cập nhật máy này.", "Ask IT to update this PC.")


class DossierNotFoundError(DeskError):
    """No such dossier on this PC."""

    code = "dossier_not_found"
    happened = Words("Không tìm thấy hồ sơ trên máy này.", "The dossier is not on this PC.")
    todo = Words(
        "Kiểm tra mã; hồ sơ của quầy khác sẽ có khi đồng bộ xong.",
        "Check the code; dossiers of other counters arrive with the next sync.",
    )


class PracticeOnlyError(DeskError):
    """The demo never writes into a working counter's register."""

    code = "practice_only"
    happened = Words(
        "Thư mục dữ liệu này thuộc quầy làm việc thật; chương trình tập không ghi vào đó.",
        "This data folder belongs to a working counter; the demo never writes into it.",
    )
    todo = Words(
        "Chọn thư mục khác bằng --data, hoặc đăng ký với máy chủ tập (central --practice).",
        "Give another folder with --data, or enrol with a practice server (central --practice).",
    )
