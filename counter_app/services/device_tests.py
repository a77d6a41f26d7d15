"""One press, one answer: a sheet scanned and not filed, a test print, a code as it was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.devices.api import ReadCode, ScanSettings
from counter_app.domain import reader_check, scans
from counter_app.domain.centre import Centre
from counter_app.domain.scan_profile import SheetSize
from counter_app.errors import CounterError, Words
from counter_app.errors.devices import FeederEmpty
from counter_app.job import Job
from counter_app.services.attendance import Attendance
from counter_app.services.device_states import NO_SLIPS
from counter_app.services.devices import Listed
from counter_app.services.equipment import Equipment, Sheet
from counter_app.services.page_trial import FLAGS
from counter_app.services.page_workers import PageRequest, PageWorkers
from counter_app.services.people import SignedIn
from counter_app.services.practice import PracticeBench
from counter_app.services.sight import watched

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts
    from counter_app.imaging.pages import ProcessedPage

DPI = 300  # as every page of a dossier is scanned
WAIT_S = 60.0  # to find a card and hold it before the reader
_SKEW_TOLD = 20  # hundredths of a degree; less is straight
_MM = 25.4
_TEST_CODE = "IN-THU-0123456789"
_TONES = {False: "ok", True: "bad"}
_DRIFT_TOLD_S = 60
_LONG_WORD = re.compile(r"(\S{24})(?=\S)")
_LONGEST = 400  # characters of a code that are shown

_KINDS: dict[type, Words] = {
    scans.CardScanned: Words("mã QR của thẻ căn cước", "the QR code of an ID card"),
    scans.CardRefused: Words(
        "mã của thẻ căn cước nhưng không dùng được", "an ID card's code that cannot be used"
    ),
    scans.DossierCodeScanned: Words("mã hồ sơ", "a dossier code"),
    scans.RequestScanned: Words("số phiếu yêu cầu bổ sung", "a supplement request's number"),
    scans.OwnCodeScanned: Words(
        "mã của Trung tâm (tờ phân cách, kệ, thẻ)", "a code of the centre (strip, shelf, badge)"
    ),
    scans.ParcelScanned: Words("số hiệu bưu gửi", "a postal item's number"),
    scans.PaymentScanned: Words("mã thanh toán", "a payment code"),
    scans.VneidScanned: Words(
        "mã trên màn hình điện thoại hoặc đường dẫn", "a code from a phone's screen or a link"
    ),
    scans.UnknownScanned: Words(
        "mã mà chương trình không dùng", "a code that the program has no use for"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing a test found. `tone` as of `Health`."""

    words: Words
    tone: str = "ok"


