"""15:45. Due on Wednesday after the holiday; the agency asks for five more days by phone."""

from datetime import date

import pypdfium2
import pytest

from counter_app.domain.dossier.state import Status
from counter_app.errors.desk import GestureRefusedError
from tests.services.living import PHONE, SENT, apology, scan_apology, take
from tests.services.playing import HOA, at, make_folder, open_counter

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
OFFICER = {"received_by": "Phạm Văn Minh", "officer": "Lê Thị Thụ Lý"}
NEW = {"new_due_on": date(2026, 12, 2), "apology_on": MONDAY, "notice_on": MONDAY}


@pytest.fixture
def desk(desk_root, wall):
    wall.set(8, 0, day=FRIDAY)
    make_folder(desk_root, wall, days=(FRIDAY, MONDAY))
    opened = open_counter(desk_root, wall)
    yield opened
    opened.close()


@pytest.fixture
def stream(desk, wall):
    """Row 102, two working days, with the agency since Friday; now it is Monday 15:45."""
    found = desk.accept(102, case="xe-so-huu").stream
    desk.print_plainly(found)
    take(desk, found, "transferred", **SENT)
    take(desk, found, "agency_received", **OFFICER)
    assert desk.state(found).promised_at == at(17, day=WEDNESDAY)
    wall.set(15, 45, day=MONDAY)
    return found


def apology_alarm(desk):
    return next((item for item in desk.attention.items() if item.step == "postponed"), None)


def test_R40_the_alarm_said_so_in_the_morning_and_the_last_lawful_moment_is_today(
    desk, stream, wall
):
    wall.set(7, 5, day=MONDAY)
    alarm = apology_alarm(desk)
    assert alarm.at == at(17, day=MONDAY), "tomorrow is a holiday"
    assert "trước 17:00 ngày 23/11/2026" in alarm.title_vi


def test_R47_a_phone_call_is_urging_and_moves_no_date(desk, stream):
    before = desk.state(stream)
    take(desk, stream, "urged", **PHONE)
    state = desk.state(stream)
    assert state.promised_at == before.promised_at
    assert state.urged[-1].said == "Xin lùi 5 ngày"


def test_R42_what_is_not_signed_is_no_apology(desk, stream):
    scan_apology(desk, stream)
    with pytest.raises(GestureRefusedError):
        apology(desk, stream, apology_signer="", **NEW)
    assert desk.state(stream).promised_at == at(17, day=WEDNESDAY)


@pytest.mark.parametrize(("hour", "minute", "is_late"), [(16, 59, False), (17, 1, True)])
def test_R40_one_minute_decides_whether_the_apology_is_late(
    desk, stream, wall, hour, minute, is_late
):
    scan_apology(desk, stream)
    wall.set(hour, minute, day=MONDAY)
    apology(desk, stream, **NEW)
    assert desk.state(stream).postponed.is_late is is_late


def test_R43_a_late_apology_is_taken_marked_so_and_the_statistic_stays(desk, stream, wall):
    wall.set(9, 0, day=WEDNESDAY)
    said = {"reason": "Chờ ý kiến", "new_due_on": NEW["new_due_on"]}
    paper = pypdfium2.PdfDocument(desk.life.draft(stream, "postponed", said, HOA).pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in paper).lower()
    assert "xin lỗi gửi muộn" in text, "on what the leader signs"
    assert "ngày 25 tháng 11 năm 2026" in text
    assert "ngày 02 tháng 12 năm 2026" in text
    scan_apology(desk, stream)
    taken = apology(desk, stream, **NEW)
    state = desk.state(stream)
    assert state.postponed.is_late
    assert state.promised_at == at(17, day=date(2026, 12, 2))
    assert state.due.due_at == at(17, day=WEDNESDAY), "what statistics measure against"
    assert not taken.has_paper, "signed and scanned: nothing unsigned is printed beside it"
    line = desk.lookup.sheet(stream, HOA).history
    assert any("Xin lỗi gửi muộn" in one.title_vi for one in line)


def test_R42_the_citizen_is_told(desk, stream):
    scan_apology(desk, stream)
    apology(desk, stream, **NEW)
    take(desk, stream, "citizen_told")
    told = desk.state(stream).told[-1]
    assert (told.about, told.address) == ("postponed", "0905123456")


def test_R41_a_second_new_date_is_refused(desk, stream):
    scan_apology(desk, stream)
    apology(desk, stream, **NEW)
    with pytest.raises(GestureRefusedError) as no:
        apology(desk, stream, new_due_on=date(2026, 12, 9))
    assert "không được quá một lần" in no.value.tell().happened
    assert "Căn cứ: khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP" in no.value.tell().happened
    assert desk.state(stream).promised_at == at(17, day=date(2026, 12, 2))


def test_R44_the_case_officer_is_known_and_is_not_the_counter_clerk(desk, stream):
    state = desk.state(stream)
    assert state.status is Status.PROCESSING
    assert state.received.officer == "Lê Thị Thụ Lý"
    assert state.received.officer != state.accepted.clerk_name
