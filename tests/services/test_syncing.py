"""The light never says more than the server did."""

import threading

import pytest

from counter_app.errors.central import (
    CentralDidNotStartError,
    ServerBehindError,
    ServerTroubleError,
    ServerUnreachableError,
)
from counter_app.job import Job
from counter_app.services.syncing import Syncing
from counter_app.sync.report import Light, SyncReport
from tests.central.serving import PASSWORD
from tests.services.playing import make_folder, open_counter


@pytest.fixture
def clerk(joined):
    return joined.people.sign_in("100001", PASSWORD)


def test_from_never_over_waiting_to_sent(joined, clerk):
    assert joined.syncing.state().light == "never"
    assert joined.syncing.sync_now(Job()).light == "sent"
    view = joined.accept(101, who=clerk)
    waiting = joined.syncing.state()
    assert (waiting.light, waiting.unsent, waiting.waiting_blobs) == ("waiting", 2, 3)
    assert [line.code for line in joined.syncing.unsent()] == [view.code] * 2
    assert joined.syncing.sync_now(Job()).light == "sent"
    assert joined.syncing.unsent() == ()
    held = joined.syncing.on_server(view.stream)
    assert (held.entries, held.blobs, held.confirmed) == (2, 3, True)


def test_cable_out_everything_works_and_the_light_counts_cable_in_it_goes(joined, clerk):
    joined.syncing.sync_now(Job())
    joined.syncing.cut_cable()
    view = joined.accept(101, who=clerk)
    assert view.is_official
    offline = joined.syncing.sync_now(Job())
    assert (offline.light, offline.unsent) == ("offline", 2)
    since = offline.offline_since
    assert joined.syncing.sync_now(Job()).offline_since == since
    joined.syncing.mend_cable()
    mended = joined.syncing.sync_now(Job())
    assert (mended.light, mended.offline_since, mended.problem) == ("sent", None, None)
    assert {line.sync for line in joined.lookup.sheet(view.stream, clerk).history} == {"sent"}


@pytest.mark.parametrize(
    ("report", "light"),
    [
        (SyncReport(light=Light.CONFIRMED), "sent"),
        (SyncReport(problem=ServerUnreachableError()), "offline"),
        (SyncReport(problem=ServerTroubleError()), "offline"),
        (SyncReport(problem=CentralDidNotStartError(why="-")), "offline"),
        (SyncReport(light=Light.CHECKING), "checking"),
        (SyncReport(problem=ServerBehindError()), "never"),
    ],
)
def test_what_each_report_makes_of_the_light(desk, report, light):
    syncing = Syncing(
        db=desk.drafts._db,
        pen=desk.drafts._pen,
        run=lambda _job: report,
        after=lambda _report: None,
        link=None,
    )
    state = syncing.sync_now(Job())
    assert state.light == light
    assert (state.last_ok_at is not None) is (light == "sent")
    if report.problem is not None:
        assert state.problem.code == report.problem.code


def test_the_clock_learns_its_offset_from_the_server(joined, wall, central):
    joined.syncing.sync_now(Job())
    assert abs(joined.drafts._pen.clock.offset_ms) < 1000


def test_syncing_while_accepting_loses_and_doubles_nothing(joined, clerk):
    joined.syncing.sync_now(Job())
    stop = threading.Event()

    def sync():
        while not stop.is_set():
            joined.syncing.sync_now(Job())

    thread = threading.Thread(target=sync)
    thread.start()
    try:
        views = [joined.accept(101, who=clerk) for _ in range(5)]
    finally:
        stop.set()
        thread.join()
    assert joined.syncing.sync_now(Job()).light == "sent"
    assert len({view.code for view in views}) == 5
    for view in views:
        held = joined.syncing.on_server(view.stream)
        assert (held.entries, held.confirmed) == (2, True)


@pytest.mark.parametrize("practice", [False, True])
def test_a_sync_sets_room_aside_for_a_full_disk_where_work_is_real(tmp_path, wall, practice):
    if not practice:
        make_folder(tmp_path / "pc", wall)
    opened = open_counter(tmp_path / "pc", wall, practice=practice)
    try:
        opened.desk.syncing.sync_now(Job())
        assert (tmp_path / "pc" / "counter.ballast").exists() is not practice
    finally:
        opened.close()
