"""Print jobs outlive crashes and sign-outs."""

from datetime import timedelta

from counter_app.store import spool
from counter_app.store.database import Database
from tests.store.store_samples import AT, KEY

STREAM = "dossier/1"


def add(conn, ids, copy="give", copy_no=0, form="receipt", stream=STREAM, at=AT):
    return spool.add(conn, ids, stream=stream, form=form, copy=copy, copy_no=copy_no, at=at)


def test_situation_12_only_the_missing_copy_waits(db, ids, desk_path):
    with db.write() as conn:
        keep, give = add(conn, ids, "keep"), add(conn, ids, "give", at=AT + timedelta(seconds=1))
    with db.write() as conn:
        spool.done(conn, keep, AT)
        spool.failed(conn, _job(conn, give), "paper_out", AT)
    db.close()
    again = Database.open_desk(desk_path, KEY)
    with again.read() as conn:
        (job,) = spool.waiting(conn)
    assert (job.id, job.copy, job.attempts, job.reason) == (give, "give", 1, "paper_out")
    assert job.created_at == AT + timedelta(seconds=1)
    again.close()


def _job(conn, wanted):
    return next(job for job in spool.waiting(conn) if job.id == wanted)


def test_what_was_sent_may_be_out_until_it_is_known_not_to_be(db, ids):
    with db.write() as conn:
        job = _job(conn, add(conn, ids))
        spool.begun(conn, job, AT)
        assert _job(conn, job.id).may_be_out
        spool.failed(conn, job, "paper_out", AT)
        assert not _job(conn, job.id).may_be_out


def test_reprints_are_numbered_per_form_and_copy(db, ids):
    with db.write() as conn:
        assert spool.next_copy_no(conn, stream=STREAM, form="receipt", copy="give") == 0
        add(conn, ids)
        assert spool.next_copy_no(conn, stream=STREAM, form="receipt", copy="give") == 1
        add(conn, ids, copy_no=1)
        assert spool.next_copy_no(conn, stream=STREAM, form="receipt", copy="give") == 2
        assert spool.next_copy_no(conn, stream=STREAM, form="receipt", copy="keep") == 0


def test_what_came_out_cannot_fail_afterwards(db, ids):
    with db.write() as conn:
        job = add(conn, ids)
        (waiting,) = spool.waiting(conn)
        spool.done(conn, job, AT)
        spool.failed(conn, waiting, "late", AT)
        spool.drop(conn, job, AT)
        assert spool.waiting(conn) == []


def test_jobs_of_one_dossier_oldest_first(db, ids):
    with db.write() as conn:
        second = add(conn, ids, at=AT + timedelta(seconds=2))
        first = add(conn, ids, form="slip")
        other = add(conn, ids, stream="dossier/2")
        spool.drop(conn, other, AT)
        assert [job.id for job in spool.waiting(conn, STREAM)] == [first, second]
        assert spool.waiting(conn, "dossier/2") == []
