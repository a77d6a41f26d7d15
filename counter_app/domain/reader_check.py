"""What IT holds before a code reader to see whether it delivers every character, and what is wrong.

Each check is a code of the printed sheet, read by nobody but a test: no dossier, no person. What
arrives is compared letter by letter; a known difference names the setting that makes it (ux §3.3).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from counter_app.domain.codes import ALPHABET
from counter_app.domain.text import repaired
from counter_app.errors import Words

_LIKENESS = 0.45  # of a long code spoilt by every known fault at once; strangers lie below 0.3
_SHORT, _LIKENESS_SHORT = 20, 0.85  # a few digits are like any other few digits
_LEAST_CUT = 8  # characters by which a code that was cut is still known
_LONGEST = 2_000  # characters looked at
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_MOST_SHOWN = 12

# Digits first: every keyboard layout but two leaves them alone, so the code is known by them.
_LETTERS = f"KT1-{ALPHABET}./-"
_CARD = (
    "000000000000|000000000|Kiểm Thử Đầu Đọc Ắằẳẵặ Ốồổỗộ Ướờởỡợ|01012000|Nữ|"
    "Số 1 Đường Ví Dụ, Phường Ký Tự, Tỉnh Thử Nghiệm|01012025"
)
_LONG = "KT3-" + "-".join(f"{number:03d}" for number in range(1, 101))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderCheck:
    """One code of the sheet. `symbology` as zxing names it: "QRCode" or "Code128"."""

    number: int
    text: str
    symbology: str
    tests: Words


CHECKS = (
    ReaderCheck(
        number=1,
        text=_LETTERS,
        symbology="QRCode",
        tests=Words(
            "mọi ký tự có trong mã hồ sơ và mã của Trung tâm",
            "every character of dossier codes and of the centre's own codes",
        ),
    ),
    ReaderCheck(
        number=2,
        text=_CARD,
        symbology="QRCode",
        tests=Words(
            "mã có dạng như trên thẻ căn cước, chữ Việt đủ dấu",
            "a code shaped as on an ID card, Vietnamese letters with all their marks",
        ),
    ),
    ReaderCheck(
        number=3,
        text=_LONG,
        symbology="QRCode",
        tests=Words("mã dài 400 ký tự", "a code of 400 characters"),
    ),
    ReaderCheck(
        number=4,
        text="KT4-0123456789",
        symbology="Code128",
        tests=Words("mã vạch Code 128, như trên bưu gửi", "Code 128 bars, as on a postal item"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found out about the reader. `is_fault`: a setting of it must be changed."""

    words: Words
    is_fault: bool = True


def judge(text: str) -> tuple[ReaderCheck, tuple[Finding, ...]] | None:
    """The check that `text` was to be, and what became of it; None when it is none of ours."""
    if len(text) > _LONGEST:
        return None
    bare = _AIM.sub("", text.strip(), count=1)
    found = max(CHECKS, key=lambda check: _likeness(bare, check.text))
    if _likeness(bare, found.text) < (_LIKENESS if len(found.text) > _SHORT else _LIKENESS_SHORT):
        return None
    if text == found.text:
        whole = Words(
            f"Mã kiểm tra {found.number}: đúng cả {len(text)} ký tự.",
            f"Test code {found.number}: all {len(text)} characters are right.",
        )
        return found, (Finding(words=whole, is_fault=False),)
    return found, tuple(_faults(text, found))


def _faults(text: str, check: ReaderCheck) -> Iterator[Finding]:
    wanted = check.text
    if _AIM.match(text):
        text = _AIM.sub("", text, count=1)
        yield _say(
            "Đầu đọc gửi cả mã nhận dạng loại mã (AIM) ở đầu: tắt đi.",
            "The reader sends a symbology identifier (AIM) first: switch it off.",
        )
    if text != text.strip():
        text = text.strip()
        yield _say(
            "Có ký tự thừa ở đầu hoặc cuối mã: chỉ để hậu tố CR.",
            "There are characters too many before or behind: leave only the suffix CR.",
        )
    if text == wanted:
        return
    for known, is_it in _KNOWN:
        if is_it(text, wanted):
            yield Finding(words=known)
            return
    yield _difference(text, wanted)


