"""`counter-app doctor`: what IT is told of a PC, and a bundle in which nobody is named."""

import json
import logging
import os
import re
import socket
import zipfile

import pytest

from counter_app import logs
from counter_app.__main__ import main
from counter_app.devices.api import PrinterState
from counter_app.domain.draft import PayMethod
from counter_app.errors.devices import PaperJam
from counter_app.services import doctor
from counter_app.services.diagnostics import scrubbed
from counter_app.services.doctor_door import ask_open_program
from counter_app.settings import DataFolder
from tests.commands.accounts import without_rights
from tests.services.playing import HOA, KHOA, Wall, at, make_folder, open_counter

pytestmark = pytest.mark.usefixtures("practice_server_here")

SETTINGS = """
[scanner]
driver = "nowhere"
options = { url = "http://admin:geheim@192.0.2.20/eSCL" }

[[readers]]
driver = "virtual"

[[terminals]]
driver = "zk"
label = "Cửa chính"
options = { host = "127.0.0.1", port = "1", comm_key = "90210" }
"""


@pytest.fixture
def root(tmp_path):
    """A counter with a day's work that nobody is asked to join to a server."""
    folder = tmp_path / "desk"
    make_folder(folder, Wall(at(8)))
    return folder


def examine(root, capsys, *more):
    code = main(["doctor", "--data", str(root), "--json", *more])
    told = json.loads(capsys.readouterr().out)
    return code, told, {one["name"]: one for one in told["checks"]}


@pytest.mark.skipif(os.name == "nt", reason="accounts of POSIX")
@pytest.mark.parametrize("verb", ["doctor", "sync", "verify"])
def test_another_accounts_data_is_said_to_be_that(root, capsys, verb):
    with without_rights(root):
        assert main([verb, "--data", str(root)]) == 2
    assert "Tài khoản này không được mở thư mục dữ liệu" in capsys.readouterr().err


def test_everything_is_looked_at_and_what_is_wrong_says_what_to_do(root, capsys):
    (root / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    code, told, found = examine(root, capsys)
    assert (code, told["fit"]) == (1, False)
    assert set(found) >= {"data", "disk", "key", "fonts", "clock", "server", "tesseract", "sane"}
    assert found["data"]["state"] == found["fonts"]["state"] == found["clock"]["state"] == "ok"
    assert found["server"]["code"] == "not_enrolled"
    assert found["device/scanner"]["code"] == "driver_missing"
    assert found["device/reader-0"]["state"] == "ok"
    assert found["device/document"]["code"] == "printer_not_chosen", "nothing comes out of it"
    assert found["device/terminal-0"]["code"] == "terminal_offline"
    assert found["settings"]["state"] == "ok"
    for one in told["checks"]:
        assert one["happened"]
        assert one["happened_vi"]
        assert one["state"] != "bad" or (one["todo"] and one["todo_vi"])


@pytest.mark.parametrize(
    "scanner",
    [
        'driver = "escl"\noptions = { url = "http://127.0.0.1:1/eSCL" }',
        'driver = "folder"\noptions = { folder = "nowhere" }',
    ],
)
def test_a_scanner_that_is_switched_off_or_gone_must_be_mended(tmp_path, capsys, scanner):
    root = tmp_path / "practice"
    open_counter(root, Wall(at(8)), practice=True).close()
    (root / "settings.toml").write_text(f"[scanner]\n{scanner}\n", encoding="utf-8")
    code, _, found = examine(root, capsys)
    assert (code, found["device/scanner"]["state"]) == (1, "bad")
    assert found["device/scanner"]["todo_vi"]


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("scanner = [", "settings", "settings.toml"),
        ("[slip_printr]\ndriver = 'virtual'", "settings_strange", "slip_printr"),
        ("[[readers]]\ndriver = 'virtual'\nprot = '1'", "settings_strange", "readers.prot"),
        (
            "[slip_printer]\ndriver = 'file'\noptions = { folder = 'x', widht = '384' }",
            "settings_strange",
            "slip: widht",
        ),
        (
            "[[spare_slip_printers]]\ndriver = 'file'\noptions = { path = 'x', widht = '384' }",
            "settings_strange",
            "spare-slip-0: widht",
        ),
    ],
)
def test_settings_that_are_not_in_force_must_be_mended(root, capsys, text, code, named):
    (root / "settings.toml").write_text(text, encoding="utf-8")
    ended, _, found = examine(root, capsys)
    assert (ended, found["settings"]["code"]) == (1, code)
    assert named in found["settings"]["happened_vi"]
    assert found["disk"]["state"] == "ok"


