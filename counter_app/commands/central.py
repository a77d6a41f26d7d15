"""`counter-app central`: the central server, and what its keeper does on the command line."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app import logs
from counter_app.errors.storage import FolderForbiddenError
from counter_app.settings import DataFolder, default_root

if TYPE_CHECKING:
    from counter_app.central.config import CentralFolder
    from counter_app.central.context import Central

_ACCENTS = (
    "Mật khẩu chỉ gồm chữ không dấu, số, dấu câu: màn hình đăng nhập tắt bộ gõ. Chưa tạo ai.\n"
    "(Letters without accents only: the sign-in field switches the input method off.)\n"
)
_NOT_REVOKED = (
    "Không có máy nào mang mã ấy còn được phép; xem danh sách bằng --devices.\n"
    "(No device of that id that is still admitted; --devices lists them.)\n"
)
_HIGHEST_PORT = 65535
PASSWORD_VARIABLE = "COUNTER_APP_PASSWORD"  # noqa: S105 - the name of a variable


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("central", help="run the central server of a centre")
    parser.add_argument("--data", type=Path, help="data folder (default: this account's)")
    parser.add_argument("--database", metavar="URL", help="postgresql://... (default: SQLite)")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8420, help="0: any free one")
    parser.add_argument("--certificate", type=Path, help="TLS certificate chain, PEM")
    parser.add_argument("--private-key", type=Path, help="its key, PEM")
    parser.add_argument("--practice", action="store_true", help="a centre for training")
    parser.add_argument("--init", action="store_true", help="make the data, first supervisor")
    parser.add_argument("--number", help="staff number of the first supervisor")
    parser.add_argument("--name", help="name of the first supervisor")
    _add(parser, "--new-code", "COUNTER", "print a code to enrol one PC")
    parser.add_argument(
        "--agency", action="append", type=_some, default=[], help="with --new-code: limit it"
    )
    parser.add_argument("--devices", action="store_true", help="list enrolled PCs")
    _add(parser, "--revoke", "DEVICE", "stop a PC for good")
    _add(parser, "--new-terminal", "SERIAL", "let a fingerprint terminal push")
    parser.add_argument("--label", default="", help="with --new-terminal: what people call it")
    _add(parser, "--retire-terminal", "SERIAL", "take nothing more from it")
    parser.add_argument("--alarms", action="store_true", help="list what must be looked at")
    _add(parser, "--unseal", "NODE", "print the database key of a lost PC")
    parser.add_argument("--recovery-key", type=Path, help="with --unseal: the private key's file")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with the parent")
    parser.add_argument("--json", action="store_true", help="one JSON line per answer")
    parser.set_defaults(run=run)


def _add(parser: argparse.ArgumentParser, name: str, of: str, told: str) -> None:
    """Something to be done instead of serving: a script's empty variable must not serve."""
    parser.add_argument(name, type=_some, metavar=of, help=told)


