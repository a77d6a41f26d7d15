"""What IT copies to a PC."""

import re
from pathlib import Path

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
RULE = re.compile(r'[A-Z_]+(\{\w+\})?(==|=|\+=)"[^"]*"')


def rules():
    (file,) = INSTALLER.glob("*.rules")
    lines = file.read_text(encoding="utf-8").splitlines()
    return file, [line for line in lines if line and not line.startswith("#")]


def test_udev_rules_are_read_before_access_is_handed_out():
    file, lines = rules()
    assert int(file.name[:2]) < 73
    assert all("uaccess" in line for line in lines)


def test_every_part_of_a_udev_rule_is_a_key_an_operator_and_a_value():
    _, lines = rules()
    for line in lines:
        assert all(RULE.fullmatch(part) for part in line.split(", ")), line


def test_readers_and_printers_are_named_as_the_drivers_open_them():
    _, lines = rules()
    text = "\n".join(lines)
    for name in ("ttyACM", "ttyUSB", "hidraw[", "lp["):
        assert name in text


def test_drivers_of_windows_are_explained_to_who_installs_them():
    text = (INSTALLER / "windows.md").read_text(encoding="utf-8")
    for driver in ('"wia"', '"twain"', "`system`", "TWAINDSM.dll", "not run"):
        assert driver in text
