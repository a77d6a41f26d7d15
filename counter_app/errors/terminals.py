"""Errors of fingerprint terminals, named for what happened.

DeviceError
 +- TerminalError
     +- TerminalOffline, TerminalKeyWrong, TerminalSilent, TerminalLost, TerminalGarbled
     +- TerminalRefused, TerminalSerialWrong
     +- PunchFileWrong
"""
# ruff: noqa: N818 - as in `devices`

from __future__ import annotations

from counter_app.errors import Words
from counter_app.errors.devices import DeviceError


class TerminalError(DeviceError):
    """A fingerprint terminal could not be read. It keeps its log: reading again loses nothing."""

    code = "terminal"
    happened = Words("Máy chấm công {device} báo lỗi.", "Terminal {device} reports an error.")
    kept = Words(
        "Lần chấm công đã nhận vẫn được giữ; máy chấm công còn nguyên dữ liệu và sẽ được đọc lại.",
        "Punches received before are kept; the terminal holds its log and will be read again.",
    )
    todo = Words(
        "Thử đọc lại; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Read it again; if it fails again, tell IT.",
    )


class TerminalOffline(TerminalError):
    """Nothing answers at the terminal's address."""

    code = "terminal_offline"
    happened = Words(
        "Không kết nối được với máy chấm công {device}.",
        "No connection can be made to terminal {device}.",
    )
    todo = Words(
        "Kiểm tra nguồn điện, dây mạng và địa chỉ của máy chấm công.",
        "Check the terminal's power, network cable and address.",
    )


class TerminalKeyWrong(TerminalError):
    """The communication key is missing or another one."""

    code = "terminal_key_wrong"
    happened = Words(
        "Máy chấm công {device} từ chối mã kết nối (Comm Key).",
        "Terminal {device} refused the communication key.",
    )
    todo = Words(
        "Nhập đúng Comm Key của máy trong trang Thiết bị.",
        "Type the terminal's Comm Key in on the page Devices.",
    )


class TerminalSilent(TerminalError):
    """Nothing came for `seconds`."""

    code = "terminal_silent"
    happened = Words(
        "Máy chấm công {device} không trả lời trong {seconds} giây.",
        "Terminal {device} did not answer for {seconds} seconds.",
    )


class TerminalLost(TerminalError):
    """The connection broke while the terminal was being read."""

    code = "terminal_lost"
    happened = Words(
        "Mất kết nối với máy chấm công {device} khi đang đọc.",
        "The connection to terminal {device} broke while it was being read.",
    )


class TerminalGarbled(TerminalError):
    """What came is not the protocol: wrong checksum, length or record size."""

    code = "terminal_garbled"
    happened = Words(
        "Dữ liệu nhận từ máy chấm công {device} bị sai; không ghi nhận lần chấm công nào.",
        "What terminal {device} sent is damaged; no punch was taken from it.",
    )


class TerminalRefused(TerminalError):
    """The terminal answered a command with an error. `command` is the protocol's name for it."""

    code = "terminal_refused"
    happened = Words(
        "Máy chấm công {device} không thực hiện lệnh {command}.",
        "Terminal {device} refused the command {command}.",
    )
    todo = Words(
        "Nếu máy chỉ hỗ trợ gửi lên máy chủ (ADMS), đăng ký số máy với máy chủ trung tâm.",
        "If the terminal can only push (ADMS), register its serial number at the central server.",
    )


class TerminalSerialWrong(TerminalError):
    """No terminal of this serial number is registered, or it cannot be one."""

    code = "terminal_serial_wrong"
    happened = Words(
        "Số máy chấm công “{device}” không đúng hoặc chưa được đăng ký.",
        "“{device}” is not the serial number of a registered terminal.",
    )
    kept = Words("Chưa có gì thay đổi.", "Nothing was changed.")
    todo = Words(
        "Nhập số sê-ri ghi trong mục Thông tin máy của máy chấm công.",
        "Use the serial number shown under the terminal's own system information.",
    )


class PunchFileWrong(TerminalError):
    """A file holds no line that can be read as a punch."""

    code = "punch_file_wrong"
    happened = Words(
        "Tệp {device} không có dòng chấm công nào đọc được.",
        "No line of the file {device} can be read as a punch.",
    )
    kept = Words("Chưa ghi nhận nội dung nào của tệp.", "Nothing of the file was taken.")
    todo = Words(
        "Chọn tệp …_attlog.dat xuất từ máy chấm công, hoặc tệp CSV có cột mã và thời gian.",
        "Choose the terminal's …_attlog.dat, or a CSV file with columns for number and time.",
    )
