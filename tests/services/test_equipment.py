"""Devices: opened once, told of in words, let go of whatever happens."""

import threading

import pytest

from counter_app.errors.devices import DeviceLost
from counter_app.job import Cancelled, Job
from counter_app.services.equipment import Equipment
from counter_app.settings import DeviceChoice, Settings


@pytest.fixture
def equipment(tmp_path):
    virtual = DeviceChoice(driver="virtual", options={"folder": str(tmp_path)})
    opened = Equipment(
        Settings(
            slip_printer=virtual,
            document_printer=DeviceChoice(driver="nowhere"),
            readers=(DeviceChoice(driver="virtual"), DeviceChoice(driver="nowhere")),
        )
    )
    yield opened
    opened.close()


def test_a_device_is_opened_once(equipment):
    assert equipment.scanner() is equipment.scanner()
    assert equipment.slip_printer() is equipment.slip_printer()


class TestReading:
    """Codes of a reader, session after session."""

    def follow(self, equipment, heard):
        got = threading.Event()

        def take(read):
            heard.append(read.text)
            got.set()

        job = Job(take)

        def run():
            with pytest.raises(Cancelled):
                equipment.read_codes(job)

        thread = threading.Thread(target=run)
        thread.start()
        return job, thread, got

    def test_the_next_session_reads_on(self, equipment):
        heard = []
        reader = next(equipment.readers())
        for code in ("H48.16-261123-0001", "H48.16-261123-0002"):
            job, thread, got = self.follow(equipment, heard)
            reader.give(code)
            assert got.wait(10)
            job.stop()
            reader.give("wake up")  # the reader's own thread looks at the button between codes
            thread.join(10)
            assert not thread.is_alive()
        assert heard[0] == "H48.16-261123-0001"
        assert "H48.16-261123-0002" in heard

    def test_bytes_that_are_no_text_are_told_as_nothing(self, equipment):
        heard = []
        job, thread, got = self.follow(equipment, heard)
        next(equipment.readers()).give(b"\xff\xfe\x00")
        assert got.wait(10)
        job.stop()
        thread.join(10)
        assert heard == [""]


def test_one_device_that_cannot_be_closed_keeps_no_other_open(tmp_path):
    class Stubborn:
        closed = 0

        def close(self):
            Stubborn.closed += 1
            raise DeviceLost(device="x")

    equipment = Equipment(Settings())
    equipment._open = {"a": Stubborn(), "b": Stubborn(), "c": Stubborn()}
    with pytest.raises(DeviceLost):
        equipment.close()
    assert Stubborn.closed == 3
    equipment.close()
