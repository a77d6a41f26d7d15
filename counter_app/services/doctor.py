"""Whether this PC is fit for its counter: data, disk, fonts, programs, key, clock, server, devices.

Nothing here says anything of a citizen or a dossier: the answers go to IT as they are.
"""

from __future__ import annotations

import ctypes.util
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.errors import CounterError, Words
from counter_app.services.clock import Clock
from counter_app.services.device_states import Check, Health, trouble_health
from counter_app.services.devices import Devices
from counter_app.services.diagnostics import write_bundle
from counter_app.settings import DataFolder, Settings, strays
from counter_app.store import keys
from counter_app.sync.client import CentralClient

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

_GIB = 1 << 30
_LITTLE, _TOO_LITTLE = 5 * _GIB, _GIB
_CLOCK_TOLD_MS, _CLOCK_BAD_MS = 60_000, 600_000  # at ten minutes F9 asks (design §2.10)
_LANGUAGE = "vie"
_ASK_S = 10


class Doctor:
    """One instance per open desk. Asks devices and server: takes seconds, in a lane of its own."""

    def __init__(
        self,
        *,
        folder: DataFolder,
        settings: Settings,
        devices: Devices,
        fonts: Callable[[], Fonts],
        connect: Callable[[], CentralClient],
        clock: Clock,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._devices = devices
        self._fonts = fonts
        self._connect = connect
        self._clock = clock

    def examine(self) -> tuple[Check, ...]:
        """Everything. Never raises for what is in trouble: that is the answer."""
        listed, spares = self._devices.listed(), self._devices.spares()
        strange = [
            f"{one.key}: {name}" for one in listed for name in self._devices.strange_options(one)
        ]
        strange += [f"{one.key}: {name}" for one in spares for name in one.strange]
        return (
            Check(name="data", health=_ok("Mở được dữ liệu", "The data opens")),
            *examine_machine(self._folder, self._settings, strange),
            Check(name="fonts", health=self._look_at_fonts()),
            Check(name="clock", health=_clock(self._clock.offset_ms)),
            Check(name="server", health=self._ask_server()),
            *(Check(name=f"device/{one.key}", health=self._devices.asked(one)) for one in listed),
            *(Check(name=f"device/{one.key}", health=one.health) for one in spares),
        )

    def write_bundle(self, target: Path) -> None:
        """Examine, and lay everything IT needs into a zip. Raises BundleFailedError."""
        write_bundle(target, self._folder, self.examine())

    def _look_at_fonts(self) -> Health:
        try:
            self._fonts()
        except CounterError as trouble:
            return trouble_health(trouble)
        return _ok("Đủ phông chữ tiếng Việt", "Fonts with every Vietnamese letter are there")

    def _ask_server(self) -> Health:
        try:
            client = self._connect()
            try:
                client.hello()
            finally:
                client.close()
        except CounterError as trouble:
            return trouble_health(trouble)
        if client.address.startswith("https:"):
            return _ok(
                "Máy chủ trả lời, chứng thư đúng", "The server answers, its certificate is right"
            )
        return _ok("Máy chủ trên máy này trả lời", "The server on this PC answers")


def examine_machine(
    folder: DataFolder, settings: Settings, strange: Sequence[str] = ()
) -> tuple[Check, ...]:
    """What can be looked at without opening the data: settings, disk, key, programs. `strange`:
    options of devices that no driver knows.
    """
    return (
        Check(name="settings", health=_settings(folder, strange)),
        Check(name="disk", health=_disk(folder)),
        Check(name="key", health=_key(folder)),
        Check(name="zbar", health=_library("zbar", "libzbar0")),
        Check(
            name="sane",
            health=_program("scanimage", "sane-utils", needed=settings.scanner.driver == "sane"),
        ),
        Check(
            name="cups",
            health=_program(
                "lp", "cups-client", needed=settings.document_printer.driver == "system"
            ),
        ),
        Check(name="tesseract", health=_tesseract()),
        Check(name="jbig2", health=_program("jbig2", "jbig2enc", needed=False)),
    )


def data_trouble(trouble: CounterError) -> Check:
    """The data of this PC cannot be opened, and why."""
    return Check(name="data", health=trouble_health(trouble))


def _ok(vi: str, en: str) -> Health:
    return Health(code="ok", tone="ok", happened=Words(vi, en))


def _settings(folder: DataFolder, strange: Sequence[str]) -> Health:
    """A name with a typing error counts as not written: the device of that section is not used."""
    try:
        names = (*strays(folder.settings), *strange)
    except CounterError as trouble:
        return trouble_health(trouble)
    if not names:
        return _ok("Mọi dòng của settings.toml đều có hiệu lực", "All of settings.toml is in force")
    shown = ", ".join(names)
    return Health(
        code="settings_strange",
        tone="bad",
        happened=Words(
            f"settings.toml có tên mà chương trình không biết: {shown}",
            f"settings.toml has names that the program does not know: {shown}",
        ),
        todo=Words(
            "Sửa các tên đó theo docs/cai-dat.md.", "Mend them as docs/cai-dat.md has them."
        ),
    )


def _disk(folder: DataFolder) -> Health:
    root = folder.root
    while not root.exists() and root != root.parent:
        root = root.parent
    free = shutil.disk_usage(root).free
    vi, en = f"{free / _GIB:.1f} GiB".replace(".", ","), f"{free / _GIB:.1f} GiB"
    words = Words(f"Ổ đĩa còn trống {vi}", f"{en} of the disk are free")
    if free >= _LITTLE:
        return Health(code="ok", tone="ok", happened=words)
    return Health(
        code="disk_low",
        tone="bad" if free < _TOO_LITTLE else "soon",
        happened=words,
        todo=Words("Giải phóng dung lượng ổ đĩa.", "Free space on the disk."),
    )


def _key(folder: DataFolder) -> Health:
    """Where keys are kept; whether this one opens the data is told by opening them."""
    if isinstance(keys.open_keystore(folder.keys), keys.FileKeyStore):
        if _is_open_to_others(folder.keys):
            return Health(
                code="key_readable",
                tone="bad",
                happened=Words(
                    "Tài khoản khác trên máy này đọc được tệp khóa dữ liệu",
                    "Other accounts of this PC can read the file of the data key",
                ),
                todo=Words(f"chmod 700 {folder.keys}", f"chmod 700 {folder.keys}"),
            )
        return _ok(
            "Khóa dữ liệu nằm trong tệp chỉ tài khoản này đọc được",
            "The data key is a file that only this account can read",
        )
    return _ok(
        "Khóa dữ liệu nằm trong kho khóa của hệ điều hành",
        "The data key is in the operating system's keystore",
    )


def _is_open_to_others(keys_folder: Path) -> bool:
    if sys.platform == "win32" or not keys_folder.exists():
        return False
    return _others_may(keys_folder) and any(map(_others_may, keys_folder.glob("*.key")))


def _others_may(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _library(name: str, package: str) -> Health:
    if sys.platform == "win32" or ctypes.util.find_library(name):
        return _ok(f"Có thư viện {name}", f"The library {name} is there")
    return _missing(name, package, needed=True)


def _program(name: str, package: str, *, needed: bool) -> Health:
    if shutil.which(name):
        return _ok(f"Có chương trình {name}", f"The program {name} is there")
    return _missing(name, package, needed=needed and sys.platform != "win32")


def _missing(name: str, package: str, *, needed: bool) -> Health:
    happened = Words(f"Chưa cài {name}", f"{name} is not installed")
    if not needed:
        return Health(code="not_needed", tone="off", happened=happened)
    return Health(
        code="missing",
        tone="bad",
        happened=happened,
        todo=Words(f"Cài gói {package}.", f"Install the package {package}."),
    )


def _tesseract() -> Health:
    """Only search in scanned text needs it; a counter works without."""
    program = shutil.which("tesseract")
    if program is None:
        return _missing("tesseract", f"tesseract-ocr-{_LANGUAGE}", needed=False)
    try:
        told = subprocess.run(  # noqa: S603 - the program found on this PC's own path
            [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=_ASK_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return _missing("tesseract", f"tesseract-ocr-{_LANGUAGE}", needed=False)
    if _LANGUAGE in told.stdout.split():
        return _ok("Tesseract đọc được tiếng Việt", "Tesseract reads Vietnamese")
    return _missing(f"tesseract ({_LANGUAGE})", f"tesseract-ocr-{_LANGUAGE}", needed=False)


def _clock(offset_ms: int) -> Health:
    seconds = abs(offset_ms) // 1000
    words = Words(
        f"Đồng hồ máy này lệch {seconds} giây so với máy chủ",
        f"The clock of this PC is {seconds} seconds off the server's",
    )
    if not seconds:  # as it is before the server answered for the first time
        words = Words(
            "Chưa thấy đồng hồ máy này lệch so với máy chủ",
            "The clock of this PC was not seen to differ from the server's",
        )
    if abs(offset_ms) < _CLOCK_TOLD_MS:
        return Health(code="ok", tone="ok", happened=words)
    return Health(
        code="clock_off",
        tone="bad" if abs(offset_ms) >= _CLOCK_BAD_MS else "soon",
        happened=words,
        todo=Words("Bật đồng bộ giờ (NTP).", "Switch time synchronisation (NTP) on."),
    )
