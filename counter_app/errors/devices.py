"""Scanner, printer and reader errors."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


class DeviceError(CounterError):
    """A device did not do what it was asked. `device` is its label."""

    code = "device"
    happened = Words("Thiết bị {device} báo lỗi.", "Device {device} reports an error.")
    kept = Words("Các trang đã nhận vẫn được giữ.", "Pages already received are kept.")
    todo = Words(
        "Kiểm tra thiết bị rồi thử lại; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Check the device and try again; if it fails again, tell IT.",
    )
