"""`central`, `enrol` and `sync` as a person types them, each once in a real process."""

import io
import json
import logging
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from types import SimpleNamespace
from unittest import mock

import pytest

from counter_app.__main__ import main
from counter_app.commands import central
from counter_app.sync.embedded import EmbeddedCentral
from tests.commands.accounts import without_rights

PASSWORD = "matKhau@2026"
CALL = (sys.executable, "-m", "counter_app")


def run(*words, stdin="", **environment):
    """A process of its own."""
    env = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [*CALL, *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=False,
    )


def call(*words, stdin="", **environment):
    """The same in this process, where starting is not the point."""
    out, err = io.StringIO(), io.StringIO()
    log = logging.getLogger("counter_app")
    level = log.level
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch("sys.stdin", io.StringIO(stdin)),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = main([*map(str, words)])
    for handler in log.handlers:
        handler.close()
    log.handlers = []
    log.setLevel(level)
    return SimpleNamespace(returncode=code, stdout=out.getvalue(), stderr=err.getvalue())


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A working centre with its first supervisor."""
    data = tmp_path_factory.mktemp("working")
    done = run(
        "central",
        "--data",
        data,
        "--init",
        "--number",
        "100009",
        "--name",
        "Trần Thị Sáu",
        "--json",
        stdin=f"{PASSWORD}\n",
    )
    assert done.returncode == 0, done.stderr
    return data, lines(done)[0]


def test_init_makes_the_first_supervisor_and_says_where_the_recovery_key_lies(made):
    data, told = made
    assert told["made"] == "supervisor"
    key = data / "central" / "recovery-key.txt"
    assert told["recovery_key"] == str(key)
    if os.name != "nt":
        assert key.stat().st_mode & 0o077 == 0


def test_init_again_changes_nothing_and_says_so(made):
    data, _ = made
    done = call("central", "--data", data, "--init", "--number", "1", "--name", "x", stdin="y\n")
    assert done.returncode == 2
    assert "đã có dữ liệu máy chủ" in done.stderr


def test_a_weak_password_can_be_mended_in_a_second_try(tmp_path):
    words = ("central", "--data", tmp_path, "--init", "--number", "100009", "--name", "Sáu")
    weak = call(*words, stdin="short\n")
    assert weak.returncode == 2
    assert "ít nhất 10 ký tự" in weak.stderr
    assert call(*words, COUNTER_APP_PASSWORD=PASSWORD).returncode == 0


def test_a_password_that_the_sign_in_field_cannot_type_is_refused(tmp_path):
    words = ("central", "--data", tmp_path, "--init", "--number", "100009", "--name", "Sáu")
    done = call(*words, stdin="Mật khẩu rất dài\n")
    assert done.returncode == 2
    assert "không dấu" in done.stderr


def test_a_password_at_the_terminal_is_asked_for_until_it_came_twice_alike(monkeypatch, capsys):
    typed = iter(["Long enough 1", "Long enough 2", PASSWORD, PASSWORD])
    monkeypatch.delenv(central.PASSWORD_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("getpass.getpass", lambda _question: next(typed))
    assert central._password() == PASSWORD
    assert "khác nhau" in capsys.readouterr().err


def test_data_that_was_never_made_is_not_served(tmp_path):
    done = call("central", "--data", tmp_path, "--port", "0", "--until-stdin-closes")
    assert done.returncode == 2
    assert "--init" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="accounts of POSIX")
def test_data_of_another_account_is_said_to_be_that(tmp_path):
    with without_rights(tmp_path):
        done = call("central", "--data", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Tài khoản này không được mở thư mục dữ liệu" in done.stderr


def test_a_taken_port_is_said(made):
    import socket

    data, _ = made
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("central", "--data", data, "--port", taken.getsockname()[1])
    assert done.returncode == 1
    assert "127.0.0.1:" in done.stderr


@pytest.mark.parametrize(
    "words",
    [("--port", "65536"), ("--port", "-1"), ("--revoke", ""), ("--new-code", " ")],
)
def test_what_a_script_left_empty_or_miscounted_is_no_reason_to_serve(made, capsys, words):
    with pytest.raises(SystemExit):
        main(["central", "--data", str(made[0]), *words])
    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--certificate", "missing.pem", "--private-key", "missing.pem"),
        ("--certificate", "spoilt.pem"),
        ("--private-key", "spoilt.pem"),  # alone it would be served without TLS
    ],
)
def test_a_certificate_that_cannot_be_used_is_said_before_any_address(
    made, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spoilt.pem").write_text("no certificate")
    done = call("central", "--data", made[0], "--port", "0", *words)
    assert done.returncode == 2
    assert "PEM" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("url", ["mysql://host/x", "postgresql://name:secret@host:abc/x", "x.db"])
def test_an_address_of_no_database_is_told_without_its_password(tmp_path, url):
    done = call("central", "--data", tmp_path, "--database", url)
    assert done.returncode == 2
    assert "--database" in done.stderr
    assert "secret" not in done.stderr


def test_a_recovery_key_or_an_authority_that_is_not_there_is_told(made, tmp_path):
    data, _ = made
    gone = tmp_path / "gone"
    done = call("central", "--data", data, "--unseal", "x", "--recovery-key", gone)
    assert done.returncode == 2
    pc = tmp_path / "pc"
    words = ("enrol", "ABCD", "--server", "https://one-stop.example", "--ca", gone, "--data", pc)
    done = call(*words)
    assert done.returncode == 2
    assert "PEM" in done.stderr
    assert not pc.exists()


def test_codes_devices_revoking_and_a_lost_key(made, tmp_path):
    """A PC's whole life: enrolled, syncs, revoked; its key is opened with the recovery key."""
    data, _ = made
    pc = tmp_path / "pc"
    code = lines(call("central", "--data", data, "--new-code", "07", "--json"))[0]["code"]
    with EmbeddedCentral(data, practice=False) as running:
        done = run("enrol", code, "--server", running.address, "--data", pc, "--json")
        assert done.returncode == 0, done.stderr
        told = lines(done)[0]
        assert (told["counter"], told["practice"]) == ("07", False)
        again = call("enrol", code, "--server", running.address, "--data", pc)
        assert again.returncode == 2
        assert "đã đăng ký" in again.stderr

        done = run("sync", "--data", pc, "--json")
        assert done.returncode == 0, done.stderr
        report = lines(done)[0]
        assert set(report) == {
            "sent",
            "received",
            "blobs",
            "waiting",
            "refused",
            "position",
            "confirmed",
            "problem",
        }
        assert report["confirmed"] is True
        assert report["received"] >= 1  # the supervisor
        node = _node(pc)

        devices = lines(call("central", "--data", data, "--devices", "--json"))
        assert [d["device"] for d in devices] == [told["device"]]
        revoked = call("central", "--data", data, "--revoke", told["device"], "--json")
        assert lines(revoked) == [{"revoked": True}]
        again = call("central", "--data", data, "--revoke", told["device"])
        assert again.returncode == 1
        assert "--devices" in again.stderr
        refused = lines(call("sync", "--data", pc, "--json"))[0]
        assert (refused["confirmed"], refused["problem"]) == (False, "device_refused")

    key_file = data / "central" / "recovery-key.txt"
    opened = call("central", "--data", data, "--unseal", node, "--recovery-key", key_file, "--json")
    key = next((pc / "keys").glob("*.key")).read_text().strip()
    assert lines(opened) == [{"key": key}]
    unknown = call("central", "--data", data, "--unseal", "x", "--recovery-key", key_file)
    assert unknown.returncode == 2


