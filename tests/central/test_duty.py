"""What the server makes of a day on which somebody stood in, when the line is back (R88-R90)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from counter_app.domain import duty
from counter_app.domain.dossier.bodies import Disputed, Printed, Settled
from counter_app.domain.duty import (
    Absence,
    AbsenceEnded,
    Colleague,
    CounterRested,
    RestReason,
    StandInRecorded,
)
from counter_app.domain.kinds import read_body
from counter_app.domain.staff import Role
from counter_app.store import ledger
from tests.central.conftest import OTHER_NODE
from tests.central.serving import AGENCY, Chain, clerk
from tests.store.store_samples import accepted, fee_taken

DAY = date(2026, 11, 23)
STREAM = duty.stream_of("05", DAY)
SEVEN = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # 07:00 here
END = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 17:00 here
BINH = duty.id_by_number("200002")


@pytest.fixture
def boss(central):
    return clerk(central, number="300001", name="Phạm Văn Long", roles=(Role.SUPERVISOR,))


@pytest.fixture
def thu(central):
    return clerk(central, number="200001", name="Trần Thị Thu", agencies=(AGENCY,))


@pytest.fixture
def desk(chain, boss, thu):
    """The chain of counter 05, where the line was out and Long vouched for Bình."""
    chain.boss, chain.thu = boss, thu
    return chain


def vouch(desk, *, number="200002", name="Lê Văn Bình", agencies=(AGENCY,), actor=None):
    body = StandInRecorded(
        absent=Colleague(id=desk.thu, number="200001", name="Trần Thị Thu"),
        reason=Absence.SICK,
        notice="điện thoại 06:40, công văn gửi sau",
        stand_in=Colleague(id=duty.id_by_number(number), number=number, name=name),
        agencies=agencies,
        until=END,
        by_name="Phạm Văn Long",
    )
    return desk.act(STREAM, body, actor=actor or desk.boss, scope=duty.SCOPE, at=SEVEN)


def dossier(desk, number=1, *, at=SEVEN, actor=BINH, scope=AGENCY):
    return desk.act(f"dossier/d{number}", accepted(number), actor=actor, scope=scope, at=at)


def told(central, stream):
    """The reasons in the disputes of a stream."""
    with central.read() as tx:
        entries = ledger.stream(tx, stream, agencies=())
    return [read_body(e).reason_vi for e in entries if e.kind == Disputed.KIND]


def positions(answer):
    return [result["position"] for result in answer.json()["results"]]


def test_R88_who_was_vouched_for_by_number_is_the_person_the_server_knows(central, caller, desk):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(AGENCY,))
    answer = caller.push([*vouch(desk), *dossier(desk)])
    assert all(positions(answer))
    assert told(central, "dossier/d1") == []
    assert told(central, STREAM) == []


def test_R88_a_number_nobody_has_makes_disputes_and_loses_nothing(central, caller, desk, boss):
    record = vouch(desk)
    entries = dossier(desk)
    answer = caller.push([*record, *entries])
    assert all(positions(answer))
    assert told(central, STREAM) == []
    assert told(central, "dossier/d1") == ["Máy chủ không có người dùng đã lập bản ghi này."]
    settled = Settled(entry=entries[0].id, outcome="stands", note="đã kiểm tra", by_name="Long")
    assert all(positions(caller.push(desk.act("dossier/d1", settled, actor=boss))))


def test_R88_a_number_of_somebody_else_is_disputed(central, caller, desk):
    clerk(central, number="200002", name="Đỗ Thị Mận", agencies=(AGENCY,))
    caller.push([*vouch(desk), *dossier(desk)])
    assert told(central, "dossier/d1") == ["Mã người dùng của người vào thay thuộc về người khác."]


def test_R88_a_number_without_a_record_is_nobody(central, caller, desk):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(AGENCY,))
    caller.push(dossier(desk))
    assert told(central, "dossier/d1") == ["Máy chủ không có người dùng đã lập bản ghi này."]


def test_R88_only_a_supervisors_word_counts(central, caller, desk, staff):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(AGENCY,))
    caller.push([*vouch(desk, actor=staff), *dossier(desk)])
    assert told(central, STREAM) == ["Người lập bản ghi không có quyền làm việc này."]
    assert told(central, "dossier/d1") == ["Máy chủ không có người dùng đã lập bản ghi này."]


def test_R88_he_serves_the_agencies_of_the_person_replaced_only(central, caller, desk):
    known = clerk(central, number="200002", name="Lê Văn Bình")  # registered for all of them
    caller.push(
        [*vouch(desk), *dossier(desk, 1, scope="H48.09"), *dossier(desk, 2, actor=known, scope="X")]
    )
    for stream in ("dossier/d1", "dossier/d2"):
        assert told(central, stream) == [
            "Người lập bản ghi không được phân công lĩnh vực của cơ quan này."
        ]


def test_R88_who_is_not_on_the_list_for_the_agency_is_disputed(central, caller, desk):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=("H48.09",))
    caller.push([*vouch(desk), *dossier(desk)])
    assert told(central, "dossier/d1") == [
        "Người lập bản ghi không được phân công lĩnh vực của cơ quan này."
    ]


def test_R90_his_rights_end_at_the_end_of_the_day(central, caller, desk):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(AGENCY,))
    record = vouch(desk)
    in_time = dossier(desk, 1, at=END - timedelta(milliseconds=1))
    late = dossier(desk, 2, at=END)
    assert all(positions(caller.push([*record, *in_time, *late])))
    assert told(central, "dossier/d1") == []
    assert told(central, "dossier/d2") == ["Quyền của người vào thay đã hết khi lập bản ghi này."]


def test_R90_money_and_print_of_work_begun_in_time_are_no_matter(central, caller, desk):
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(AGENCY,))
    record = vouch(desk)
    before = dossier(desk, 1, at=END - timedelta(minutes=1))
    late = END + timedelta(minutes=2)
    after = desk.act(
        "dossier/d1", fee_taken(), Printed(form="slip", copy="give", copy_no=0), actor=BINH, at=late
    )
    assert all(positions(caller.push([*record, *before, *after])))
    assert told(central, "dossier/d1") == []


def test_R88_nothing_counts_that_is_written_in_the_sick_persons_name(central, caller, desk, thu):
    early = dossier(desk, 1, actor=thu, at=SEVEN - timedelta(minutes=5))
    record = vouch(desk)
    late = dossier(desk, 2, actor=thu, at=SEVEN + timedelta(minutes=5))
    back = desk.act(
        STREAM,
        AbsenceEnded(number="200001", by_name="Phạm Văn Long"),
        actor=desk.boss,
        scope=duty.SCOPE,
        at=SEVEN + timedelta(hours=5),
    )
    again = dossier(desk, 3, actor=thu, at=SEVEN + timedelta(hours=6))
    caller.push([*early, *record, *late, *back, *again])
    assert told(central, "dossier/d1") == []
    assert told(central, "dossier/d2") == [
        "Người lập bản ghi được ghi nhận nghỉ trong ngày này tại quầy."
    ]
    assert told(central, "dossier/d3") == []


def test_a_resting_counter_is_known_to_pcs_of_every_agency(central, caller, other, desk, staff):
    rest = CounterRested(reason=RestReason.NOBODY, note="", by_name="Nguyễn Thị Hoa")
    caller.push(desk.act(STREAM, rest, scope=duty.SCOPE, at=SEVEN))
    pulled = other.call("GET", "/v1/pull").json()["entries"]
    assert "counter_rested" in [entry["kind"] for entry in pulled]
    limited = clerk(central, number="200007", name="Vũ Thị Na", agencies=("H48.09",))
    theirs = Chain(OTHER_NODE, limited, family=4)
    stream = duty.stream_of("07", DAY)
    other.push(theirs.act(stream, rest, scope=duty.SCOPE, at=SEVEN))
    assert told(central, stream) == []
