"""Drivers through entry points of packages that are really on the path."""

import importlib.metadata
import sys

import pytest

from counter_app.devices.api import OptionKind
from counter_app.devices.registry import Group, discover, drivers, open_device
from counter_app.errors.devices import DeviceLost, DriverMissing, OptionWrong

GOOD = """
from counter_app.devices.api import DeviceInfo, DriverOption
from counter_app.errors import Words

class Driver:
    NAME = "good"
    OPTIONS = (DriverOption(name="port", default="1", words=Words("Cổng", "Port")),)
    def discover(self):
        return [DeviceInfo(driver="good", label="Found")]
    def open(self, options):
        return dict(options)
"""

MISHAPS = """
class Driver:
    NAME = "mishap"
    OPTIONS = ()
    def discover(self):
        raise OSError("a camera was pulled out just now")
    def open(self, options):
        from counter_app.errors.devices import DeviceLost
        raise DeviceLost(device="mishap")
"""


@pytest.fixture
def _package(tmp_path, monkeypatch):
    """An installed package with one good driver and several broken ones."""
    sources = {
        "shop_good": GOOD,
        "shop_mishap": MISHAPS,
        "shop_vendor": "import vendor_library_of_1998",
        "shop_syntax": "class Driver(:",
        "shop_crash": "1 / 0",
    }
    for name, text in sources.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    info = tmp_path / "shop-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shop\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[counter_app.test_scanners]\n"
        "good = shop_good:Driver\n"
        "mishap = shop_mishap:Driver\n"
        "vendor = shop_vendor:Driver\n"
        "syntax = shop_syntax:Driver\n"
        "crash = shop_crash:Driver\n"
        "absent = shop_good:NoSuchDriver\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in sources:
        sys.modules.pop(name, None)


GROUP = "counter_app.test_scanners"


@pytest.mark.usefixtures("_package")
def test_a_driver_that_fails_to_import_is_a_state_with_its_reason():
    states = {state.name: state for state in drivers(GROUP)}
    assert set(states) == {"good", "mishap", "vendor", "syntax", "crash", "absent"}
    assert states["good"].driver.NAME == "good"
    assert states["good"].trouble is None
    reasons = {"vendor": "vendor_library_of_1998", "syntax": "SyntaxError", "crash": "ZeroDivision"}
    for name, reason in reasons.items():
        assert states[name].driver is None
        assert reason in states[name].trouble.tell("vi").happened
    assert states["absent"].driver is None


@pytest.mark.usefixtures("_package")
def test_only_the_driver_asked_for_is_imported():
    open_device(GROUP, "good", {})
    assert "shop_good" in sys.modules
    assert not {"shop_vendor", "shop_crash", "shop_mishap"} & set(sys.modules)


@pytest.mark.usefixtures("_package")
def test_options_take_the_drivers_defaults_and_unknown_ones_are_left_out():
    assert open_device(GROUP, "good", {"speed": "9"}) == {"port": "1"}
    assert open_device(GROUP, "good", {"port": "7"}) == {"port": "7"}


@pytest.mark.usefixtures("_package")
@pytest.mark.parametrize("name", ["vendor", "syntax", "crash", "absent", "never heard of"])
def test_opening_what_cannot_be_loaded_is_told(name):
    with pytest.raises(DriverMissing) as told:
        open_device(GROUP, name, {})
    assert name in told.value.tell("en").happened


@pytest.mark.usefixtures("_package")
def test_errors_of_a_driver_pass():
    with pytest.raises(DeviceLost):
        open_device(GROUP, "mishap", {})


@pytest.mark.usefixtures("_package")
def test_discover_goes_on_past_drivers_in_trouble():
    assert [info.label for info in discover(GROUP)] == ["Found"]


def lacking(group, driver):
    """The option without which a driver does not open, if there is one."""
    try:
        open_device(group, driver, {}).close()
    except OptionWrong as told:
        return {told.details["option"]}
    except DriverMissing:
        pass
    return set()


@pytest.mark.parametrize("group", Group)
def test_what_our_own_drivers_ask_for_is_what_they_take(group):
    for point in importlib.metadata.entry_points(group=group):
        options = point.load().OPTIONS
        assert lacking(group, point.name) <= {one.name for one in options if one.needed}
        for option in options:
            if option.name.endswith(("_seconds", "_s")):
                assert option.kind is OptionKind.NUMBER, (point.name, option.name)


@pytest.mark.parametrize("group", [Group.SCANNERS, Group.READERS])
def test_our_own_drivers_load_and_say_who_they_are(group):
    states = drivers(group)
    assert {"virtual"} < {state.name for state in states}
    for state in states:
        assert state.trouble is None
        assert state.name == state.driver.NAME
        for option in state.driver.OPTIONS:
            assert option.words.vi
            assert option.words.en