def _difference(text: str, wanted: str) -> Finding:
    """The characters that did not come, and those that came in their place."""
    lost, added = [], []
    for kind, low, high, start, end in SequenceMatcher(None, wanted, text, False).get_opcodes():
        if kind != "equal":
            lost.append(wanted[low:high])
            added.append(text[start:end])
    missing, strange = _short("".join(lost)), _short("".join(added))
    return _say(
        f"Không đúng: thiếu «{missing}», thừa «{strange}». Đặt lại đầu đọc theo bảng trên tờ.",
        f"Not right: «{missing}» is missing, «{strange}» is too much. Set the reader by the "
        "table on the sheet.",
    )


def _short(text: str) -> str:
    safe = "".join(c if c.isprintable() else "?" for c in text)
    return safe if len(safe) <= _MOST_SHOWN else safe[: _MOST_SHOWN - 1] + "…"


def _say(vi: str, en: str) -> Finding:
    return Finding(words=Words(vi, en))


def _likeness(text: str, wanted: str) -> float:
    """Between 0 and 1; case and marks do not matter, as they are what is lost first."""
    one, other = _plain(repaired(text)), _plain(wanted)
    if len(one) >= _LEAST_CUT and other.startswith(one):
        return 1.0
    matcher = SequenceMatcher(None, one, other, False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKENESS else 0.0


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("đ", "d")


def _is_recoded(text: str, wanted: str) -> bool:
    return repaired(text) == wanted


def _is_decomposed(text: str, wanted: str) -> bool:
    return unicodedata.normalize("NFC", text) == wanted


def _has_case_changed(text: str, wanted: str) -> bool:
    return text.casefold() == wanted.casefold()


def _lacks_marks(text: str, wanted: str) -> bool:
    """Every letter outside ASCII is gone, or stands as `?` or as its bare letter."""
    ascii_only = "".join(c for c in wanted if c.isascii())
    asked = "".join(c if c.isascii() else "?" for c in wanted)
    return not wanted.isascii() and text in {ascii_only, asked, _bare(wanted)}


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return kept.replace("đ", "d").replace("Đ", "D")


def _is_cut(text: str, wanted: str) -> bool:
    return wanted.startswith(text) or wanted.endswith(text)


def _is_other_layout(text: str, wanted: str) -> bool:
    """Letters and digits are right, only signs came as others: a keyboard of another country."""
    return len(text) == len(wanted) and all(
        came == asked or not asked.isalnum() for came, asked in zip(text, wanted, strict=True)
    )


_KNOWN = (
    (
        Words(
            "Chữ Việt đến sai bảng mã: đặt bảng mã của đầu đọc là UTF-8, không chuyển đổi.",
            "Vietnamese letters came in another code page: set the reader to UTF-8, no conversion.",
        ),
        _is_recoded,
    ),
    (
        Words(
            "Đúng mọi ký tự; dấu đến rời chữ, chương trình tự ghép lại.",
            "Every character is right; marks came apart from letters, the program joins them.",
        ),
        _is_decomposed,
    ),
    (
        Words(
            "Chữ hoa, chữ thường bị đổi: tắt Caps Lock và tắt đổi chữ hoa trong đầu đọc.",
            "Capitals were changed: switch Caps Lock off, and the reader's change of case.",
        ),
        _has_case_changed,
    ),
    (
        Words(
            "Mất dấu tiếng Việt: chế độ bàn phím không gửi được chữ Việt; chuyển sang chế độ nối "
            "tiếp hoặc HID-POS, bảng mã UTF-8.",
            "Vietnamese marks are lost: keyboard mode cannot send them; switch to serial mode or "
            "HID-POS, code page UTF-8.",
        ),
        _lacks_marks,
    ),
    (
        Words(
            "Mã bị cắt bớt: bỏ mọi quy tắc sửa dữ liệu và giới hạn độ dài trong đầu đọc.",
            "The code was cut: remove data formatting and limits of length in the reader.",
        ),
        _is_cut,
    ),
    (
        Words(
            "Dấu câu đến thành dấu khác: đặt bố trí bàn phím của đầu đọc là US English.",
            "Some characters came as others: set the reader's keyboard layout to US English.",
        ),
        _is_other_layout,
    ),
)
