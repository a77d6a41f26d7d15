"""A PostgreSQL server of our own in a temporary folder, gone after the tests."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg


def programs():
    """The folder of `initdb` and `postgres`, None when PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def why_not():
    """Why no server can be started here, empty when one can."""
    if programs() is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    if os.name == "posix" and os.geteuid() == 0 and not shutil.which("runuser"):
        return "PostgreSQL does not run as root and there is no runuser"
    return ""


def _as_owner(*words):
    """PostgreSQL refuses to run as root."""
    if os.name == "posix" and os.geteuid() == 0:
        return ["runuser", "-u", "postgres", "--", *words]
    return list(words)


@contextmanager
def private_postgres():
    """The URL of an empty database while the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    data = folder / "data"
    if os.name == "posix" and os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    make = [programs() / "initdb", "-D", data, "-A", "trust", "-U", "counter", "-E", "UTF8"]
    subprocess.run(
        _as_owner(*map(str, make), "--no-sync", "--locale=C"), check=True, capture_output=True
    )
    serve = [programs() / "postgres", "-D", data, "-p", port, "-h", "127.0.0.1", "-k", folder]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(_as_owner(*map(str, serve)), stdout=log, stderr=log)
    try:
        _await(port, server)
        yield f"postgresql://counter@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _await(port, server):
    while server.poll() is None:
        try:
            psycopg.connect(
                host="127.0.0.1", port=port, user="counter", dbname="postgres", connect_timeout=2
            ).close()
        except psycopg.OperationalError:
            continue
        return
    raise RuntimeError("PostgreSQL ended")


def empty(url):
    """Drop everything in the database."""
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute("DROP SCHEMA public CASCADE")
        conn.execute("CREATE SCHEMA public")
