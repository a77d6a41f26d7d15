"""The light in the bar on top: which device does not answer, in words."""

import pytest
from fake_devices import SCANNER, SHEETS
from fakes import NOW, WHO

from counter_app.errors.devices import DeviceOffline
from counter_app.services.device_states import trouble_health
from counter_app.services.syncing import SyncState
from counter_app.ui.device_watch import DeviceWatch
from counter_app.ui.widgets.app_bar import AppBar


@pytest.fixture
def watch(context, idle):
    context.seat.sit(WHO)
    made = DeviceWatch(context, context.signals)
    told = []
    made.changed.connect(told.append)

    def ask():
        made._ask()
        idle()
        return [state.device for state in told[-1]]

    yield ask
    made.stop()


@pytest.fixture
def bar(context, desk, show):
    made = AppBar(context.theme, context.icons, desk.counter, context.language, None)
    show(made, (1366, 60))
    return made


def test_only_those_in_trouble_are_told_in_the_order_of_the_desk(watch, desk):
    assert watch() == [SHEETS]
    desk.devices.healths["scanner"] = trouble_health(DeviceOffline(device="fi-8170"))
    assert watch() == [SCANNER, SHEETS]
    desk.devices.devices = (SCANNER,)
    assert watch() == [SCANNER], "one that was taken off the list is silent no more"
    desk.devices.healths = {}
    assert watch() == []


def test_a_print_asks_the_printers_and_nobody_else(context, desk, idle, qtbot):
    watch = DeviceWatch(context, context.signals)
    asked = []
    state = desk.devices.state
    desk.devices.state = lambda device: (asked.append(device.kind), state(device))[1]
    with qtbot.waitSignal(watch.changed):
        watch._ask_printers()
    idle()
    assert sorted(asked) == ["document", "slip"]


def test_the_bar_names_the_device_and_is_quiet_while_all_is_well(bar, desk, theme):
    assert not bar.device_button.isVisible()
    bad = desk.devices.state(SHEETS)
    bar.show_silent((bad,))
    assert bar.device_button.text() == "Máy in giấy A4, A5: chưa dùng được"
    assert "hết giấy" in bar.device_button.accessibleName()
    bar.show_silent((bad, bad))
    assert bar.device_button.text() == "2 thiết bị chưa dùng được"
    theme.apply("light", 175)
    assert bar.device_button.text() == "2"
    bar.show_silent(())
    assert not bar.device_button.isVisible()


def sync_state(light, unsent):
    return SyncState(
        light=light,
        unsent=unsent,
        waiting_blobs=0,
        last_ok_at=NOW,
        offline_since=None,
        problem=None,
    )


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("light", ["sent", "waiting", "offline", "checking", "never"])
def test_the_bar_fits_the_smallest_desk_screen_on_the_worst_of_days(
    bar, desk, theme, light, percent
):
    theme.apply("light", percent)
    bad = desk.devices.state(SHEETS)
    bar.show_silent((bad, bad, bad))
    bar.show_sync(sync_state(light=light, unsent=1280))
    bar.show_todo(123)
    bar.show_user("Nguyễn Thị Hoàng Phương Anh")
    assert bar.minimumSizeHint().width() <= 1280
    assert "Phương Anh" in bar.user_button.text()
    assert "123" in bar.todo_button.text()
    assert "Nguyễn Thị Hoàng Phương Anh" in bar.user_button.accessibleName()
    assert bar.sync_words(sync_state(light=light, unsent=1280)) in bar.sync_button.toolTip()
