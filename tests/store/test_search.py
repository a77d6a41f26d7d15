"""Search: folded, newest first, and what is typed is data."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.dossier.bodies import CodeMapped
from counter_app.domain.draft import Organisation, Person
from counter_app.store import journal, projections
from counter_app.store.search import match_expression, search
from tests.benchmarks.search import fill
from tests.store.store_samples import AGENCY, accept, accepted, author, corrected

PEOPLE = (
    Person(name="Nguyễn Thị Đặng", id_number="051188001234", phone="0912345678"),
    Person(name="ĐỖ ĐÌNH ƯỚC", id_number="051099004321", phone="0987 654 321"),
    Person(name="Lê Đức Thọ", id_number="215123456", phone=""),
    Person(name="Dang Van Uoc", id_number="B1234567", phone="0905111222"),
)
FIRM = Organisation(name="Công ty TNHH Ánh Dương", tax_code="4300123456-001")


@pytest.fixture
def streams(db, ids):
    with db.write() as conn:
        made = [
            accept(conn, ids, serial, owner=person) for serial, person in enumerate(PEOPLE, start=1)
        ]
        made.append(accept(conn, ids, 5, owner=Person(name="Trần A"), organisation=FIRM))
    return made


def found(db, typed, **options):
    with db.read() as conn:
        return [hit.owner_name for hit in search(conn, typed, **options)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nguyen", ["Nguyễn Thị Đặng"]),
        ("Nguyễn", ["Nguyễn Thị Đặng"]),
        ("Nguye\u0302\u0303n", ["Nguyễn Thị Đặng"]),  # NFD, as some input methods send it
        ("uoc", ["Dang Van Uoc", "ĐỖ ĐÌNH ƯỚC"]),
        ("duc tho", ["Lê Đức Thọ"]),
        ("tho duc", ["Lê Đức Thọ"]),
        ("đỗ đình", ["ĐỖ ĐÌNH ƯỚC"]),
        ("051188001234", ["Nguyễn Thị Đặng"]),
        ("0511", ["Nguyễn Thị Đặng"]),
        ("5678", ["Nguyễn Thị Đặng"]),  # tail of the phone
        ("001234", ["Nguyễn Thị Đặng"]),  # tail of the number
        ("0987654321", ["ĐỖ ĐÌNH ƯỚC"]),
        ("0987 654 321", ["ĐỖ ĐÌNH ƯỚC"]),
        ("b1234567", ["Dang Van Uoc"]),
        ("anh duong", ["Trần A"]),
        ("4300123456", ["Trần A"]),
        ("4300123456-001", ["Trần A"]),
        (f"{AGENCY}-261123-0002", ["ĐỖ ĐÌNH ƯỚC"]),
        ("h48.05-261123-0002", ["ĐỖ ĐÌNH ƯỚC"]),
        ("0002", ["ĐỖ ĐÌNH ƯỚC"]),
        ("261123-0002", ["ĐỖ ĐÌNH ƯỚC"]),
        ("nguyen 5678", ["Nguyễn Thị Đặng"]),
        ("nguyen 4321", []),
        ("nobody", []),
    ],
)
def test_it_finds_what_a_clerk_would_type(db, streams, typed, names):
    assert found(db, typed) == names


def test_the_dossiers_that_figures_are_measured_on_are_rows_of_todays_table(db):
    fill(db, dossiers=60)
    with db.read() as conn:
        hits = search(conn, "nguyen")
    assert hits
    assert all(hit.owner_name.startswith("Nguyễn") for hit in hits)


def test_newest_first_but_exact_accents_before_folded_ones(db, streams):
    assert found(db, "dang") == ["Dang Van Uoc", "Nguyễn Thị Đặng"]
    assert found(db, "Đặng") == ["Nguyễn Thị Đặng", "Dang Van Uoc"]
    assert found(db, "261123")[0] == "Trần A"
    assert found(db, "261123", limit=2) == ["Trần A", "Dang Van Uoc"]


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        "*",
        "NEAR(a b)",
        "'; DROP TABLE dossier; --",
        "a AND",
        "OR",
        "col:names",
        "^x",
        "-",
        "(",
        '""',
        "{",
        "\x00",
        "names:nguyen",
        "😀",
        " ",
        "",
        "." * 500,
        "a " * 500,
    ],
)
def test_what_is_typed_is_data(db, streams, hostile):
    assert set(found(db, hostile)) <= {person.name for person in PEOPLE} | {"Trần A"}
    assert len(found(db, "261123")) == 5


def test_syntax_words_find_people_called_so(db, streams, ids):
    with db.write() as conn:
        accept(conn, ids, 9, owner=Person(name="Or And Near"))
    assert found(db, "or near and") == ["Or And Near"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_nothing_typed_raises(db, typed):
    found(db, typed)


@given(typed=st.text(max_size=400))
def test_quotes_are_always_closed(typed):
    assert match_expression(typed).count('"') % 2 == 0


def test_a_correction_moves_the_words(db, streams, ids):
    with db.write() as conn:
        journal.append(
            conn,
            author(ids),
            stream=streams[0],
            scope=AGENCY,
            bodies=[
                replace(corrected(), field="owner.name", old="Nguyễn Thị Đặng", new="Phạm Thị Đặng")
            ],
        )
    assert found(db, "nguyen") == []
    assert found(db, "pham") == ["Phạm Thị Đặng"]


def test_both_codes_are_found_for_ever(db, ids):
    provisional = replace(
        accepted().code, code="TM05-261123-001", official=False, source="provisional"
    )
    with db.write() as conn:
        stream = accept(conn, ids, 1, code=provisional)
        journal.append(
            conn,
            author(ids),
            stream=stream,
            scope=AGENCY,
            bodies=[
                CodeMapped(
                    provisional="TM05-261123-001", official="H48.05-261123-0077", source="lease"
                )
            ],
        )
        hits = search(conn, "tm05-261123-001")
        assert [hit.code for hit in hits] == ["H48.05-261123-0077"]
        assert search(conn, "261123-0077") == hits


def test_a_rebuild_keeps_order_and_hits(db, streams):
    with db.read() as conn:
        before = search(conn, "261123")
    with db.write() as conn:
        assert projections.rebuild(conn, lambda _a, _b: None) == 5
    with db.read() as conn:
        assert search(conn, "261123") == before
