"""What IT sets for one PC: `settings.toml` in the data folder, and where things lie. No secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from counter_app.errors import CounterError, Words
from counter_app.errors.storage import FolderForbiddenError

RESOURCES = Path(__file__).resolve().parents[1] / "resources"  # what came with the program


class SettingsWrongError(CounterError):
    """`settings.toml` cannot be read. `why` names line or field."""

    code = "settings"
    happened = Words("Tệp settings.toml không đúng: {why}.", "settings.toml is wrong: {why}.")
    todo = Words(
        "Sửa tệp theo hướng dẫn trong docs/, hoặc xóa tệp để dùng mặc định.",
        "Mend the file as docs/ describes, or delete it to use the defaults.",
    )


class SettingsUnsavedError(CounterError):
    """A choice could not be written into `settings.toml`. `why` is technical."""

    code = "settings_unsaved"
    happened = Words(
        "Không lưu được lựa chọn vào settings.toml ({why}).",
        "The choice could not be saved in settings.toml ({why}).",
    )
    kept = Words("Mọi thiết lập vẫn như cũ.", "Everything is set as before.")
    todo = Words(
        "Kiểm tra quyền ghi và dung lượng ổ đĩa, hoặc sửa tệp theo docs/cai-dat.md.",
        "Check rights and free disk space, or edit the file as docs/cai-dat.md describes.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceChoice:
    """A driver's name and its options; `label` is what people call the device, `label_en` what
    those call it who read English, where that differs.
    """

    driver: str
    options: dict[str, str] = field(default_factory=dict)
    label: str = ""
    label_en: str = ""

    @property
    def is_none(self) -> bool:
        """The counter is meant to have no such device; only slips can be done without."""
        return self.driver == "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoice:
    """How one form is printed; empty: as the printer itself is set. Words of CUPS."""

    tray: str = ""  # media-source: "tray-1", "manual" ...
    sides: Literal["", "one-sided", "two-sided-long-edge", "two-sided-short-edge"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanChoice:
    """How papers are scanned where neither clerk nor procedure says otherwise. `start_on_paper`:
    begin by itself `start_seconds` after paper was sensed, for clerks who did not choose.
    """

    colour: bool = True
    dpi: Literal[200, 300, 600] = 300
    sides: Literal["one", "both", "turned"] = "one"
    size: Literal["A3", "A4", "A5"] = "A4"
    start_on_paper: bool = False
    start_seconds: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one PC. Devices default to the virtual ones, which need no hardware."""

    counter: str = "05"
    scanner: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    scan: ScanChoice = field(default_factory=ScanChoice)
    slip_printer: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    document_printer: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    spare_slip_printers: tuple[DeviceChoice, ...] = ()  # a clerk may move to one of these
    spare_document_printers: tuple[DeviceChoice, ...] = ()
    sheets: dict[str, SheetChoice] = field(default_factory=dict)  # by the form's name
    readers: tuple[DeviceChoice, ...] = ()
    terminals: tuple[DeviceChoice, ...] = ()  # fingerprint terminals read from this PC
    font_folder: str = ""
    slip_language: str = "vi"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where things lie in one PC's data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The desk's encrypted database."""
        return self.root / "counter.db"

    @property
    def holds_data(self) -> bool:
        """Whether that database is there, with something in it. Raises FolderForbiddenError."""
        try:
            return self.database.stat().st_size > 0
        except PermissionError:
            raise FolderForbiddenError from None
        except OSError:
            return False

    @property
    def blobs(self) -> Path:
        """Encrypted pages."""
        return self.root / "blobs"

    @property
    def keys(self) -> Path:
        """Key file (when the system has no keystore) and high-water mark."""
        return self.root / "keys"

    @property
    def central(self) -> Path:
        """Data of the embedded central server."""
        return self.root / "central"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        """`settings.toml`."""
        return self.root / "settings.toml"

    @property
    def virtual(self) -> Path:
        """What the virtual devices print."""
        return self.root / "virtual"


def default_root(*, practice: bool) -> Path:
    """The data folder when none is given: per user, apart for practice."""
    import platformdirs  # the window asks only after its first paint

    name = "counter-app-practice" if practice else "counter-app"
    return Path(platformdirs.user_data_dir(name, appauthor=False))


def load(path: Path) -> Settings:
    """Settings from `path`, defaults when there is no file. Raises SettingsWrongError."""
    return _read(path)[0]


def strays(path: Path) -> tuple[str, ...]:
    """What `path` names and nothing reads: a typing error, or a newer program's. Raises
    SettingsWrongError.
    """
    import msgspec

    settings, told = _read(path)
    return tuple(_strays(told, msgspec.to_builtins(settings)))


def _strays(told: object, known: object, where: str = "") -> Iterator[str]:
    if isinstance(told, dict) and isinstance(known, dict):
        for name, value in told.items():
            if name in known:
                yield from _strays(value, known[name], f"{where}{name}.")
            else:
                yield f"{where}{name}"
    elif isinstance(told, list) and isinstance(known, list | tuple):
        for one, known_one in zip(told, known, strict=False):
            yield from _strays(one, known_one, where)


def _read(path: Path) -> tuple[Settings, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), {}
    except (OSError, UnicodeDecodeError) as wrong:
        raise SettingsWrongError(why=str(wrong)) from wrong
    import tomllib

    import msgspec

    try:
        values = tomllib.loads(text)
        return msgspec.convert(values, type=Settings, strict=True), values
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise SettingsWrongError(why=str(wrong)) from wrong


def save_devices(path: Path, section: str, chosen: DeviceChoice | Sequence[DeviceChoice]) -> None:
    """Replace a section of `path`, such as "scanner" or "readers"; every other line stays.

    The file is replaced whole or not at all. Raises SettingsUnsavedError.
    """
    wanted = chosen if isinstance(chosen, DeviceChoice) else tuple(chosen)
    head = f"[{section}]" if isinstance(wanted, DeviceChoice) else f"[[{section}]]"
    ones = (wanted,) if isinstance(wanted, DeviceChoice) else wanted

    def change(before: str) -> str:
        kept = _without(before, section).rstrip()
        return "\n\n".join(filter(None, (kept, *(_block(head, one) for one in ones))))

    _rewrite(path, change, section, wanted)


def save_counter(path: Path, number: str) -> None:
    """Write the counter's number into `path`; every other line stays.

    Raises SettingsUnsavedError.
    """
    line = f"counter = {_text(number)}"

    def change(before: str) -> str:
        own = re.compile(r"^[ \t]*counter[ \t]*=.*$", re.MULTILINE)
        head, tables = _at_first_table(before)
        changed = own.sub(lambda _found: line, head, count=1)
        if own.search(head) is None:
            changed = f"{line}\n{head}"
        return f"{changed}{tables}".rstrip()

    _rewrite(path, change, "counter", number)


def _rewrite(path: Path, change: Callable[[str], str], section: str, wanted: object) -> None:
    """Replace the file by its changed text, once it says what is wanted when read again."""
    import os

    part = path.with_suffix(".part")
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.write(change(before) + "\n")
            file.flush()
            os.fsync(file.fileno())
        if getattr(load(part), section) != wanted:
            raise SettingsUnsavedError(why=section)
        part.replace(path)
    except (OSError, SettingsWrongError) as refused:
        raise SettingsUnsavedError(why=str(refused)) from refused
    finally:
        part.unlink(missing_ok=True)


def _at_first_table(text: str) -> tuple[str, str]:
    """What stands before the first table, and the rest."""
    found = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    at = found.start() if found is not None else len(text)
    return text[:at], text[at:]


def _without(text: str, section: str) -> str:
    """`text` without the tables of `section`; comments above the next table stay with it."""
    own = re.compile(rf"\s*\[\[?\s*{section}\s*[.\]]")
    kept: list[str] = []
    held: list[str] = []
    skipping = False
    for line in text.splitlines():
        if line.lstrip().startswith("["):
            skipping = own.match(line) is not None
            kept += held
            held = []
        if not skipping:
            kept.append(line)
        elif line.lstrip().startswith("#") or not line.strip():
            held.append(line)
        else:
            held = []
    return "\n".join([*kept, *held])


def _block(head: str, chosen: DeviceChoice) -> str:
    pairs = ", ".join(f"{_text(name)} = {_text(value)}" for name, value in chosen.options.items())
    lines = [head, f"driver = {_text(chosen.driver)}"]
    lines += [f"label = {_text(chosen.label)}"] if chosen.label else []
    lines += [f"label_en = {_text(chosen.label_en)}"] if chosen.label_en else []
    lines += [f"options = {{ {pairs} }}"] if pairs else []
    return "\n".join(lines)


def _text(value: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
