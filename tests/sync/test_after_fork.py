"""The very sync that finds out about a clone also brings it up to date, serials and pages too."""

from datetime import date

from counter_app.store import leases
from tests.store.store_samples import accepted
from tests.sync.desks import AGENCY, Pc

TODAY = date(2026, 11, 23)


def cloned(tmp_path, new_pc, staff, *, before):
    """A PC and its clone; `before` is done before the disk is copied."""
    one = new_pc(1, lease_days={AGENCY: [TODAY]})
    before(one)
    one.hang_up()
    one.desk.db.close()
    root = tmp_path / "clone"
    root.mkdir()
    (root / "counter.db").write_bytes((one.root / "counter.db").read_bytes())
    (tmp_path / "pc1" / "blobs").mkdir(exist_ok=True)
    (root / "blobs").symlink_to(tmp_path / "pc1" / "blobs")
    made = []
    for path, family in ((one.root, 31), (root, 32)):
        pc = Pc.open(path, actor=staff, family=family)
        pc.connect(lease_days={AGENCY: [TODAY]})
        made.append(pc)
    return made


def left(pc):
    with pc.desk.db.read() as conn:
        return leases.remaining(conn, node=pc.node.id, days=[TODAY])[AGENCY, TODAY]


def test_more_than_a_batch_with_pages_and_fresh_serials_in_one_sync(tmp_path, new_pc, staff):
    one, clone = cloned(tmp_path, new_pc, staff, before=lambda pc: pc.sync())
    theirs = one.accept(900)
    assert one.sync().confirmed
    streams = [clone.accept(n) for n in range(501, 631)]
    paged = clone.accept(631, pages=[b"page one", b"page two"])
    report = clone.sync()
    assert report.forked
    assert report.confirmed, report.problem
    assert clone.entries(theirs) == one.entries(theirs)
    assert all(clone.entries(stream)[0].position for stream in (*streams, paged))
    assert left(clone) > 0  # the old node's serials were dead
    again = clone.sync()
    assert (again.sent, again.received, again.forked) == (0, 0, False)
    assert again.confirmed
    one.close()
    clone.close()


def test_what_waited_on_the_server_when_the_disk_was_copied_counts_once(
    tmp_path, new_pc, staff, central
):
    """Both hold the same unsent dossier: its id is one, whoever sends it first."""
    shared = []

    def before(pc):
        pc.sync()
        shared.append(pc.accept(1, pages=[b"shared page"]))

    one, clone = cloned(tmp_path, new_pc, staff, before=before)
    assert one.sync().confirmed
    own = clone.accept(2)
    report = clone.sync()
    assert report.confirmed, report.problem
    one.sync()
    assert [e.id for e in clone.entries(shared[0])] == [e.id for e in one.entries(shared[0])]
    assert one.state(shared[0]).code == accepted(1).code.code
    assert one.entries(own) == clone.entries(own)
    one.close()
    clone.close()
