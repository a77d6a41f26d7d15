"""What a device may read of the ledger."""

from __future__ import annotations

from counter_app.central import drafts, presence
from counter_app.central.answers import malformed, not_found
from counter_app.central.context import Central
from counter_app.store import central_blobs, central_devices, ledger
from counter_app.store.central_devices import Device
from counter_app.sync.wire import (
    API_VERSION,
    PAGE_ENTRIES,
    BlobState,
    Hello,
    OwnEntry,
    PullAnswer,
    SentEntry,
    StreamAnswer,
)


def pull(
    central: Central, device: Device, *, after: int, limit: int, brief_of: str = ""
) -> PullAnswer:
    """Entries after a position, in position order, within the device's agencies; those of the node
    `brief_of` in brief.
    """
    if after < 0 or after >= 1 << 53 or not 1 <= limit <= PAGE_ENTRIES:
        raise malformed("page", most=PAGE_ENTRIES)
    with central.read() as tx:
        page = ledger.page(
            tx, after=after, limit=limit, agencies=device.agencies, brief_of=brief_of
        )
    more = page.count == limit
    return PullAnswer(
        entries=tuple(SentEntry.of(entry) for entry in page.entries),
        own=tuple(OwnEntry(id=i, position=p, hash=h) for i, p, h in page.brief),
        next=max(after, page.last if more else page.head),
        more=more,
        head=page.head,
        now=central.now(),
    )


def stream(central: Central, device: Device, name: str) -> StreamAnswer:
    """One stream with its positions, and which of its blobs are whole. Raises Denied 404."""
    with central.read() as tx:
        entries = ledger.stream(tx, name, agencies=device.agencies)
        shas = central_blobs.named_in(tx, name)
    if not entries:
        raise not_found()
    return StreamAnswer(
        stream=name,
        entries=tuple(SentEntry.of(entry) for entry in entries),
        blobs=tuple(BlobState(sha=s, whole=presence.is_whole(central, s)) for s in shas),
    )


def hello(central: Central, device: Device | None, node: str, *, program: str) -> Hello:
    """Time, versions and limits for anybody; an enrolled device also learns where it stands."""
    head, through, told, elsewhere = 0, None, "", ""
    if device is not None:
        with central.read() as tx:
            head = ledger.head(tx)
            found = central_devices.find_node(tx, node) if node else None
            told, elsewhere = drafts.standing(central, tx, device)
        if found is not None and found.device == device.id:
            through = found.last_seq
    return Hello(
        now=central.now(),
        server=central.server.node,
        practice=central.server.practice,
        program=program,
        api=(API_VERSION, API_VERSION),
        recovery_key=central.server.recovery_key,
        head=head,
        through=through,
        drafts_told=told,
        drafts_elsewhere=elsewhere,
    )