class DeviceTests:
    """One instance per open desk. Nothing of a test is kept but the moment it went well."""

    def __init__(
        self,
        *,
        equipment: Equipment,
        attendance: Attendance,
        workers: PageWorkers,
        fonts: Callable[[], Fonts],
        centre: Centre,
        now: Callable[[], datetime],
        bench: PracticeBench | None = None,
    ) -> None:
        self._equipment = equipment
        self._attendance = attendance
        self._workers = workers
        self._fonts = fonts
        self._centre = centre
        self._now = now
        self._bench = bench

    def run(self, job: Job, device: Listed, who: SignedIn | None) -> tuple[Line, ...]:
        """Test a device, in its own lane. `who` None: while the PC is being set up. Raises
        DeviceError, PageError, Cancelled ...
        """
        match device.kind:
            case "scanner":
                return self._scan(job, device)
            case "slip":
                return self._print_slip(device)
            case "document":
                return self._print_sheet(device)
            case "reader":
                return self._read(job, device)
        return self._ask_terminal(job, device, who)

    @staticmethod
    def typed(text: str) -> tuple[Line, ...]:
        """A code that came as typing: what it says, if it is known, and why that is a pity."""
        warning = Line(
            tone="soon",
            words=Words(
                "Mã đến như gõ phím: đầu đọc đang ở chế độ bàn phím. Bộ gõ tiếng Việt có thể làm "
                "sai mã; hãy chuyển đầu đọc sang chế độ nối tiếp.",
                "The code came as typing: the reader is in keyboard mode. A Vietnamese input "
                "method may spoil it; switch the reader to serial mode.",
            ),
        )
        if not text:
            return (warning,)
        return (*code_lines(ReadCode(data=text.encode(), text=text, device="")), warning)

    def _scan(self, job: Job, device: Listed) -> tuple[Line, ...]:
        if self._bench is not None:
            self._bench.lay_in_sheet(lambda: self._proof(device.label, "A4"))
        settings = ScanSettings(dpi=DPI, max_pages=1)
        with closing(self._equipment.scan(settings, job)) as raws:
            raw = next(raws, None)
        if raw is None:
            raise FeederEmpty(device=device.label)
        request = PageRequest(data=raw.data, media_type=raw.media_type, dpi=raw.dpi)
        made, *_ = self._workers.begin(request)  # to its end: the process is free again
        if isinstance(made, CounterError):
            raise made
        return _page_lines(made)

    def _print_slip(self, device: Listed) -> tuple[Line, ...]:
        from counter_app.forms.slip import draw_test_page

        if self._equipment.choice("slip").is_none:
            told = NO_SLIPS.happened
            return (Line(words=Words(f"{told.vi}.", f"{told.en}.")),)
        width = self._equipment.slip_printer().width
        png = draw_test_page(
            printer=device.label,
            printed_at=self._now(),
            centre=self._centre,
            width=width,
            fonts=self._fonts(),
        )
        self._equipment.print_slip(png)
        sent = Words(
            f"Đã gửi phiếu in thử rộng {width} điểm.", f"A test slip {width} dots wide was sent."
        )
        return (Line(words=sent), _look_at("hai mép", "both sides"))

    def _print_sheet(self, device: Listed) -> tuple[Line, ...]:
        size = self._centre.receipt_size or "A4"
        pdf = self._proof(device.label, size)
        self._equipment.print_pdf(pdf, title="in-thu", copies=1, paper=size)
        sent = Words(f"Đã gửi trang in thử khổ {size}.", f"A test sheet of size {size} was sent.")
        return (Line(words=sent), _look_at("bốn cạnh", "all four sides"))

    def _proof(self, printer: str, size: str) -> bytes:
        from counter_app.forms.proof import render_proof

        return render_proof(
            printer=printer,
            printed_at=self._now(),
            centre=self._centre,
            size=size,
            fonts=self._fonts(),
        )

    def print_reader_sheet(self) -> None:
        """The sheet by which IT sets and tries a code reader. Raises of `errors.printers`."""
        from counter_app.forms.reader_sheet import render_reader_sheet

        pdf = render_reader_sheet(printed_at=self._now(), centre=self._centre, fonts=self._fonts())
        self._equipment.print_sheet(Sheet(pdf=pdf, size="A4", title="dau-doc"))

    def _read(self, job: Job, device: Listed) -> tuple[Line, ...]:
        with watched(self._equipment.reader(device.number)):
            read = self._equipment.next_code(device.number, job, WAIT_S)
        if read is None:
            return (
                Line(
                    tone="soon",
                    words=Words(
                        "Chưa đọc được mã nào trong 60 giây. Kiểm tra đầu đọc có ở chế độ nối "
                        "tiếp (cổng COM ảo) không.",
                        "No code was read in 60 seconds. See whether the reader is in serial mode "
                        "(virtual COM port).",
                    ),
                ),
            )
        return code_lines(read)

    def _ask_terminal(self, job: Job, device: Listed, who: SignedIn | None) -> tuple[Line, ...]:
        note = self._attendance.try_one(job, device.number, who)
        model = " ".join(filter(None, (note.model, note.serial)))
        read = Words(
            f"Đã đọc {model}: {note.logged} lần chấm, {len(note.names)} người có tên.",
            f"{model} was read: {note.logged} punches, {len(note.names)} people with a name.",
        )
        return (Line(words=read), _drift_line(note.drift_s))


def code_lines(read: ReadCode) -> tuple[Line, ...]:
    """A code as the reader sent it, and what it is taken for. For the eye only: never logged."""
    if read.is_too_long:
        return (Line(tone="bad", words=scans.TooLongScanned.SENTENCE),)
    # A label is as wide as its longest word: what has no space may be broken all the same.
    shown = _LONG_WORD.sub("\\1\u200b", visible(read.data))
    raw = Line(words=Words(f"Đã đọc: {shown}", f"Read: {shown}"))
    checked = reader_check.judge(read.data.decode("utf-8", errors="replace"))
    if checked is not None:
        lines = [Line(words=one.words, tone=_TONES[one.is_fault]) for one in checked[1]]
        return (raw, *lines, *_end_lines(read))
    if read.text is None:
        garbled = Words(
            "Không phải văn bản UTF-8: đặt bảng mã của đầu đọc là UTF-8.",
            "This is not UTF-8 text: set the reader's code page to UTF-8.",
        )
        return (raw, Line(tone="bad", words=garbled))
    kind = kind_words(read.text)
    return (raw, Line(words=Words(f"Đây là {kind.vi}.", f"This is {kind.en}.")))


def _end_lines(read: ReadCode) -> tuple[Line, ...]:
    """Whether a serial reader ends its codes as it should."""
    if read.has_end is None:
        return ()
    if read.has_end:
        return (Line(words=Words("Có dấu kết thúc mã.", "The code has an end mark.")),)
    missing = Words(
        "Không có dấu kết thúc mã: đặt hậu tố CR, nếu không mỗi mã chậm thêm 0,2 giây.",
        "There is no end mark: set the suffix CR, else each code takes 0.2 seconds longer.",
    )
    return (Line(tone="soon", words=missing),)


