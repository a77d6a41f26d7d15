"""A stand-in for TWAIN's manager with one source: the states and answers of the specification."""

import io
import itertools
from dataclasses import dataclass, field

from PIL import Image

from counter_app.devices.scanners import twain_api as api

SEQUENCE_ERROR, BAD_CAP = 11, 13
PRODUCT = b"fi-8170 TWAIN (x64)"


def dib_of(png):
    """A drawn page as a device-independent bitmap."""
    held = io.BytesIO()
    Image.open(io.BytesIO(png)).save(held, "BMP", dpi=(300, 300))
    return held.getvalue()[14:]


@dataclass
class Peer:
    """The source's inside, and the system under it."""

    sheets: list = field(default_factory=list)  # device-independent bitmaps
    feeder: bool = True
    glass: bool = True
    duplex: bool = True
    senses: bool = True
    sizes: tuple = (api.A4, api.A5)
    most_dpi: int = 600
    fails_at: tuple = (0, 0)  # page, condition
    refuses: int = 0  # condition of opening
    stop_at: int = 0
    closes: bool = False  # the source closes instead of scanning
    state: int = 1
    caps: dict = field(default_factory=dict)
    told: list = field(default_factory=list)  # messages in order
    memory: dict = field(default_factory=dict)
    condition: int = 0
    passed: int = 0
    dispatched: int = 0
    unknown_messages: int = 1  # of windows, before the source has its own
    handles: object = field(default_factory=lambda: itertools.count(0x1000))

    # the system

    def allocate(self, content):
        handle = next(self.handles)
        self.memory[handle] = bytes(content)
        return handle

    def read(self, handle):
        return self.memory[handle]

    def free(self, handle):
        del self.memory[handle]

    def window(self):
        return 0xBEEF

    def next_message(self):
        return 0xFEED

    def dispatch(self):
        self.dispatched += 1

    # the manager

    def entry(self, origin, target, group, data, message, value):
        assert origin.protocol_major == 2
        self.told.append((data, message))
        if data == api.STATUS:
            value.condition, self.condition = self.condition, 0
            return api.SUCCESS
        doing = {
            (api.PARENT, api.OPEN_MANAGER): (1, 3),
            (api.PARENT, api.CLOSE_MANAGER): (3, 1),
            (api.IDENTITY, api.OPEN_SOURCE): (3, 4),
            (api.IDENTITY, api.CLOSE_SOURCE): (4, 3),
            (api.INTERFACE, api.ENABLE): (4, 5),
            (api.INTERFACE, api.DISABLE): (5, 4),
        }.get((data, message))
        if doing is not None:
            return self._step(*doing, message)
        match data, message:
            case api.IDENTITY, (api.GET_FIRST | api.GET_NEXT):
                return self._listed(message, value)
            case api.CAPABILITY, _:
                return self._capability(message, value)
            case api.EVENT, api.PROCESS_EVENT:
                return self._event(value)
            case api.NATIVE_TRANSFER, api.GET:
                assert group == api.IMAGE
                return self._transfer(value)
            case api.PENDING, _:
                return self._pending(message, value)
        return self._fail(SEQUENCE_ERROR)

    def _step(self, before, after, message):
        if self.state != before:
            return self._fail(SEQUENCE_ERROR)
        if message == api.OPEN_SOURCE and self.refuses:
            return self._fail(self.refuses)
        if message == api.OPEN_SOURCE:
            self.caps = {api.FEEDER_ENABLED: int(not self.glass), api.X_DPI: api.fixed(200)}
            self.passed = 0
        self.state = after
        return api.SUCCESS

    def _listed(self, message, value):
        if message == api.GET_NEXT:
            return api.END_OF_LIST
        value.id, value.product = 7, PRODUCT
        return api.SUCCESS

    def _capability(self, message, asked):
        if self.state != 4:
            return self._fail(SEQUENCE_ERROR)
        if message == api.SET:
            one = api.OneValue.from_buffer_copy(self.memory[asked.container])
            return self._take(asked.cap, one.item)
        known = dict(self.caps)
        if self.feeder:
            known |= {api.PAPER_SENSED: int(self.senses), api.FEEDER_LOADED: int(bool(self.sheets))}
        if asked.cap not in known:
            return self._fail(BAD_CAP)
        one = api.OneValue(type=api.UINT16, item=known[asked.cap])
        asked.kind, asked.container = api.ONE_VALUE, self.allocate(bytes(one))
        return api.SUCCESS

    def _take(self, cap, item):
        able = {
            api.FEEDER_ENABLED: self.feeder and (self.glass or item),
            api.AUTO_FEED: self.feeder,
            api.DUPLEX_ENABLED: self.duplex,
            api.SIZE: item in self.sizes,
        }
        if not able.get(cap, True):
            return self._fail(BAD_CAP)
        if cap == api.X_DPI and api.unfixed(item) > self.most_dpi:
            self.caps[cap] = api.fixed(self.most_dpi)
            return api.CHECK
        self.caps[cap] = item
        return api.SUCCESS

    def _event(self, event):
        if self.unknown_messages:
            self.unknown_messages -= 1
            return api.NOT_SOURCE_EVENT
        assert event.event == 0xFEED
        event.message = api.CLOSE_ASKED if self.closes else api.TRANSFER_READY
        if not self.closes and not self.sheets:
            event.message = api.CLOSE_ASKED
        self.state = 6 if event.message == api.TRANSFER_READY else 5
        return api.SOURCE_EVENT

    def _transfer(self, handle):
        if self.state != 6:
            return self._fail(SEQUENCE_ERROR)
        self.passed += 1
        if self.passed == self.fails_at[0]:
            condition, self.fails_at = self.fails_at[1], (0, 0)
            return self._fail(condition)
        if self.passed == self.stop_at:
            return api.CANCEL
        fed = self.caps[api.FEEDER_ENABLED]
        handle.value = self.allocate(self.sheets.pop(0) if fed else self.sheets[0])
        self.state = 7
        return api.DONE

    def _pending(self, message, value):
        if message == api.END_TRANSFER and self.state == 7:
            fed = self.caps[api.FEEDER_ENABLED]
            value.count = min(len(self.sheets), 0xFFFF) if fed else 0
            self.state = 6 if value.count else 5
            return api.SUCCESS
        if message == api.RESET and self.state == 6:
            self.state = 5
            return api.SUCCESS
        return self._fail(SEQUENCE_ERROR)

    def _fail(self, condition):
        self.condition = condition
        return api.FAILURE
