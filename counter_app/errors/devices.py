"""Scanner and reader errors, named for what happened.

DeviceError
 +- DriverMissing, DriverCrashed, OptionWrong     the driver itself
 +- DeviceOffline, DeviceStrange, DeviceDenied, DeviceBusy, DeviceLost, DeviceSilent, CoverOpen
 +- FeederEmpty, PaperJam, ScanStopped, ScannerOutOfMemory, ScanSpaceFull, ScanNotOffered
 +- ScanFolderMissing, ScanFolderReadOnly, ScanFileTooBig
 +- ReaderUnplugged
     +- CameraGone
NoCameraError                                      none was chosen
"""
# ruff: noqa: N818 - the trade says "paper jam", not "paper jam error"

from __future__ import annotations

from dataclasses import replace

from counter_app.errors import CounterError, Told, Words

_NO_PAGE_YET = Words(
    "Lần quét này chưa nhận được trang nào; các trang quét trước đó vẫn được giữ.",
    "No page was received this time; pages scanned before are kept.",
)
_PAGES_KEPT = Words(
    "Đã giữ {pages} trang nhận được trước khi xảy ra lỗi.",
    "The {pages} pages received before the error are kept.",
)
_ONE_PAGE_KEPT = Words(
    "Đã giữ 01 trang nhận được trước khi xảy ra lỗi.",
    "The one page received before the error is kept.",
)


class DeviceError(CounterError):
    """A device did not do what it was asked.

    `device` is its label, never a person. `pages` is how many pages of this scan were received
    before the error; None when the device scans nothing or nobody counted.
    """

    code = "device"
    happened = Words("Thiết bị {device} báo lỗi.", "Device {device} reports an error.")
    kept = Words("Các trang đã nhận vẫn được giữ.", "Pages already received are kept.")
    todo = Words(
        "Kiểm tra thiết bị rồi thử lại; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Check the device and try again; if it fails again, tell IT.",
    )

    def __init__(self, *, device: str | Words, pages: int | None = None, **details: object) -> None:
        super().__init__(device=device, **details)
        self.pages = pages

    def tell(self, language: str = "vi") -> Told:
        """The three sentences; the second says how many pages are kept when that is known."""
        told = super().tell(language)
        match self.pages:
            case None:
                return told
            case 0:
                words = _NO_PAGE_YET
            case 1:
                words = _ONE_PAGE_KEPT
            case _:
                words = _PAGES_KEPT
        pages = str(self.pages) if language == "en" else f"{self.pages:02d}"
        return replace(told, kept=words.to(language).format(pages=pages))


class DriverMissing(DeviceError):
    """No driver of this name, or it cannot be loaded here. `reason` is technical."""

    code = "driver_missing"
    happened = Words(
        "Không nạp được trình điều khiển của {device} ({reason}).",
        "The driver of {device} cannot be loaded ({reason}).",
    )
    kept = Words(
        "Các thiết bị khác vẫn hoạt động; hồ sơ đã lưu vẫn còn nguyên.",
        "Other devices keep working; saved dossiers are untouched.",
    )
    todo = Words(
        "Chọn thiết bị khác, hoặc báo bộ phận kỹ thuật cài đặt trình điều khiển.",
        "Choose another device, or ask IT to install the driver.",
    )


class DriverCrashed(DeviceError):
    """The driver's process died; the next scan starts a new one."""

    code = "driver_crashed"
    happened = Words(
        "Trình điều khiển của {device} bị dừng đột ngột.",
        "The driver of {device} stopped all of a sudden.",
    )
    todo = Words(
        "So số tờ đã qua máy với số trang nhận được, đặt các tờ còn thiếu vào khay rồi nhấn F6.",
        "Compare the sheets that went through with the pages received, put the missing ones into "
        "the feeder and press F6.",
    )


class OptionWrong(DeviceError):
    """A driver's option is missing or has no usable value. `option` is its name."""

    code = "device_option_wrong"
    happened = Words(
        "Thiết lập “{option}” của {device} chưa đúng.",
        "The setting “{option}” of {device} is not right.",
    )
    kept = Words(
        "Các thiết bị khác vẫn hoạt động; hồ sơ đã lưu vẫn còn nguyên.",
        "Other devices keep working; saved dossiers are untouched.",
    )
    todo = Words(
        "Mở phần thiết lập thiết bị và sửa giá trị này, hoặc báo bộ phận kỹ thuật.",
        "Open the device settings and correct this value, or tell IT.",
    )


class DeviceOffline(DeviceError):
    """The device does not answer: switched off, unplugged or another name."""

    code = "device_offline"
    happened = Words("Không kết nối được với {device}.", "No connection can be made to {device}.")
    todo = Words(
        "Kiểm tra nguồn điện và dây cắm của thiết bị rồi thử lại.",
        "Check the device's power and cable, then try again.",
    )


