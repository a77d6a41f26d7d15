"""Traces a Vietnamese input method leaves in scanned text (ux §3.3).

A reader that types (keyboard wedge) goes through UniKey: digits of the "Vietnamese" layout become
ă â ê ô and tone marks, `]` becomes ư, a letter in capitals comes back in lower case. Only sure
signs count; what cannot be told from a real name is let through for the clerk's eye.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from counter_app.domain.refusal import Refusal
from counter_app.domain.text import fold, repaired

REPLACEMENT = "\ufffd"

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DIGIT_ROW = frozenset("0123456789ăâêôđ") | _TONES  # what the layout's digit keys type
_DIGIT = re.compile(r"\d")
# Keys of Telex that nothing put together ("NGUYEENX", "phuwowngf"): a tone key ends a syllable.
# No Vietnamese word and none of the highlands' ends so; HTX, KCX, other short forms lack a vowel.
_TELEX_KEYS = re.compile(
    r"[aeiouy](?:[mpt]|ng?|nh|ch?)?[fj]\Z"
    r"|[aeiouy](?:[mpt]|ng?|nh|ch?)x\Z"
    r"|(?:aa|ee|oo|[aou]w)(?:[mpt]|ng?|nh|ch?)?[srx]\Z",
    re.IGNORECASE,
)

SWITCH_READER = Refusal(
    code="card_mangled",
    vi=(
        "Dữ liệu thẻ bị bộ gõ tiếng Việt làm sai nên không được dùng. Tắt bộ gõ hoặc chuyển đầu "
        "đọc sang chế độ cổng COM (USB serial) rồi quét lại; cũng có thể nhập tay."
    ),
    en=(
        "The Vietnamese input method changed the card's data, so it was not used. Switch the input "
        "method off or the reader to COM port (USB serial) mode and scan again, or type by hand."
    ),
)

CODE_PAGE = Refusal(
    code="card_code_page",
    vi=(
        "Chữ Việt trong mã của thẻ đến sai bảng mã nên không được dùng. Đặt bảng mã của đầu đọc là "
        "UTF-8 (trang Thiết bị, Ctrl+P) rồi quét lại; cũng có thể nhập tay."
    ),
    en=(
        "Vietnamese letters of the card's code came in a wrong code page, so it was not used. Set "
        "the reader to UTF-8 (page of devices, Ctrl+P) and scan again, or type by hand."
    ),
)


def digit_keys(field: str) -> int:
    """How many keys of the digit row were struck: digits, or ă â ê ô đ and tone marks."""
    count = 0
    for char in unicodedata.normalize("NFC", field.lower()):
        letters = unicodedata.normalize("NFD", char)
        tones = sum(mark in _TONES for mark in letters)
        letter = "".join(mark for mark in letters if mark not in _TONES)
        count += tones + (unicodedata.normalize("NFC", letter) in _DIGIT_ROW)
    return count


def is_recoded(text: str) -> bool:
    """True when letters were lost or taken for others between the reader and this program."""
    return REPLACEMENT in text or repaired(text) != text


def is_mangled_number(field: str) -> bool:
    """True when a field that holds only digits came with letters or marks among them."""
    return any(char.isalpha() or unicodedata.combining(char) for char in field)


def is_mangled_sex(field: str) -> bool:
    """True when the sex is neither "Nam" nor "Nữ" nor empty: "Nuwx", "Nu74"."""
    return fold(field) not in {"", "nam", "nu"}


def is_mangled_name(name: str) -> bool:
    """True for digits or lost letters in a name, or a word no Vietnamese hand writes."""
    return bool(_DIGIT.search(name)) or "?" in name or is_mangled_text(name)


def is_mangled_text(text: str) -> bool:
    """True when a word carries two tones, an upper-case letter right after ư, ễ or đ, or is left
    in the keys of Telex.
    """
    return REPLACEMENT in text or any(_is_mangled_word(word) for word in re.split(r"[\s,;]+", text))


def _is_mangled_word(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word)
    if sum(char in _TONES for char in letters) > 1:
        return True
    composed = unicodedata.normalize("NFC", word)
    if composed.isascii() and _TELEX_KEYS.search(composed):
        return True
    if any(char in _TONES for char in composed):
        return True  # a tone that composes with no letter
    pairs = pairwise(composed)
    return any(a.islower() and not a.isascii() and b.isupper() for a, b in pairs)
