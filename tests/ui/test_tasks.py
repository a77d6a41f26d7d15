"""Lanes, hand-over to the GUI thread, cancelling, failures, closing."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from counter_app.errors import CounterError
from counter_app.job import Job
from counter_app.ui.tasks import Tasks, wants_job


@pytest.fixture
def owner(qapp):
    return QObject()


def test_result_arrives_on_the_gui_thread(qtbot, tasks, owner):
    got = []
    tasks.run(
        owner,
        "db",
        lambda a, b: (threading.current_thread().name, a + b),
        1,
        2,
        done=lambda value: got.append((value, QThread.currentThread() == owner.thread())),
    )
    qtbot.waitUntil(lambda: bool(got))
    (name, total), on_gui = got[0]
    assert name.startswith("lane-db")
    assert total == 3
    assert on_gui


def test_one_lane_keeps_order_and_lanes_run_side_by_side(qtbot, tasks, owner):
    order, gate = [], threading.Event()
    tasks.run(owner, "db", gate.wait, 10, done=lambda _: order.append("slow"))
    tasks.run(owner, "db", lambda: None, done=lambda _: order.append("after slow"))
    tasks.run(owner, "sync", lambda: None, done=lambda _: order.append("other lane"))
    qtbot.waitUntil(lambda: order == ["other lane"])
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["other lane", "slow", "after slow"]


def test_work_gets_the_job_only_when_its_first_parameter_is_called_job():
    class Service:
        def scan(self, job, draft): ...
        def save(self, draft, job): ...

    assert wants_job(Service().scan)
    assert not wants_job(Service().save)
    assert not wants_job(lambda: None)
    assert not wants_job(dict)


def test_progress_comes_before_done(qtbot, tasks, owner):
    heard = []

    def work(job):
        for page in range(200):
            job.report(page)
        return "end"

    tasks.run(owner, "scanner", work, progress=heard.append, done=heard.append)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] == "end")
    assert heard == [*range(200), "end"]


def test_stopping_ends_work_at_its_next_report(qtbot, tasks, owner):
    heard, started = [], threading.Event()

    def work(job):
        started.set()
        while True:
            job.wait(0.01)

    job = tasks.run(owner, "scanner", work, cancelled=lambda: heard.append("stopped"))
    assert started.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: heard == ["stopped"])


def test_a_dead_owner_hears_nothing(qtbot, tasks):
    owner, other, gate, heard = QObject(), QObject(), threading.Event(), []
    tasks.run(owner, "db", gate.wait, 10, done=heard.append)
    tasks.run(other, "db", lambda: None, done=lambda _: heard.append("other"))
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["other"]


def test_failure_without_a_callback_goes_to_the_one_place(qtbot, tasks, owner):
    told = []
    tasks.on_failure = told.append

    def work():
        raise CounterError(why="test")

    tasks.run(owner, "db", work)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], CounterError)


def test_own_failed_callback_wins(qtbot, tasks, owner):
    own, everybody = [], []
    tasks.on_failure = everybody.append
    tasks.run(owner, "db", lambda: 1 // 0, failed=own.append)
    qtbot.waitUntil(lambda: bool(own))
    assert isinstance(own[0], ZeroDivisionError)
    assert not everybody


def test_closing_stops_running_work_and_delivers_nothing_more(qtbot):
    tasks, owner, heard, started = Tasks(), QObject(), [], threading.Event()

    def work(job):
        started.set()
        while True:
            job.wait(0.01)

    tasks.run(owner, "reader", work, done=heard.append, cancelled=lambda: heard.append("c"))
    tasks.run(owner, "reader", heard.append, "never")
    assert started.wait(5)
    tasks.close()
    assert tasks.busy == 0
    assert not heard
    job = tasks.run(owner, "db", heard.append, "never")
    assert isinstance(job, Job)
    assert job.is_stopped
    assert not heard