class DeviceStrange(DeviceError):
    """At a device's address somebody shows another certificate than the one that was pinned."""

    code = "device_strange"
    happened = Words(
        "Thiết bị ở địa chỉ của {device} có chứng thư khác với chứng thư đã ghi nhận.",
        "What answers at the address of {device} shows another certificate than the known one.",
    )
    todo = Words(
        "Chưa gửi gì tới thiết bị này. Báo bộ phận kỹ thuật kiểm tra: máy quét đã được thay hoặc "
        "cài lại thì chọn lại thiết bị.",
        "Nothing was sent to it. Tell IT to look: if the scanner was replaced or set up anew, "
        "choose it again.",
    )


class DeviceDenied(DeviceError):
    """The account this program runs under may not use the device."""

    code = "device_denied"
    happened = Words(
        "Máy tính này chưa được cấp quyền sử dụng {device}.",
        "This computer's account has no permission to use {device}.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cấp quyền sử dụng thiết bị.",
        "Ask IT for permission to use the device.",
    )


class DeviceBusy(DeviceError):
    """Another program or another PC is using the device."""

    code = "device_busy"
    happened = Words(
        "{device} đang được chương trình hoặc máy tính khác sử dụng.",
        "{device} is in use by another program or computer.",
    )
    todo = Words(
        "Chờ thiết bị rảnh hoặc đóng chương trình kia, rồi thử lại.",
        "Wait until it is free or close the other program, then try again.",
    )


class DeviceLost(DeviceError):
    """The connection broke in the middle of the work, or the vendor's driver crashed."""

    code = "device_lost"
    happened = Words(
        "Mất kết nối với {device} khi đang làm việc.", "The connection to {device} was lost."
    )
    todo = Words(
        "Kiểm tra dây cắm, tắt rồi bật lại thiết bị, sau đó làm tiếp phần còn lại.",
        "Check the cable, switch the device off and on, then go on with the rest.",
    )


class DeviceSilent(DeviceError):
    """The device said nothing for `seconds` in the middle of the work."""

    code = "device_silent"
    happened = Words(
        "{device} không phản hồi trong {seconds} giây.",
        "{device} did not respond for {seconds} seconds.",
    )
    todo = Words(
        "Kiểm tra màn hình báo lỗi của thiết bị, tắt rồi bật lại, sau đó làm tiếp phần còn lại.",
        "Look at the device's own display, switch it off and on, then go on with the rest.",
    )


class CoverOpen(DeviceError):
    """The cover is open."""

    code = "cover_open"
    happened = Words("Nắp của {device} đang mở.", "The cover of {device} is open.")
    todo = Words("Đóng chặt nắp rồi thực hiện lại.", "Close the cover firmly, then do it again.")


class FeederEmpty(DeviceError):
    """There is no paper to scan."""

    code = "feeder_empty"
    happened = Words("{device} chưa có giấy để quét.", "There is no paper in {device}.")
    todo = Words(
        "Đặt giấy vào khay nạp cho đến khi chạm đáy khay, rồi nhấn F6.",
        "Put the paper into the feeder until it touches the bottom, then press F6.",
    )


class PaperJam(DeviceError):
    """Paper is stuck, or two sheets were drawn at once."""

    code = "paper_jam"
    happened = Words("{device} bị kẹt giấy.", "Paper is jammed in {device}.")
    todo = Words(
        "Mở nắp, gỡ tờ bị kẹt, đặt lại tờ đó cùng các tờ chưa quét vào khay, rồi nhấn F6.",
        "Open the cover, take the stuck sheet out, put it back with the sheets not yet scanned, "
        "then press F6.",
    )


class ScanStopped(DeviceError):
    """Somebody pressed stop on the scanner itself."""

    code = "scan_stopped"
    happened = Words(
        "Việc quét đã bị dừng ngay tại {device}.", "The scan was stopped at {device} itself."
    )
    todo = Words(
        "Đặt các tờ chưa quét vào khay nạp rồi nhấn F6 để quét tiếp.",
        "Put the sheets not yet scanned into the feeder and press F6 to go on.",
    )


class ScannerOutOfMemory(DeviceError):
    """The scanner has not enough memory for a page of this size."""

    code = "scanner_out_of_memory"
    happened = Words(
        "{device} không đủ bộ nhớ để quét trang này.",
        "{device} does not have enough memory for this page.",
    )
    todo = Words(
        "Giảm độ phân giải hoặc chọn quét đen trắng, rồi quét tiếp.",
        "Lower the resolution or choose grey, then go on scanning.",
    )


