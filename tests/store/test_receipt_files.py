"""Mẫu 01 as data: a slip in a file is told with file, line and field, never found on the paper."""

import shutil

import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.domain.form_template import template_of
from counter_app.errors.catalogue import CatalogueError
from counter_app.store.editions import load_edition
from counter_app.store.form_templates import load_templates
from counter_app.store.receipt_files import load_receipts

OLD, NEW = "receipt-2018.yaml", "receipt-2025.yaml"


@pytest.fixture
def forms(tmp_path):
    shutil.copytree(RESOURCES / "forms", tmp_path / "forms")
    return tmp_path / "forms"


@pytest.fixture
def change(forms):
    """`change(file, old, new)`: the shipped forms with one slip; the line it stands on."""

    def put(name, old, new):
        text = (forms / name).read_text("utf-8")
        assert text.count(old) == 1
        (forms / name).write_text(text.replace(old, new), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return put


def refused(forms):
    with pytest.raises(CatalogueError) as wrong:
        load_receipts(forms.parent)
    return wrong.value


def test_every_rule_pack_has_mau_01_in_its_own_words():
    receipts = load_receipts(RESOURCES)
    assert {pack.id for pack in load_edition(RESOURCES).rules} == {"tt01-2018", "tt03-2025"}
    old, new, newer = (
        template_of(receipts, "receipt", pack) for pack in ("tt01-2018", "tt03-2025", "tt99-2030")
    )
    assert old is not new
    assert newer is new


# What is written wrong, what stands there instead, and the field that is named.
SLIPS = [
    # parts
    (NEW, "part: due,", "part: duo,", "parts[16].part"),
    (NEW, "part: due,", "part: owner,", "parts[16].part"),
    (NEW, 'label: "Cơ quan giải quyết:"', 'lable: "Cơ quan giải quyết:"', "parts[10].lable"),
    (NEW, '{part: agency, label: "Cơ quan giải quyết:"}', "{part: agency}", "parts[10].label"),
    (NEW, '"Cơ quan giải quyết:"', '" "', "parts[10].label"),
    (NEW, '"Cơ quan giải quyết:"', '"Cơ quan {agency}:"', "parts[10].label"),
    (NEW, ', beside: "Email:"', "", "parts[5].beside"),
    (NEW, 'label: "Địa chỉ:"', 'label: "Địa chỉ:", beside: "Email:"', "parts[4].beside"),
    # columns
    (NEW, "holds: kind,", "holds: kinds,", "columns[2].holds"),
    (NEW, "holds: number,", "holds: number, of: [copy],", "columns[0].of"),
    (NEW, "holds: kind,", "holds: number,", "columns[2].holds"),
    (NEW, ', head: "Loại giấy tờ"', "", "columns[2].head"),
    (NEW, ', head: "Loại giấy tờ", ems: 8.6', ', head: "Loại giấy tờ"', "columns[2].ems"),
    (NEW, 'head: "Tên giấy tờ"', 'head: "Tên giấy tờ", ems: 9', "columns[1].ems"),
    (NEW, "ems: 8.6", "ems: wide", "columns[2].ems"),
    (OLD, "of: [certified]", "of: [certified, original]", "columns[3].of"),
    # words
    (NEW, '  copy: "Bản sao"', '  copi: "Bản sao"', "kinds.copi"),
    (NEW, '  copy: "Bản sao"', '  copy: "{count} bản sao"', "kinds.copy"),
    (OLD, '"{count} bản điện tử"', '"{cuont} bản điện tử"', "kinds.electronic"),
    (OLD, '"{count} bản điện tử"', '"có bản điện tử"', "kinds.electronic"),
    (NEW, "  returned_now:", "  handed_in:", "originals.handed_in"),
    (NEW, "  owner.phone:", "  owner.fone:", "corrected.owner.fone"),
    (NEW, "le_phi:", "lephi:", "fee_kinds.lephi"),
    (NEW, "give:", "gives:", "copies.gives"),
    (NEW, '"Trước {due_at}"', '"Trước {due}"', "phrases.due_before"),
    (NEW, '"Trước {due_at}"', '"Trước {DUE_AT}"', "phrases.due_before"),
    (NEW, '"Trước {due_at}"', '"Trước hạn"', "phrases.due_before"),
    (NEW, "  lookup:", "  look_up:", "phrases.look_up"),
    (NEW, '"Giấy này được lập thành 02 liên', '"Hồ sơ {code} lập thành 02 liên', "notes[0]"),
    (OLD, "id: receipt", "id: reciept", "id"),
]


@pytest.mark.parametrize(("name", "old", "new", "field"), SLIPS, ids=[s[3] + s[2] for s in SLIPS])
def test_what_is_wrong_names_file_line_and_field(forms, change, name, old, new, field):
    line = change(name, old, new)
    wrong = refused(forms)
    assert (wrong.file, wrong.line, wrong.field) == (name, line, field)


# What is missing is told where it ought to stand.
GONE = [
    (NEW, '  - {part: due, label: "5. Thời gian trả kết quả giải quyết hồ sơ:"}\n', "parts"),
    (NEW, '  - {holds: name, head: "Tên giấy tờ"}\n', "columns"),
    (NEW, '  - {holds: count, head: "Số lượng", ems: 3.6}\n', "columns"),
    (NEW, '  electronic: "Bản điện tử"\n', "kinds"),
    (OLD, '  electronic: "{count} bản điện tử"\n', "kinds"),
    (OLD, '  surrendered_now: "đã thu bản gốc"\n', "originals"),
    (NEW, '  exempt: "miễn hợp pháp hóa lãnh sự"\n', "legalisations"),
    (NEW, '  before_result: "nộp trước khi nhận kết quả"\n', "fee_moments"),
    (NEW, '  note: "ghi chú"\n', "corrected"),
    (NEW, ', give: "(Liên: Giao người nộp)"', "copies"),
]


@pytest.mark.parametrize(("name", "old", "field"), GONE, ids=[gone[2] for gone in GONE])
def test_what_is_missing_names_file_line_and_group(forms, change, name, old, field):
    change(name, old, "")
    line = (forms / name).read_text("utf-8").split(f"\n{field}:")[0].count("\n") + 2
    wrong = refused(forms)
    assert (wrong.file, wrong.line, wrong.field) == (name, line, field)


def test_columns_leave_room_for_the_name(forms, change):
    change(NEW, "ems: 8.6", "ems: 18.6")
    assert refused(forms).field == "columns"


def test_a_rule_pack_has_one_mau_01(forms):
    shutil.copy(forms / OLD, forms / "receipt-2019.yaml")
    wrong = refused(forms)
    assert (wrong.file, wrong.field) == ("receipt-2019.yaml", "id")
    assert OLD in str(wrong)


def test_a_newer_rule_pack_is_never_left_without_mau_01(forms, change):
    change(NEW, "id: receipt\n", "id: receipt\npacks: [tt03-2025]\n")
    wrong = refused(forms)
    assert (wrong.file, wrong.line, wrong.field) == (NEW, 3, "packs")
    for path in (OLD, NEW):
        (forms / path).unlink()
    assert "receipt-" in refused(forms).file


def test_what_is_wrong_in_another_form_does_not_keep_mau_01_back(forms, change):
    change("refusal.yaml", "id: refusal", "id: refusel")
    assert len(load_receipts(forms.parent)) == 2
    change(NEW, "part: due,", "part: duo,")
    change("refusal.yaml", "id: refusel", "id: refusal")
    assert load_templates(forms.parent)
