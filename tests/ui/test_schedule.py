"""The timers: debounce, ticks, idle; never a sleep here."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from counter_app.ui.schedule import Debounce, Schedule, Timed


def test_debounce_calls_once_after_the_last_touch(qtbot):
    owner, calls = QObject(), []
    wait = Debounce(20, lambda: calls.append(1), owner)
    for _ in range(5):
        wait.touch()
    assert not calls
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == [1]
    assert not wait.is_pending


def test_flush_calls_now_and_only_when_pending():
    owner, calls = QObject(), []
    wait = Debounce(60_000, lambda: calls.append(1), owner)
    wait.flush()
    assert not calls
    wait.touch()
    wait.flush()
    assert calls == [1]
    assert not wait.is_pending


def test_every_ticks_until_stopped(qtbot):
    owner, calls = QObject(), []
    ticker = Schedule().every(0.005, lambda: calls.append(1), owner)
    qtbot.waitUntil(lambda: len(calls) >= 3)
    ticker.stop()
    seen = len(calls)
    Timed(30, lambda: calls.append("later"), owner).start()
    qtbot.waitUntil(lambda: "later" in calls)
    assert calls.count(1) == seen


def test_idle_starts_anew_with_every_key(qtbot):
    owner, calls, field = QObject(), [], QLineEdit()
    qtbot.addWidget(field)
    field.show()
    watch = Schedule().idle(1.0, lambda: calls.append(1), owner)
    watch._timed._timer.setInterval(60_000)
    watch._timed._timer.start()
    before = watch._timed._timer.remainingTime()
    watch._timed._timer.start(1_000)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert watch._timed._timer.isActive()
    assert before > 0
    assert not calls


def test_a_timer_dies_with_its_owner(qtbot):
    import shiboken6

    owner, calls, keep = QObject(), [], QObject()
    Schedule().once(5, lambda: calls.append("dead"), owner)
    shiboken6.delete(owner)
    Schedule().once(20, lambda: calls.append("alive"), keep)
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["alive"]
