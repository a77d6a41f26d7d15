"""A stand-in for the COM objects of WIA's automation layer, as Microsoft documents them."""

from dataclasses import dataclass, field

PAPER_EMPTY, PAPER_JAM = 0x80210003, 0x80210002
JPEG = "{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}"
BMP = "{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}"


class ComError(Exception):
    """What comtypes raises: the HRESULT as the signed number that COM gives."""

    def __init__(self, code):
        super().__init__(hex(code))
        self.hresult = code - (1 << 32) if code >= 1 << 31 else code


class Collection:
    """`Count` and `Item(n)`, counted from 1."""

    def __init__(self, members):
        self._members = list(members)

    @property
    def Count(self):
        return len(self._members)

    def Item(self, number):
        return self._members[number - 1]


class Property:
    def __init__(self, value, *, offered=(), bounds=None, read_only=False):
        self._value = value
        self._offered = offered
        self.IsReadOnly = read_only
        self.SubType = 2 if offered else 1 if bounds else 0
        self.SubTypeMin, self.SubTypeMax = bounds or (0, 0)

    @property
    def SubTypeValues(self):
        return Collection(self._offered)

    @property
    def Value(self):
        return self._value

    @Value.setter
    def Value(self, value):
        outside = self.SubType == 1 and not self.SubTypeMin <= value <= self.SubTypeMax
        if self.IsReadOnly or outside or (self._offered and value not in self._offered):
            raise ComError(0x80070057)
        self._value = value


class Properties:
    def __init__(self, **members):
        self.members = {name.strip("_"): one for name, one in members.items()}

    def Exists(self, name):
        return name in self.members

    def Item(self, name):
        return self.members[name]


@dataclass
class Inside:
    """The scanner's inside. Sheets are files in one of `forms`."""

    sheets: list = field(default_factory=list)
    forms: tuple = (BMP, JPEG)
    jam_at: int = 0
    fails_at: tuple = (0, 0)  # page, HRESULT
    feeder: bool = True
    glass: bool = True
    senses: bool = True
    refuses: int = 0  # HRESULT of connecting
    reach: tuple = (8500, 14000)  # thousandths of an inch
    dpis: tuple = (75, 150, 200, 300, 600)
    passed: int = 0
    root: Properties | None = None
    page: Properties | None = None

    # the device information and the device

    Type = 1
    DeviceID = "{6BDD1FC6}\\0001"

    @property
    def Properties(self):
        if self.root is None:
            able = (1 if self.feeder else 0) | (2 if self.glass else 0) | (0x20 * self.senses)
            self.root = Properties(
                _7=Property("Fujitsu fi-8170", read_only=True),
                _3074=Property(8500, read_only=True),
                _3075=Property(11700, read_only=True),
                _3076=Property(self.reach[0], read_only=True),
                _3077=Property(self.reach[1], read_only=True),
                _3086=Property(able, read_only=True),
                _3088=Property(2 if self.glass else 1),
                _3096=Property(0),
            )
        self.root.members["3087"] = Property(1 if self.sheets else 0, read_only=True)
        return self.root

    def Connect(self):
        if self.refuses:
            raise ComError(self.refuses)
        self.passed = 0
        return self

    @property
    def Items(self):
        if self.page is None:
            self.page = Properties(
                _6146=Property(0),
                _6147=Property(200, offered=self.dpis),
                _6148=Property(200, offered=self.dpis),
                _6149=Property(0),
                _6150=Property(0),
                _6151=Property(100, bounds=(1, 10_200)),
                _6152=Property(100, bounds=(1, 21_000)),
            )
        return Collection([Item(self)])

    def select(self):
        return self.Properties.Item("3088").Value if self.feeder else 2


class Item:
    def __init__(self, inside):
        self._inside = inside
        self.Properties = inside.page
        self.Formats = Collection(inside.forms)

    def Transfer(self, form):
        inside = self._inside
        assert form in inside.forms
        if inside.select() == 2:
            return Picture(inside.sheets[0])
        inside.passed += 1
        if inside.passed == inside.fails_at[0]:
            raise ComError(inside.fails_at[1])
        if inside.passed == inside.jam_at:
            inside.jam_at = 0
            raise ComError(PAPER_JAM)
        if not inside.sheets:
            raise ComError(PAPER_EMPTY)
        return Picture(inside.sheets.pop(0))


class Picture:
    def __init__(self, data):
        self.FileData = self
        self.BinaryData = memoryview(data)


class Camera:
    """WIA lists cameras too."""

    Type = 2
    DeviceID = "{6BDD1FC6}\\0000"


class Manager:
    def __init__(self, inside):
        self.DeviceInfos = Collection([Camera(), inside])
