"""Bar and matrix codes of a picture, raw: what they mean is for others to say.

found       a code and its place
libraries   zxing-cpp and zbar, asked one question each
close       one part of a picture looked at closely, cheapest first
regions     where on a page a code may stand that was not read
page        codes of a scanned page
photo       the code in a photograph or a camera's picture
"""

from __future__ import annotations

from counter_app.imaging.codes.found import Box, FoundCode, turn_told_by
from counter_app.imaging.codes.page import read_codes
from counter_app.imaging.codes.photo import read_photo

__all__ = ["Box", "FoundCode", "read_codes", "read_photo", "turn_told_by"]
