"""`counter-app verify` and `counter-app rebuild` on a folder with a day's work."""

import json

import pytest

from counter_app.__main__ import main
from counter_app.bootstrap import DeskOptions, open_store
from counter_app.domain.draft import PayMethod
from tests.services.playing import HOA, Wall, at, make_folder, open_counter


@pytest.fixture
def root(tmp_path):
    wall = Wall(at(8))
    folder = tmp_path / "desk"
    make_folder(folder, wall)
    desk = open_counter(folder, wall)
    view = desk.accept(101)
    desk.print_plainly(view.stream)
    desk.payment.take(view.stream, PayMethod.CASH, None, HOA)
    desk.draft(401)
    desk.close()
    return folder


def verify(root, capsys):
    code = main(["verify", "--data", str(root), "--json"])
    return code, json.loads(capsys.readouterr().out)


def change(root, statement):
    store = open_store(DeskOptions(root=root))
    with store.db.write() as conn:
        conn.exec_driver_sql(statement)
    store.close()


def test_a_whole_folder_is_whole_and_stays_so(root, capsys):
    for _ in range(2):
        code, report = verify(root, capsys)
        assert (code, report["whole"], report["problems"]) == (0, True, [])
    assert report["blobs"] >= 6  # three pages, three raw scans
    assert main(["verify", "--data", str(root)]) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


def test_a_missing_page_file_is_named_by_its_hash_only(root, capsys):
    page = max((path for path in (root / "blobs").rglob("*") if path.is_file()), key=str)
    page.unlink()
    code, report = verify(root, capsys)
    assert code == 1
    assert [problem["what"] for problem in report["problems"]] == ["blob"]
    assert main(["verify", "--data", str(root)]) == 1
    shown = capsys.readouterr().out
    assert "CÓ SAI KHÁC" in shown
    assert "Khoa" not in shown


def test_lists_that_differ_are_found_and_made_anew(root, capsys):
    change(root, "UPDATE dossier SET owner_name = 'Ai khác'")
    code, report = verify(root, capsys)
    assert (code, report["problems"][0]["what"]) == (1, "projection")
    assert main(["rebuild", "--data", str(root)]) == 0
    assert "dựng lại" in capsys.readouterr().out
    code, report = verify(root, capsys)
    assert (code, report["whole"]) == (0, True)


def test_a_body_altered_in_place_is_found_and_rebuild_does_not_hide_it(root, capsys):
    change(root, "DROP TRIGGER entry_keeps")
    change(root, "UPDATE entry SET body = replace(body, 'Khoa', 'Khải') WHERE kind = 'accepted'")
    main(["rebuild", "--data", str(root)])
    capsys.readouterr()
    code, report = verify(root, capsys)
    assert code == 1
    assert "body" in {problem["what"] for problem in report["problems"]}


def test_an_open_counter_is_left_alone(root, capsys):
    desk = open_counter(root, Wall(at(9)))
    try:
        for verb in ("verify", "rebuild"):
            assert main([verb, "--data", str(root)]) == 2
            assert "đang chạy" in capsys.readouterr().err
    finally:
        desk.close()


@pytest.mark.parametrize("verb", ["verify", "rebuild", "sync"])
def test_a_mistyped_folder_is_told_and_not_made(tmp_path, capsys, verb):
    assert main([verb, "--data", str(tmp_path / "typo")]) == 2
    assert "không có dữ liệu" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()
