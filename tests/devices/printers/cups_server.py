"""A real cupsd of our own on the loopback, with queues whose printers are a script."""

import itertools
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

_SBIN = Path("/usr/sbin")
_BIN = Path("/usr/lib/cups")

# What the printer does before it takes a job is a script beside the jobs.
_BACKEND = """#!/bin/sh
[ $# = 0 ] && exit 0
folder="${DEVICE_URI#counter:}"
. "$folder/how"
printf '%s' "$5" > "$folder/options"
cat "${6:--}" > "$folder/part"
mv "$folder/part" "$folder/job-$(printf %04d "$1")"
"""

_CONF = """
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
LogLevel warn
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_FILES = """
ServerRoot {root}
RequestRoot {root}/spool
TempDir {root}/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
ServerBin {root}/bin
User {user}
Group {group}
SystemGroup root
"""


def program(name):
    """Path of a program of CUPS, None when it is not installed."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_SBIN}")


class CupsServer:
    """`environment`: what points CUPS's programs to this server."""

    def __init__(self, root):
        self.root = root
        self._numbers = itertools.count(1)
        for name in ("spool", "tmp", "cache", "state", "ppd"):
            (root / name).mkdir()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        is_root = os.geteuid() == 0
        user, group = ("lp", "lp") if is_root else (os.environ.get("USER", "lp"), "lp")
        self._fill_bin()
        (root / "cupsd.conf").write_text(_CONF.format(port=self._port))
        (root / "files.conf").write_text(_FILES.format(root=root, user=user, group=group))
        if is_root:
            for path in (root, *root.iterdir()):
                shutil.chown(path, "root", "lp")
                path.chmod(0o775 if path.is_dir() else 0o640)
        self.address = f"127.0.0.1:{self._port}"
        self._child = subprocess.Popen(
            [program("cupsd"), "-f", "-c", root / "cupsd.conf", "-s", root / "files.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._await()

    def add_queue(self):
        """A raw queue, called as no other."""
        return Queue(self, f"slip{next(self._numbers)}")

    def run(self, name, *words):
        return subprocess.run(
            [program(name), "-h", self.address, *words],
            check=True,
            capture_output=True,
            text=True,
            timeout=30,
        ).stdout

    def close(self):
        self._child.terminate()
        self._child.wait(10)

    def _fill_bin(self):
        backends = self.root / "bin" / "backend"
        backends.mkdir(parents=True)
        for path in _BIN.iterdir():
            if path.name != "backend":
                (self.root / "bin" / path.name).symlink_to(path)
        (backends / "counter").write_text(_BACKEND)
        (backends / "counter").chmod(0o755)

    def _await(self):
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                if time.monotonic() > end or self._child.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return


class Queue:
    """A queue whose printer keeps what it prints in a folder."""

    def __init__(self, server, name):
        self.name = name
        self._server = server
        self._folder = server.root / "out" / name
        self._folder.mkdir(parents=True)
        self._folder.chmod(0o777)
        self.behave("")
        uri = f"counter:{self._folder}"
        server.run("lpadmin", "-p", name, "-E", "-v", uri, "-m", "raw")

    def behave(self, script):
        """What the printer does from now on before it takes a job: STATE: …, exit 1, sleep."""
        (self._folder / "how").write_text(f"{script}\n")

    def jobs(self):
        return [path.read_bytes() for path in sorted(self._folder.glob("job-*"))]

    def options(self):
        """What went along with the last job."""
        return (self._folder / "options").read_text().split()

    def waiting(self):
        """Jobs that would come out later."""
        return self._server.run("lpstat", "-W", "not-completed", "-o", self.name)

    def disable(self):
        self._server.run("cupsdisable", self.name)

    def enable(self):
        self._server.run("cupsenable", self.name)
