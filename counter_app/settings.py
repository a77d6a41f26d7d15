"""What IT sets for one PC: `settings.toml` in the data folder. No secrets here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from counter_app.errors import CounterError, Words


class SettingsWrongError(CounterError):
    """`settings.toml` cannot be read. `why` names line or field."""

    code = "settings"
    happened = Words("Tệp settings.toml không đúng: {why}.", "settings.toml is wrong: {why}.")
    todo = Words(
        "Sửa tệp theo hướng dẫn trong docs/, hoặc xóa tệp để dùng mặc định.",
        "Mend the file as docs/ describes, or delete it to use the defaults.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceChoice:
    """A driver's name and its options; `label` is what people call the device."""

    driver: str
    options: dict[str, str] = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one PC. Devices default to the virtual ones, which need no hardware."""

    counter: str = "05"
    scanner: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    slip_printer: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    document_printer: DeviceChoice = field(default_factory=lambda: DeviceChoice(driver="virtual"))
    spare_slip_printers: tuple[DeviceChoice, ...] = ()  # a clerk may move to one of these
    spare_document_printers: tuple[DeviceChoice, ...] = ()
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
    if not path.exists():
        return Settings()
    import tomllib

    import msgspec

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return msgspec.convert(values, type=Settings, strict=True)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as wrong:
        raise SettingsWrongError(why=str(wrong)) from wrong
