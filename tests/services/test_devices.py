"""Every device of the PC: how it is, when it last worked, another one in its place."""

import threading
from dataclasses import replace

import pytest

from counter_app.devices.api import PrinterState, ScanSettings
from counter_app.devices.readers.camera import CameraDriver
from counter_app.domain.staff import Role
from counter_app.errors.desk import GestureRefusedError
from counter_app.job import Job
from counter_app.services.device_states import (
    CAMERA_AT_REST,
    CAMERA_MUTE,
    EMPTY,
    LOADED,
    SCANNING,
    reader_health,
)
from counter_app.settings import DeviceChoice, Settings, SettingsUnsavedError, load, save_devices
from tests.services.playing import HOA, open_counter

IT = replace(HOA, roles=(Role.IT,))
SETTINGS = """# Quầy 05, tầng 1
counter = "05"

[scanner]
driver = "virtual"

# cuộn giấy 80 mm
[slip_printer]
driver = "virtual"

[[readers]]
driver = "virtual"

[[readers]]
driver = "nowhere"
label = "Đầu đọc 2"
"""


@pytest.fixture
def desk(desk, desk_root, wall):
    desk.close()
    (desk_root / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    again = open_counter(desk_root, wall)
    yield again
    again.close()


def listed(desk, key):
    return next(one for one in desk.devices.listed() if one.key == key)


def state(desk, key):
    return desk.devices.state(listed(desk, key))


def candidate(desk, key, driver):
    found = desk.devices.candidates(listed(desk, key))
    return next(one for one in found if one.driver == driver)


def test_every_device_is_listed_and_none_is_asked(desk):
    assert [one.key for one in desk.devices.listed()] == [
        "scanner",
        "slip",
        "document",
        "reader-0",
        "reader-1",
    ]
    assert listed(desk, "reader-1").label == "Đầu đọc 2"
    assert desk.equipment._open == {}


def test_a_device_in_trouble_tells_what_happened_and_what_to_do(desk):
    desk.slips.set_state(PrinterState.PAPER_OUT)
    desk.sheets.set_state(PrinterState.PAPER_LOW)
    next(desk.equipment.readers()).unplug()
    told = {one.key: desk.devices.state(one).health for one in desk.devices.listed()}
    assert {key: (one.code, one.tone) for key, one in told.items()} == {
        "scanner": ("ready", "ok"),
        "slip": ("printer_paper_out", "bad"),
        "document": ("paper_low", "soon"),
        "reader-0": ("reader_unplugged", "bad"),
        "reader-1": ("driver_missing", "bad"),
    }
    for one in told.values():
        assert one.happened.vi != one.happened.en
        assert one.tone == "ok" or (one.todo.vi and one.todo.en)


def test_a_virtual_printer_where_work_is_in_earnest_is_told(desk):
    desk.equipment._practice = False
    for kind in ("slip", "document"):
        health = state(desk, kind).health
        assert (health.code, health.tone) == ("printer_not_chosen", "bad")
        assert "Không có giấy nào in ra" in health.happened.vi


def test_the_last_success_is_kept_on_this_pc(desk, desk_root, wall):
    assert state(desk, "document").last_at is None
    view = desk.accept(101)
    desk.printing.after_acceptance(view.stream, HOA)
    printed = state(desk, "document").last_at
    assert state(desk, "slip").last_at is not None
    assert state(desk, "scanner").last_at <= printed <= wall()
    desk.close()
    again = open_counter(desk_root, wall)
    assert state(again, "document").last_at == printed
    again.close()


def test_a_print_that_failed_is_no_success(desk):
    desk.slips.set_state(PrinterState.PAPER_OUT)
    view = desk.accept(101)
    desk.printing.after_acceptance(view.stream, HOA)
    assert state(desk, "slip").last_at is None
    assert state(desk, "document").last_at is not None


def test_a_code_read_is_a_success_of_its_reader(desk):
    heard = threading.Event()
    job = Job(lambda _read: heard.set())
    reading = threading.Thread(target=lambda: _until_stopped(desk, job))
    reading.start()
    next(desk.equipment.readers()).give("H48.16-261123-0001")
    assert heard.wait(10)
    job.stop()
    reading.join(10)
    assert state(desk, "reader-0").last_at is not None
    assert state(desk, "reader-1").last_at is None


def test_a_camera_at_rest_is_said_to_be_what_is_known_of_it(tmp_path):
    node = tmp_path / "video0"
    camera = CameraDriver().open({"camera": str(node), "label": "quầy 05"})
    gone = reader_health(camera)
    assert (gone.code, gone.tone) == ("camera_gone", "bad")
    assert gone.happened.vi == "Không thấy camera (quầy 05)."
    assert "Cắm lại camera" in gone.todo.vi
    node.touch()
    assert reader_health(camera) == CAMERA_AT_REST
    named = CameraDriver().open({"camera": "rtsp://192.0.2.1/glass"})
    assert reader_health(named) == CAMERA_MUTE


def _until_stopped(desk, job):
    from counter_app.job import Cancelled

    with pytest.raises(Cancelled):
        desk.equipment.read_codes(job)


class TestChoosing:
    """Another device in the place of one, now and after the next start."""

    def test_a_clerk_may_not(self, desk, desk_root):
        assert not desk.devices.may_choose(HOA)
        one = candidate(desk, "slip", "virtual")
        with pytest.raises(GestureRefusedError):
            desk.devices.choose(HOA, listed(desk, "slip"), one, {})
        assert (desk_root / "settings.toml").read_text(encoding="utf-8") == SETTINGS

    def test_the_one_in_use_stands_first_with_every_option(self, desk):
        first = desk.devices.candidates(listed(desk, "slip"))[0]
        assert first.driver == "virtual"
        assert {"folder", "width"} <= {option.name for option in first.options}
        assert all(option.words.vi and option.words.en for option in first.options)

    def test_it_is_used_at_once_and_tomorrow(self, desk, desk_root, wall, tmp_path):
        chosen = candidate(desk, "slip", "virtual")
        values = {"folder": str(tmp_path / "beside"), "width": "384"}
        desk.devices.choose(IT, listed(desk, "slip"), chosen, values)
        assert desk.equipment.slip_printer().width == 384
        desk.close()
        again = open_counter(desk_root, wall)
        assert again.equipment.slip_printer().width == 384
        again.close()

    def test_what_is_left_as_the_driver_has_it_is_not_written_down(self, desk, desk_root):
        chosen = candidate(desk, "slip", "virtual")
        values = {option.name: option.value for option in chosen.options}
        desk.devices.choose(IT, listed(desk, "slip"), chosen, values | {"drawer_pin": "5"})
        saved = load(desk_root / "settings.toml").slip_printer.options
        assert set(saved) == {"folder", "drawer_pin"}

    def test_what_a_clerk_moved_to_before_counts_no_more(self, desk, desk_root, wall, tmp_path):
        moved = DeviceChoice(driver="virtual", options={"folder": str(tmp_path), "width": "512"})
        desk.printers.move("slip", replace(desk.printers.known("slip")[0], device=moved))
        chosen = candidate(desk, "slip", "virtual")
        values = {"folder": str(tmp_path / "beside"), "width": "384"}
        desk.devices.choose(IT, listed(desk, "slip"), chosen, values)
        desk.close()
        again = open_counter(desk_root, wall)
        assert again.equipment.slip_printer().width == 384
        again.close()

    def test_a_new_reader_is_followed_without_a_new_session(self, desk):
        heard = []
        got = threading.Event()

        def take(read):
            heard.append(read.text)
            got.set()

        job = Job(take)
        reading = threading.Thread(target=lambda: _until_stopped(desk, job))
        reading.start()
        chosen = candidate(desk, "reader-1", "virtual")
        desk.devices.choose(IT, listed(desk, "reader-1"), chosen, {})
        _, second = desk.equipment.readers()
        second.give("H48.16-261123-0002")
        assert got.wait(10)
        job.stop()
        reading.join(10)
        assert heard == ["H48.16-261123-0002"]


class TestSeveral:
    """Readers and terminals: a PC has none, one or several."""

    def test_the_first_one_is_added_on_screen(self, tmp_path, wall):
        desk = open_counter(tmp_path / "new", wall, practice=False)
        try:
            for kind in ("reader", "terminal"):
                new = desk.devices.new(kind)
                assert (new.key, desk.devices.state(new).health.code) == (f"{kind}-0", "not_chosen")
                desk.devices.choose(None, new, one_of(desk, new, "virtual"), {})
            assert [one.key for one in desk.devices.listed()][3:] == ["reader-0", "terminal-0"]
            assert next(desk.equipment.readers()).is_connected()
            told = desk.attendance.try_one(Job(), 0, None)
            assert told.logged > 0
            assert desk.attendance.day(desk.attendance.today()) == ()  # nobody is there to take it
        finally:
            desk.close()
        again = open_counter(tmp_path / "new", wall)
        assert [one.driver for one in again.devices.listed()][3:] == ["virtual", "virtual"]
        again.close()

    def test_one_is_taken_off_and_put_back(self, desk, desk_root):
        second = listed(desk, "reader-1")
        removed = desk.devices.remove(IT, second)
        assert [one.key for one in desk.devices.listed()][3:] == ["reader-0"]
        with pytest.raises(GestureRefusedError):
            desk.devices.remove(HOA, listed(desk, "reader-0"))
        desk.devices.choose(IT, desk.devices.new("reader"), removed, {})
        assert listed(desk, "reader-1") == second
        assert load(desk_root / "settings.toml").readers[1].label == "Đầu đọc 2"

    def test_where_nothing_announces_itself_a_person_types_it_in(self, desk):
        new = desk.devices.new("terminal")
        found = desk.devices.candidates(new)
        assert [(one.driver, one.origin) for one in found] == [
            ("zk", "by_hand"),
            ("virtual", "found"),
        ]
        wanted = {option.name: option for option in found[0].options if not option.rare}
        assert set(wanted) == {"host", "port", "label", "transport", "comm_key"}
        desk.devices.choose(IT, new, found[0], {"host": "192.0.2.30"})
        assert listed(desk, "terminal-0").name("en") == "192.0.2.30"

    def test_who_follows_the_terminals_follows_a_new_one(self, desk):
        seen = threading.Event()
        job = Job(lambda _place: seen.set())
        following = threading.Thread(target=lambda: _until_cancelled(desk, job))
        following.start()
        new = desk.devices.new("terminal")
        desk.attendance.use([DeviceChoice(driver="virtual", options={"live": "yes"})])
        assert desk.devices.new("terminal") != new
        assert seen.wait(10)
        job.stop()
        following.join(10)


def _until_cancelled(desk, job):
    from counter_app.job import Cancelled

    with pytest.raises(Cancelled):
        desk.attendance.follow(job, HOA)


def one_of(desk, device, driver):
    return next(one for one in desk.devices.candidates(device) if one.driver == driver)


def test_what_nobody_named_is_called_in_the_language_of_the_window(desk):
    assert listed(desk, "scanner").name("vi") == "Máy quét ảo"
    assert listed(desk, "scanner").name("en") == "Virtual scanner"
    assert listed(desk, "reader-1").name("en") == "Đầu đọc 2"
    desk.slips.set_state(PrinterState.PAPER_OUT)
    assert "the virtual printer is out of paper" in state(desk, "slip").health.happened.en


def test_a_scanner_at_work_is_not_asked(desk, desk_root):
    desk.feeder.feed([desk_root / "settings.toml"])  # whatever: nobody looks at the page
    assert state(desk, "scanner").health == LOADED
    pages = desk.equipment.scan(ScanSettings(), Job())
    next(pages)
    assert state(desk, "scanner").health == SCANNING
    pages.close()
    assert state(desk, "scanner").health == EMPTY


class TestTheFile:
    """settings.toml keeps every line that is not about the device."""

    def test_comments_and_other_devices_stay(self, tmp_path):
        path = tmp_path / "settings.toml"
        path.write_text(SETTINGS, encoding="utf-8")
        before = load(path)
        new = DeviceChoice(driver="network", options={"host": '192.0.2.9"\\'}, label="Máy 1")
        save_devices(path, "scanner", new)
        save_devices(path, "readers", [new, new])
        assert load(path) == replace(before, scanner=new, readers=(new, new))
        text = path.read_text(encoding="utf-8")
        assert "# Quầy 05, tầng 1" in text
        assert text.index("# cuộn giấy 80 mm") < text.index("[slip_printer]")

    def test_a_file_is_made_where_there_was_none(self, tmp_path):
        path = tmp_path / "settings.toml"
        new = DeviceChoice(driver="system", options={"queue": "A5-Quay05"})
        save_devices(path, "document_printer", new)
        assert load(path) == Settings(document_printer=new)

    @pytest.mark.parametrize("text", ['scanner = { driver = "virtual" }', "scanner = ["])
    def test_what_cannot_be_changed_safely_stays_as_it_was(self, tmp_path, text):
        path = tmp_path / "settings.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SettingsUnsavedError):
            save_devices(path, "scanner", DeviceChoice(driver="sane"))
        assert path.read_text(encoding="utf-8") == text
        assert list(tmp_path.iterdir()) == [path]
