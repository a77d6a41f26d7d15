"""The blobs' lane: one idempotent PUT each, and letting go what waited for them (design §2.6)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from counter_app.central import filing, presence, reading
from counter_app.central.answers import malformed, not_found
from counter_app.central.context import Central
from counter_app.central.shape import is_sha
from counter_app.domain.entry import Entry
from counter_app.store import central_blobs, ledger
from counter_app.store.central_devices import Device
from counter_app.sync import framing
from counter_app.sync.wire import MISSING_ASKED, BlobAnswer, MissingAnswer, MissingRequest


def put(
    central: Central, device: Device, sha: str, data: bytes, told_digest: str | None
) -> BlobAnswer:
    """Keep `data`; on disk when this returns. Raises Denied 400 or 422 when its hash is neither
    `sha` nor that of the digest it came with.
    """
    digest = hashlib.sha256(data).digest()
    reading.check_digest(told_digest, digest)
    reading.check_digest(framing.digest_of_sha(bytes.fromhex(sha)), digest)
    central.blobs.keep(sha, data)
    if central.arrivals.bring(sha, device.id):
        release(central, (sha,))
    return BlobAnswer(sha=sha, size=len(data))


def check(central: Central, device: Device, sha: str) -> None:
    """Raises Denied 404 unless the blob is whole and a dossier that `device` may see names it."""
    if not is_sha(sha):
        raise not_found()
    with central.read() as tx:
        seen = central_blobs.visible(tx, (sha,), agencies=device.agencies)
    if sha not in seen or not presence.is_whole(central, sha):
        raise not_found()


def get(central: Central, device: Device, sha: str) -> bytes:
    """The bytes, for a device that may see a dossier naming them. Raises Denied 404 otherwise."""
    check(central, device, sha)
    return central.blobs.get(sha)


def ask_missing(central: Central, device: Device, request: MissingRequest) -> MissingAnswer:
    """Which blobs to send. Nobody learns here what others hold (sync.md §6.5 item 16)."""
    if len(request.shas) > MISSING_ASKED or not all(is_sha(sha) for sha in request.shas):
        raise malformed("shas", most=MISSING_ASKED)
    with central.read() as tx:
        absent = presence.absent(central, tx, device, set(request.shas))
    return MissingAnswer(shas=tuple(sha for sha in request.shas if sha in absent))


def release(central: Central, shas: Collection[str]) -> dict[str, Entry]:
    """Give positions to what waited for `shas`, and to what stood behind it; by id."""
    with central.read() as tx:
        waiting = {s for sha in shas for s in ledger.streams_waiting_for(tx, sha)}
    released = _look_again(central, waiting)
    with central.read() as tx:
        central.arrivals.settle(set(shas) - central_blobs.awaited(tx))
    return released


def release_all(central: Central) -> dict[str, Entry]:
    """The same for everything that waits: at start, after a stop between file and ledger."""
    with central.read() as tx:
        waiting = ledger.streams_waiting_for(tx)
        central.arrivals.expect(central_blobs.awaited(tx))
    return _look_again(central, waiting)


def _look_again(central: Central, streams: Collection[str]) -> dict[str, Entry]:
    if not streams:
        return {}
    with central.write() as tx:
        # An act that waits may hold back other streams it writes: take them all together.
        together: set[str] = set()
        while (grown := together | set(streams)) != together:
            together = grown
            streams = {entry.stream for entry in ledger.waiting_acts(tx, together)}
        return {entry.id: entry for entry in filing.file_waiting(central, tx, together)}
