"""The diagnostic bundle: what IT sends to those who mend the program. No citizen is in it."""

from __future__ import annotations

import importlib.metadata
import io
import json
import platform
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counter_app import __version__
from counter_app.errors import CounterError
from counter_app.errors.storage import BundleFailedError
from counter_app.services.device_states import Check
from counter_app.settings import DataFolder, load

_PACKAGE = "counter-app"
_SECRET = re.compile(r"key|pass|token|secret|pin", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"//[^/@\s]*@")
_NUMBERS = re.compile(r"\d[\d .]{7,}\d")  # of people, phones, taxpayers, however they are spaced
_CODES = re.compile(r"[0-9A-Z][0-9A-Z.]*-\d{6}-\d{3,}")  # of dossiers, official or provisional
_RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")
_FRAME = re.compile(r'\s+File "')
_RAISED = re.compile(r"[A-Za-z_][\w.]*(?=:|$)")
_HIDDEN = "[…]"


def write_bundle(target: Path, folder: DataFolder, checks: Sequence[Check]) -> None:
    """Versions, settings, checks and logs as a zip. Raises BundleFailedError."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, value in (
            ("versions.json", versions()),
            ("settings.json", settings_without_secrets(folder)),
            ("doctor.json", as_json(checks)),
        ):
            bundle.writestr(name, json.dumps(value, ensure_ascii=False, indent=1))
        for log in sorted(folder.logs.glob("*.log*")):
            bundle.writestr(f"logs/{log.name}", scrubbed(_read(log)))
    try:
        target.write_bytes(held.getvalue())
    except OSError as refused:
        raise BundleFailedError(why=type(refused).__name__) from refused


def as_json(checks: Sequence[Check]) -> dict[str, Any]:
    """What `counter-app doctor --json` prints."""
    return {
        "fit": not any(one.must_be_mended for one in checks),
        "checks": [
            {
                "name": one.name,
                "state": one.health.tone,
                "code": one.health.code,
                "happened": one.health.happened.en,
                "todo": one.health.todo.en,
                "happened_vi": one.health.happened.vi,
                "todo_vi": one.health.todo.vi,
            }
            for one in checks
        ],
    }


def versions() -> dict[str, Any]:
    """The program, Python, the system, and every package the program stands on."""
    wanted = [re.split(r"[^A-Za-z0-9._-]", one)[0] for one in _requirements()]
    return {
        "program": __version__,
        "python": sys.version.split()[0],
        "system": platform.platform(),
        "packages": {name: _version(name) for name in sorted(set(wanted), key=str.lower)},
    }


def settings_without_secrets(folder: DataFolder) -> dict[str, Any]:
    """The settings in force; values that are or may hold a secret are left out."""
    import msgspec

    try:
        settings = load(folder.settings)
    except CounterError as wrong:
        return {"wrong": wrong.code}
    return {name: _hide(name, value) for name, value in msgspec.to_builtins(settings).items()}


def scrubbed(text: str) -> str:
    """A log without what may be somebody's: numbers, codes, and what an exception quoted."""
    kept = []
    for line in text.splitlines():
        if stamp := _RECORD.match(line):
            told = _CODES.sub(_HIDDEN, line[stamp.end() :])
            kept.append(stamp[0] + _NUMBERS.sub(_HIDDEN, told))
        elif _FRAME.match(line):
            kept.append(line)
        elif raised := _RAISED.match(line):
            kept.append(raised[0])
    return "\n".join(kept).replace(str(Path.home()), "~") + "\n"


def _hide(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _hide(key, one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_hide(name, one) for one in value]
    if isinstance(value, str):
        return _HIDDEN if value and _SECRET.search(name) else _IN_ADDRESS.sub("//", value)
    return value


def _read(log: Path) -> str:
    try:
        return log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _requirements() -> list[str]:
    try:
        return [one for one in importlib.metadata.requires(_PACKAGE) or [] if "extra" not in one]
    except importlib.metadata.PackageNotFoundError:
        return []


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
