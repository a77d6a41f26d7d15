"""One sync of a desk with a real server on loopback."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.central.enrolment import new_code
from counter_app.domain.dossier.bodies import Disputed
from counter_app.errors.central import (
    ActTooLargeError,
    DeviceRefusedError,
    NotEnrolledError,
    PracticeDiffersError,
    ServerBehindError,
    ServerUnreachableError,
    StaleAnswerError,
)
from counter_app.errors.storage import BlobMissingError
from counter_app.job import Cancelled, Job
from counter_app.store import central_devices, leases, ledger, queries
from counter_app.store import node as nodes
from counter_app.sync import blob_lane
from counter_app.sync.report import Light
from counter_app.sync.tally import Tally
from tests.central.serving import NOW, open_new_central, served
from tests.store.store_samples import accepted, corrected, fee_taken
from tests.sync.desks import AGENCY, Pc

TODAY = date(2026, 11, 23)


def on_server(central, stream):
    with central.read() as tx:
        return ledger.stream(tx, stream, agencies=())


def test_a_dossier_with_pages_reaches_the_server_and_is_confirmed(central, pc):
    stream = pc.accept(1, pages=[b"page one", b"page two"])
    report = pc.sync()
    assert report.problem is None
    assert (report.sent, report.blobs, report.waiting, report.waiting_blobs) == (2, 2, 0, 0)
    assert report.light is Light.CONFIRMED
    assert on_server(central, stream) == pc.entries(stream)
    assert report.position == max(e.position for e in pc.entries(stream))
    answer = pc.client.stream(stream)
    assert [blob.whole for blob in answer.blobs] == [True, True]
    assert pc.client.get_blob(answer.blobs[0].sha) in {b"page one", b"page two"}


def test_nothing_to_do_is_confirmed_and_sends_nothing(pc):
    pc.sync()
    again = pc.sync()
    assert (again.sent, again.received, again.blobs) == (0, 0, 0)
    assert again.confirmed


def test_one_desk_sees_what_another_wrote(new_pc):
    one, two = new_pc(1), new_pc(2)
    stream = one.accept(1)
    one.sync()
    assert two.sync().received >= 1
    assert two.entries(stream) == one.entries(stream)
    assert two.state(stream).code == accepted(1).code.code


def test_more_than_one_batch_and_more_than_one_page(new_pc):
    one, two = new_pc(1), new_pc(2)
    streams = [one.accept(n) for n in range(1, 621)]
    report = one.sync()
    assert report.sent == 620
    assert one.left() == (0, 0)
    assert two.sync().received >= 620
    assert [two.entries(s) for s in streams] == [one.entries(s) for s in streams]


def test_a_dispute_is_seen_on_both_desks(new_pc):
    one, two = new_pc(1), new_pc(2)
    stream = one.accept(1)
    two.accept(2, stream=stream)
    one.sync()
    report = two.sync()
    assert report.refused == 0
    one.sync()
    for pc in (one, two):
        assert pc.entries(stream)[-1].kind == Disputed.KIND
        assert pc.state(stream).code == accepted(1).code.code
    assert two.entries(stream) == one.entries(stream)


def test_a_refused_claim_is_reported_and_kept(central, new_pc):
    one, two = new_pc(1), new_pc(2)
    stream = one.accept(1)
    one.sync()
    two.sync()
    one.write(stream, corrected(new="0987654321"))
    two.write(stream, corrected(new="0911111111"))
    one.sync()
    report = two.sync()
    assert report.refused == 1
    assert report.waiting == 0
    refused = [e for e in two.entries(stream) if e.refused]
    assert len(refused) == 1
    assert "0911111111" in refused[0].body
    with two.desk.db.read() as conn:
        (line,) = queries.attention(conn)
    assert line.reason_vi.startswith("Nội dung đã được người khác sửa")
    assert line.reason_en.startswith("Somebody else changed this before")
    assert two.state(stream).accepted.owner.phone == "0987654321"


def test_a_missing_page_file_holds_back_its_dossier_only(central, pc):
    broken = pc.accept(1, pages=[b"lost page"])
    pc.desk.blobs.remove(pc.desk.blobs.put(b"lost page"))
    whole = pc.accept(2, pages=[b"good page"])
    report = pc.sync()
    assert isinstance(report.problem, BlobMissingError)
    assert not report.confirmed
    assert (report.waiting, report.waiting_blobs) == (2, 1)
    assert on_server(central, broken) == []
    assert len(on_server(central, whole)) == 2
    pc.desk.blobs.put(b"lost page")
    assert pc.sync().confirmed
    assert len(on_server(central, broken)) == 2


def test_a_page_the_server_cannot_prove_any_more_is_sent_again(central, pc):
    """It was confirmed, then the server was started anew before the dossier came."""
    stream = pc.accept(1, pages=[b"page one", b"page two"])
    blob_lane.send_all(pc.desk, pc.client, Tally(), Job())
    assert pc.left() == (2, 0)
    central.arrivals._brought.clear()
    report = pc.sync()
    assert report.confirmed
    assert report.blobs == 2
    assert len(on_server(central, stream)) == 2


def test_what_waits_never_blocks_the_queue_behind_it(central, pc):
    for n in range(1, 71):
        pc.accept(n, pages=[b"gone %d" % n])
        pc.desk.blobs.remove(pc.desk.blobs.put(b"gone %d" % n))
    good = [pc.accept(n) for n in range(100, 250)]
    report = pc.sync()
    assert report.sent == 150
    assert all(on_server(central, stream) for stream in good)
    assert report.waiting == 140


def test_the_clock_offset_is_measured(pc, clock):
    pc.clock.now = NOW - timedelta(minutes=12)
    assert pc.sync().offset_ms == 12 * 60_000
    with pc.desk.db.read() as conn:
        assert nodes.clock_offset_ms(conn) == 12 * 60_000


def test_serials_arrive_and_are_topped_up_when_half_are_used(central, new_pc):
    days = {AGENCY: [TODAY, TODAY + timedelta(days=2)]}
    pc = new_pc(1, lease_days=days)
    assert pc.sync().problem is None

    def left(day=TODAY):
        with pc.desk.db.read() as conn:
            return leases.remaining(conn, node=pc.node.id, days=[day])[AGENCY, day]

    assert left() == 50
    assert left(TODAY + timedelta(days=2)) == 50
    for serial in range(1, 26):
        pc.accept(serial)
    pc.sync()
    assert left() == 25
    pc.accept(26)
    pc.sync()
    assert left() == 74
    pc.sync()
    assert left() == 74


def test_two_desks_never_hold_the_same_serial(new_pc):
    days = {AGENCY: [TODAY]}
    one, two = new_pc(1, lease_days=days), new_pc(2, lease_days=days)
    held = []
    for pc in (one, two):
        pc.sync()
        with pc.desk.db.read() as conn:
            held.append(leases.next_serial(conn, node=pc.node.id, agency=AGENCY, day=TODAY))
    assert held == [1, 51]


# -- what stops a sync


def test_an_unenrolled_desk_says_so(new_pc):
    pc = new_pc(enrolled=False)
    with pytest.raises(NotEnrolledError):
        pc.connect()


def test_no_server_leaves_everything_waiting(pc):
    pc.accept(1, pages=[b"page"])
    pc.connect("http://127.0.0.1:9")
    report = pc.sync()
    assert isinstance(report.problem, ServerUnreachableError)
    assert report.light is Light.WAITING
    assert (report.waiting, report.waiting_blobs) == (2, 1)


def test_a_revoked_pc_keeps_its_work(central, pc):
    pc.accept(1)
    with central.write() as tx:
        central_devices.revoke_device(tx, central_devices.devices(tx)[0].id, at=NOW)
    report = pc.sync()
    assert isinstance(report.problem, DeviceRefusedError)
    assert report.waiting == 1


def test_a_server_that_lost_what_it_confirmed_stops_the_sync(tmp_path, central, pc, staff):
    pc.accept(1)
    pc.sync()
    pc.accept(2)
    with central.write() as tx:  # as a restored backup would look
        tx.exec_driver_sql(f"UPDATE node SET last_seq = 0 WHERE id = '{pc.node.id}'")
    report = pc.sync()
    assert isinstance(report.problem, ServerBehindError)
    assert report.waiting == 1


def test_a_page_of_a_server_that_is_behind_is_not_applied(tmp_path, new_pc, central, staff):
    pc = new_pc(1)
    pc.accept(1)
    pc.sync()
    old = open_new_central(tmp_path / "old", clock=lambda: NOW)
    with served(old) as elsewhere:
        with old.write() as tx, central.read() as now:
            device = central_devices.device_of_node(now, pc.node.id)
            token = pc.client._token
            from counter_app.central.door import token_hash

            central_devices.add_device(tx, device, token_hash=token_hash(token), at=NOW)
            central_devices.register_node(tx, pc.node.id, device_id=device.id, at=NOW)
            tx.exec_driver_sql(f"UPDATE node SET last_seq = 99 WHERE id = '{pc.node.id}'")
        pc.connect(elsewhere)
        assert isinstance(pc.sync().problem, StaleAnswerError)
    old.db.close()


def test_practice_data_never_meets_a_working_centre(tmp_path, central, address):
    pc = Pc.new(tmp_path / "practice", practice=True)
    with pytest.raises(PracticeDiffersError):
        pc.enrol(address, new_code(central, counter="05", agencies=()))
    with pc.desk.db.read() as conn:
        assert nodes.enrolment(conn) is None
    pc.close()


def test_an_act_too_large_for_this_server_is_told(pc, monkeypatch):
    monkeypatch.setattr("counter_app.central.push.ACT_BYTES", 500_000)  # an older server
    pc.accept(1)
    pc.write("dossier/huge", replace(accepted(2), note="ừ" * 600_000))
    report = pc.sync()
    assert isinstance(report.problem, ActTooLargeError)
    assert (report.sent, report.waiting) == (1, 1)


def test_a_stopped_sync_keeps_what_was_confirmed(pc):
    for n in range(1, 150):
        pc.accept(n)
    job = Job()
    job.stop()
    with pytest.raises(Cancelled):
        pc.engine.sync_once(job)
    assert pc.left() == (149, 0)
    assert pc.sync().confirmed


# -- clones and restored PCs


def test_a_cloned_pc_goes_on_as_a_node_of_its_own(tmp_path, central, new_pc, staff):
    one = new_pc(1)
    first = one.accept(1)
    one.sync()
    one.hang_up()
    one.desk.db.close()
    clone_root = tmp_path / "clone"
    clone_root.mkdir()
    (clone_root / "counter.db").write_bytes((one.root / "counter.db").read_bytes())
    one = Pc.open(one.root, actor=staff, family=31)
    clone = Pc.open(clone_root, actor=staff, family=32)
    one.connect()
    clone.connect()
    theirs = one.accept(2)
    assert one.sync().confirmed
    ours = clone.accept(3)
    before = clone.node
    report = clone.sync()
    assert report.forked
    assert report.confirmed
    assert clone.node.id != before.id
    assert clone.node.replaces == before.id
    one.sync()
    for stream in (first, theirs, ours):
        assert one.entries(stream) == clone.entries(stream) == on_server(central, stream)
        assert len(one.entries(stream)) == 1
    one.accept(4)
    assert one.sync().confirmed
    assert not one.sync().forked
    one.close()
    clone.close()


def test_a_restored_pc_sends_nothing_twice(tmp_path, central, new_pc, staff):
    """Yesterday's copy holds as unsent what was sent since."""
    one = new_pc(1)
    stream = one.accept(1)
    one.hang_up()
    one.desk.db.close()
    yesterday = (one.root / "counter.db").read_bytes()
    one = Pc.open(one.root, actor=staff, family=31)
    one.connect()
    one.write(stream, fee_taken())
    assert one.sync().confirmed
    one.close()
    (one.root / "counter.db").write_bytes(yesterday)

    back = Pc.open(one.root, actor=staff, family=33)
    with back.desk.db.write() as conn:  # the high-water mark disagreed at start
        nodes.fork(conn, back.desk.ids, back.clock())
    second = back.accept(2)
    back.connect()
    report = back.sync()
    assert report.problem is None
    assert report.confirmed
    assert len(on_server(central, stream)) == 2
    assert [e.id for e in back.entries(stream)] == [e.id for e in on_server(central, stream)]
    assert len(on_server(central, second)) == 1
    assert back.state(stream).taken_dong == 150_000
    back.close()


def test_a_fork_cut_off_before_its_registration_is_finished_next_time(new_pc):
    pc = new_pc(1)
    pc.accept(1)
    pc.sync()
    with pc.desk.db.write() as conn:
        nodes.fork(conn, pc.desk.ids, pc.clock())
    pc.accept(2)
    assert pc.sync().confirmed
