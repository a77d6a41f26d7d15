"""A line that fails as lines do: a TCP proxy whose next connections go wrong in a chosen way."""

import asyncio
import socket
import struct
import threading
from collections import deque
from contextlib import contextmanager

FAULTS = (
    "refuse",  # connected and closed at once
    "reset",  # reset after some bytes of the request
    "lost_reply",  # the request arrives, the answer never comes back
    "cut_reply",  # half an answer
    "hang",  # the request arrives, then silence
    "corrupt",  # one byte of the answer's body changed
    "corrupt_request",  # one byte of the request's body changed
    "html",  # somebody else answers: a captive portal
    "error500",  # a gateway's error page
    "garbage",
    "nothing",  # an empty answer: the connection closes without a byte
)
_HTML = b"<html><body>Please log in</body></html>"
_CANNED = {
    "html": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n"
    b"Connection: close\r\n\r\n" % len(_HTML) + _HTML,
    "error500": b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n"
    b"Connection: close\r\n\r\noops",
    "garbage": b"\x00\xffSSH-2.0-nothing\r\n\r\n",
    "nothing": b"",
}


class FaultProxy:
    """Proxies to `target` (host, port). `queue` faults; every one spoils one request."""

    def __init__(self, target):
        self.target = target
        self.faults = deque()
        self.spoiled = []
        self.requests = 0
        self._open = set()

    def plan(self, *faults):
        """The next requests go wrong like this; None lets one pass."""
        self.faults.extend(faults)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, started, stop):
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await stop.wait()
        for writer in list(self._open):
            writer.transport.abort()
        server.close()
        await asyncio.sleep(0)

    async def _connection(self, reader, writer):
        self._open.add(writer)
        upstream = None
        try:
            upstream = await asyncio.open_connection(*self.target)
            while await self._one(reader, writer, *upstream):
                pass
        except (OSError, asyncio.IncompleteReadError, ValueError):
            pass
        finally:
            self._open.discard(writer)
            writer.transport.abort()
            if upstream is not None:
                upstream[1].transport.abort()

    async def _one(self, reader, writer, up_reader, up_writer):
        """One request and its answer; False when the connection is done for."""
        head, body = await self._message(reader)
        self.requests += 1
        fault = self.faults.popleft() if self.faults else None
        if fault is not None:
            self.spoiled.append(fault)
        if fault == "refuse":
            return False
        if fault == "reset":
            up_writer.write(head + body[: len(body) // 2])
            linger = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            return False
        if fault in _CANNED:
            writer.write(_CANNED[fault])
            await writer.drain()
            return False
        if fault == "corrupt_request" and body:
            body = bytes([*body[:-1], body[-1] ^ 4])
        up_writer.write(head + body)
        await up_writer.drain()
        answer_head, answer = await self._message(up_reader, bodyless=head.startswith(b"HEAD"))
        if fault == "lost_reply":
            return False
        if fault == "hang":
            await asyncio.sleep(3600)
        if fault == "cut_reply":
            writer.write(answer_head + answer[: len(answer) // 2])
            await writer.drain()
            return False
        if fault == "corrupt" and answer:
            middle = len(answer) // 2
            answer = answer[:middle] + bytes([answer[middle] ^ 1]) + answer[middle + 1 :]
        writer.write(answer_head + answer)
        await writer.drain()
        return True

    async def _message(self, reader, *, bodyless=False):
        head = await reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return head, b"" if bodyless else await reader.readexactly(length)


@contextmanager
def fault_proxy(address):
    """A proxy before `address` while the block runs."""
    host, _, port = address.removeprefix("http://").partition(":")
    proxy = FaultProxy((host, int(port)))
    started = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    def run():
        asyncio.set_event_loop(loop)
        loop.run_until_complete(proxy._serve(started, stop))
        pending = asyncio.all_tasks(loop)
        for task in pending:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    started.wait()
    try:
        yield proxy
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
