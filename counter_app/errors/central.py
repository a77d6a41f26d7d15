"""Errors of the network and of the central server.

Two families that must never be mixed: an answer of the server that says no (`ServerSaysNoError`),
and the lack of an answer, after which nothing is known and the same bytes are sent again
(`NothingKnownError`).
"""

from __future__ import annotations

from counter_app.errors import CounterError, Words

_WAITS = Words(
    "Hồ sơ và các trang vẫn được giữ trên máy này, chờ gửi.",
    "Dossiers and pages are kept on this PC, waiting to be sent.",
)
_BY_ITSELF = Words(
    "Vẫn có thể tiếp tục làm việc bình thường; máy sẽ tự gửi lại.",
    "Work can go on as usual; this PC sends again by itself.",
)
_TELL_IT = Words(
    "Báo bộ phận kỹ thuật kèm mã lỗi {trace}.", "Tell IT and give the error code {trace}."
)
_TELL_IT_PLAIN = Words("Báo bộ phận kỹ thuật.", "Tell IT.")
_CODE_KEPT = Words("Máy này chưa được đăng ký.", "This PC is not enrolled yet.")


class CentralError(CounterError):
    """Something between this PC and the central server."""

    code = "central"
    happened = Words("Đồng bộ với máy chủ gặp lỗi.", "Syncing with the central server failed.")
    kept = _WAITS
    todo = _BY_ITSELF


class NothingKnownError(CentralError):
    """No usable answer came: the server may have stored it or not. The same bytes go again."""

    code = "central_unknown"
    happened = Words(
        "Chưa rõ máy chủ đã nhận hay chưa, đang kiểm tra.",
        "It is not known yet whether the server has received it; checking.",
    )


class ServerUnreachableError(NothingKnownError):
    """No connection: cable out, server off, name not found."""

    code = "central_unreachable"
    happened = Words("Không kết nối được máy chủ.", "The central server cannot be reached.")


class ServerSilentError(NothingKnownError):
    """The connection stands and nothing moves on it any more."""

    code = "central_silent"
    happened = Words(
        "Máy chủ không trả lời; chưa rõ đã nhận hay chưa, đang kiểm tra.",
        "The server does not answer; it is not known whether it has received it; checking.",
    )


class AnswerBrokenError(NothingKnownError):
    """An answer came that is not the server's: cut short, an error page, garbage."""

    code = "central_answer_broken"
    happened = Words(
        "Câu trả lời của máy chủ không đọc được; chưa rõ đã nhận hay chưa, đang kiểm tra.",
        "The server's answer cannot be read; it is not known whether it has received it; checking.",
    )


class ServerTroubleError(NothingKnownError):
    """The server answered that it has trouble of its own (HTTP 5xx)."""

    code = "central_trouble"
    happened = Words("Máy chủ đang gặp sự cố.", "The central server has trouble.")


class ServerNotTrustedError(CentralError):
    """The certificate is not signed by the authority this PC was given."""

    code = "central_not_trusted"
    happened = Words(
        "Máy chủ không có chứng thư của Trung tâm; máy này không gửi gì.",
        "The server does not hold the centre's certificate; nothing was sent.",
    )
    todo = _TELL_IT_PLAIN


class ServerSaysNoError(CentralError):
    """The server understood and refused; its own sentence is shown. `trace` finds its log line."""

    code = "central_says_no"
    happened = Words("{vi}", "{en}")
    todo = _TELL_IT


class NotEnrolledError(CentralError):
    """This PC has no central server yet."""

    code = "not_enrolled"
    happened = Words(
        "Máy này chưa đăng ký với máy chủ.", "This PC is not enrolled with a central server."
    )
    todo = Words(
        "Xin mã đăng ký thiết bị, rồi chạy: counter-app enrol MÃ --server URL.",
        "Ask for an enrolment code, then run: counter-app enrol CODE --server URL.",
    )


