"""Printer errors. Whatever happens to paper, a dossier once accepted stays accepted.

DeviceError
 +- PrinterError
     +- PrinterOffline, PaperOut, PrinterCoverOpen     nothing was printed, or not all of it
     +- PrinterBusy, PrinterDenied                     nothing was printed
     +- PrinterNotChosen, NoSlipPrinter                nothing was printed
     +- PrinterSilent, PrinterLost                     nobody knows whether it was printed
     +- DrawerNotOpened                                the money is booked all the same
     +- SlipTooWide, PrintFileFailed, DocumentRefused, PrintSystemMissing
"""
# ruff: noqa: N818 - the trade says "paper out", not "paper out error"

from __future__ import annotations

from counter_app.errors import Words
from counter_app.errors.devices import CoverOpen, DeviceBusy, DeviceDenied, DeviceError

_KEPT = Words(
    "Hồ sơ đã lưu và mã đã cấp không bị ảnh hưởng.",
    "Saved dossiers and the codes already issued are not affected.",
)
_AGAIN = Words("rồi nhấn F11 để in lại.", "then press F11 to print again.")


def _then_again(vi: str, en: str) -> Words:
    return Words(f"{vi} {_AGAIN.vi}", f"{en} {_AGAIN.en}")


class PrinterError(DeviceError):
    """A printer did not print. `device` is its label. `may_be_out`: the paper may have come out
    whole all the same.
    """

    code = "printer"
    may_be_out = False
    happened = Words(
        "Không in được: máy in {device} báo lỗi.", "Not printed: {device} has an error."
    )
    kept = _KEPT
    todo = _then_again("Kiểm tra máy in,", "Check the printer,")


class PrinterOffline(PrinterError):
    """No connection, or the printer says it is off line for a reason of its own."""

    code = "printer_offline"
    happened = Words(
        "Không in được: không kết nối được với máy in {device}.",
        "Not printed: no connection to the printer {device}.",
    )
    todo = _then_again(
        "Kiểm tra nguồn điện và dây cắm của máy in,", "Check the printer's power and cable,"
    )


class PaperOut(PrinterError):
    """The paper ended, before or during the print."""

    code = "printer_paper_out"
    happened = Words(
        "Không in được: máy in {device} hết giấy.", "Not printed: {device} is out of paper."
    )
    todo = _then_again("Nạp giấy", "Load paper,")


class PrinterCoverOpen(PrinterError, CoverOpen):
    """The printer's cover is open; also a `CoverOpen`."""

    code = "printer_cover_open"
    happened = Words(
        "Không in được: nắp máy in {device} đang mở.",
        "Not printed: the cover of {device} is open.",
    )
    kept = _KEPT
    todo = _then_again("Đóng chặt nắp máy in", "Close the printer's cover,")


class PrinterBusy(PrinterError, DeviceBusy):
    """Another program holds the port; also a `DeviceBusy`."""

    code = "printer_busy"
    happened = Words(
        "Không in được: máy in {device} đang được chương trình khác sử dụng.",
        "Not printed: another program is using {device}.",
    )
    todo = _then_again("Đóng chương trình đang dùng máy in,", "Close the program that uses it,")


class PrinterDenied(PrinterError, DeviceDenied):
    """The account of this program may not use the port; also a `DeviceDenied`."""

    code = "printer_denied"
    happened = Words(
        "Không in được: máy tính này chưa được cấp quyền sử dụng máy in {device}.",
        "Not printed: this computer's account has no permission to use {device}.",
    )
    todo = _then_again(
        "Báo bộ phận kỹ thuật cấp quyền sử dụng máy in,",
        "Ask IT for permission to use the printer,",
    )


class PrinterNotChosen(PrinterError):
    """Work is in earnest, and the printer is still the virtual one: `which` of the two."""

    code = "printer_not_chosen"
    happened = Words(
        "Không có giấy nào in ra: máy này chưa chọn {which} (máy in ảo chỉ để tập).",
        "No paper comes out: no {which} was chosen for this PC (the virtual one is for practice).",
    )
    todo = _then_again(
        "Báo người quản lý hoặc bộ phận kỹ thuật chọn máy in ở trang Thiết bị,",
        "Ask a supervisor or IT to choose the printer on the page of devices,",
    )


