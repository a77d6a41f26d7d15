"""A fake of the devices' service: what it shows stands as plain attributes."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.centre import Counter
from counter_app.domain.staff import Role
from counter_app.errors import Words
from counter_app.errors.printers import PaperOut
from counter_app.services.device_states import EMPTY, READY, trouble_health
from counter_app.services.device_tests import DeviceTests, Line
from counter_app.services.devices import Candidate, Devices, DeviceState, Listed, Option
from counter_app.services.doctor import Doctor
from counter_app.services.pc_setup import PcSetup, PcState
from counter_app.services.setup_sheet import SetupSheet

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
                origin="in_use",
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

    def asked(self, device):
        return self.state(device).health

    def strange_options(self, device):
        return ()

    def spares(self):
        return ()

    def may_choose(self, who):
        return who is None or not {Role.SUPERVISOR, Role.IT}.isdisjoint(who.roles)

    def candidates(self, device):
        return self.found

    def new(self, kind):
        number = sum(one.kind == kind for one in self.devices)
        return Listed(key=f"{kind}-{number}", label="", driver="")

    def remove(self, who, device):
        if self.problem is not None:
            raise self.problem
        self.devices = tuple(one for one in self.devices if one != device)
        port = Option(name="port", value=device.label, words=Words("", ""), kind="text")
        return Candidate(label="", driver=device.driver, options=(port,))

    def choose(self, who, device, chosen, values):
        if self.problem is not None:
            raise self.problem
        self.chosen.append((device.key, chosen.driver, values))
        if device not in self.devices:
            self.devices = (*self.devices, Listed(key=device.key, label=chosen.label, driver=""))


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
        self.sheets = 0

    def print_reader_sheet(self):
        self.sheets += 1

    def typed(self, text):
        return DeviceTests.typed(text)

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


class FakePcSetup:
    def __init__(self):
        self.now = PcState(
            first_run=False,
            practice=False,
            server="https://mot-cua.example",
            code_counter="05",
            counter="05",
            counters=(
                Counter(number="05", name="Quầy 05 – Xây dựng"),
                Counter(number="12", name="Quầy 12"),
            ),
        )
        self.enrolled = []
        self.problem: Exception | None = None

    def may_set_up(self, who):
        return who is None or not {Role.SUPERVISOR, Role.IT}.isdisjoint(who.roles)

    def state(self):
        return self.now

    def enrol(self, who, address, code, authority, *, again):
        if self.problem is not None:
            raise self.problem
        self.enrolled.append((address, code, authority, again))
        self.now = replace(self.now, server=address, code_counter="12")
        return self.now

    def set_counter(self, who, number):
        if self.problem is not None:
            raise self.problem
        self.now = replace(self.now, counter=number)
        return self.now


assert {n for n in dir(PcSetup) if not n.startswith("_")} <= set(dir(FakePcSetup))


class FakeSetupSheet:
    def __init__(self):
        self.printed = []
        self.saved = []
        self.problem: Exception | None = None

    def pdf(self, steps, who):
        return b"%PDF"

    def print(self, steps, who):
        if self.problem is not None:
            raise self.problem
        self.printed.append((steps, who))

    def save(self, steps, who, path):
        if self.problem is not None:
            raise self.problem
        self.saved.append((steps, who, path))


assert {n for n in dir(SetupSheet) if not n.startswith("_")} <= set(dir(FakeSetupSheet))
