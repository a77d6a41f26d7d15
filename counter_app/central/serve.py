"""Serving until told to stop: by a signal, or because whoever started us is gone."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import uvicorn

from counter_app.central import blobs
from counter_app.central.app import create_app
from counter_app.central.context import Central
from counter_app.errors.central import CertificateFileError

# Above any client's idle time: with 5 s, 2,541 of 7,500 pushes met a dead connection (sync §4.4).
_KEEP_ALIVE_S = 75
_STOP_S = 5
_BACKLOG = 512


def serve(
    central: Central,
    *,
    host: str,
    port: int,
    announce: Callable[[str], None],
    until_closed: BinaryIO | None = None,
    certificate: Path | None = None,
    private_key: Path | None = None,
) -> None:
    """Serve until a signal or the end of `until_closed`. `announce` gets the address once the
    port is open; port 0 takes a free one. Raises OSError when the port is taken,
    CertificateFileError.
    """
    config = _loaded(central, certificate, private_key)
    blobs.release_all(central)
    listening = listen(host, port)
    server = uvicorn.Server(config)
    scheme = "http" if certificate is None else "https"
    shown = f"[{host}]" if ":" in host else host
    announce(f"{scheme}://{shown}:{listening.getsockname()[1]}")
    if until_closed is not None:
        watcher = threading.Thread(
            target=_stop_at_end, args=(server, until_closed), name="stdin", daemon=True
        )
        watcher.start()
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()


def _loaded(central: Central, certificate: Path | None, private_key: Path | None) -> uvicorn.Config:
    """With its certificate, before anybody is told an address. A key alone would be served in the
    clear. Raises CertificateFileError.
    """
    if certificate is None and private_key is not None:
        raise CertificateFileError
    config = uvicorn.Config(
        create_app(central),
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,  # no header decides who a caller is
        lifespan="off",
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_STOP_S,
        ssl_certfile=None if certificate is None else str(certificate),
        ssl_keyfile=None if private_key is None else str(private_key),
    )
    try:
        config.load()
    except OSError as wrong:  # ssl.SSLError is one
        raise CertificateFileError from wrong
    return config


def listen(host: str, port: int) -> socket.socket:
    """An open port. Raises OSError when it is taken.

    The protocol is named: for a socket without it asyncio leaves Nagle's algorithm on, and every
    second answer waits 40 ms for an acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # on Windows it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def _stop_at_end(server: uvicorn.Server, stream: BinaryIO) -> None:
    while stream.read(1 << 10):
        pass
    server.should_exit = True
