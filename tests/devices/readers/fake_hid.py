"""A HID-POS reader and the part of hidapi that a program sees of it: no kernel, every byte ours.

Layouts as makers publish them: a byte count, three identifiers and 56 bytes in a report of 64
(Honeywell's "bar code decode data", also in the manuals of Access-IS readers); a byte count and the
56 bytes first, all else behind (Newland's guides). And one without a count, padded with zeros.
"""

import queue

COUNTED = bytes.fromhex(
    "058c 0902 a101"  # usage page bar code scanner, bar code scanner, application
    "8502 0912 a102"  # report 2: scanned data report, logical
    "1500 26ff00 7508"  # bytes
    "9501 0501 093b 8102"  # byte count
    "9503 058c 09fb 09fc 09fd 8102"  # symbology identifiers 1 to 3
    "9538 09fe 820201"  # decoded data: 56 buffered bytes
    "9502 8103"  # maker's own identifier, reserved
    "2501 7501 9501 09ff 8102"  # decode data continued
    "7507 8103 c0"
    "8504 0944 9501 7508 9102"  # report 4, to the reader: no code
    "c0"
)
DATA_FIRST = bytes.fromhex(
    "058c 0902 a101 8502 0912 a102 1500 26ff00 7508"
    "9501 0501 093b 8102"  # byte count
    "058c 9538 09fe 820201"  # decoded data
    "9504 8103 9501 09fb 8102"  # reserved, identifier
    "7501 9501 09ff 8102 7507 9501 8103 c0 c0"
)
UNCOUNTED = bytes.fromhex(
    "058c 0902 a101 1500 26ff00 7508"
    "9501 09fb 8102 9501 09fc 8102 9501 09fd 8102"
    "953c 09fe 820201"  # 60 bytes
    "7501 9501 09ff 8102 7507 9501 8103 c0"
)
GONE = object()


class FakeReader:
    """Plugged in until `unplug()`; `show()` sends a code as reports."""

    path = b"1-4:1.0"

    def __init__(self, *, counted=True, suffix=b"", vid=0x0C2E, pid=0x0B6A, number="SN1"):
        self.descriptor = COUNTED if counted else UNCOUNTED
        self.counted = counted
        self.suffix = suffix
        self.reports = queue.Queue()
        self.is_plugged = True
        self.refuses = False
        self.opened = 0
        self.info = {
            "path": self.path,
            "vendor_id": vid,
            "product_id": pid,
            "serial_number": number,
            "product_string": "Đầu đọc quầy",
            "usage_page": 0x8C,
            "usage": 2,
        }

    def show(self, data):
        for report in self.as_reports(data + self.suffix):
            self.reports.put(report)

    def as_reports(self, data):
        size = 56 if self.counted else 60
        pieces = [data[at : at + size] for at in range(0, len(data), size)] or [b""]
        for number, piece in enumerate(pieces, start=1):
            goes_on = bytes([number < len(pieces)])
            body = b"]Q1" + piece.ljust(size, b"\0")
            if self.counted:
                yield b"\x02" + bytes([len(piece)]) + body + b"s\0" + goes_on
            else:
                yield body + goes_on

    def unplug(self):
        self.is_plugged = False
        self.reports.put(GONE)

    def plug(self):
        self.reports = queue.Queue()
        self.is_plugged = True


class FakeHidapi:
    """`hid` or `hidraw` with these readers, and a keyboard that is none."""

    def __init__(self, *readers):
        self.readers = readers

    def enumerate(self):
        keyboard = {"path": b"kbd", "vendor_id": 1, "product_id": 2, "usage_page": 1, "usage": 6}
        return [keyboard, *(each.info for each in self.readers if each.is_plugged)]

    def device(self):
        return _Handle(self.readers)


class _Handle:
    def __init__(self, readers):
        self._readers = readers
        self._reader = None

    def open_path(self, path):
        reader = next(each for each in self._readers if each.path == path)
        if reader.refuses:
            raise OSError("open failed")
        reader.opened += 1
        self._reader = reader
        self._reports = reader.reports

    def get_report_descriptor(self):
        return list(self._reader.descriptor)

    def read(self, _most, timeout_ms):
        if self._reader is None:
            raise ValueError("not open")
        try:
            report = self._reports.get(timeout=timeout_ms / 1000)
        except queue.Empty:
            return []
        if report is GONE:
            raise OSError("read error")
        return list(report)

    def close(self):
        self._reader = None
