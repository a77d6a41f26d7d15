"""Payment text of VietQR (EMVCo, NAPAS; domain.md §8.3): its checksum and how to know it."""

from __future__ import annotations

import re

_PAYMENT = re.compile(r"000201.{8,500}6304(?P<crc>[0-9A-Fa-f]{4})", re.ASCII)


def crc16(text: str) -> int:
    """CRC-16/CCITT-FALSE over the UTF-8 bytes: polynomial 0x1021, start 0xFFFF, not reflected."""
    crc = 0xFFFF
    for byte in text.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def is_payment_text(text: str) -> bool:
    """Whether `text` is a whole payment code: version 01 first, checksum last and right."""
    match = _PAYMENT.fullmatch(text)
    return match is not None and crc16(text[:-4]) == int(match["crc"], 16)