class ScanSpaceFull(DeviceError):
    """The disk of this PC took no more page files while the scanner was running."""

    code = "scan_space_full"
    happened = Words(
        "Ổ đĩa của máy tính này đã đầy nên {device} phải dừng.",
        "The disk of this computer is full, so {device} had to stop.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật giải phóng dung lượng ổ đĩa, rồi quét tiếp các tờ còn lại.",
        "Ask IT to free disk space, then scan the remaining sheets.",
    )


class ScanNotOffered(DeviceError):
    """The scanner has no such feed, cannot scan both sides, or takes no sheet so large."""

    code = "scan_not_offered"
    happened = Words(
        "{device} không có cách quét đã chọn (khay nạp, mặt kính, hai mặt hoặc khổ giấy).",
        "{device} does not offer the chosen way of scanning (feeder, glass, both sides or size).",
    )
    todo = Words(
        "Chọn cách quét khác (Alt+F6): quét hai lượt thay cho hai mặt, hoặc khổ giấy nhỏ hơn.",
        "Choose another way of scanning (Alt+F6): two passes instead of both sides, or a smaller "
        "sheet.",
    )


class ScanFolderMissing(DeviceError):
    """The folder or file that scans come from is not there."""

    code = "scan_folder_missing"
    happened = Words(
        "Không tìm thấy thư mục hoặc tệp nguồn của {device}.",
        "The folder or file that {device} takes scans from is not there.",
    )
    todo = Words(
        "Kiểm tra kết nối tới thư mục chia sẻ; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Check the connection to the shared folder; if it fails again, tell IT.",
    )


class ScanFolderReadOnly(DeviceError):
    """Taken files cannot be moved aside, so none is taken."""

    code = "scan_folder_read_only"
    happened = Words(
        "Không có quyền ghi vào thư mục nguồn của {device}.",
        "The folder that {device} takes scans from cannot be written to.",
    )
    kept = Words("Các tệp trong thư mục vẫn còn nguyên.", "The files in the folder are untouched.")
    todo = Words(
        "Báo bộ phận kỹ thuật cấp quyền ghi cho thư mục, rồi nhấn F6.",
        "Ask IT for write permission on the folder, then press F6.",
    )


class ScanFileTooBig(DeviceError):
    """A file is larger than `limit_mb` megabytes; it stays where it is."""

    code = "scan_file_too_big"
    happened = Words(
        "Một tệp từ {device} lớn hơn {limit_mb} MB nên không nhận được.",
        "A file from {device} is larger than {limit_mb} MB and cannot be taken.",
    )
    todo = Words(
        "Quét lại tài liệu đó thành nhiều tệp nhỏ hơn.", "Scan that document as smaller files."
    )


class ReaderUnplugged(DeviceError):
    """The code reader's port is gone; the driver goes on waiting for it."""

    code = "reader_unplugged"
    happened = Words("Chưa cắm đầu đọc mã {device}.", "The code reader {device} is not plugged in.")
    kept = Words(
        "Thông tin đã nhập và các mã đã đọc vẫn được giữ.",
        "What was entered and every code already read is kept.",
    )
    todo = Words(
        "Cắm lại đầu đọc, chương trình sẽ tự nhận; trong lúc chờ có thể nhập bằng bàn phím.",
        "Plug the reader in again and it will be found; until then the keyboard works.",
    )


class CameraGone(ReaderUnplugged):
    """The system lists no such camera."""

    code = "camera_gone"
    happened = Words("Không thấy camera ({device}).", "The camera ({device}) cannot be found.")
    todo = Words(
        "Cắm lại camera, chương trình sẽ tự nhận; cắm rồi vẫn không thấy thì chọn lại camera. "
        "Trong lúc chờ: đặt thẻ lên mặt kính máy quét (Shift+F6) hoặc nhập bằng bàn phím.",
        "Plug the camera in again and it will be found; if it is plugged in and not found, choose "
        "it anew. Until then: lay the card on the scanner's glass (Shift+F6) or type.",
    )


class NoCameraError(CounterError):
    """No camera is among the readers of this PC."""

    code = "no_camera"
    happened = Words("Máy này chưa có camera để đọc mã.", "This PC has no camera to read codes.")
    todo = Words(
        "Người quản lý hoặc bộ phận kỹ thuật thêm camera ở trang Thiết bị, mục Đầu đọc mã. Trong "
        "lúc chờ: đặt thẻ lên mặt kính máy quét (Shift+F6) hoặc nhập số định danh cá nhân.",
        "A supervisor or IT adds a camera on the page of devices, under code readers. Until then: "
        "lay the card on the scanner's glass (Shift+F6) or type the number.",
    )
