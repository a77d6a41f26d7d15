"""Staff out of the journal."""

import pytest

from counter_app.domain.staff import Role, StaffDisabled, StaffRegistered
from counter_app.store import journal, staff_queries
from tests.store.store_samples import author


def append(db, ids, stream, *bodies):
    with db.write() as conn:
        journal.append(conn, author(ids), stream=stream, scope="*", bodies=bodies)


def ask(db, query, *arguments):
    with db.read() as conn:
        return query(conn, *arguments)


@pytest.mark.parametrize("disabled", [False, True])
def test_staff_are_read_from_the_journal(db, ids, disabled):
    hoa = StaffRegistered(
        number="1042",
        name="Nguyễn Thị Hoa",
        roles=(Role.CLERK, Role.SUPERVISOR),
        agencies=("H48.05",),
    )
    append(db, ids, "staff/s1", hoa)
    if disabled:
        append(db, ids, "staff/s1", StaffDisabled(reason="nghỉ hưu"))
    person = ask(db, staff_queries.person_by_number, "1042")
    assert (person.id, person.name, person.roles, person.agencies, person.disabled) == (
        "s1",
        "Nguyễn Thị Hoa",
        (Role.CLERK, Role.SUPERVISOR),
        ("H48.05",),
        disabled,
    )
    assert ask(db, staff_queries.people) == [person]
    assert ask(db, staff_queries.person_by_number, "9") is None


def test_of_a_number_that_came_twice_the_newest_person_is_meant(db, ids):
    for name in ("Nguyễn Thị Hoa", "Trần Thị Sáu"):
        person = StaffRegistered(number="1042", name=name, roles=(Role.CLERK,), agencies=())
        append(db, ids, f"staff/{ids.new_id()}", person)
    assert ask(db, staff_queries.person_by_number, "1042").name == "Trần Thị Sáu"