def test_sync_without_a_server_leaves_work_and_says_three(made, tmp_path):
    data, _ = made
    pc = tmp_path / "pc"
    code = lines(call("central", "--data", data, "--new-code", "07", "--json"))[0]["code"]
    with EmbeddedCentral(data, practice=False) as running:
        assert call("enrol", code, "--server", running.address, "--data", pc).returncode == 0
    done = call("sync", "--data", pc, "--json")
    assert done.returncode == 3
    assert lines(done)[0]["problem"] == "central_unreachable"
    plain = call("sync", "--data", pc)
    assert "Không kết nối được máy chủ." in plain.stdout


def test_practice_and_working_data_never_meet(made, tmp_path):
    data, _ = made
    code = lines(call("central", "--data", data, "--new-code", "07", "--json"))[0]["code"]
    with EmbeddedCentral(data, practice=False) as running:
        done = call(
            "enrol", code, "--server", running.address, "--data", tmp_path / "pc", "--practice"
        )
    assert done.returncode == 2
    assert "Dữ liệu tập và máy chủ thật" in done.stderr
    mixed = call("central", "--data", data, "--practice", "--init")
    assert mixed.returncode == 2


def test_a_wrong_address_is_refused_before_anything_is_made(tmp_path):
    done = call(
        "enrol", "BBBBBBBBBB", "--server", "http://central.example", "--data", tmp_path / "p"
    )
    assert done.returncode == 2
    assert not (tmp_path / "p").exists()


def test_alarms_are_listed(made):
    data, _ = made
    assert call("central", "--data", data, "--alarms", "--json").returncode == 0


def _node(pc):
    from counter_app.bootstrap import DeskOptions, open_store

    store = open_store(DeskOptions(root=pc))
    try:
        return store.node.id
    finally:
        store.close()
