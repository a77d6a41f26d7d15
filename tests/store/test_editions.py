"""Editions: what is asked of them by date, and what must agree before one is used."""

from datetime import date

import pytest

from counter_app.errors.catalogue import (
    CatalogueConflictError,
    CatalogueError,
    CatalogueFileError,
)
from counter_app.store.editions import load_edition
from tests.store.edition_samples import RESOURCES, EditionFiles, by_alias

DAY = date(2026, 11, 23)
BEFORE = date(2025, 2, 28)
MERGED = date(2025, 3, 1)


@pytest.fixture(scope="module")
def edition():
    return load_edition(RESOURCES)


@pytest.fixture
def files(tmp_path):
    return EditionFiles(tmp_path)


def aliases(procedures):
    return [procedure.alias for procedure in procedures]


class TestAsking:
    """Questions for a day."""

    def test_by_code(self, edition):
        assert edition.procedure("1.013236", DAY) is by_alias(edition, 101, DAY)
        assert edition.procedure("9.999999", DAY) is None

    def test_an_old_code_finds_what_replaced_it(self, edition):
        assert edition.procedure("1.009974", DAY).code == "1.013236"

    def test_R74_the_version_of_the_day(self, files):
        files.change("101-", "checked_on:", "valid_from: 2026-06-01\nchecked_on:")
        old = files.copy("101-", "101-truoc-2026-06.yaml")
        old.write_text(
            old.read_text("utf-8")
            .replace("valid_from: 2026-06-01", "valid_to: 2026-05-31")
            .replace("amount: 20\n", "amount: 30\n"),
            "utf-8",
        )
        edition = load_edition(files.root)
        assert by_alias(edition, 101, date(2026, 5, 31)).limits[0].amount == 30
        assert by_alias(edition, 101, date(2026, 6, 1)).limits[0].amount == 20
        assert aliases(edition.procedures_on(DAY)).count(101) == 1

    def test_procedures_come_by_alias(self, edition):
        found = aliases(edition.procedures_on(DAY))
        assert found == sorted(found)
        assert len(found) == len(edition.procedures)

    @pytest.mark.parametrize(
        ("alias", "before", "after"),
        [
            (101, "Sở Xây dựng", "Sở Xây dựng"),
            (102, "Sở Giao thông vận tải", "Sở Xây dựng"),
            (201, "Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
            (302, "Sở Tư pháp", "Công an tỉnh"),
            (401, "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
            (501, "Sở Lao động – Thương binh và Xã hội", "Sở Nội vụ"),
            (703, "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
            (931, "Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch"),
        ],
    )
    def test_the_agency_by_date(self, edition, alias, before, after):
        procedure = by_alias(edition, alias, DAY)
        assert edition.agency_of(procedure, BEFORE).name == before
        assert edition.agency_of(procedure, MERGED).name == after

    def test_no_agency_is_an_error_not_a_guess(self, edition):
        with pytest.raises(LookupError):
            edition.agency("H48.99", DAY)
        with pytest.raises(LookupError):
            edition.agency("H48.20", BEFORE)


class TestFinding:
    """What a clerk types."""

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("101", 101),
            ("1.013236", 101),
            ("1.009974", 101),
            ("giấy phép xây dựng", 101),
            ("giay phep xay dung", 101),
            ("GIAY PHEP XAY", 101),
            ("ly lich", 302),
            ("lltp", 302),
            ("bang lai", 301),
            ("doi giay phep lai xe", 301),
            ("so do", 401),
            ("ho chieu", 303),
            ("work permit", 501),
            ("nuoc duoi dat", 403),
            ("  phù   hiệu ", 102),
        ],
    )
    def test_the_likeliest_comes_first(self, edition, text, first):
        assert edition.find(text, DAY)[0].alias == first

    def test_every_word_must_be_found(self, edition):
        assert edition.find("giấy phép vũ trụ", DAY) == []

    def test_field_and_agency_are_searched(self, edition):
        assert set(aliases(edition.find("đất đai", DAY))) >= {401}
        assert set(aliases(edition.find("cong an tinh", DAY))) == {301, 302, 303}

    def test_beginning_of_an_alias(self, edition):
        assert aliases(edition.find("10", DAY)) == [101, 102, 103]

    def test_nothing_typed_lists_all(self, edition):
        assert edition.find("", DAY) == list(edition.procedures_on(DAY))

    def test_what_is_not_in_force_is_not_found(self, files):
        files.change("101-", "checked_on:", "valid_to: 2026-11-22\nchecked_on:")
        edition = load_edition(files.root)
        assert edition.find("101", DAY) == []
        assert aliases(edition.find("101", date(2026, 11, 22))) == [101]


class TestHash:
    """An edition is known by its bytes."""

    def test_the_same_files_give_the_same_hash(self, edition, files):
        assert load_edition(files.root).hash == edition.hash
        assert len(edition.hash) == 64

    def test_one_letter_changes_it(self, edition, files):
        files.change("101-", "Sở Xây dựng", "Sở Xây Dựng")
        assert load_edition(files.root).hash != edition.hash

    def test_a_name_changes_it(self, edition, files):
        path = files.path("941-")
        path.rename(path.with_name("942-khuyen-mai.yaml"))
        assert load_edition(files.root).hash != edition.hash


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(CatalogueFileError) as caught:
        load_edition(tmp_path)
    assert caught.value.tell("vi").happened.startswith("Không đọc được tệp dữ liệu catalogue")


def test_a_missing_centre_is_told(files):
    with pytest.raises(CatalogueFileError) as caught:
        load_edition(files.root, centre="quang-nam")
    assert caught.value.file == "quang-nam.yaml"


def test_a_broken_field_deep_in_an_edition_is_told(files):
    line = files.change("302-", "percent: 50", "percent: năm mươi")
    with pytest.raises(CatalogueError) as caught:
        load_edition(files.root)
    assert caught.value.file == "302-phieu-ly-lich-tu-phap.yaml"
    assert (caught.value.line, caught.value.field) == (line, "fees[0].waivers[1].percent")


EVERY_CASE = ("representation", "mọi trường hợp")
ENGLISH_OF_302 = """    sentence_en: >-
      Criminal record certificate no. 2 cannot be applied for by another person; the owner must
      apply in person or online.
"""
TWO_RULES = ("representation[1]", "phieu-so-2 ghi hai lần")

CONFLICTS = [
    # file, what stands there, what is put there, field, words of the complaint
    ("101-", "alias: 101", "alias: 0", "alias", "số nguyên dương"),
    ("101-", "name: Cấp giấy", 'name: "" # Cấp giấy', "name", "để trống"),
    ("101-", "confidence: AAAC", "confidence: AAAE", "confidence", "bốn chữ A–D"),
    ("101-", "checked_on:", "sets: 0\nchecked_on:", "sets", "từ 1"),
    ("101-", "checked_on:", "max_supplements: 0\nchecked_on:", "max_supplements", "từ 1"),
    ("101-", "checked_on:", "channels: []\nchecked_on:", "channels", "để trống"),
    (
        "101-",
        "checked_on:",
        "valid_to: 2026-01-01\nvalid_from: 2026-01-02\nchecked_on:",
        "valid_to",
        "ngày cuối",
    ),
    ("101-", "conditions: Công", 'conditions: "" # Công', "posted.conditions", "để trống"),
    ("101-", "number: 3", "number: 5", "papers[2].number", "liên tục từ 1: ở đây là 3"),
    ("101-", "number: 2", "number: 1", "papers[1].number", "liên tục từ 1: ở đây là 2"),
    ("101-", "kinds: [original]", "kinds: []", "papers[0].kinds", "để trống"),
    ("101-", "kinds: [original]", "kinds: [copy, copy]", "papers[0].kinds", "hai lần"),
    ("101-", "quantity: 2", "quantity: 0", "papers[2].quantity", "từ 1"),
    ("101-", "quantity: 2", "per_unit: true", "papers[2].per_unit", "unit_name"),
    ("501-", "valid_months: 12", "valid_months: 0", "papers[1].valid_months", "từ 1"),
    ("102-", "cases: [xe-thue]", "cases: [xe-muon]", "papers[2].cases[0]", "“xe-muon”"),
    ("102-", "id: xe-thue", "id: xe-so-huu", "cases[1].id", "hai lần"),
    ("102-", "id: xe-thue", "id: Xe thuê", "cases[1].id", "chữ thường"),
    ("202-", "one_of: can-cu-thanh-lap", "one_of: khac", "papers[1].one_of", "chỉ có một"),
    (
        "202-",
        "one_of: can-cu-thanh-lap",
        "need: if_any\n    one_of: can-cu-thanh-lap",
        "papers[1].need",
        "required",
    ),
    ("302-", "need: if_any\n    condition", "condition", "papers[2].need", "if_any"),
    ("202-", "channel: post", "channel: direct", "limits[1]", "trùng thời gian"),
    ("101-", "amount: 20", "amount: -20", "limits[0].amount", "số âm"),
    ("601-", "units_from: 10", "units_from: 0", "limits[1].units_from", "từ 1"),
    ("501-", "valid_to: 2025-08-06", "valid_to: 2025-08-07", "limits[1]", "trùng thời gian"),
    ("101-", "amount_dong: 150_000", "amount_dong: 150", "fees[0].amount_dong", "1.000 đồng"),
    ("101-", "amount_dong: 150_000", "amount_dong: 0", "fees[0].amount_dong", "1.000 đồng"),
    ("101-", "sample: true", "unit: con", "fees[0].unit", "dossier, paper"),
    ("101-", "sample: true", "unit: page", "fees[0].unit", "unit_name"),
    ("931-", "unit_size: 10", "unit_size: 0", "fees[0].unit_size", "từ 1"),
    ("302-", "included_units: 2", "included_units: -1", "fees[1].included_units", "số âm"),
    ("302-", "unit: certificate", "unit: dossier", "fees[1]", "trùng thời gian"),
    ("103-", "valid_from: 2026-01-01", "valid_from: 2025-12-31", "fees[1]", "trùng thời gian"),
    ("103-", "valid_from: 2026-01-01", "valid_to: 2025-01-01", "fees[1]", "trùng thời gian"),
    ("302-", "percent: 50", "percent: 101", "fees[0].waivers[1].percent", "0 đến 100"),
    ("302-", "percent: 50", "percent: -1", "fees[0].waivers[1].percent", "0 đến 100"),
    ("302-", "id: sinh-vien-nguoi-co-cong", "id: tt117-2026", "fees[0].waivers[1].id", "hai lần"),
    (
        "302-",
        "valid_to: 2027-02-28",
        "valid_to: 2026-02-28",
        "fees[0].waivers[0].valid_to",
        "ngày cuối",
    ),
    ("302-", "case: phieu-so-1", "case: phieu-so-3", "representation[0].case", "phieu-so-3"),
    ("302-", "rule: certified_paper", "rule: not_allowed", "representation[0].sentence", "câu"),
    ("101-", "representation:\n  - rule: free_paper", "representation: []", *EVERY_CASE),
    ("302-", "case: phieu-so-1\n    rel", "case: phieu-so-2\n    rel", *TWO_RULES),
    (
        "302-",
        "  - id: phieu-so-2",
        "  - id: phieu-so-3\n    name: Số 3\n  - id: phieu-so-2",
        "representation",
        "Số 3",
    ),
    ("302-", ENGLISH_OF_302, "", "representation[1].sentence", "tiếng Anh"),
    (
        "101-",
        "agency: H48.16",
        "agency: H48.16\n    valid_to: 2026-01-01",
        "agencies",
        "02/01/2026",
    ),
    ("102-", "valid_from: 2025-03-01", "valid_from: 2025-03-02", "agencies", "ngày 01/03/2025"),
    ("102-", "valid_from: 2025-03-01", "valid_from: 2025-02-28", "agencies", "(hiện có 2)"),
    ("102-", "    valid_to: 2025-02-28\n", "", "agencies", "(hiện có 2)"),
    ("101-", "agency: H48.16", "agency: H48.99", "agencies[0].agency", "không có cơ quan H48.99"),
    ("101-", "agency: H48.16", "agency: H48.20", "agencies[0].agency", "không hoạt động từ đầu"),
    (
        "101-",
        "agency: H48.16",
        "agency: H48.16\n    valid_to: 2026-01-01\n    valid_from: 2026-01-02",
        "agencies[0].valid_to",
        "ngày cuối",
    ),
    ("agencies", "successor: H48.20", "successor: H48.99", "[9].successor", "H48.99"),
    ("agencies", "successor: H48.16", "successor: H48.04", "[3].successor", "vòng"),
    ("agencies", "id: H48.02", "id: H48.01", "[1].id", "ghi hai lần"),
    ("agencies", "mark: CT", "mark: VP", "[1].mark", "ghi hai lần"),
    ("agencies", "valid_to: 2025-02-28", None, "[3].valid_to", "ngày cuối"),
    ("agencies", "  successor: H48.09\n", "", "agencies[0].agency", "không có cơ quan kế thừa"),
    ("practice", "number: 03", "number: 01", "counters[2].number", "ghi hai lần"),
    ("practice", "[H48.20]", "[H48.99]", "counters[2].agencies[0]", "H48.99"),
    ("practice", "end: 11:30", "end: 13:31", "hours", "nối tiếp"),
    ("practice", "end: 11:30", "end: 06:30", "hours", "nối tiếp"),
    ("practice", "end: 11:30", "end: 07:00", "hours", "nối tiếp"),
    ("2025", "year: 2025", "year: 2026", None, None),
    ("tt03", "id: tt03-2025", "id: tt01-2018", "id", "tt01-2018"),
    ("tt03", "id: supplement", "id: receipt", "forms[1].id", "ghi hai lần"),
]


@pytest.mark.parametrize(("name", "old", "new", "field", "words"), CONFLICTS)
def test_what_does_not_agree_is_told_with_file_and_field(files, name, old, new, field, words):
    changed = old + "\n  valid_from: 2025-03-01" if new is None else new
    files.change(name, old, changed)
    with pytest.raises(CatalogueError) as caught:
        load_edition(files.root)
    error = caught.value
    assert error.line >= 1
    assert error.file.endswith(".yaml")
    for language in ("vi", "en"):
        assert error.file in error.tell(language).happened
    if field is not None:
        assert isinstance(error, CatalogueConflictError)
        assert error.field == field
        assert words in error.expected.vi
        assert error.expected.en != error.expected.vi


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("practice", "end: 11:30", "end: 13:30"),
        ("302-", "valid_to: 2027-02-28", "valid_to: 2026-08-15"),
        ("302-", "percent: 50", "percent: 100"),
        ("302-", "percent: 50", "percent: 0"),
        ("101-", "amount_dong: 150_000", "amount_dong: 1000"),
        ("101-", "amount_dong: 150_000", "amount_dong: ~"),
        ("302-", "included_units: 2", "included_units: 0"),
    ],
)
def test_what_lies_just_within_is_taken(files, name, old, new):
    files.change(name, old, new)
    assert load_edition(files.root).procedures


def test_a_conflict_points_at_the_line(files):
    line = files.change("101-", "amount_dong: 150_000", "amount_dong: 150")
    with pytest.raises(CatalogueConflictError) as caught:
        load_edition(files.root)
    assert caught.value.line == line


def test_two_procedures_with_one_alias(files):
    files.change("102-", "alias: 102", "alias: 101")
    with pytest.raises(CatalogueConflictError) as caught:
        load_edition(files.root)
    assert caught.value.field == "alias"
    assert "101-giay-phep-xay-dung.yaml" in caught.value.expected.vi


def test_two_versions_of_one_code_at_once(files):
    files.copy("101-", "101-ban-hai.yaml")
    with pytest.raises(CatalogueConflictError) as caught:
        load_edition(files.root)
    assert caught.value.field == "code"


def test_two_files_of_one_year(files):
    files.copy("2026", "2026-ban-hai.yaml")
    with pytest.raises(CatalogueConflictError) as caught:
        load_edition(files.root)
    assert caught.value.field == "year"
