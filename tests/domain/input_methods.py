"""Simulated Vietnamese input methods: what a keyboard-wedge reader's keys turn into.

Basic rules without the spell check that restores foreign words, so they change more than a real
input method would. A word runs up to the next space.
"""

from __future__ import annotations

import unicodedata

VOWELS = set("aeiouyăâêôơư")
TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
TELEX_PAIRS = {
    "aa": "â",
    "ee": "ê",
    "oo": "ô",
    "dd": "đ",
    "aw": "ă",
    "ow": "ơ",
    "uw": "ư",
}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
VNI_SHAPES = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}}
VN_LAYOUT = dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True))


def telex(keys: str) -> str:
    return " ".join(_word(word, _telex_key) for word in keys.split(" "))


def vni(keys: str) -> str:
    return " ".join(_word(word, _vni_key) for word in keys.split(" "))


def vietnamese_layout(keys: str) -> str:
    return unicodedata.normalize("NFC", "".join(VN_LAYOUT.get(key, key) for key in keys))


def _word(keys: str, press) -> str:
    typed: list[str] = []
    for key in keys:
        press(typed, key)
    return "".join(typed)


def _telex_key(typed: list[str], key: str) -> None:
    low = key.lower()
    if key in "[]":
        typed.append("ơ" if key == "[" else "ư")
        return
    pair = (_plain(typed[-1]) if typed else "") + low
    if pair in TELEX_PAIRS:
        typed[-1] = _cased(TELEX_PAIRS[pair], typed[-1])
    elif low == "w":
        typed.append(_cased("ư", key))
    elif low not in TELEX_TONES or not _put_tone(typed, TELEX_TONES[low]):
        typed.append(key)


def _vni_key(typed: list[str], key: str) -> None:
    if key == "9" and any(c.lower() == "d" for c in typed):
        place = next(i for i, c in enumerate(typed) if c.lower() == "d")
        typed[place] = _cased("đ", typed[place])
        return
    for place in range(len(typed) - 1, -1, -1):
        shaped = VNI_SHAPES.get(key, {}).get(_plain(typed[place]))
        if shaped:
            typed[place] = _cased(shaped, typed[place])
            return
    if key not in VNI_TONES or not _put_tone(typed, VNI_TONES[key]):
        typed.append(key)


def _put_tone(typed: list[str], tone: str) -> bool:
    """Puts `tone` on the last vowel; False when the word has none."""
    for place in range(len(typed) - 1, -1, -1):
        if _plain(typed[place]) in VOWELS:
            kept = [c for c in unicodedata.normalize("NFD", typed[place]) if c not in _ALL_TONES]
            typed[place] = unicodedata.normalize("NFC", "".join(kept) + tone)
            return True
    return False


_ALL_TONES = set(TELEX_TONES.values())


def _plain(char: str) -> str:
    kept = [c for c in unicodedata.normalize("NFD", char.lower()) if c not in _ALL_TONES]
    return unicodedata.normalize("NFC", "".join(kept))


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter
