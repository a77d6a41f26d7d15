"""Writing, sending, pulling and refusing entries."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from counter_app.domain.dossier.bodies import Disputed, Settled
from counter_app.domain.dossier.state import Status
from counter_app.domain.entry import GENESIS, Entry, sha256_text, write_body
from counter_app.domain.streams import UnreadableState
from counter_app.errors.storage import EntryAlteredError
from counter_app.store import journal, spool, uploads
from counter_app.store.projection_tables import attention, dossier
from counter_app.store.tables import entry
from tests.store.store_samples import (
    AGENCY,
    AT,
    NODE,
    OTHER,
    accept,
    accepted,
    author,
    corrected,
    fee_taken,
    pages_filed,
    voided,
)

STREAM = "dossier/00000000-0000-7000-8000-00000000d001"


def write(db, ids, *bodies, stream=STREAM, node=NODE):
    with db.write() as conn:
        written = journal.append(
            conn, author(ids, node=node), stream=stream, scope=AGENCY, bodies=bodies
        )
    return written.entries


def read(db, stream=STREAM):
    with db.read() as conn:
        return journal.fold(conn, stream)


def rows_of(db, table):
    with db.read() as conn:
        return conn.execute(select(table)).all()


def sent(one, position=None, **changes):
    return replace(one, position=position, **changes)


def of_server(body, *, position, seq=1, stream=STREAM, node=OTHER, kind=None, version=None):
    """An entry that another node wrote and the server gave a position."""
    text = write_body(body, "salt")
    return Entry(
        id=f"e-{node[-2:]}-{seq}-{position}",
        node=node,
        node_seq=seq,
        act=f"act-{node[-2:]}-{seq}",
        stream=stream,
        scope=AGENCY,
        kind=kind or body.KIND,
        kind_version=version or body.VERSION,
        at=AT,
        clock_offset_ms=0,
        actor="staff-9",
        body_sha=sha256_text(text),
        prev=GENESIS,
        body=text,
        position=position,
    )


def test_append_seals_a_chain_of_one_act(db, ids):
    first, second = write(db, ids, accepted(), pages_filed())
    (third,) = write(db, ids, fee_taken())

    assert (first.prev, second.prev, third.prev) == (GENESIS, first.hash, second.hash)
    assert (first.node_seq, second.node_seq, third.node_seq) == (1, 2, 3)
    assert first.act == second.act != third.act
    assert sha256_text(second.body) == second.body_sha


def test_entries_come_back_as_they_were_written(db, ids):
    written = write(db, ids, accepted(), pages_filed())
    with db.read() as conn:
        assert journal.entries(conn, STREAM) == list(written)


def test_microseconds_are_cut_before_hashing(db, ids):
    with db.write() as conn:
        (one,) = journal.append(
            conn,
            author(ids, at=AT.replace(microsecond=123_456)),
            stream=STREAM,
            scope=AGENCY,
            bodies=[accepted()],
        ).entries
    with db.read() as conn:
        assert journal.entries(conn, STREAM)[0].at == one.at == AT.replace(microsecond=123_000)


def test_R12_a_second_acceptance_is_refused_and_nothing_is_kept(db, ids):
    write(db, ids, accepted())
    with pytest.raises(journal.Refused) as refused:
        write(db, ids, fee_taken(), accepted(2))
    assert refused.value.refusal.code == "already_accepted"
    assert len(rows_of(db, entry)) == 1
    assert read(db).taken_dong == 0


def test_an_entry_is_never_changed_or_deleted(db, ids):
    (one,) = write(db, ids, accepted())
    forbidden = [
        update(entry).values(actor="staff-2"),
        update(entry).values(body=one.body + " "),
        update(entry).values(at="2026-01-01T00:00:00.000Z"),
        delete(entry),
    ]
    for statement in forbidden:
        with pytest.raises(DBAPIError, match="never"), db.write() as conn:
            conn.execute(statement)
    with db.write() as conn:
        journal.acknowledge(conn, {one.id: 5}, {})
    with pytest.raises(DBAPIError, match="never"), db.write() as conn:
        conn.execute(update(entry).values(position=6))
    with db.write() as conn:  # retention: a body may be forgotten
        conn.execute(update(entry).values(body=None))


def test_unsent_goes_in_order_and_ends_on_an_act(db, ids):
    with db.write() as conn:
        streams = [accept(conn, ids, serial) for serial in (1, 2, 3)]
    with db.read() as conn:
        assert [e.node_seq for e in journal.unsent(conn)] == [1, 2, 3, 4, 5, 6]
        assert [e.node_seq for e in journal.unsent(conn, limit=3)] == [1, 2]
        assert [e.node_seq for e in journal.unsent(conn, limit=1)] == [1, 2]
        assert [e.stream for e in journal.unsent(conn, limit=4)] == [
            streams[0],
            streams[0],
            streams[1],
            streams[1],
        ]
        assert journal.unsent_count(conn) == 6


def test_unsent_stays_within_its_bytes_but_sends_one_act_at_least(db, ids):
    with db.write() as conn:
        for serial in (1, 2, 3):
            accept(conn, ids, serial)
    with db.read() as conn:
        two = sum(700 + len(e.body.encode()) for e in journal.unsent(conn, limit=4))
        assert len(journal.unsent(conn, max_bytes=two)) == 4
        assert len(journal.unsent(conn, max_bytes=two - 1)) == 2
        assert len(journal.unsent(conn, max_bytes=1)) == 2


def test_an_acknowledged_entry_is_not_sent_again(db, ids):
    one, two = write(db, ids, accepted(), pages_filed())
    (three,) = write(db, ids, fee_taken())
    with db.write() as conn:
        changed = journal.acknowledge(conn, {one.id: 7, two.id: 8}, {})
    assert changed == []  # our own entries, same order: no row can differ
    with db.read() as conn:
        assert [e.id for e in journal.unsent(conn)] == [three.id]
        assert [e.position for e in journal.entries(conn, STREAM)] == [7, 8, None]


def test_a_second_answer_never_moves_a_position(db, ids):
    (one,) = write(db, ids, accepted())
    with db.write() as conn:
        journal.acknowledge(conn, {one.id: 7}, {})
    with db.write() as conn:
        journal.acknowledge(conn, {one.id: 9}, {})
    with db.read() as conn:
        assert journal.entries(conn, STREAM)[0].position == 7


def test_a_refused_claim_counts_no_more_and_waits_for_a_person(db, ids):
    write(db, ids, accepted())
    (claim,) = write(db, ids, corrected())
    assert read(db).accepted.owner.phone == "0987654321"
    with db.write() as conn:
        changed = journal.acknowledge(conn, {}, {claim.id: "Hồ sơ đã chuyển"})
    assert changed == [STREAM]
    assert read(db).accepted.owner.phone == "0912345678"
    (line,) = rows_of(db, attention)
    assert (line.entry, line.what, line.reason_vi) == (claim.id, "refused", "Hồ sơ đã chuyển")
    with db.read() as conn:
        assert claim.id not in [e.id for e in journal.unsent(conn)]
        kept = journal.entries(conn, STREAM)
    assert claim.body in [e.body for e in kept]


def test_pulling_our_own_entries_is_an_answer_too(db, ids):
    one, two = write(db, ids, accepted(), pages_filed())
    with db.write() as conn:
        journal.receive(conn, [sent(one, 3), sent(two, 4)])
    with db.write() as conn:
        journal.receive(conn, [sent(one, 3), sent(two, 4)])
    with db.read() as conn:
        assert journal.unsent(conn) == []
        assert len(journal.entries(conn, STREAM)) == 2


@pytest.mark.parametrize("told", ["answer", "pull"])
def test_the_paper_of_a_refused_claim_reaches_nobody_and_the_others_do(db, ids, told):
    (kept,) = write(db, ids, accepted())
    (claim,) = write(db, ids, corrected())
    forms = [f"stopped/{claim.id}", f"handover_dossiers/{claim.id}", f"control/{kept.id}", "slip"]
    with db.write() as conn:
        for form in forms:
            spool.add(conn, ids, stream=STREAM, form=form, copy="", copy_no=0, at=AT)
    with db.write() as conn:
        if told == "answer":
            journal.acknowledge(conn, {kept.id: 1}, {claim.id: "Hồ sơ đã có kết quả"})
        else:
            journal.receive(conn, [sent(claim, refused="Hồ sơ đã có kết quả")])
    with db.read() as conn:
        assert [job.form for job in spool.waiting(conn, STREAM)] == forms[1:]


def test_a_refusal_that_comes_by_pull_is_refolded(db, ids):
    write(db, ids, accepted())
    (claim,) = write(db, ids, corrected())
    with db.write() as conn:
        assert journal.receive(conn, [sent(claim, refused="không được")]) == [STREAM]
    assert [row.phone for row in rows_of(db, dossier)] == ["0912345678"]
    assert [line.what for line in rows_of(db, attention)] == ["refused"]


def test_an_entry_of_another_desk_makes_a_dossier(db):
    with db.write() as conn:
        touched = journal.receive(conn, [of_server(accepted(), position=1)])
    assert touched == [STREAM]
    assert [row.code for row in rows_of(db, dossier)] == [accepted().code.code]


def test_what_was_accepted_elsewhere_comes_before_what_is_pending_here(db, ids):
    (mine,) = write(db, ids, accepted())
    write(db, ids, corrected(new="0900000001"))
    theirs = of_server(corrected(new="0900000002"), position=8)
    with db.write() as conn:
        journal.receive(conn, [sent(mine, 7), theirs])
    # Theirs has a place; ours says "was 0912345678" and so fits no more.
    assert read(db).accepted.owner.phone == "0900000002"
    (line,) = rows_of(db, attention)
    assert line.what == "unfit"


def test_an_unfit_entry_that_is_refused_stays_one_line(db, ids):
    test_what_was_accepted_elsewhere_comes_before_what_is_pending_here(db, ids)
    with db.write() as conn:
        claim = journal.unsent(conn)[0]
        journal.acknowledge(conn, {}, {claim.id: "khác"})
    assert [line.what for line in rows_of(db, attention)] == ["refused"]


def test_a_disputed_fact_does_not_count_until_it_is_settled(db, ids):
    taken = of_server(fee_taken(), position=3, seq=2)
    again = of_server(fee_taken(), position=4, seq=3)
    dispute = of_server(
        Disputed(entry=again.id, reason_vi="Đã thu đủ", reason_en="Paid"),
        position=5,
        seq=1,
        node="00000000-0000-7000-8000-0000000000cc",
    )
    with db.write() as conn:
        journal.receive(conn, [of_server(accepted(), position=2), taken, again, dispute])
    assert read(db).taken_dong == 150_000
    assert [(line.entry, line.what) for line in rows_of(db, attention)] == [(again.id, "disputed")]

    write(db, ids, Settled(entry=again.id, outcome="set_aside", note="", by_name="Lê Văn An"))
    assert read(db).taken_dong == 150_000
    assert rows_of(db, attention) == []


def test_a_settled_dispute_may_stand(db, ids):
    theirs = [of_server(accepted(), position=2), of_server(corrected(old="0"), position=3, seq=2)]
    dispute = of_server(
        Disputed(entry=theirs[1].id, reason_vi="x", reason_en="x"), position=4, seq=3
    )
    with db.write() as conn:
        journal.receive(conn, [*theirs, dispute])
    assert read(db).accepted.owner.phone == "0912345678"
    write(db, ids, Settled(entry=theirs[1].id, outcome="stands", note="", by_name="Lê Văn An"))
    assert read(db).accepted.owner.phone == "0987654321"


def test_a_kind_from_a_newer_program_is_kept_and_its_stream_only_read(db, ids):
    newer = of_server(fee_taken(), position=9, seq=2, kind="teleported")
    with db.write() as conn:
        journal.receive(conn, [of_server(accepted(), position=2), newer])
    assert isinstance(read(db), UnreadableState)
    (row,) = rows_of(db, dossier)
    assert not row.is_readable
    assert row.owner_name == "Đặng Thị Hồng Hạnh"
    with pytest.raises(journal.Refused) as refused:
        write(db, ids, fee_taken())
    assert refused.value.refusal.code == "needs_update"


def test_a_stream_of_an_unknown_sort_is_kept(db):
    newer = of_server(fee_taken(), position=9, kind="teleported", stream="portal/1")
    with db.write() as conn:
        journal.receive(conn, [newer])
    with db.read() as conn:
        assert journal.entries(conn, "portal/1") == [newer]


@pytest.mark.parametrize("change", [{"body": '{"salt":"x"}'}, {"actor": "staff-2"}])
def test_an_altered_entry_is_not_taken(db, change):
    good = of_server(accepted(), position=2)
    with db.write() as conn:
        journal.receive(conn, [good])
    with pytest.raises(EntryAlteredError), db.write() as conn:
        journal.receive(conn, [replace(good, **change)])


def test_blobs_of_our_own_entries_wait_once(db, ids):
    write(db, ids, accepted(), pages_filed(3))
    with db.read() as conn:
        shas = [upload.sha for upload in uploads.waiting(conn)]
    assert shas == sorted(f"{n:064x}" for n in (1, 2, 3))
    with db.write() as conn:
        uploads.sent(conn, shas[:2], AT)
        assert uploads.waiting_count(conn) == 1
        uploads.send_again(conn, shas[:1])
        assert uploads.waiting_count(conn) == 2


def test_a_pulled_entry_brings_no_upload(db):
    with db.write() as conn:
        journal.receive(
            conn, [of_server(accepted(), position=1), of_server(pages_filed(), position=2, seq=2)]
        )
        assert uploads.waiting_count(conn) == 0


def test_rehead_moves_what_was_not_sent(db, ids):
    first, second = write(db, ids, accepted(), pages_filed())
    (third,) = write(db, ids, fee_taken())
    (fourth,) = write(db, ids, corrected())
    with db.write() as conn:
        journal.acknowledge(conn, {first.id: 1, second.id: 2}, {})
    with db.write() as conn:
        assert journal.rehead(conn, OTHER) == 2
    with db.read() as conn:
        moved = journal.unsent(conn)
        kept = journal.entries(conn, STREAM)
    assert [(e.id, e.node, e.node_seq, e.body) for e in moved] == [
        (third.id, OTHER, 1, third.body),
        (fourth.id, OTHER, 2, fourth.body),
    ]
    assert moved[0].prev == GENESIS
    assert moved[1].prev == moved[0].hash
    assert kept[:2] == [sent(first, 1), sent(second, 2)]
    with pytest.raises(DBAPIError, match="never"), db.write() as conn:
        conn.execute(delete(entry))


def test_R22_void_and_correction_reach_the_lists(db, ids):
    write(db, ids, accepted())
    write(db, ids, corrected())
    write(db, ids, voided())
    (row,) = rows_of(db, dossier)
    assert (row.phone, row.status) == ("0987654321", Status.VOIDED.value)


def test_fold_many_asks_once_for_many_streams(db, ids):
    with db.write() as conn:
        streams = [accept(conn, ids, serial) for serial in (1, 2)]
    with db.read() as conn:
        states = journal.fold_many(conn, [*streams, "dossier/none"])
    assert [states[name].code[-4:] for name in streams] == ["0001", "0002"]
    assert states["dossier/none"].accepted is None
