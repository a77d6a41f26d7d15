"""What only the camera does: rest, sight, repeats, refusals; real frames from a video file."""

import sys

import pytest

from counter_app.devices.api import Camera
from counter_app.devices.readers import camera as driver
from counter_app.devices.readers.camera import CameraDriver
from counter_app.errors import devices as errors
from counter_app.imaging.codes import read_photo
from tests.devices.readers.contract import CARD, Listening, until
from tests.devices.readers.fake_camera import FakeCamera, read_frame
from tests.devices.readers.film import film_card


@pytest.fixture
def listen():
    running = []

    def start(reader):
        running.append(Listening(reader))
        return running[-1]

    yield start
    for each in running:
        each.stop()


def opened(fake, **options):
    fixed = {"camera": "fake", "retry_seconds": "0.01", "label": "quầy 05"}
    return CameraDriver(fake.open).open(fixed | options)


def test_it_is_a_camera_and_off_until_somebody_watches(listen):
    camera = FakeCamera()
    reader = opened(camera)
    listening = listen(reader)
    assert isinstance(reader, Camera)
    until(reader.is_connected)
    assert (camera.opened, reader.picture()) == (0, None)
    reader.watch(read_frame)
    camera.show(b"code")
    assert listening.next().data == b"code"
    reader.rest()
    until(lambda: camera.released == 1)
    assert reader.picture() is None
    until(reader.is_connected)
    reader.watch(read_frame)
    until(lambda: camera.opened == 2)


def test_stopping_switches_it_off(listen):
    camera = FakeCamera()
    reader = opened(camera)
    reader.watch(read_frame)
    listening = listen(reader)
    until(lambda: reader.picture() is not None)
    listening.stop()
    assert camera.released == camera.opened == 1


def test_a_code_held_still_is_read_once_and_again_when_it_comes_back(listen, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(driver.time, "monotonic", lambda: clock[0])
    camera = FakeCamera()
    sight = driver._Sight(camera.open(0), opened(camera))
    sight._reader.watch(read_frame)

    def see(data, after):
        clock[0] += after
        camera.show(data)
        return sight.read()

    assert see(b"one", 0) == [b"one"]
    assert see(b"one", 1.4) == []
    assert see(b"two", 0.1) == [b"two"]
    assert see(b"one", 1.3) == []
    assert see(b"one", 1.6) == [b"one"]


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return film_card(tmp_path_factory.mktemp("film") / "card.avi", CARD)


def see(frame):
    return [code.text.encode() for code in read_photo(frame)]


def test_a_card_in_a_real_film_is_read(listen, film):
    reader = CameraDriver().open({"camera": str(film)})
    reader.watch(see)
    listening = listen(reader)
    assert listening.next().text == CARD
    until(lambda: reader.picture() is not None)
    picture = reader.picture()
    assert (picture.width, picture.height) == (640, 480)
    assert len(picture.bgr) == 640 * 480 * 3


def test_the_end_of_the_film_is_a_cable_pulled(listen, film):
    reader = CameraDriver().open({"camera": str(film), "retry_seconds": "60"})
    reader.watch(see)
    listening = listen(reader)
    assert listening.next().text == CARD
    until(lambda: isinstance(reader.trouble(), errors.ReaderUnplugged))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what is plugged in")
def test_a_camera_that_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setattr(driver, "_NODES", tmp_path)
    node = tmp_path / "video0"
    reader = opened(FakeCamera(), camera="0")
    assert isinstance(reader.trouble(), errors.CameraGone)
    assert (reader.is_seen(), reader.is_connected()) == (False, False)
    node.touch()
    assert (reader.is_seen(), reader.trouble()) == (True, None)
    monkeypatch.setattr(driver.os, "access", lambda *_: False)
    assert isinstance(reader.trouble(), errors.DeviceDenied)


def test_where_nobody_tells_a_camera_at_rest_is_neither_there_nor_gone(monkeypatch):
    monkeypatch.setattr(driver.sys, "platform", "win32")
    reader = opened(FakeCamera(), camera="0")
    assert (reader.is_seen(), reader.trouble()) == (None, None)


def test_a_camera_somebody_else_uses_is_busy(listen, monkeypatch):
    monkeypatch.setattr(driver, "_node_trouble", lambda *_: None)
    camera = FakeCamera()
    camera.is_plugged = False
    reader = opened(camera, camera="0")
    reader.watch(read_frame)
    listen(reader)
    until(lambda: isinstance(reader.trouble(), errors.DeviceBusy))
    camera.plug()
    until(reader.is_connected)


def test_cameras_are_found_by_name_without_switching_one_on(monkeypatch, tmp_path):
    for node, index, name in (
        ("video0", "0", "HD Webcam: HD Webcam"),
        ("video1", "1", "HD Webcam: HD Webcam"),
        ("video2", "0", "Document camera"),
    ):
        (tmp_path / node).mkdir()
        (tmp_path / node / "index").write_text(f"{index}\n")
        (tmp_path / node / "name").write_text(f"{name}\n")
    monkeypatch.setattr(driver, "_NAMES", tmp_path)
    monkeypatch.setattr(driver.sys, "platform", "linux")
    camera = FakeCamera()
    found = CameraDriver(camera.open).discover()
    assert [(each.label, each.options["camera"]) for each in found] == [
        ("HD Webcam: HD Webcam", "0"),
        ("Document camera", "2"),
    ]
    monkeypatch.setattr(driver.sys, "platform", "win32")
    (found,) = CameraDriver(camera.open).discover()
    assert found.options == {"camera": "0"}
    assert camera.opened == 0


@pytest.mark.parametrize(("name", "value"), [("camera", ""), ("width", "10"), ("width", "wide")])
def test_wrong_options_are_named(name, value):
    with pytest.raises(errors.OptionWrong) as told:
        CameraDriver().open({name: value})
    assert told.value.details["option"] == name
