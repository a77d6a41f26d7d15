"""Counter 02 (Công Thương): Thu and a supervisor worked here, Bình never did; the line is out."""

from dataclasses import replace

from counter_app.domain.duty import Absence
from counter_app.domain.staff import Role
from counter_app.job import Job
from counter_app.services.duty import StandInRequest
from tests.central.serving import PASSWORD, clerk
from tests.services.playing import join

AGENCY = "H48.02"
THU = "200001"
BINH = "200002"
LONG = "300001"
OF_THE_DAY = "taiQuay02@homnay"
REQUEST = StandInRequest(
    absent=THU,
    reason=Absence.SICK,
    notice="điện thoại của Sở lúc 06:40, công văn gửi sau",
    number=BINH,
    name="Lê Văn Bình",
    password=OF_THE_DAY,
)


def counter_02(root, wall, central, address, *, binh_is_known=True):
    """The desk at 06:55. `binh_is_known`: he was in the register when it was last fetched."""
    clerk(central, number=THU, name="Trần Thị Thu", agencies=(AGENCY,))
    clerk(central, number=LONG, name="Phạm Văn Long", roles=(Role.SUPERVISOR,))
    if binh_is_known:
        register_binh(central)
    desk = join(root, wall, central, address, counter="02")
    for number in (THU, LONG):
        desk.people.sign_in(number, PASSWORD)
    desk.syncing.sync_now(Job())
    desk.syncing.cut_cable()
    wall.set(6, 55)
    return desk


def register_binh(central, *, name="Lê Văn Bình", agencies=(AGENCY,)):
    """Bình is on the list of reserve clerks."""
    return clerk(central, number=BINH, name=name, agencies=agencies)


def vouch(desk, **fields):
    """Long vouches for Bình."""
    long = desk.people.sign_in(LONG, PASSWORD)
    return desk.duty.vouch(replace(REQUEST, **fields), long)