def test_a_spare_printer_that_is_off_is_told_before_the_day_it_is_needed(tmp_path, capsys):
    root = tmp_path / "practice"
    open_counter(root, Wall(at(8)), practice=True).close()
    spare = 'driver = "network"\nlabel = "Quầy 06"\noptions = { host = "127.0.0.1", port = "9" }\n'
    (root / "settings.toml").write_text(f"[[spare_slip_printers]]\n{spare}", encoding="utf-8")
    code, _, found = examine(root, capsys)
    assert (code, found["device/slip"]["state"]) == (1, "ok")
    assert found["device/spare-slip-0"]["state"] == "bad"
    assert "Quầy 06" in found["device/spare-slip-0"]["happened_vi"]


def test_a_counter_that_is_meant_to_have_no_slip_printer_is_fit(tmp_path, capsys):
    root = tmp_path / "practice"
    open_counter(root, Wall(at(8)), practice=True).close()
    (root / "settings.toml").write_text('[slip_printer]\ndriver = "none"\n', encoding="utf-8")
    code, told, found = examine(root, capsys)
    assert (code, told["fit"]) == (0, True)
    assert (found["device/slip"]["code"], found["device/slip"]["state"]) == ("not_used", "off")
    assert found["settings"]["state"] == "ok"


def test_a_practice_desk_is_fit(tmp_path, capsys):
    root = tmp_path / "practice"
    open_counter(root, Wall(at(8)), practice=True).close()
    code, told, _ = examine(root, capsys)
    assert (code, told["fit"]) == (0, True)
    assert main(["doctor", "--data", str(root), "--lang", "en"]) == 0
    assert "✔ server: The server on this PC answers." in capsys.readouterr().out


def test_a_folder_without_data_is_told_and_stays_without(tmp_path, capsys):
    code, _, found = examine(tmp_path / "nothing", capsys)
    assert code == 1
    assert found["data"]["state"] == "bad"
    assert not (tmp_path / "nothing" / "counter.db").exists()


