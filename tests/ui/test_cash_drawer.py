"""The cash drawer opens for cash that was booked, once, and never undoes a payment."""

from intake_bench import CTRL
from PySide6.QtCore import Qt

from counter_app.errors.printers import DrawerNotOpened


def _pay(bench):
    bench.press(Qt.Key.Key_Return, CTRL)
    bench.wait(lambda: not bench.accepted.outstanding_dong)


def test_cash_opens_the_drawer_once(bench, idle):
    bench.prepare()
    bench.accept()
    assert bench.desk.equipment.kicks == 0
    _pay(bench)
    bench.press(Qt.Key.Key_Return, CTRL)
    idle()
    assert bench.desk.equipment.kicks == 1


def test_a_transfer_leaves_it_shut(bench, idle):
    bench.prepare()
    bench.accept()
    bench.field("pay_method_transfer").click()
    _pay(bench)
    idle()
    assert bench.desk.equipment.kicks == 0


def test_a_drawer_that_does_not_open_takes_no_money_back(bench, idle):
    told = []
    bench.context.tasks.on_failure = told.append
    bench.desk.equipment.drawer_trouble = DrawerNotOpened(device="máy in phiếu", reason="offline")
    bench.prepare()
    bench.accept()
    _pay(bench)
    idle()
    assert [type(error) for error in told] == [DrawerNotOpened]
    assert bench.memory.dossiers[bench.accepted.stream].taken_dong == 150_000


def test_printing_again_leaves_it_shut(bench, idle):
    bench.prepare()
    bench.accept()
    _pay(bench)
    idle()
    bench.press(Qt.Key.Key_F11)
    idle()
    assert bench.desk.equipment.kicks == 1
