"""Handing on: F9 for all that are ticked, a scan for each at the agency, the month's trips."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from fakes import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain import scans
from counter_app.errors import Words
from counter_app.services.handover import Bundle, Outgoing, SentList, Trip
from counter_app.services.printing import PrintOutcome
from counter_app.ui.pages.handover import HandoverPage


def outgoing(number, **more):
    values = {
        "stream": f"dossier/{number}",
        "code": f"H48.20-261123-{number:04d}",
        "owner_name": "Nguyễn Văn Khoa",
        "procedure_name": "Đăng ký biện pháp bảo đảm",
        "accepted_at": NOW,
        "by": NOW + timedelta(hours=8),
        "goes_now": True,
        "is_late": False,
    }
    return Outgoing(**(values | more))


SENT = SentList(
    list_number="05/2026-001",
    agency_name="Sở Nông nghiệp và Môi trường",
    carrier="Bưu điện tỉnh",
    at=NOW,
    codes=("H48.20-261123-0001", "H48.20-261123-0002"),
    missing=("H48.20-261123-0001", "H48.20-261123-0002"),
)


@pytest.fixture
def page(show, idle, context, desk):
    desk.handover.waiting = [
        Bundle(
            agency="H48.20",
            agency_name="Sở Nông nghiệp và Môi trường",
            dossiers=(outgoing(1), outgoing(2), outgoing(3, goes_now=False)),
        ),
        Bundle(agency="H48.16", agency_name="Sở Xây dựng", dossiers=(outgoing(4),)),
    ]
    desk.handover.sent = [SENT]
    desk.printing.entries = []

    def of_entry(stream, entry, who):
        desk.printing.entries.append(stream)
        return PrintOutcome(printed=(), waiting=())

    desk.printing.of_entry = of_entry
    made = HandoverPage(context)
    show(made, (1366, 700))
    made.on_shown()
    idle()
    return made


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_what_goes_today_is_ticked_and_later_ones_are_not(page):
    assert page.send.agency.currentText() == (
        "Sở Nông nghiệp và Môi trường · 3 hồ sơ, 2 phải chuyển hôm nay"
    )
    assert page.send.count.text() == "Đã chọn 2 trong 3 hồ sơ."
    assert "chuyển trước 23/11/2026 16:42" in page.send.list.item(0).text()


def test_one_key_hands_on_what_is_ticked_and_prints(page, desk, idle, notices):
    page.send.list.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    page.send.carrier.setFocus()
    QTest.keyClicks(page.send.carrier, "Buu dien tinh")
    press(Qt.Key.Key_Return)
    assert desk.handover.handed == [], "Enter never issues"
    press(Qt.Key.Key_F9)
    idle()
    ((agency, streams, carrier, number),) = desk.handover.handed
    assert (agency, carrier, number) == ("H48.20", "Buu dien tinh", "05/2026-001")
    assert streams == ("dossier/1", "dossier/2", "dossier/3")
    assert desk.printing.entries == list(streams)
    assert notices.toasts[-1].endswith("giấy bàn giao số 05/2026-001.")
    assert page.send.agency.currentText().startswith("Sở Xây dựng")
    assert page.send.number.value() == "05/2026-002"


def test_without_a_carrier_it_says_so_there(page, desk, idle):
    press(Qt.Key.Key_F9)
    idle()
    assert page.send.problem.text() == "Phải ghi người vận chuyển."
    assert QApplication.focusWidget() is page.send.carrier
    assert desk.handover.handed == []


def test_what_stays_is_named(page, desk, idle):
    desk.handover.stays = (("H48.20-261123-0002", Words("Hồ sơ chưa có giấy.", "No receipt.")),)
    page.send.carrier.setText("Bưu điện")
    press(Qt.Key.Key_F9)
    idle()
    assert "H48.20-261123-0002: Hồ sơ chưa có giấy." in page.send.problem.text()


def test_a_refresh_keeps_the_ticks_of_the_person(page, idle):
    page.send.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.send.read()
    idle()
    assert page.send.count.text() == "Đã chọn 1 trong 3 hồ sơ."


def test_nothing_left_says_so(page, desk, idle):
    desk.handover.waiting = []
    page.send.read()
    idle()
    assert page.send.empty.isVisible()
    assert not page.send.list.isVisible()


def scan(code):
    return scans.DossierCodeScanned(code=SimpleNamespace(text=code))


def test_a_scan_marks_one_and_a_stranger_is_told(page, desk, idle):
    assert not page.on_scan(scan(SENT.codes[0])), "the first pane takes no scan"
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    idle()
    assert page.on_scan(scan(SENT.codes[0]))
    assert page.receive.problem.text() == "Nhập người nhận của cơ quan trước."
    page.receive.signer.setText("Phạm Văn Minh")
    page.on_scan(scan(SENT.codes[0]))
    idle()
    assert desk.handover.received == [("05/2026-001", SENT.codes[0], "Phạm Văn Minh")]
    assert page.receive.words.text() == "Đã nhận 1 trong 2 hồ sơ."
    assert page.receive.model.at(0).texts[1] == "đã nhận"
    page.on_scan(scan("H48.99-261123-0009"))
    idle()
    assert "không có trong giấy" in page.receive.problem.text()
    page.receive.code.setText(SENT.codes[1])
    page.receive.code.setFocus()
    press(Qt.Key.Key_Return)
    idle()
    assert page.receive.empty.isVisible()


def test_the_month_is_listed_and_saved(page, desk, idle, tmp_path, notices):
    desk.handover.trip_list = (
        Trip(
            at=NOW,
            carrier="Bưu điện tỉnh",
            agencies=("Sở Xây dựng", "Sở Nội vụ"),
            lists=("05/2026-001",),
            dossiers=3,
            results=1,
        ),
    )
    assert page.keys.reason("pdf")
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    idle()
    assert not page.keys.reason("pdf")
    assert page.keys.reason("issue")
    assert page.trips.words.text() == "Tháng 11/2026"
    assert page.trips.model.at(0).texts[0] == "Sở Xây dựng; Sở Nội vụ"
    page.trips.write_pdf(str(tmp_path / "chuyen.pdf"))
    idle()
    assert (tmp_path / "chuyen.pdf").read_bytes().startswith(b"%PDF")
    assert not page.trips.after.isEnabled()
    page.trips.before.click()
    idle()
    assert page.trips.words.text() == "Tháng 10/2026"
    assert page.trips.after.isEnabled()


def test_late_ones_say_since_when(page, desk, idle):
    one = replace(outgoing(9), is_late=True)
    desk.handover.waiting = [Bundle(agency="a", agency_name="A", dossiers=(one,))]
    page.send.read()
    idle()
    assert "đã quá 23/11/2026 16:42" in page.send.list.item(0).text()
