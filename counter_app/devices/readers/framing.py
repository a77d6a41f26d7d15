"""From a stream of bytes to codes. Pure: the caller brings the bytes and the time.

Readers end a code with CR, LF or both, wrap it in STX and ETX, or send it bare. What the reader
does is learned from what it sends: as long as no end mark was ever seen, a pause ends a code;
afterwards only an end mark does, and what is left without one is half a code and dropped. A code
longer than any is told of once, as None, and nothing of it is kept.
"""

from __future__ import annotations

import re

from counter_app.devices.api import ReadCode

LIMIT = 10_000  # bytes; the largest matrix code holds 7,089 digits (ISO/IEC 18004)
STALE_S = 2.0  # a code whose end has not come by then will never be whole

_STX, _ETX = 0x02, 0x03
_LINE_ENDS = b"\r\n"
_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")  # symbology identifier, ISO/IEC 15424
_BOM = b"\xef\xbb\xbf"


class Framer:
    """Cuts one reader's bytes into codes. `pause` in seconds."""

    def __init__(self, *, pause: float, limit: int = LIMIT) -> None:
        self._pause = pause
        self._limit = limit
        self._rest = bytearray()
        self._in_frame = False  # STX was seen
        self._too_long = False  # skip to the next end
        self._has_ends = False  # this reader is known to send an end mark
        self._last = 0.0

    @property
    def has_ends(self) -> bool:
        """Whether the reader is known to send end marks."""
        return self._has_ends

    def feed(self, data: bytes, at: float) -> list[bytes | None]:
        """Codes that `data`, arrived `at` (monotonic seconds), completes; None for one too long."""
        codes: list[bytes | None] = [*self.idle(at)]
        self._last = at
        for byte in data:
            if byte == _STX:
                codes += self._end_line()
                self._start(in_frame=True)
            elif byte == _ETX or (byte in _LINE_ENDS and not self._in_frame):
                codes += self._end()
                self._has_ends = True
            elif not self._too_long:
                self._rest.append(byte)
                if len(self._rest) > self._limit:
                    self._too_long = True
                    codes.append(None)
        return codes

    def idle(self, at: float) -> list[bytes]:
        """Codes that a pause until `at` ends."""
        still = at - self._last
        if still < self._pause or not (self._rest or self._in_frame):
            return []
        if self._in_frame and self._rest.endswith((b"\r", b"\n")):
            return self._end_line()
        if not self._in_frame and not self._has_ends:
            return self._end()
        if still >= STALE_S:
            self._start(in_frame=False)
            self._has_ends = False
        return []

    def drop(self) -> None:
        """Forget half a code: the reader was unplugged."""
        self._start(in_frame=False)

    def _end(self) -> list[bytes]:
        code = bytes(self._rest)
        whole = not self._too_long
        self._start(in_frame=False)
        return [code] if code and whole else []

    def _end_line(self) -> list[bytes]:
        """STX with a line end instead of ETX: the line is the code; otherwise it is half a code."""
        if not self._rest.endswith((b"\r", b"\n")):
            return []
        self._rest = self._rest.rstrip(_LINE_ENDS)
        return self._end()

    def _start(self, *, in_frame: bool) -> None:
        self._rest.clear()
        self._in_frame = in_frame
        self._too_long = False


def read_code(data: bytes | None, device: str) -> ReadCode:
    """`data` as it came, and its UTF-8 text without symbology identifier and byte order mark; None
    for a code too long.
    """
    if data is None:
        return ReadCode(data=b"", text=None, device=device, is_too_long=True)
    bare = data
    if found := _AIM.match(bare):
        bare = bare[found.end() :]
    bare = bare.removeprefix(_BOM)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError:
        return ReadCode(data=data, text=None, device=device)
    return ReadCode(data=data, text=text, device=device)
