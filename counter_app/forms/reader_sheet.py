"""The sheet by which IT sets a code reader and tries it: settings in words, and our own test codes.

It prints no maker's set-up codes: they differ from model to model and stand in the reader's manual.
The settings are those of a reader that is no keyboard (USB serial, HID-POS), and what a keyboard
reader needs besides.
"""

from __future__ import annotations

from datetime import datetime

from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from counter_app.domain.centre import Centre
from counter_app.domain.formats import show_moment
from counter_app.domain.reader_check import CHECKS, ReaderCheck
from counter_app.domain.text import clean_line
from counter_app.forms import qr
from counter_app.forms.flow import MM, Row
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.lines import Lines
from counter_app.forms.press import press

WIDTH, HEIGHT = 210 * MM, 297 * MM
_EDGE = 16 * MM
_ROOM = WIDTH - 2 * _EDGE
_COLUMNS = (0.24 * _ROOM, 0.34 * _ROOM, 0.42 * _ROOM)
_SIDE = {1: 26 * MM, 2: 34 * MM, 3: 44 * MM}  # of a symbol without its quiet zone
_BAR_HEIGHT = 16 * MM
_BAR = 0.33 * MM  # the narrowest bar
_GAP = 8 * MM  # more than any quiet zone

_SETTINGS = (
    (
        "Giao tiếp (interface)",
        "USB nối tiếp: USB serial, USB CDC, cổng COM ảo. Không có thì USB HID-POS.",
        "Chế độ bàn phím là cách cuối cùng: bộ gõ tiếng Việt làm sai mã, chữ Việt không gửi được.",
    ),
    (
        "Bảng mã (character set)",
        "UTF-8, không chuyển đổi; tắt ECI.",
        "Họ tên, nơi thường trú trên thẻ căn cước.",
    ),
    (
        "Hậu tố (suffix)",
        "CR (Enter).",
        "Mã kết thúc ngay, không phải chờ.",
    ),
    (
        "Tiền tố (prefix)",
        "Không. Riêng chế độ bàn phím: STX (Ctrl+B).",
        "STX báo là máy đọc, không phải người gõ; mã ngắn cũng được nhận.",
    ),
    (
        "Mã nhận dạng loại mã (AIM ID, code ID)",
        "Tắt.",
        "Dấu ] ở đầu mã bị bộ gõ đổi thành ư.",
    ),
    (
        "Bố trí bàn phím (keyboard layout)",
        "US English. Chỉ có ở chế độ bàn phím.",
        "Bố trí khác gửi dấu câu và số thành ký tự khác.",
    ),
    (
        "Khoảng cách giữa các ký tự (inter-character delay)",
        "0 ms. Chỉ có ở chế độ bàn phím.",
        "Trên 30 ms không phân biệt được với người gõ.",
    ),
    (
        "Chữ hoa, chữ thường; sửa dữ liệu",
        "Không đổi, không cắt, không thêm.",
        "Mã phải đến đúng như in.",
    ),
    (
        "Loại mã (symbologies)",
        "Bật QR Code và Code 128.",
        "Thẻ căn cước, giấy tờ của Trung tâm; bưu gửi.",
    ),
)


def render_reader_sheet(*, printed_at: datetime, centre: Centre, fonts: Fonts) -> bytes:
    """One A4 page as PDF; the same arguments give the same bytes."""
    with press(fonts, size=(WIDTH, HEIGHT), title="Tờ cài đặt đầu đọc mã") as sheet:
        column = _Column(sheet.canvas, fonts)
        column.centred("TỜ CÀI ĐẶT VÀ THỬ ĐẦU ĐỌC MÃ", 15, Style.BOLD)
        column.centred(f"{clean_line(centre.name)} – {show_moment(printed_at)}", 10.5)
        column.space(3 * MM)
        column.words("1. Cài đặt", 12, Style.BOLD)
        column.words(
            "Quét các mã cài đặt trong sách hướng dẫn của đầu đọc: mỗi hãng, mỗi kiểu có mã "
            "riêng nên tờ này không in. Đặt như bảng dưới đây.",
            10.5,
        )
        column.table(("Mục", "Đặt là", "Vì sao"), _SETTINGS)
        column.space(3 * MM)
        column.words("2. Thử", 12, Style.BOLD)
        column.words(
            "Mở trang Thiết bị, chọn đầu đọc, nhấn F9, đọc một mã dưới đây: màn hình báo mã đến "
            "đủ hay sai chỗ nào. Thử lần lượt cả bốn mã. Che các mã khác bằng tay khi đọc.",
            10.5,
        )
        column.space(5 * MM)
        column.codes(CHECKS)
        sheet.canvas.showPage()
    return sheet.pdf


class _Column:
    """Pieces from the top down."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._lines = Lines(_ROOM, 9.5, fonts)
        self._y = HEIGHT - _EDGE

    def space(self, height: float) -> None:
        self._y -= height

    def centred(self, text: str, points: float, style: Style = Style.REGULAR) -> None:
        self._canvas.setFont(self._fonts.pdf(style), points)
        self._canvas.drawCentredString(WIDTH / 2, self._y - points, text)
        self._y -= points * 1.45

    def words(self, text: str, points: float, style: Style = Style.REGULAR) -> None:
        self._put(Paragraph(text, self._lines.style(style, points)))
        self._y -= 1.5 * MM

    def table(self, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        for style, row in [(Style.BOLD, heads), *((Style.REGULAR, row) for row in rows)]:
            cells = [Paragraph(text, self._lines.style(style, 9.5)) for text in row]
            self._put(Row(cells, _COLUMNS, padding=(3, 1.5, 2.5)))

    def codes(self, checks: tuple[ReaderCheck, ...]) -> None:
        """Matrix codes side by side, bars below the smallest; under each what it tries."""
        top, left = self._y, _EDGE
        for check in checks:
            if check.number in _SIDE:
                side = _SIDE[check.number]
                qr.draw(self._canvas, check.text, left, top - side, side)
                self._label(check, left, top - side - 3 * MM, max(side, 40 * MM) + _GAP)
                left += max(side, 40 * MM) + 2 * _GAP
        low = top - max(_SIDE.values()) - 14 * MM - _BAR_HEIGHT
        bars = Code128(
            checks[-1].text, barHeight=_BAR_HEIGHT, barWidth=_BAR, lquiet=0, rquiet=0, quiet=0
        )
        bars.drawOn(self._canvas, _EDGE, low)
        self._label(checks[-1], _EDGE + bars.width + _GAP, low + _BAR_HEIGHT, 60 * MM)

    def _label(self, check: ReaderCheck, left: float, top: float, width: float) -> None:
        words = f"Mã {check.number}: {check.tests.vi}"
        label = Paragraph(words, self._lines.style(Style.REGULAR, 9.5))
        _, height = label.wrap(width - _GAP, HEIGHT)
        label.drawOn(self._canvas, left, top - height)

    def _put(self, piece: Flowable) -> None:
        _, height = piece.wrap(_ROOM, HEIGHT)
        piece.drawOn(self._canvas, _EDGE, self._y - height)
        self._y -= height