class DeviceRefusedError(CentralError):
    """The server does not know this PC's token, or revoked it."""

    code = "device_refused"
    happened = Words(
        "Máy chủ không còn chấp nhận máy này.", "The server does not accept this PC any more."
    )
    todo = Words(
        "Báo bộ phận kỹ thuật đăng ký lại thiết bị; không cài lại máy trước khi đã gửi hết.",
        "Ask IT to enrol this PC again; do not reinstall it before everything was sent.",
    )


class ForkedError(CentralError):
    """The server holds other entries under our numbers: this database was restored or cloned."""

    code = "forked"
    happened = Words(
        "Dữ liệu của máy này là bản sao hoặc bản khôi phục cũ.",
        "The data on this PC is a copy or was restored from an old backup.",
    )
    kept = Words(
        "Những gì chưa gửi vẫn được giữ và được gửi dưới mã máy mới.",
        "What was not sent is kept and goes out under a new node id.",
    )


class ServerBehindError(CentralError):
    """The server holds less of ours than it confirmed before: it was restored from a backup."""

    code = "server_behind"
    happened = Words(
        "Máy chủ thiếu dữ liệu đã xác nhận trước đây (có thể vừa khôi phục từ bản sao lưu).",
        "The server lacks what it confirmed before (it may have been restored from a backup).",
    )
    kept = Words(
        "Mọi hồ sơ vẫn còn nguyên trên máy này; đồng bộ tạm dừng.",
        "Every dossier is still on this PC; syncing has stopped.",
    )
    todo = Words(
        "Báo ngay bộ phận kỹ thuật; không xóa dữ liệu trên máy này.",
        "Tell IT at once; delete nothing on this PC.",
    )


class StaleAnswerError(CentralError):
    """A page that is older than what the server confirmed to us: not applied."""

    code = "central_stale"
    happened = Words(
        "Máy chủ trả dữ liệu cũ hơn phần đã xác nhận; máy này chưa áp dụng.",
        "The server's page is older than what it confirmed; it was not applied.",
    )


class PracticeDiffersError(CentralError):
    """Practice data meets a working centre, or the other way round (design §5)."""

    code = "practice_differs"
    happened = Words(
        "Dữ liệu tập và máy chủ thật không được nối với nhau.",
        "Practice data and a working centre must never be joined.",
    )
    kept = _CODE_KEPT
    todo = Words(
        "Dùng máy chủ tập cho dữ liệu tập, hoặc thư mục dữ liệu thật cho máy chủ thật.",
        "Use a practice server for practice data, or a working data folder for a working centre.",
    )


class EnrolmentCodeError(CentralError):
    """The one-time code is unknown, used or older than 15 minutes; never says which."""

    code = "enrolment_code"
    happened = Words(
        "Mã đăng ký thiết bị không đúng, đã dùng hoặc đã quá 15 phút.",
        "The enrolment code is wrong, was used, or is older than 15 minutes.",
    )
    kept = _CODE_KEPT
    todo = Words(
        "Xin mã mới (counter-app central --new-code SỐ_QUẦY) rồi nhập lại.",
        "Ask for a new code (counter-app central --new-code COUNTER) and try again.",
    )


class EnrolmentLockedError(CentralError):
    """Too many wrong codes came from this address (`minutes` to wait)."""

    code = "enrolment_locked"
    happened = Words(
        "Đã nhập sai mã đăng ký thiết bị nhiều lần.", "Too many wrong enrolment codes were tried."
    )
    kept = _CODE_KEPT
    todo = Words(
        "Chờ {minutes} phút, xin mã mới (counter-app central --new-code SỐ_QUẦY) rồi nhập lại.",
        "Wait {minutes} minutes, ask for a new code (counter-app central --new-code COUNTER), "
        "then try again.",
    )


