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
from counter_app.domain.dossier.state import Status
from counter_app.errors import Words
from counter_app.services.handover import Bundle, Outgoing, SentList, Trip
from counter_app.services.printing import PrintOutcome
from counter_app.services.result_handover import Expected
from counter_app.services.returns import ResultLine
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
    assert notices.last.endswith("giấy bàn giao số 05/2026-001.")
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


def test_what_lies_at_other_counters_comes_with_f8_and_is_never_ticked_by_itself(page, desk, idle):
    ours, theirs = outgoing(1), outgoing(2, elsewhere="22")
    desk.handover.waiting = [
        Bundle(agency="H48.20", agency_name="Sở A", dossiers=(ours, theirs)),
        Bundle(agency="H48.16", agency_name="Sở B", dossiers=(outgoing(3, elsewhere="23"),)),
    ]
    page.send.read()
    idle()
    assert page.send.agency.count() == 1
    assert page.send.count.text() == "Đã chọn 1 trong 1 hồ sơ."
    words = "Hiện cả 2 hồ sơ đang nằm ở quầy 22, 23, để chuyển thay  F8"
    assert page.send.elsewhere.text() == words
    press(Qt.Key.Key_F8)
    assert page.send.agency.currentText() == "Sở A · 2 hồ sơ, 1 phải chuyển hôm nay"
    assert page.send.count.text() == "Đã chọn 1 trong 2 hồ sơ."
    assert "· ở quầy 22 ·" in page.send.list.item(1).text()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    page.send.carrier.setText("Bưu điện")
    press(Qt.Key.Key_F9)
    idle()
    assert desk.handover.handed[0][1] == ("dossier/1", "dossier/2")
    press(Qt.Key.Key_F8)
    assert page.send.empty.text() == "Quầy này không còn hồ sơ nào phải chuyển."


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
    page.receive.officer.setText("Lê Thị Thụ Lý")
    page.on_scan(scan(SENT.codes[0]))
    idle()
    told = ("05/2026-001", SENT.codes[0], "Phạm Văn Minh", "Lê Thị Thụ Lý")
    assert desk.handover.received == [told]
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
    press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    idle()
    assert not page.keys.reason("pdf")
    assert page.keys.reason("issue")
    assert page.trips.words.text() == "Tháng 11/2026"
    assert page.trips.model.at(0).texts[0] == "Sở Xây dựng; Sở Nội vụ · Bưu điện tỉnh"
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


# -- results that agencies bring


def result(number, agency="H48.16"):
    return ResultLine(
        stream=f"dossier/{number}",
        code=f"{agency}-261123-{number:04d}",
        provisional_code=f"TM05-261123-{number:03d}" if number == 3 else "",
        status=Status.ISSUED,
        owner_name="Nguyễn Văn Khoa",
        owner_id_number="",
        submitter_id_number="",
        phone="",
        procedure_name="Cấp giấy phép xây dựng",
        agency=agency,
        shelf="",
        arrived_at=None,
    )


@pytest.fixture
def coming(page, desk, idle):
    desk.results.waiting = (
        Expected(
            agency="H48.16", agency_name="Sở Xây dựng", results=(result(1), result(2), result(3))
        ),
        Expected(agency="H48.20", agency_name="Sở Y tế", results=(result(4, "H48.20"),)),
    )
    QTest.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    idle()
    return page


def scanned(code):
    return scans.DossierCodeScanned(code=SimpleNamespace(text=code))


def test_results_are_counted_by_scanning_and_F9_takes_them_in(coming, desk, idle, notices):
    pane = coming.results
    assert pane.number.value() == "KQ05/2026-001"
    assert coming.on_scan(scanned("H48.16-261123-0002"))
    assert coming.on_scan(scanned("H48.16-261123-0001"))
    assert "đã được đếm" not in pane.problem.text()
    coming.on_scan(scanned("H48.16-261123-0001"))
    assert "đã được đếm" in pane.problem.text()
    assert "Đã đếm 2 kết quả" in pane.words.text()
    QTest.keyClick(coming, Qt.Key.Key_F9)
    idle()
    assert pane.problem.text() == "Phải ghi người giao của cơ quan."
    assert QApplication.focusWidget() is pane.giver
    pane.giver.setText("Ông Minh")
    pane.carrier.setText("Bưu điện tỉnh")
    QTest.keyClick(coming, Qt.Key.Key_F9)
    idle()
    ((brought, *people),) = desk.results.taken
    assert brought.streams == ("dossier/2", "dossier/1")
    assert people == ["Ông Minh", "Bưu điện tỉnh", "KQ05/2026-001"]
    assert desk.printing.entries == ["dossier/2", "dossier/1"]
    assert "Đã nhận 2 kết quả" in notices.last
    assert pane.model.rowCount() == 1
    assert pane.number.value() == "KQ05/2026-002"


def test_a_paper_with_the_provisional_code_and_a_code_in_small_letters_count(coming):
    coming.on_scan(scanned("TM05-261123-003"))
    coming.results.take("h48.16-261123-0001")
    assert coming.results._count.came == ["H48.16-261123-0003", "H48.16-261123-0001"]
    assert coming.results.mismatch.isHidden()
    coming.results.take("H48.16-26112")
    assert "không phải mã hồ sơ" in coming.results.problem.text()
    assert coming.results.mismatch.isHidden(), "a slip of the finger is on no signed list"


def test_what_lacks_or_belongs_elsewhere_is_shown_and_told(coming, desk, idle):
    pane = coming.results
    coming.on_scan(scanned("H48.20-261123-0004"))
    assert "là của Sở Y tế" in pane.problem.text()
    coming.on_scan(scanned("H48.99-261123-0009"))
    assert "để riêng" in pane.problem.text()
    pane.view.selectRow(2)
    QTest.keyClick(pane.view, Qt.Key.Key_Space)
    assert pane.model.at(2).texts[2] == "thiếu"
    assert pane.mismatch.text() == (
        "Chênh lệch: chưa nhận H48.16-261123-0003; "
        "không thuộc danh sách H48.20-261123-0004, H48.99-261123-0009"
    )
    coming.on_scan(scanned("H48.16-261123-0003"))  # found after all
    assert "0003" not in pane.mismatch.text()


def test_the_trips_of_the_month_are_printed(page, desk, idle, notices):
    trip = Trip(
        at=NOW, carrier="Bưu điện", agencies=("Sở Y tế",), lists=("1",), dossiers=2, results=0
    )
    desk.handover.trip_list = (trip,)
    QTest.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    idle()
    QTest.keyClick(page, Qt.Key.Key_F11)
    idle()
    assert [sheet.title for sheet in desk.equipment.sheets] == ["bang-ke-chuyen"]
    assert "máy in" in notices.last
