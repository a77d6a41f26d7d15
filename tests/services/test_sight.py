"""The camera as a code reader: on while somebody watches, its codes where all codes go."""

import threading

import pytest

from counter_app.devices.api import Camera
from counter_app.errors.devices import NoCameraError
from counter_app.job import Cancelled, Job
from counter_app.services.equipment import Equipment
from counter_app.services.sight import Sight, watched
from counter_app.settings import DeviceChoice, Settings
from tests.devices.readers.contract import CARD, until
from tests.devices.readers.film import film_card


@pytest.fixture
def equipment(tmp_path):
    film = film_card(tmp_path / "card.avi", CARD)
    camera = DeviceChoice(driver="camera", options={"camera": str(film), "retry_seconds": "60"})
    missing, virtual = DeviceChoice(driver="nowhere"), DeviceChoice(driver="virtual")
    opened = Equipment(Settings(readers=(missing, virtual, camera)), practice=True)
    yield opened
    opened.close()


@pytest.fixture
def heard(equipment):
    """What reaches the window while readers are followed."""
    found = []
    job = Job(lambda read: found.append(read.text))

    def follow():
        with pytest.raises(Cancelled):
            equipment.read_codes(job)

    thread = threading.Thread(target=follow)
    thread.start()
    yield found
    job.stop()
    thread.join(10)


def test_a_card_seen_goes_where_every_code_goes(equipment, heard):
    sight = Sight(equipment)
    assert (sight.picture(), sight.trouble()) == (None, None)
    sight.begin()
    until(lambda: heard == [CARD])
    until(lambda: sight.trouble() is not None)  # the end of the film: a cable pulled
    sight.end()
    assert (sight.picture(), sight.trouble()) == (None, None)


def test_a_camera_is_off_until_asked_and_any_other_reader_reads_by_itself(equipment, heard):
    camera = equipment.reader(2)
    assert isinstance(camera, Camera)
    assert not camera.is_wanted()
    with watched(camera):
        assert camera.is_wanted()
    assert not camera.is_wanted()
    other = equipment.reader(1)
    with watched(other):
        other.give("MC")
        until(lambda: heard == ["MC"])


def test_without_a_camera_it_is_told_what_to_do():
    sight = Sight(Equipment(Settings(readers=(DeviceChoice(driver="virtual"),)), practice=True))
    with pytest.raises(NoCameraError) as told:
        sight.begin()
    sight.end()
    assert "Thiết bị" in told.value.tell("vi").todo
    assert "glass" in told.value.tell("en").todo
