"""winspool.drv as Microsoft documents it, for a machine that has none: one printer, "slip"."""

import ctypes

from counter_app.devices.api import PrinterState
from counter_app.devices.printers.winspool import DocInfo, PrinterInfo, WindowsQueue

_INVALID_PARAMETER, _INSUFFICIENT_BUFFER, _INVALID_PRINTER_NAME = 87, 122, 1801
_STATUS = {
    PrinterState.PAPER_OUT: 0x10,
    PrinterState.COVER_OPEN: 0x400000,
    PrinterState.OFFLINE: 0x80,
}
_TEXTS = 64  # bytes that the texts behind the structure take


class WinspoolStandIn:
    """`goes_through` False: jobs stay in the queue. `refuses`: function names that fail with 5."""

    def __init__(self):
        self.printed = []
        self.deleted = []
        self.status = 0
        self.attributes = 0
        self.goes_through = True
        self.refuses = set()
        self.open_handles = 0
        self._jobs = {}
        self._writing = None
        self._error = 0

    def queue(self, name):
        return WindowsQueue(name, winspool=self, last_error=lambda: self._error)

    def set_state(self, state):
        self.status = _STATUS.get(state, 0)

    def OpenPrinterW(self, name, handle, defaults):
        assert defaults is None
        if name != "slip":
            return self._fails(_INVALID_PRINTER_NAME)
        if "OpenPrinterW" in self.refuses:
            return self._fails(5)
        handle._obj.value = 4711
        self.open_handles += 1
        return 1

    def ClosePrinter(self, handle):
        self._check(handle)
        self.open_handles -= 1
        return 1

    def StartDocPrinterW(self, handle, level, info):
        self._check(handle)
        assert level == 1
        assert isinstance(info._obj, DocInfo)
        assert (info._obj.pDatatype, info._obj.pOutputFile) == ("RAW", None)
        if "StartDocPrinterW" in self.refuses:
            return self._fails(5)
        number = len(self._jobs) + 1
        self._jobs[number] = [info._obj.pDocName, bytearray()]
        self._writing = number
        return number

    def StartPagePrinter(self, handle):
        self._check(handle)
        return 1

    def WritePrinter(self, handle, data, length, written):
        self._check(handle)
        if "WritePrinter" in self.refuses:
            return self._fails(5)
        self._jobs[self._writing][1] += bytes(data.raw[:length])
        written._obj.value = length
        return 1

    def EndPagePrinter(self, handle):
        self._check(handle)
        return 1

    def AbortPrinter(self, handle):
        self._check(handle)
        del self._jobs[self._writing]
        return 1

    def EndDocPrinter(self, handle):
        self._check(handle)
        if self.goes_through:
            title, data = self._jobs.pop(self._writing)
            self.printed.append((title, bytes(data)))
        return 1

    def GetJobW(self, handle, job, level, room, size, needed):
        self._check(handle)
        assert (level, room, size) == (1, None, 0)
        if job not in self._jobs:
            return self._fails(_INVALID_PARAMETER)
        needed._obj.value = 200
        return self._fails(_INSUFFICIENT_BUFFER)

    def SetJobW(self, handle, job, level, info, command):
        self._check(handle)
        assert (level, info, command) == (0, None, 5)
        if self._jobs.pop(job, None) is None:
            return self._fails(_INVALID_PARAMETER)
        self.deleted.append(job)
        return 1

    def GetPrinterW(self, handle, level, room, size, needed):
        self._check(handle)
        assert level == 2
        whole = ctypes.sizeof(PrinterInfo) + _TEXTS
        needed._obj.value = whole
        if room is None or size.value < whole:
            return self._fails(_INSUFFICIENT_BUFFER)
        info = PrinterInfo()
        info.Status, info.Attributes = self.status, self.attributes
        ctypes.memmove(room, ctypes.byref(info), ctypes.sizeof(info))
        return 1

    def _check(self, handle):
        assert handle.value == 4711

    def _fails(self, number):
        self._error = number
        return 0
