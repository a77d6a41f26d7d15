"""`counter-app demo`: what is refused before anything is played, and a play that stops."""

import hashlib
import json
import logging

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from counter_app.__main__ import main
from counter_app.ui.demo import DemoPlayer, Until
from tests.services.playing import draw_page

CARD = "051087004321|212571363|Nguyễn Văn An|15081987|Nam|Tổ 5|10052021"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def refused(out, *words, capsys):
    assert main(["demo", "--auto", "--out", str(out), *words]) == 2
    return capsys.readouterr().err


def test_an_empty_tray_is_not_filled_with_practice_papers(out, tmp_path, capsys):
    scans = tmp_path / "khay"
    assert "--scans" in refused(out, "--scans", str(scans), capsys=capsys)
    scans.mkdir()
    (scans / "đọc tôi.txt").write_text("không phải ảnh")
    assert "Không có tệp ảnh hoặc PDF nào" in refused(out, "--scans", str(scans), capsys=capsys)
    assert not out.exists()


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (CARD[:40], "đọc chưa đủ"),
        (CARD[1:], "đủ 12 chữ số (hiện có 11)"),
        ("https://vneid.gov.vn/x", "không phải mã QR của thẻ căn cước"),
        ("H48.16-261121-0001", "không phải mã QR của thẻ căn cước"),
        (CARD + "\udcff", "không phải mã QR của thẻ căn cước"),
    ],
)
def test_a_card_that_cannot_be_used_is_told_before_anything_is_made(out, card, sentence, capsys):
    assert sentence in refused(out, "--id-card", card, capsys=capsys)
    assert not out.exists()


def test_in_english_too(out, capsys):
    told = refused(out, "--id-card", CARD[:40], "--lang", "en", capsys=capsys)
    assert told == "The card's QR code was not read to the end; scan again or type by hand.\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "out").write_text("một tệp")
    told = refused(tmp_path / "out" / "in it", capsys=capsys)
    assert "Không ghi được vào thư mục" in told


@pytest.fixture
def own_log(monkeypatch):
    """The play logs where it must; the next test logs as before."""
    monkeypatch.setattr(logging.getLogger("counter_app"), "handlers", [])


@pytest.mark.usefixtures("qapp", "own_log")
def test_what_stops_it_is_told_and_no_earlier_proof_stands_for_it(out, tmp_path, capsys):
    (out / "papers").mkdir(parents=True)
    kept = out / "papers" / "ghi chú.txt"
    for path in (out / "summary.json", out / "receipt.pdf", out / "papers" / "01-don.pdf", kept):
        path.write_text("của lần trước")
    data = tmp_path / "data"
    data.write_text("a file where a folder should be")
    told = refused(out, "--data", str(data), capsys=capsys)
    assert "Dừng ở bước “desk”. Không ghi được dữ liệu." in told
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert found == {"stopped.png", "papers/ghi chú.txt"}


@pytest.mark.usefixtures("qapp", "own_log", "practice_server_here")
def test_the_whole_play_leaves_proof_and_a_sync_finishes_what_was_done_offline(
    out, tmp_path, monkeypatch, capsys
):
    at_once = (Until("a moment", lambda: True),)
    monkeypatch.setattr(DemoPlayer, "_wait_ms", lambda _self, _ms: iter(at_once))
    tray, data = tmp_path / "khay", str(tmp_path / "data")
    tray.mkdir()
    for mark, name in enumerate(("trang 2.PNG", "trang 10.png")):
        draw_page(tray / name, mark)
    (tray / "trang 3.png").write_bytes(b"")
    words = ["--data", data, "--scans", str(tray), "--id-card", CARD, "--procedure", "401"]
    assert main(["demo", "--auto", "--offline", "--out", str(out), *words]) == 0
    proof = json.loads((out / "summary.json").read_text("utf-8"))
    code = proof["dossier_code"]
    assert proof["status"] == "accepted"
    assert proof["applicant"] == {"name": "Nguyễn Văn An", "id_number": "051087004321"}
    assert proof["procedure"]["alias"] == 401
    assert (proof["pages_scanned"], proof["pages_unread"]) == (2, ["trang 3.png"])
    assert [paper["pages"] for paper in proof["papers"]] == [1, 1]
    for paper in proof["papers"]:
        assert hashlib.sha256((out / paper["file"]).read_bytes()).hexdigest() == paper["sha256"]
    assert proof["operator_actions"] == len(proof["actions"]) <= 12
    assert proof["journal_ok"]
    assert not proof["central"]["confirmed"]
    assert proof["accepted_at"] < proof["due_at"]
    assert proof["due_trace"]
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(out / "slip.png"))] == [code]
    assert (out / "slip.bin").stat().st_size > 10_000
    receipt = pypdfium2.PdfDocument(out / "receipt.pdf")
    assert len(receipt) == 2, "one to keep, one to give"
    assert code in receipt[0].get_textpage().get_text_range()
    for picture in ("workspace.png", "done.png"):
        assert Image.open(out / picture).width > 1000
    capsys.readouterr()
    assert main(["sync", "--data", data, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["confirmed"]
    assert (told["blobs"], told["waiting"]) == (2, 0)
    assert main(["verify", "--data", data]) == 0
