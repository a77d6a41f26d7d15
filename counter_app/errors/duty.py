"""Errors of who may sit at a counter today: away, standing in, vouched for."""

from __future__ import annotations

from counter_app.errors import Words
from counter_app.errors.desk import DeskError, SignInNeedsNetworkError

_CLOSED = Words("Quầy chưa được mở.", "The counter is not open.")


class SignInLapsedError(SignInNeedsNetworkError):
    """The last sign-in online on this PC was more than 7 days ago (design §2.10)."""

    code = "sign_in_lapsed"
    happened = Words(
        "Đã quá 7 ngày từ lần đăng nhập có mạng gần nhất của người dùng này trên máy này, mà hiện "
        "không kết nối được máy chủ.",
        "It is more than 7 days since this person last signed in on this PC with the server, which "
        "cannot be reached now.",
    )


class PasswordNeedsNetworkError(DeskError):
    """A password is changed on the server only."""

    code = "password_needs_network"
    happened = Words(
        "Đổi mật khẩu cần kết nối máy chủ, mà hiện không có kết nối.",
        "Changing a password needs the central server, which cannot be reached now.",
    )
    kept = Words("Mật khẩu chưa thay đổi.", "The password has not changed.")
    todo = Words("Khi có mạng, đổi lại tại đây.", "Try again here when the network is back.")


class AwayTodayError(DeskError):
    """A supervisor recorded this person as away today: nobody opens the counter in his name."""

    code = "away_today"
    happened = Words(
        "Người dùng này được ghi nhận nghỉ hôm nay tại quầy này.",
        "This person is recorded as away from this counter today.",
    )
    kept = _CLOSED
    todo = Words(
        "Người vào thay đăng nhập bằng mã của chính mình. Nếu người nghỉ đã trở lại làm việc, "
        "người quản lý ghi nhận tại đây.",
        "The stand-in signs in with their own number. If the absent person is back, a supervisor "
        "records it here.",
    )


class StandInOverError(DeskError):
    """The office has closed: the rights of who stood in have ended (`until`, local time)."""

    code = "stand_in_over"
    happened = Words(
        "Quyền làm việc thay tại quầy này đã hết lúc {until} hôm nay.",
        "The right to stand in at this counter ended at {until} today.",
    )
    kept = Words(
        "Hồ sơ đã tiếp nhận và bản nháp đang làm vẫn được giữ trên máy này.",
        "Accepted dossiers and the draft in hand are kept on this PC.",
    )
    todo = Words(
        "Người trực quầy hoặc người quản lý đăng nhập để làm tiếp; ngày mai nếu còn thay, người "
        "quản lý ghi nhận lại.",
        "The clerk of this counter or a supervisor signs in to go on; for tomorrow a supervisor "
        "records it again.",
    )


class OwnPasswordNowError(DeskError):
    """The line is back: the password of the day is not asked for any more."""

    code = "own_password_now"
    happened = Words(
        "Máy chủ đã kết nối lại; mật khẩu tạm trong ngày chỉ dùng khi mất mạng.",
        "The server can be reached again; the password of the day is for the time without it.",
    )
    kept = Words(
        "Bản nháp đang làm vẫn được giữ trên máy này.", "The draft in hand is kept on this PC."
    )
    todo = Words("Đăng nhập bằng mật khẩu của chính mình.", "Sign in with your own password.")


class NotSupervisorError(DeskError):
    """Only a supervisor may do that."""

    code = "not_supervisor"
    happened = Words(
        "Chỉ người quản lý mới ghi nhận được việc này.", "Only a supervisor may record this."
    )
    todo = Words(
        "Nhờ người quản lý đã từng đăng nhập trên máy này nhập mã và mật khẩu.",
        "Ask a supervisor who signed in on this PC before to give number and password.",
    )
