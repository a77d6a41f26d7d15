"""What only the virtual reader does."""

import threading

from counter_app.devices.readers.virtual import VirtualDriver
from counter_app.job import Job


def test_codes_through_options():
    reader = VirtualDriver().open({"codes": "one\ntwo"})
    codes = reader.codes(Job())
    assert [next(codes).text, next(codes).text] == ["one", "two"]


def test_codes_given_from_many_threads_arrive_once_each():
    reader = VirtualDriver().open({})
    threads = [
        threading.Thread(target=lambda n=n: [reader.give(f"{n}-{k}") for k in range(50)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    codes = reader.codes(Job())
    arrived = {next(codes).text for _ in range(200)}
    assert arrived == {f"{n}-{k}" for n in range(4) for k in range(50)}


def test_an_unplugged_reader_reads_nothing():
    reader = VirtualDriver().open({})
    reader.unplug()
    reader.give("lost")
    reader.plug()
    reader.give("read")
    assert next(reader.codes(Job())).text == "read"


def test_one_is_always_found():
    (info,) = VirtualDriver().discover()
    assert VirtualDriver().open(info.options).is_connected()
