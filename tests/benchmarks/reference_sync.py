"""The bare peer: a server that stores what is posted with the same fsyncs, and knows nothing.

A bare ASGI application in the web server that ours runs in. Batches are appended to a log and
synced, as a commit is; blobs are written beside their name, synced, renamed, their folder synced,
and noted in the log, as ours are. No proof, no checks, no encryption, no database.
"""

import os
import socket
import sys
import threading
from pathlib import Path

import requests
import uvicorn
from starlette.concurrency import run_in_threadpool


class Bare:
    """Keeps whatever comes."""

    def __init__(self, root):
        self.root = root
        self.log = os.open(root / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.turn = threading.Lock()

    async def __call__(self, scope, receive, send):
        body, more = bytearray(), True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        keep = self.keep_blob if scope["method"] == "PUT" else self.keep_batch
        await run_in_threadpool(keep, scope["path"].rpartition("/")[2], body)
        headers = [(b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"ok"})

    def keep_batch(self, _name, data):
        with self.turn:
            os.write(self.log, data)
            os.fsync(self.log)

    def keep_blob(self, name, data):
        target = self.root / name
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        folder = os.open(self.root, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        self.keep_batch("", name.encode())


def serve(root):
    """Print the address and serve until standard input closes."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    config = uvicorn.Config(Bare(root), log_config=None, access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    sys.stdout.write(f"http://127.0.0.1:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.run(sockets=[listening])


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