class NoSlipPrinter(PrinterError):
    """A slip was asked for where IT chose to have no slip printer. `todo`: another one's, or IT."""

    code = "no_slip_printer"
    happened = Words("Quầy này không dùng máy in phiếu.", "This counter has no slip printer.")
    kept = Words("", "")
    todo = Words("{todo}", "{todo}")


class PrinterSilent(PrinterError):
    """The printer took the connection but answered nothing for `seconds`."""

    code = "printer_silent"
    may_be_out = True
    happened = Words(
        "Máy in {device} không phản hồi trong {seconds} giây; chưa rõ đã in xong hay chưa.",
        "{device} did not respond for {seconds} seconds; it is not known whether it printed.",
    )
    todo = _then_again(
        "Nếu giấy chưa ra đủ: tắt rồi bật lại máy in,",
        "If the paper did not come out whole: switch the printer off and on,",
    )


class PrinterLost(PrinterError):
    """The connection broke in the middle of the print."""

    code = "printer_lost"
    may_be_out = True
    happened = Words(
        "Mất kết nối với máy in {device} khi đang in; bản in có thể chưa đủ.",
        "The connection to {device} was lost while printing; the print may not be whole.",
    )
    todo = _then_again(
        "Bỏ phần in dở (nếu có), kiểm tra dây cắm của máy in,",
        "Throw away what came out, check the printer's cable,",
    )


class DrawerNotOpened(PrinterError):
    """The cash drawer could not be told to open. `reason` is the printer's error code."""

    code = "drawer_not_opened"
    happened = Words(
        "Ngăn kéo tiền không tự mở: máy in {device} báo lỗi ({reason}).",
        "The cash drawer did not open: {device} has an error ({reason}).",
    )
    kept = Words("Khoản thu đã được ghi nhận.", "The payment is booked.")
    todo = Words(
        "Mở ngăn kéo bằng chìa khóa; kiểm tra nguồn điện và dây cắm của máy in.",
        "Open the drawer with its key; check the printer's power and cable.",
    )


class SlipTooWide(PrinterError):
    """The slip was drawn for wider paper: `width` dots on a printer of `limit`."""

    code = "printer_slip_too_wide"
    happened = Words(
        "Không in được: phiếu rộng {width} điểm, máy in {device} chỉ in được {limit} điểm.",
        "Not printed: the slip is {width} dots wide, {device} prints {limit}.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật chọn đúng khổ giấy của máy in trong phần thiết lập thiết bị.",
        "Ask IT to set the printer's paper width in the device settings.",
    )


class PrintFileFailed(PrinterError):
    """A print that goes to a file or folder could not be written. `reason` is technical."""

    code = "printer_file_failed"
    happened = Words(
        "Không ghi được bản in của {device} ra tệp ({reason}).",
        "The print of {device} could not be written to its file ({reason}).",
    )
    todo = _then_again(
        "Kiểm tra thư mục và dung lượng ổ đĩa,", "Check the folder and the free disk space,"
    )


class DocumentRefused(PrinterError):
    """The printing system of this computer refused the document. `reason` is technical."""

    code = "printer_document_refused"
    happened = Words(
        "Hệ thống in của máy tính không nhận bản in cho {device} ({reason}).",
        "This computer's printing system refused the document for {device} ({reason}).",
    )
    todo = _then_again(
        "Kiểm tra máy in này trong danh sách máy in của máy tính,",
        "Check the printer in this computer's list of printers,",
    )


class PrintSystemMissing(PrinterError):
    """This computer has no printing system."""

    code = "printer_system_missing"
    happened = Words(
        "Máy tính này chưa cài hệ thống in nên chưa in được ra {device}.",
        "This computer has no printing system, so nothing can be printed on {device}.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cài hệ thống in (gói cups-client trên Debian); trong lúc chờ có thể "
        "lưu tệp PDF để in ở máy khác.",
        "Ask IT to install the printing system (package cups-client on Debian); until then the PDF "
        "can be saved and printed elsewhere.",
    )