def _some(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("may not be empty")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= _HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"a number up to {_HIGHEST_PORT}")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Do what is asked; serve when nothing else is. Raises CounterError."""
    from counter_app.central import opening
    from counter_app.central.config import CentralFolder
    from counter_app.domain.ids import Uuid7Source

    root = args.data or default_root(practice=args.practice)
    folder = CentralFolder(DataFolder(root).central)
    logs.start(folder.logs)
    ids = Uuid7Source()
    try:
        is_new = not folder.database.exists() and args.database is None
    except PermissionError:
        raise FolderForbiddenError from None
    if args.init or (args.practice and is_new):
        opening.make_central(
            folder, ids=ids, now=opening.system_now, practice=args.practice, url=args.database
        )
    central = opening.open_central(folder, ids=ids, now=opening.system_now, url=args.database)
    try:
        if central.server.practice:
            opening.add_practice_staff(central)
        if args.init:
            return _first_supervisor(central, folder, args)
        if args.new_code and not args.until_stdin_closes:
            return _say(args, code=_new_code(central, args))
        if args.new_terminal or args.retire_terminal:
            return _terminal(central, args)
        if args.devices or args.revoke or args.alarms or args.unseal:
            return _keep(central, args)
        return _serve(central, folder, args)
    finally:
        central.db.close()


def _first_supervisor(central: Central, folder: CentralFolder, args: argparse.Namespace) -> int:
    from counter_app.central import people
    from counter_app.domain.staff import Role

    if central.server.practice:
        return _say(args, made="practice")
    number = args.number or _ask("Mã người dùng (staff number): ")
    name = args.name or _ask("Họ và tên (name): ")
    password = _password()
    if not password.isascii():
        sys.stderr.write(_ACCENTS)
        return 2
    staff = people.register(
        central, number=number, name=name, password=password, roles=(Role.SUPERVISOR,)
    )
    return _say(args, made="supervisor", staff=staff, recovery_key=str(folder.recovery))


def _terminal(central: Central, args: argparse.Namespace) -> int:
    from counter_app.central import terminals

    if args.retire_terminal:
        terminals.retire(central, args.retire_terminal)
        return _say(args, retired=args.retire_terminal)
    terminals.register(central, args.new_terminal, args.label)
    return _say(args, terminal=args.new_terminal)


def _keep(central: Central, args: argparse.Namespace) -> int:
    from counter_app.store import central_devices

    if args.revoke:
        with central.write() as tx:
            changed = central_devices.revoke_device(tx, args.revoke, at=central.now())
        if not changed:
            sys.stderr.write(_NOT_REVOKED)
            return 1
        return _say(args, revoked=True)
    if args.unseal:
        return _unseal(central, args)
    with central.read() as tx:
        devices = central_devices.devices(tx)
        alarms = central_devices.alarms(tx)
    if args.devices:
        for device in devices:
            _say(args, device=device.id, counter=device.counter, revoked=device.revoked)
    if args.alarms:
        for alarm in alarms:
            at = alarm.at.isoformat()
            _say(args, at=at, alarm=alarm.kind, device=alarm.device, entry=alarm.entry)
    return 0


def _unseal(central: Central, args: argparse.Namespace) -> int:
    from counter_app.store import central_devices
    from counter_app.sync import sealing

    with central.read() as tx:
        sealed = central_devices.sealed_keys(tx).get(args.unseal)
    private = _recovery_key(args.recovery_key)
    if sealed is None or not private:
        sys.stderr.write("--unseal NODE --recovery-key FILE: no such sealed key, or no file\n")
        return 2
    try:
        return _say(args, key=sealing.unseal(sealed, private).hex())
    except sealing.NotOpenedError:
        sys.stderr.write("this recovery key does not open it\n")
        return 1


def _recovery_key(file: Path | None) -> str:
    """What the file holds, empty when it cannot be read."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _serve(central: Central, folder: CentralFolder, args: argparse.Namespace) -> int:
    from counter_app.store.central_lock import noted_address, sole_server

    noted = ExitStack()

    def announce(address: str) -> None:
        facts = {"address": address}
        if args.new_code:
            facts["code"] = _new_code(central, args)
        noted.enter_context(noted_address(folder.root, address))
        _say(args, as_json=args.json or args.port == 0, **facts)

    try:
        with sole_server(central.db, folder.root), noted:
            from counter_app.central.serve import serve  # FastAPI loads only to serve

            serve(
                central,
                host=args.host,
                port=args.port,
                announce=announce,
                until_closed=sys.stdin.buffer if args.until_stdin_closes else None,
                certificate=args.certificate,
                private_key=args.private_key,
            )
    except OSError as wrong:
        sys.stderr.write(f"{args.host}:{args.port}: {wrong.strerror}\n")
        return 1
    return 0


def _new_code(central: Central, args: argparse.Namespace) -> str:
    from counter_app.central import enrolment

    return enrolment.new_code(central, counter=args.new_code, agencies=tuple(args.agency))


def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _password() -> str:
    """From the environment, the terminal without echo, or one line of standard input."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    if sys.stdin.isatty():
        while True:  # nobody sees what is typed, and a slip would lock the only supervisor out
            typed = getpass.getpass("Mật khẩu (password): ")
            if getpass.getpass("Nhập lại mật khẩu (again): ") == typed:
                return typed
            sys.stderr.write("Hai lần nhập khác nhau, nhập lại. (They differ; enter both again.)\n")
    return sys.stdin.readline().rstrip("\r\n")


def _say(args: argparse.Namespace, *, as_json: bool = False, **facts: str | bool) -> int:
    if args.json or as_json:
        sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("  ".join(f"{name}: {value}" for name, value in facts.items()) + "\n")
    sys.stdout.flush()
    return 0
