"""Numbers of Windows Image Acquisition, and what its errors mean to a person.

Source: Microsoft, "WIA Automation Layer", "WIA Properties" (wiadef.h) and "WIA Error Codes".
"""

from __future__ import annotations

from counter_app.errors.devices import (
    CoverOpen,
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceLost,
    DeviceOffline,
    FeederEmpty,
    PaperJam,
    ScannerOutOfMemory,
    ScanSpaceFull,
)

SCANNER = 1  # WiaDeviceType

# Properties by number, as `Properties.Exists` and `Properties.Item` take them.
NAME = "7"
BED_WIDTH, BED_HEIGHT = "3074", "3075"  # thousandths of an inch
FEED_WIDTH, FEED_HEIGHT = "3076", "3077"
CAPABILITIES, STATUS, SELECT, PAGES = "3086", "3087", "3088", "3096"
INTENT, X_DPI, Y_DPI = "6146", "6147", "6148"
LEFT, TOP, WIDTH, HEIGHT = "6149", "6150", "6151", "6152"  # pixels

HAS_FEEDER, HAS_GLASS, SENSES_PAPER = 0x01, 0x02, 0x20  # of CAPABILITIES
PAPER_IN_FEEDER = 0x01  # of STATUS
FROM_FEEDER, FROM_GLASS = 0x01, 0x02  # of SELECT
COLOUR, GRAY = 1, 2  # of INTENT

# Ways to send a page, the liked first; the last one every driver has.
FORMATS = (
    "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}",  # JPEG
    "{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}",  # PNG
    "{B96B3CB1-0728-11D3-9D7B-0000F81EF32E}",  # TIFF
    "{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}",  # BMP
)

PAPER_EMPTY = 0x80210003
NO_DEVICE = 0x80210015

_ERRORS: dict[int, type[DeviceError]] = {
    0x80210002: PaperJam,
    PAPER_EMPTY: FeederEmpty,
    0x80210004: PaperJam,  # "paper problem"
    0x80210005: DeviceOffline,
    0x80210006: DeviceBusy,
    0x80210007: DeviceBusy,  # warming up
    0x8021000D: DeviceBusy,  # locked by another program
    NO_DEVICE: DeviceOffline,
    0x80210016: CoverOpen,
    0x80210020: PaperJam,  # several sheets at once
    0x80070005: DeviceDenied,
    0x8007000E: ScannerOutOfMemory,
    0x80070070: ScanSpaceFull,
}


def error_of(hresult: int, *, device: str, pages: int) -> DeviceError:
    """The error of a failed call; what is not listed means that the connection is lost."""
    return _ERRORS.get(hresult & 0xFFFFFFFF, DeviceLost)(device=device, pages=pages)
