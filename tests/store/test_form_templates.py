"""Forms as data: what is wrong in a file is told with file, line and field."""

import shutil

import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.errors.catalogue import CatalogueError
from counter_app.store.editions import load_edition
from counter_app.store.form_templates import load_templates

GOOD = """id: refusal
source: "x"
parts:
  - text: "{reason}"
"""


@pytest.fixture
def write(tmp_path):
    (tmp_path / "forms").mkdir()

    def file(text, name="a.yaml"):
        (tmp_path / "forms" / name).write_text(text, "utf-8")
        return tmp_path

    return file


def test_every_form_of_both_rule_packs_has_a_template():
    """TT 01/2018: 02-06; TT 03/2025: 02-07; mẫu 01: `test_receipt_files`."""
    known = {(one.id, pack) for one in load_templates(RESOURCES) for pack in one.packs or ("*",)}
    for pack in load_edition(RESOURCES).rules:
        for form in pack.forms:
            if form.id != "receipt":
                assert {(form.id, pack.id), (form.id, "*")} & known, form.id


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("id: refusal", "id: refusel", 1, "id"),
        ("{reason}", "{raeson}", 4, "parts[0]"),
        ("{reason}", "{Reason}", 4, "parts[0]"),
        ('source: "x"', 'source: "x"\ncopies: {keep: "(Lưu)"}', 3, "copies.give"),
        ('source: "x"', 'source: "x"\ncopies:\n  keep: "(Lưu)"\n  gives: "b"', 5, "copies.gives"),
        ('text: "{reason}"', 'text: "a"\n    note: "b"', 4, "parts[0]"),
        ('text: "{reason}"', 'line: ["{reason} {ground}"]', 4, "parts[0].line"),
        ('text: "{reason}"', 'text: "a"\n    when: nothing', 5, "parts[0].when"),
        ('text: "{reason}"', "list: papers", 4, "parts[0].list"),
        (
            'text: "{reason}"',
            'table: {rows: papers, columns: [{head: "a", value: "b", share: 1}]}',
            4,
            "parts[0].table.rows",
        ),
        ('source: "x"', 'source: "x"\nsizes: [A3]', 3, "sizes[0]"),
        ('source: "x"', 'source: "x"\nnumber: "{nummer}"', 3, "number"),
    ],
)
def test_what_is_wrong_names_file_line_and_field(write, old, new, line, field):
    with pytest.raises(CatalogueError) as wrong:
        load_templates(write(GOOD.replace(old, new)))
    assert (wrong.value.file, wrong.value.line, wrong.value.field) == ("a.yaml", line, field)


def test_a_form_is_described_once_for_a_rule_pack(write):
    write(GOOD)
    with pytest.raises(CatalogueError, match=r"a\.yaml"):
        load_templates(write(GOOD, "b.yaml"))


def test_a_column_fills_only_from_its_own_rows(tmp_path):
    shutil.copytree(RESOURCES / "forms", tmp_path / "forms")
    path = tmp_path / "forms" / "supplement.yaml"
    path.write_text(path.read_text("utf-8").replace('"{content}"', '"{owner}"'), "utf-8")
    with pytest.raises(CatalogueError) as wrong:
        load_templates(tmp_path)
    assert wrong.value.field == "parts[7].table.columns[2].value"
