"""Fonts that forms and slips cannot do without."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


class FontError(CounterError):
    """A form or slip cannot be set in type on this machine."""

    code = "font"
    kept = Words(
        "Hồ sơ đã lưu và mã đã cấp không bị ảnh hưởng.",
        "Saved dossiers and the codes already issued are not affected.",
    )


class FontMissing(FontError):  # noqa: N818 - the name is what happened
    """A font family is not on this machine. `family` and `package` name what to install."""

    code = "font.missing"
    happened = Words(
        "Máy này chưa có phông chữ {family} nên chưa in được biểu mẫu.",
        "This machine does not have the font {family}, so forms cannot be printed.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cài gói phông chữ {package}, rồi in lại.",
        "Ask IT to install the font package {package}, then print again.",
    )


class FontIncomplete(FontError):  # noqa: N818
    """A font lacks letters of Vietnamese. `letters` lists some of them, `file` is its name."""

    code = "font.incomplete"
    happened = Words(
        "Phông chữ {family} (tệp {file}) thiếu chữ tiếng Việt: {letters}",
        "The font {family} (file {file}) lacks letters of Vietnamese: {letters}",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cài lại gói phông chữ {package}, rồi in lại.",
        "Ask IT to reinstall the font package {package}, then print again.",
    )


class FontUnreadable(FontError):  # noqa: N818
    """A font file is damaged or of a kind that cannot be embedded."""

    code = "font.unreadable"
    happened = Words(
        "Không đọc được phông chữ {family} (tệp {file}).",
        "The font {family} (file {file}) cannot be read.",
    )
    todo = FontIncomplete.todo
