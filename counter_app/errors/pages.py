"""Errors of one page or one file."""
# ruff: noqa: N818 - the name is what happened

from __future__ import annotations

from counter_app.errors import CounterError, Words

_SCAN_AGAIN = Words(
    "Quét lại giấy tờ này, hoặc chọn tệp khác.", "Scan this paper again or choose another file."
)


class PageError(CounterError):
    """A page or file that cannot be taken."""

    code = "page"
    happened = Words("Không đọc được trang.", "The page cannot be read.")
    kept = Words("Các trang khác vẫn được giữ.", "The other pages are kept.")
    todo = Words("Quét lại trang này.", "Scan this page again.")


class FileUnopened(PageError):
    """No file of that name, no right to read it, or something that is no file: a folder, a pipe."""

    code = "page.file_unopened"
    happened = Words(
        "Không mở được tệp: không còn ở chỗ cũ, hoặc không được phép đọc.",
        "The file cannot be opened: it is no longer there, or may not be read.",
    )
    todo = Words(
        "Kiểm tra tên tệp, USB hoặc ổ mạng rồi chọn lại.",
        "Check the file's name, the USB stick or the network drive, then choose it again.",
    )


class FileEmpty(PageError):
    """A file of zero bytes: usually a copy that was cut off, or a scanner that gave nothing."""

    code = "page.file_empty"
    happened = Words("Tệp không có dữ liệu (0 byte).", "The file is empty (0 bytes).")
    todo = _SCAN_AGAIN


class FormatUnknown(PageError):
    """The bytes are neither a picture nor a PDF that this program opens."""

    code = "page.format_unknown"
    happened = Words(
        "Tệp không phải là ảnh JPEG, PNG, TIFF, BMP, PNM hoặc tệp PDF.",
        "The file is neither a JPEG, PNG, TIFF, BMP or PNM picture nor a PDF.",
    )
    todo = Words(
        "Lưu lại giấy tờ dưới dạng JPEG hoặc PDF, hoặc quét trực tiếp từ bản giấy.",
        "Save the paper as JPEG or PDF, or scan it from paper.",
    )


class PageUnreadable(PageError):
    """Page `page` (counted from 1) of a file is damaged."""

    code = "page.unreadable"
    happened = Words(
        "Không đọc được trang {page} của tệp: dữ liệu bị hỏng.",
        "Page {page} of the file cannot be read: its data are damaged.",
    )
    todo = _SCAN_AGAIN


class FileTruncated(PageError):
    """The file ends before its picture does; the lower part would be missing."""

    code = "page.truncated"
    happened = Words(
        "Tệp ảnh bị cắt cụt: thiếu phần cuối của trang {page}.",
        "The picture file is cut off: the end of page {page} is missing.",
    )
    todo = _SCAN_AGAIN


class PdfEncrypted(PageError):
    """A PDF that asks for a password."""

    code = "page.pdf_encrypted"
    happened = Words(
        "Tệp PDF được bảo vệ bằng mật khẩu nên không mở được.",
        "The PDF is protected by a password and cannot be opened.",
    )
    todo = Words(
        "Đề nghị người nộp cung cấp bản PDF không đặt mật khẩu, hoặc quét từ bản giấy.",
        "Ask the submitter for a PDF without a password, or scan it from paper.",
    )


class TooManyPages(PageError):
    """A container of `count` pages where at most `limit` are taken at once."""

    code = "page.too_many"
    happened = Words(
        "Tệp có {count} trang; mỗi lần chỉ nhận tối đa {limit} trang.",
        "The file has {count} pages; at most {limit} are taken at once.",
    )
    kept = Words(
        "Chưa nhận trang nào của tệp này; các trang khác vẫn được giữ.",
        "No page of this file was taken; all other pages are kept.",
    )
    todo = Words(
        "Chia tệp thành nhiều phần, mỗi phần không quá {limit} trang.",
        "Split the file into parts of at most {limit} pages.",
    )


class PictureTooLarge(PageError):
    """A picture of `megapixels` million pixels, above what is opened."""

    code = "page.too_large"
    happened = Words(
        "Ảnh quá lớn ({megapixels} triệu điểm ảnh) nên không mở.",
        "The picture is too large ({megapixels} million pixels) and was not opened.",
    )
    todo = Words(
        "Quét lại ở 300 dpi, khổ giấy không quá A3.", "Scan again at 300 dpi, at most A3 paper."
    )


class PictureTooSmall(PageError):
    """A picture of `width` x `height` pixels, too few to be a page."""

    code = "page.too_small"
    happened = Words(
        "Ảnh quá nhỏ ({width} × {height} điểm ảnh), không phải là một trang giấy tờ.",
        "The picture is too small ({width} × {height} pixels) to be a page.",
    )
    todo = _SCAN_AGAIN


class PageBreaksWorker(PageError):
    """Page `page` ended the process that puts pages right, twice."""

    code = "page.breaks_worker"
    happened = Words(
        "Trang {page} làm bộ xử lý ảnh dừng giữa chừng hai lần nên không nhận được.",
        "Page {page} stopped the image processor twice and was not taken.",
    )
    todo = Words(
        "Quét lại trang này ở 300 dpi; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Scan this page again at 300 dpi; if it happens again, tell IT.",
    )


class PageWorkersDown(CounterError):
    """The processes that put pages right cannot be started."""

    code = "page.workers_down"
    happened = Words(
        "Không khởi động được bộ xử lý ảnh trang quét.",
        "The processor of scanned pages cannot be started.",
    )
    kept = Words("Các trang đã hiện vẫn được giữ.", "The pages already shown are kept.")
    todo = Words(
        "Đóng bớt chương trình khác rồi quét tiếp; nếu vẫn lỗi, báo bộ phận kỹ thuật.",
        "Close other programs and go on scanning; if it happens again, tell IT.",
    )
