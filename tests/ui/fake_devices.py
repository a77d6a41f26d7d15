"""A fake of the devices' service: what it shows stands as plain attributes."""

from __future__ import annotations

from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.printers import PaperOut
from counter_app.services.device_states import EMPTY, READY, trouble_health
from counter_app.services.device_tests import DeviceTests, Line
from counter_app.services.devices import Candidate, Devices, DeviceState, Listed, Option
from counter_app.services.doctor import Doctor

SCANNER = Listed(key="scanner", label="fi-8170", driver="sane")
SLIP = Listed(key="slip", label="192.0.2.15", driver="network")
SHEETS = Listed(key="document", label="A5-Quay05", driver="system")
READER = Listed(key="reader-0", label="0C2E:0B61", driver="serial")


class FakeDevices:
    def __init__(self, memory):
        self._memory = memory
        self.devices = (SCANNER, SLIP, SHEETS, READER)
        self.healths = {"scanner": EMPTY, "document": trouble_health(PaperOut(device="A5-Quay05"))}
        self.last = {"scanner": memory.now}
        self.chosen = []
        self.problem: Exception | None = None
        self.found = (
            Candidate(
                label="fi-8170",
                driver="sane",
                options=(
                    Option(
                        name="device",
                        value="fujitsu:fi-8170:1",
                        words=Words("Tên trong SANE", "Name in SANE"),
                        kind="text",
                    ),
                    Option(name="fast", value="no", words=Words("Nhanh", "Fast"), kind="switch"),
                ),
            ),
            Candidate(
                label="HP LaserJet",
                driver="escl",
                options=(
                    Option(
                        name="url",
                        value="http://192.0.2.20/eSCL",
                        words=Words("Địa chỉ", "Address"),
                        kind="text",
                    ),
                ),
            ),
        )

    def listed(self):
        return self.devices

    def state(self, device):
        health = self.healths.get(device.key, READY)
        return DeviceState(device=device, health=health, last_at=self.last.get(device.key))

    def may_choose(self, who):
        return not {Role.SUPERVISOR, Role.IT}.isdisjoint(who.roles)

    def candidates(self, device):
        return self.found

    def choose(self, who, device, chosen, values):
        if self.problem is not None:
            raise self.problem
        self.chosen.append((device.key, chosen.driver, values))


assert {n for n in dir(Devices) if not n.startswith("_")} <= set(dir(FakeDevices))


class FakeDeviceTests:
    def __init__(self):
        self.tested = []
        self.problem: Exception | None = None
        self.lines = (
            Line(words=Words("Quét được 01 trang, 300 dpi.", "One page, 300 dpi.")),
            Line(tone="soon", words=Words("Trang mờ.", "The page is: blurred.")),
        )
        self.until_stopped = False

    def run(self, job, device, who):
        self.tested.append(device.key)
        while self.until_stopped:
            job.wait(0.01)
        if self.problem is not None:
            raise self.problem
        return self.lines


assert {n for n in dir(DeviceTests) if not n.startswith("_")} <= set(dir(FakeDeviceTests))


class FakeDoctor:
    def __init__(self):
        self.written = []
        self.problem: Exception | None = None

    def examine(self):
        return ()

    def write_bundle(self, target):
        if self.problem is not None:
            raise self.problem
        self.written.append(target)


assert {n for n in dir(Doctor) if not n.startswith("_")} <= set(dir(FakeDoctor))
