"""Vietnamese text: one composed form, folding for search, the order of names, safe display.

Everything that enters the program (key, paste, file, scan) goes through `nfc` or `clean_line`;
search folds with `fold` both when indexing and when asking, because FTS5 folds neither đ nor ễ.
"""

from __future__ import annotations

import re
import unicodedata

# Letters of the Vietnamese alphabet in dictionary order, with f j w z where Latin order puts them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_AFTER_LETTERS = chr(ord("A") + len(_ALPHABET))  # anything else sorts behind

_SHAPES = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve, horn: they make another letter
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_STROKED = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})  # Ð U+00D0 is typed for Đ

_WORD_END = "!"  # sorts before every letter and digit
_NAME_END = " "

_AIM_PREFIX = re.compile(r"^\][A-Za-z][0-9A-Za-z]")  # what some readers put before the content

# Control, format (bidi, zero width, BOM), surrogate and unassigned code points.
_UNSAFE = {"Cc", "Cf", "Cs", "Cn", "Co"}


def nfc(text: str) -> str:
    """`text` in the composed form that is compared, stored and printed."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """One line without control, bidi or zero-width characters; spaces collapsed, NFC."""
    spaced = "".join(" " if char.isspace() else char for char in text)
    kept = (char for char in spaced if unicodedata.category(char) not in _UNSAFE)
    return nfc(" ".join("".join(kept).split()))


def scanned_line(text: str) -> str:
    """A scan as one clean line, without the reader's own identifier ("]Q1") before it."""
    return _AIM_PREFIX.sub("", clean_line(text))


def repaired(text: str) -> str:
    """UTF-8 that somebody took for Western letters, as UTF-8 again; any other text as it is."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def shown(text: str, limit: int = 80) -> str:
    """`text` made safe to display: one line, at most `limit` characters, "…" when cut."""
    line = clean_line(text[: limit * 8])  # a hostile code may be long; the rest is not looked at
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    return line[: limit - 1].rstrip() + "…"


def fold(text: str) -> str:
    """`text` for search: no marks, đ and Ð as d, lower case, single spaces."""
    bare = text.translate(_STROKED).lower()
    letters = (c for c in unicodedata.normalize("NFD", bare) if unicodedata.category(c) != "Mn")
    return " ".join(nfc("".join(letters)).translate(_STROKED).lower().split())


def name_key(name: str) -> str:
    """A key that sorts people as a Vietnamese list does; plain string comparison is enough.

    Given name (last word) first, then family name, then the middle names. Each word is compared by
    letters (a ă â b c d đ ...), then by tone (ngang huyền hỏi ngã sắc nặng); case comes last of
    all. "hòa" and "hoà" are one spelling.
    """
    words = clean_line(name).split(" ")
    ordered = [words[-1], *words[:-1]]
    return "".join(_word_key(word) for word in ordered) + _NAME_END + " ".join(ordered).swapcase()


def _word_key(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for char in word.lower():
        letter = unicodedata.normalize("NFD", char)
        base, marks = letter[0], letter[1:]
        tones += [_TONES[mark] for mark in marks if mark in _TONES]
        shape = "".join(mark for mark in marks if mark in _SHAPES)
        letters.append(_letter_key(nfc(base + shape)))
    return "".join(letters) + _WORD_END + "".join(tones) + _WORD_END


def _letter_key(letter: str) -> str:
    if letter in _RANK:
        return _RANK[letter]
    if letter.isascii() and letter.isdigit():
        return letter
    return _AFTER_LETTERS + letter


def sentence(text: str) -> str:
    """`text` with a capital first letter; the rest as it stands."""
    return text[:1].upper() + text[1:]