def kind_words(text: str) -> Words:
    """What the program takes a code for."""
    if text.strip() == _TEST_CODE:
        return Words("mã của trang in thử", "the code of the test print")
    return _KINDS[type(scans.recognise(text))]


def visible(data: bytes) -> str:
    """Bytes of a code with every control character shown as its picture or number."""
    text = data.decode("utf-8", errors="backslashreplace")
    cut = text[:_LONGEST]
    return "".join(_visible(each) for each in cut) + ("…" if len(text) > _LONGEST else "")


def _visible(character: str) -> str:
    number = ord(character)
    if number < 32:
        return chr(0x2400 + number)
    if number == 127:
        return "␡"
    if unicodedata.category(character) in {"Cf", "Cc", "Co", "Cs", "Zl", "Zp"}:
        return f"<U+{number:04X}>"
    return character


def _drift_line(drift_s: int | None) -> Line:
    if drift_s is None:
        words = Words("Đồng hồ của máy không đọc được.", "Its clock could not be read.")
        return Line(tone="soon", words=words)
    seconds = abs(drift_s)
    if seconds < _DRIFT_TOLD_S:
        return Line(words=Words("Đồng hồ của máy đúng giờ.", "Its clock is right."))
    vi, en = ("nhanh", "fast") if drift_s > 0 else ("chậm", "slow")
    return Line(
        tone="soon",
        words=Words(f"Đồng hồ của máy {vi} {seconds} giây.", f"Its clock is {seconds} s {en}."),
    )


def _look_at(vi: str, en: str) -> Line:
    return Line(
        words=Words(
            f"Nhìn bản in: {vi} khung in đủ, chữ đủ dấu, quét mã ra {_TEST_CODE}.",
            f"Look at the print: {en} of the frame are whole, letters have all their marks, "
            f"the code reads {_TEST_CODE}.",
        )
    )


def _page_lines(made: ProcessedPage) -> tuple[Line, ...]:
    """What a clerk or IT should know about the scanned sheet. Nothing of a card is repeated."""
    lines = [_dpi_line(made.dpi), _size_line(made), _skew_line(made.angle_centi_deg / 100)]
    if made.upright_deg:
        turned = made.upright_deg
        lines.append(
            Line(words=Words(f"Đã xoay lại {turned}°.", f"It was turned upright by {turned}°."))
        )
    if made.blank:
        lines.append(Line(tone="soon", words=Words("Trang trắng.", "The page is blank.")))
    lines += [
        Line(
            tone="soon",
            words=Words(f"Trang {FLAGS[flag].vi}.", f"The page is: {FLAGS[flag].en}."),
        )
        for flag in made.flags
    ]
    for code in made.codes:
        kind = kind_words(code.text)
        lines.append(Line(words=Words(f"Đọc được {kind.vi}.", f"Found {kind.en}.")))
    if not made.codes:
        lines.append(
            Line(
                tone="off",
                words=Words("Không có mã nào trên trang.", "There is no code on the page."),
            )
        )
    return tuple(lines)


def _dpi_line(dpi: int) -> Line:
    if dpi == DPI:
        return Line(words=Words(f"Quét được 01 trang, {dpi} dpi.", f"One page, {dpi} dpi."))
    return Line(
        tone="soon",
        words=Words(
            f"Máy quét cho {dpi} dpi thay vì {DPI} dpi.",
            f"The scanner gave {dpi} dpi instead of {DPI}.",
        ),
    )


def _size_line(made: ProcessedPage) -> Line:
    sides = sorted(round(side * _MM / (made.dpi or DPI)) for side in (made.width, made.height))
    known = next(
        (
            size.value
            for size in SheetSize
            if all(abs(one - other) <= 6 for one, other in zip(sides, size.mm, strict=True))
        ),
        "",
    )
    words = f"{sides[0]} × {sides[1]} mm" + (f" ({known})" if known else "")
    return Line(words=Words(f"Khổ giấy {words}.", f"Size of the paper {words}."))


def _skew_line(degrees: float) -> Line:
    if abs(degrees) * 100 < _SKEW_TOLD:
        return Line(words=Words("Giấy thẳng.", "The sheet was straight."))
    vi, en = f"{abs(degrees):.1f}".replace(".", ","), f"{abs(degrees):.1f}"
    return Line(
        tone="ok" if abs(degrees) <= 1 else "soon",
        words=Words(f"Giấy lệch {vi}°, đã chỉnh thẳng.", f"It was {en}° askew and straightened."),
    )
