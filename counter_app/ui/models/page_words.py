"""What is said of a scanned page: in a word below its picture, in a sentence elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter_app.domain.splitting import Doubt
from counter_app.ui.models.page_row import PageRow


def sentence(row: PageRow) -> str:
    """All there is to say of it: for tips and screen readers."""
    words = [
        QCoreApplication.translate("PageWords", "Trang {n}").format(n=row.number),
        *flag_names(row),
    ]
    if row.page.goes_on:
        words.append(
            QCoreApplication.translate("PageWords", "xếp theo tờ phân cách trước khi quét bị ngắt")
        )
    return "; ".join([*words, *guess(row)])


def caption(row: PageRow) -> str:
    """Its number, and in a word or two what matters most; `sentence` says the rest."""
    number = str(row.number) if row.group >= 0 else "–"
    said = _matters_most(row)
    return f"{'⚠ ' if row.warns else ''}{number} · {said}" if said else number


def _matters_most(row: PageRow) -> str:
    """A page that may lie under a wrong paper comes before one that is hard to read."""
    flags = flag_names(row)
    places = {
        Doubt.FORM: QCoreApplication.translate("PageWords", "đoán?"),
        Doubt.AFTER_FORM: QCoreApplication.translate("PageWords", "đoán?"),
        Doubt.PRINTED: QCoreApplication.translate("PageWords", "phiếu in"),
        Doubt.SIZE: QCoreApplication.translate("PageWords", "khác khổ?"),
    }
    if row.page.quality.blank:
        return flags[0]
    if row.warns and row.page.after_break:
        return QCoreApplication.translate("PageWords", "sót tờ?")
    if row.warns and row.twin:
        return QCoreApplication.translate("PageWords", "giống {n}").format(n=row.twin)
    if row.page.goes_on:
        return QCoreApplication.translate("PageWords", "xếp tiếp")
    if row.guessed:
        return places[row.guessed]
    return flags[0] if row.warns else ""


def flag_names(row: PageRow) -> list[str]:
    """What imaging found, in words (never colour alone)."""
    names = {
        "blurred": QCoreApplication.translate("PageWords", "mờ"),
        "dark": QCoreApplication.translate("PageWords", "tối"),
        "pale": QCoreApplication.translate("PageWords", "nét nhạt"),
        "glare": QCoreApplication.translate("PageWords", "lóa sáng"),
        "cut_edge": QCoreApplication.translate("PageWords", "cắt mép"),
        "skewed": QCoreApplication.translate("PageWords", "lệch"),
        "low_resolution": QCoreApplication.translate("PageWords", "độ phân giải thấp"),
    }
    found = [names.get(flag, flag) for flag in row.page.quality.flags]
    if row.twin:
        found.insert(
            0, QCoreApplication.translate("PageWords", "giống trang {n}").format(n=row.twin)
        )
    if row.page.after_break:
        found.insert(0, QCoreApplication.translate("PageWords", "có thể sót tờ trước trang này"))
    return (
        [QCoreApplication.translate("PageWords", "trang trắng"), *found]
        if row.page.quality.blank
        else found
    )


def guess(row: PageRow) -> list[str]:
    """Why the page's place is only likely, in words."""
    words = {
        Doubt.FORM: QCoreApplication.translate(
            "PageWords", "đoán: giống mẫu giấy này ở hồ sơ trước; xếp lại nếu sai"
        ),
        Doubt.AFTER_FORM: QCoreApplication.translate(
            "PageWords", "đoán: theo sau mẫu giấy này; xếp lại nếu sai"
        ),
        Doubt.PRINTED: QCoreApplication.translate(
            "PageWords", "phiếu do Trung tâm in: không nối vào giấy tờ trước; xếp hoặc xóa"
        ),
        Doubt.SIZE: QCoreApplication.translate(
            "PageWords", "khổ giấy khác trang trước: có thể bắt đầu giấy tờ khác"
        ),
    }
    return [words[row.guessed]] if row.guessed else []


def quality_sentence(row: PageRow) -> str:
    """Number, size and what imaging found, for the line under the pages."""
    image = row.page.image
    kilobytes = max(1, image.size // 1024)
    words = [
        QCoreApplication.translate("PageWords", "Trang {n}").format(n=row.number),
        f"{image.dpi} dpi",
        f"{kilobytes} KB",
    ]
    if row.page.goes_on:
        words.append(
            QCoreApplication.translate("PageWords", "xếp theo tờ phân cách trước khi quét bị ngắt")
        )
    words += guess(row)
    flags = flag_names(row)
    if flags:
        words.append("⚠ " + ", ".join(flags))
        if row.placement.quality_accepted_by:
            words.append(
                QCoreApplication.translate("PageWords", "đã chấp nhận: {name}").format(
                    name=row.placement.quality_accepted_by
                )
            )
        elif row.page.after_break:
            words.append(
                QCoreApplication.translate(
                    "PageWords", "so với giấy: quét thêm tờ bị sót, hoặc chấp nhận"
                )
            )
        elif row.twin:
            words.append(
                QCoreApplication.translate(
                    "PageWords", "xóa bớt nếu là một tờ quét hai lần, hoặc chấp nhận"
                )
            )
        else:
            words.append(QCoreApplication.translate("PageWords", "quét lại hoặc chấp nhận"))
    return " · ".join(words)