class ServerAddressError(CentralError):
    """The address is not an http or https URL, or plain http to another machine."""

    code = "server_address"
    happened = Words(
        "Địa chỉ máy chủ không dùng được: cần https://, hoặc http:// tới chính máy này.",
        "The server's address cannot be used: https:// is needed, or http:// to this machine.",
    )
    kept = _CODE_KEPT
    todo = Words("Kiểm tra địa chỉ rồi nhập lại.", "Check the address and try again.")


class CertificateFileError(CentralError):
    """A file with a certificate, or with the key to one, cannot be read or is no PEM."""

    code = "certificate_file"
    happened = Words(
        "Tệp chứng thư (hoặc khóa của nó) không đọc được hoặc không phải tệp PEM.",
        "The file of the certificate (or of its key) cannot be read or is no PEM file.",
    )
    kept = Words("Chưa có gì thay đổi.", "Nothing was changed.")
    todo = Words("Kiểm tra đường dẫn, chọn lại tệp.", "Check the path, choose another file.")


class CentralDidNotStartError(CentralError):
    """The embedded server's process ended before it gave its address. `why` is its last line."""

    code = "central_did_not_start"
    happened = Words(
        "Máy chủ kèm theo không khởi động được: {why}.", "The embedded server did not start: {why}."
    )
    todo = _TELL_IT_PLAIN


class CentralNotReadyError(CentralError):
    """`counter-app central` was asked to serve data that was never initialised."""

    code = "central_not_ready"
    happened = Words(
        "Thư mục này chưa có dữ liệu máy chủ.", "This folder holds no central server's data yet."
    )
    kept = Words("Chưa có gì được tạo.", "Nothing was made.")
    todo = Words(
        "Chạy: counter-app central --init (thật) hoặc --practice (tập).",
        "Run: counter-app central --init (working) or --practice (practice).",
    )


class CentralExistsError(CentralError):
    """`--init` on data that has a supervisor already, or of the other kind."""

    code = "central_exists"
    happened = Words(
        "Thư mục này đã có dữ liệu máy chủ.", "This folder already holds a central server's data."
    )
    kept = Words("Dữ liệu cũ không thay đổi.", "The data there has not changed.")
    todo = Words("Chọn thư mục khác bằng --data.", "Give another folder with --data.")


class AlreadyEnrolledError(CentralError):
    """This database belongs to a centre already."""

    code = "already_enrolled"
    happened = Words("Máy này đã đăng ký với {server}.", "This PC is enrolled with {server}.")
    kept = Words("Đăng ký cũ không thay đổi.", "The old enrolment has not changed.")
    todo = _TELL_IT_PLAIN


class StaffDetailsError(CentralError):
    """Number, name or password of the first supervisor cannot be used. `why` names the field."""

    code = "staff_details"
    happened = Words("Thông tin người dùng chưa dùng được: {why}.", "Staff details: {why}.")
    kept = Words("Chưa có gì được tạo.", "Nothing was made.")
    todo = Words(
        "Mã người dùng gồm 4 đến 12 chữ số; mật khẩu có ít nhất 10 ký tự.",
        "A staff number has 4 to 12 digits; a password at least 10 characters.",
    )


class ActTooLargeError(CentralError):
    """One act alone exceeds the size of a batch and cannot be sent. `act` is its id."""

    code = "act_too_large"
    happened = Words(
        "Một hồ sơ quá lớn để gửi trong một lần (mã việc {act}).",
        "One dossier is too large to be sent at once (act {act}).",
    )
    todo = _TELL_IT_PLAIN


class ActNotStoredError(CentralError):
    """The server's database would not take one act; what this PC wrote before it is there.
    `entry` is the id of its first entry, the same as in the server's alarm.
    """

    code = "act_not_stored"
    happened = Words(
        "Máy chủ không lưu được một việc (mã {entry}); các việc sau nó chờ theo.",
        "The server could not store one act (entry {entry}); those after it wait behind it.",
    )
    todo = _TELL_IT_PLAIN


# No line to a server: nothing was said by it, and work goes on without.
NO_LINE = (NothingKnownError, NotEnrolledError, CentralDidNotStartError)
