"""Moments, kinds of copies and states of papers in the words of the window."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossier.requested import Requested
from counter_app.domain.draft import Presence
from counter_app.domain.formats import show_date, show_time
from counter_app.domain.moments import local
from counter_app.domain.procedure import CopyKind, Legalisation


def clock_time(at: datetime) -> str:
    """HH:mm on the counter's clock."""
    return show_time(local(at).time())


def moment(at: datetime) -> str:
    """dd/MM/yyyy HH:mm on the counter's clock, the same in both languages."""
    here = local(at)
    return f"{show_date(here.date())} {show_time(here.time())}"


def copy_kind(kind: CopyKind) -> str:
    """The kind of copy (wording.md)."""
    words = {
        CopyKind.ORIGINAL: QCoreApplication.translate("Shown", "Bản chính"),
        CopyKind.CERTIFIED: QCoreApplication.translate("Shown", "Bản sao chứng thực"),
        CopyKind.COPY: QCoreApplication.translate("Shown", "Bản sao"),
        CopyKind.COMPARED: QCoreApplication.translate("Shown", "Bản chụp (đã đối chiếu bản chính)"),
        CopyKind.REGISTER_EXTRACT: QCoreApplication.translate("Shown", "Bản sao cấp từ sổ gốc"),
        CopyKind.ELECTRONIC: QCoreApplication.translate("Shown", "Bản điện tử"),
    }
    return words[kind]


def legalisation(done: Legalisation) -> str:
    """What a consular office did to a paper."""
    words = {
        Legalisation.NONE: QCoreApplication.translate("Shown", "chưa hợp pháp hóa"),
        Legalisation.LEGALISED: QCoreApplication.translate("Shown", "đã hợp pháp hóa lãnh sự"),
        Legalisation.CONSULAR: QCoreApplication.translate("Shown", "đã chứng nhận lãnh sự"),
        Legalisation.EXEMPT: QCoreApplication.translate("Shown", "miễn hợp pháp hóa lãnh sự"),
    }
    return words[done]


def foreign_marks(*, translated: bool, legalised: Legalisation) -> str:
    """The marks of a paper issued abroad: "nước ngoài, đã dịch, đã hợp pháp hóa lãnh sự"."""
    marks = [QCoreApplication.translate("Shown", "nước ngoài")]
    if translated:
        marks.append(QCoreApplication.translate("Shown", "đã dịch"))
    if legalised is not Legalisation.NONE:
        marks.append(legalisation(legalised))
    return ", ".join(marks)


def presence(value: Presence) -> str:
    """What is there of a paper."""
    words = {
        Presence.HERE: QCoreApplication.translate("Shown", "Có"),
        Presence.NOT_DIGITISED: QCoreApplication.translate("Shown", "Có, chưa số hóa"),
        Presence.CANNOT_DIGITISE: QCoreApplication.translate("Shown", "Có, không số hóa được"),
        Presence.ABSENT: QCoreApplication.translate("Shown", "Không có"),
    }
    return words[value]


def slip_says(request: Requested) -> str:
    """Which mẫu 02 asked for a paper, and in what words."""
    words = QCoreApplication.translate("Shown", "Mẫu 02 số {number} ngày {on}: {what}")
    if not request.slip:
        words = QCoreApplication.translate("Shown", "Mẫu 02 ngày {on}: {what}")
    on = show_date(request.asked_on)
    return words.format(number=request.slip, on=on, what=request.what)


def not_brought(why: str) -> str:
    """Asked for on a mẫu 02, and why it does not come."""
    return QCoreApplication.translate("Shown", "Không bổ sung: {why}").format(why=why)


def pages(count: int, stated: int = 0) -> str:
    """Pages of a paper, beside those on paper when somebody counted them: "120/280 trang"."""
    if stated:
        return QCoreApplication.translate("Shown", "{n}/{all} trang").format(n=count, all=stated)
    if count == 1:  # lupdate knows no plurals outside tr()
        return QCoreApplication.translate("Shown", "1 trang")
    return QCoreApplication.translate("Shown", "{n} trang").format(n=count)


def day(on: date) -> str:
    """Weekday and date: "Thứ Hai 23/11/2026"."""
    names = (
        QCoreApplication.translate("Shown", "Thứ Hai"),
        QCoreApplication.translate("Shown", "Thứ Ba"),
        QCoreApplication.translate("Shown", "Thứ Tư"),
        QCoreApplication.translate("Shown", "Thứ Năm"),
        QCoreApplication.translate("Shown", "Thứ Sáu"),
        QCoreApplication.translate("Shown", "Thứ Bảy"),
        QCoreApplication.translate("Shown", "Chủ nhật"),
    )
    return f"{names[on.weekday()]} {show_date(on)}"
