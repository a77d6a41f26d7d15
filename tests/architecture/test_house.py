"""Things that no linter checks: forbidden room names, loops of events, drivers, tidy text."""

import re
import subprocess
import tomllib
import unicodedata
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "counter_app"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP_LEVEL = {
    "pyproject.toml",
    "README.md",
    "counter_app",
    "resources",
    "installer",
    "tests",
    "dev",
    "docs",
}


def test_no_rooms_without_a_noun():
    vague = {"utils", "helpers", "helper", "manager", "common", "misc", "util"}
    assert not [p for p in SOURCES if p.stem in vague or vague & set(p.parts)]


def test_top_level_is_fixed():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    names = {line.split("/", 1)[0] for line in listed}
    assert {n for n in names if not n.startswith(".")} <= TOP_LEVEL


def test_no_hand_spun_event_loops():
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert "processEvents" not in text, path
        assert not re.search(r"class \w+\([^)]*QThread[^)]*\)", text), path
        if path.parts[-2:] != ("ui", "application.py"):
            nested = re.search(r"\.exec\(\)", text)
            assert not nested, f"{path}: no nested event loop, no modal dialog"


def test_text_is_nfc():
    for path in SOURCES:
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path


def test_every_room_says_what_it_owns():
    for room in PACKAGE.iterdir():
        if room.is_dir() and room.name != "__pycache__":
            assert (room / "__init__.py").read_text(encoding="utf-8").startswith('"""'), room


def test_every_driver_of_the_entry_points_loads():
    for group, drivers in PYPROJECT["project"]["entry-points"].items():
        for name, target in drivers.items():
            module, _, attribute = target.partition(":")
            driver = getattr(import_module(module), attribute)
            assert callable(driver.open), (group, name)


def test_lock_file_has_hashes_and_no_addresses():
    lock = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    assert lock.count("==") <= lock.count("--hash=sha256:")


def test_every_package_we_name_is_in_the_lock_file():
    """`./dev` installs from the lock file alone: what is not in it would be missing at run time."""
    lock = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    project = PYPROJECT["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {_plain(re.match(r"[\w.-]+", one)[0]) for one in named} <= locked


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()
