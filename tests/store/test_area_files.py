"""The shipped tables of communes, and what is refused of a table that is wrong."""

import csv
import shutil
from datetime import date

import pytest

from counter_app.errors.catalogue import CatalogueError, CatalogueFileError
from counter_app.store.area_files import load_areas
from tests.store.edition_samples import RESOURCES

AREAS = RESOURCES / "areas"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def table():
    return load_areas(AREAS, DAY)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(AREAS, tmp_path / "areas")


def rows(name):
    with (AREAS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_force(day):
    return [
        row
        for row in rows("communes.csv")
        if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])
    ]


@pytest.mark.parametrize("day", ["2025-07-01", "2026-04-29", "2026-04-30", "2026-11-23"])
def test_there_are_3321_units_in_34_provinces(day):
    """Nghị quyết 202/2025/QH15; 168 in Hồ Chí Minh City, 126 in Hà Nội, 38 in Lai Châu."""
    units = in_force(day)
    assert len(units) == len({row["code"] for row in units}) == 3321
    of = [row["province"] for row in units]
    assert len(set(of)) == 34
    assert (of.count("79"), of.count("01"), of.count("12"), of.count("51")) == (168, 126, 38, 96)
    kinds = [row["name"].split()[0] for row in units]
    assert set(kinds) == {"Phường", "Xã", "Đặc"}
    assert kinds.count("Đặc") == 13


def test_ten_communes_of_dong_nai_became_wards_on_30_april_2026():
    """Nghị quyết 237/NQ-UBTVQH16."""
    before = {row["code"]: row["name"] for row in in_force("2026-04-29")}
    after = {row["code"]: row["name"] for row in in_force("2026-04-30")}
    changed = [code for code in after if after[code] != before[code]]
    assert len(changed) == 10
    assert all(after[code] == before[code].replace("Xã", "Phường") for code in changed)


def test_every_unit_of_before_leads_to_those_on_its_land(table):
    """All 10,040 of 30 June 2025, written as cards do: the names without their kinds."""

    def bare(name):
        kind = next((k for k in ("Thị trấn ", "Thị xã ", "Thành phố ") if name.startswith(k)), None)
        return name.removeprefix(kind) if kind else name.partition(" ")[2]

    formers = rows("former.csv")
    sure = 0
    for row in formers:
        names = [bare(row[part]) for part in ("name", "district", "province") if row[part]]
        found = table.locate(", ".join(["Tổ 1", *names]))
        codes = {area.code for area in found.areas}
        assert codes >= set(row["now"].split()), row
        sure += found.is_sure
    assert len(formers) > 10_040
    assert sure / len(formers) > 0.94  # 471 were divided; a few fold alike


def test_every_unit_of_today_is_known_by_its_own_name(table):
    provinces = {row["code"]: row["name"] for row in rows("provinces.csv")}  # the last one stands
    for row in in_force("2026-11-23"):
        found = table.locate(f"Số 1, {row['name']}, {provinces[row['province']]}")
        assert row["code"] in {area.code for area in found.areas}


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "column"),
    [
        ("provinces.csv", "51,Tỉnh Quảng Ngãi", "5,Tỉnh Quảng Ngãi", 23, "code"),
        ("provinces.csv", "Tỉnh Quảng Ngãi,2025-07-01", "Tỉnh Quảng Ngãi,2025-02-30", 23, "valid_from"),
        ("provinces.csv", "code,name", "code,ten", 1, "*"),
        ("communes.csv", "Phường Ba Đình,01", "Phường Ba Đình,99", 2, "province"),
        ("communes.csv", "00008,Phường Ngọc Hà", "00004,Phường Ngọc Hà", 3, "code"),
        ("communes.csv", "Ngọc Hà,01,2025-07-01", "Ngọc Hà,01,2025-06-30", 3, "valid_from"),
        ("communes.csv", "Ngọc Hà,01,2025-07-01,", "Ngọc Hà,01,2025-07-01,2025-06-30", 3, "valid_to"),
        ("communes.csv", "00008,Phường Ngọc Hà,", "00008,,", 3, "name"),
        ("communes.csv", "00008,Phường", '00008,"Phường', 3, "*"),
        ("communes.csv", "00008,Phường Ngọc Hà,01", "00008,Phường Ngọc Hà,01,01", 3, "*"),
        ("former.csv", "00097\n", "99999\n", 2, "now"),
        ("former.csv", "00097\n", "97\n", 2, "now"),
        ("earlier.csv", "name,district", "name;district", 1, "*"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_its_place(folder, name, old, new, line, column):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_areas(folder, DAY)
    error = refused.value
    assert (error.file, error.field) == (name, column)
    assert error.line == line or column == "*"
    assert name in error.tell("vi").happened


@pytest.mark.parametrize("damage", ["gone", "binary", "huge"])
def test_a_table_that_cannot_be_read_is_named(folder, damage):
    path = folder / "communes.csv"
    if damage == "gone":
        path.unlink()
    elif damage == "binary":
        path.write_bytes(b"\xff\xfe\x00")
    else:
        path.write_bytes(b"x" * (5 * 1024 * 1024))
    with pytest.raises(CatalogueFileError, match="catalogue_file") as refused:
        load_areas(folder, DAY)
    assert refused.value.file == "communes.csv"
