"""The bare peer: a server that stores what is posted with the same fsyncs, and knows nothing.

Batches are appended to a log and synced, as a commit is; blobs are written beside their name,
synced, renamed, their folder synced, and noted in the log. No proof, no checks, no database.
"""

import os
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import requests


class Store(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root: Path
    log: int
    turn = threading.Lock()

    def do_POST(self):
        self._note(self._body())
        self._done()

    def do_PUT(self):
        data, target = self._body(), self.root / self.path.rpartition("/")[2]
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        folder = os.open(self.root, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        self._note(target.name.encode())
        self._done()

    def _body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _note(self, data):
        with self.turn:
            os.write(self.log, data)
            os.fsync(self.log)

    def _done(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


def serve(root):
    Store.root = root
    Store.log = os.open(root / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    server = HTTPServer(("127.0.0.1", 0), Store)
    server.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.serve_forever()


def post(address, batches, blobs):
    """Post everything, one after another, over one connection."""
    with requests.Session() as session:
        session.trust_env = False
        for name, data in blobs:
            session.put(f"{address}/{name}", data=data, timeout=30).raise_for_status()
        for data in batches:
            session.post(address, data=data, timeout=30).raise_for_status()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