class TestWhileTheWindowIsOpen:
    """The open program examines itself: no second one touches data and devices."""

    def test_it_answers_as_it_would_when_closed(self, root, capsys):
        (root / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        closed = examine(root, capsys)
        desk = open_counter(root, Wall(at(8)), is_paper=False)
        try:
            code, _, found = examine(root, capsys)
        finally:
            desk.close()
        assert code == closed[0] == 1
        assert set(found) == set(closed[2])
        assert found["data"]["state"] == "ok"
        assert found["device/document"]["code"] == "printer_not_chosen"
        assert found["device/scanner"]["code"] == "driver_missing"
        assert not (root / ".doctor").exists()

    def test_a_printer_at_work_is_not_asked(self, root, capsys):
        desk = open_counter(root, Wall(at(8)))
        desk.slips.set_state(PrinterState.OFFLINE)
        try:
            with desk.equipment._printing["slip"]:
                _, _, found = examine(root, capsys)
            assert found["device/slip"]["happened_vi"] == "Đang in"
            _, _, found = examine(root, capsys)
            assert found["device/slip"]["code"] == "printer_offline"
        finally:
            desk.close()

    def test_strangers_are_not_answered(self, root):
        desk = open_counter(root, Wall(at(8)))
        try:
            told = json.loads((root / ".doctor").read_text("ascii"))
            assert (root / ".doctor").stat().st_mode & 0o077 == 0
            for word in (b"0" * 64, b"", b"\xff" * 64, told["word"].encode()[:-1] + b"x"):
                with socket.create_connection(("127.0.0.1", told["port"])) as line:
                    line.sendall(word)
                    line.shutdown(socket.SHUT_WR)
                    assert line.recv(10) == b""
            (root / ".doctor").write_text("{", encoding="ascii")
            assert ask_open_program(DataFolder(root)) is None
        finally:
            desk.close()

    def test_one_that_does_not_answer_is_told_as_in_use(self, root, capsys):
        desk = open_counter(root, Wall(at(8)))
        try:
            (root / ".doctor").unlink()
            code, _, found = examine(root, capsys)
        finally:
            desk.close()
        assert (code, found["data"]["state"]) == (1, "bad")
        assert found["disk"]["state"] in {"ok", "soon"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_key_that_others_can_read_must_be_mended(root, capsys):
    assert examine(root, capsys)[2]["key"]["code"] == "ok"
    keys = root / "keys"
    (keys / "older.key").touch(0o600)
    for one in (keys, *keys.iterdir()):
        if one.name != "older.key":
            one.chmod(0o755)
    code, _, found = examine(root, capsys)
    assert (code, found["key"]["code"]) == (1, "key_readable")
    assert str(keys) in found["key"]["todo"]


@pytest.mark.parametrize(("free", "tone"), [(6 << 30, "ok"), (2 << 30, "soon"), (500 << 20, "bad")])
def test_a_disk_that_fills_up(root, monkeypatch, free, tone):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _path: usage)
    assert doctor._disk(doctor.DataFolder(root)).tone == tone


@pytest.mark.parametrize(
    ("offset", "tone"), [(-30_000, "ok"), (120_000, "soon"), (-700_000, "bad")]
)
def test_a_clock_that_is_off(offset, tone):
    assert doctor._clock(offset).tone == tone


class TestBundle:
    """What leaves the house says nothing of anybody."""

    @pytest.fixture
    def bundle(self, root, tmp_path, capsys):
        (root / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        logs.start(root / "logs", verbose=True)
        desk = open_counter(root, Wall(at(8)))
        desk.equipment._settings = doctor.Settings()  # a scanner that is there, for the day's work
        view = desk.accept(101)
        desk.printing.after_acceptance(view.stream, HOA)
        desk.payment.take(view.stream, PayMethod.CASH, None, HOA)
        code = desk.state(view.stream).code
        log = logging.getLogger("counter_app.services.careless")
        try:
            raise ValueError(f"{KHOA.name}, {KHOA.id_number}")
        except ValueError:
            log.exception("dossier %s, phone %s", code, "0905 123 456")
        log.warning("provisional TM05-261123-007, %r", PaperJam(device="Kodak", pages=1))
        desk.close()
        target = tmp_path / "bundle.zip"
        main(["doctor", "--data", str(root), "--bundle", str(target), "--json"])
        capsys.readouterr()
        with zipfile.ZipFile(target) as opened:
            files = {name: opened.read(name).decode() for name in opened.namelist()}
        return files, code

    def test_nobody_is_in_it(self, bundle):
        files, code = bundle
        everything = "\n".join([*files, *files.values()])
        private = (KHOA.name, KHOA.id_number, KHOA.phone, KHOA.address, HOA.name, code)
        for one in (*private, "0905 123 456", "Khoa", "TM05-261123-007", "90210", "geheim"):
            assert one not in everything, one

    def test_it_says_what_those_who_mend_must_know(self, bundle):
        files, _ = bundle
        assert set(files) == {
            "versions.json",
            "settings.json",
            "doctor.json",
            "logs/counter-app.log",
        }
        versions = json.loads(files["versions.json"])
        assert re.match(r"3\.\d+", versions["python"])
        assert versions["packages"]["sqlalchemy"]
        settings = json.loads(files["settings.json"])
        assert settings["scanner"]["options"]["url"] == "http://192.0.2.20/eSCL"
        assert settings["terminals"][0]["options"]["host"] == "127.0.0.1"
        assert json.loads(files["doctor.json"])["fit"] is False
        log = files["logs/counter-app.log"]
        assert 'File "' in log
        assert "ValueError" in log
        assert "paper_jam" in log

    def test_settings_that_cannot_be_read_are_no_reason_for_none(self, root, tmp_path):
        from counter_app.services.diagnostics import settings_without_secrets

        (root / "settings.toml").write_text("scanner = [", encoding="utf-8")
        assert settings_without_secrets(doctor.DataFolder(root)) == {"wrong": "settings"}


def test_what_an_exception_quoted_is_left_out():
    text = (
        "2026-11-23 08:00:00,123 ERROR counter_app.x failed 12\n"
        "Traceback (most recent call last):\n"
        '  File "counter_app/x.py", line 3, in y\n'
        "    raise KeyError(name)\n"
        "KeyError: 'Nguyễn Văn Khoa'\n"
    )
    assert scrubbed(text).splitlines() == [
        "2026-11-23 08:00:00,123 ERROR counter_app.x failed 12",
        '  File "counter_app/x.py", line 3, in y',
        "KeyError",
    ]
