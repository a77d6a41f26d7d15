"""Which blobs are here and rightly so: whole on the disk, and brought or seen by the device."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from counter_app.central import shape
from counter_app.central.context import Central
from counter_app.store import central_blobs
from counter_app.store.central_devices import Device
from counter_app.store.central_tables import Transaction


def absent(
    central: Central, tx: Transaction, device: Device, shas: Collection[str]
) -> frozenset[str]:
    """Those of `shas` that `device` has still to bring, also when only others own them."""
    if not shas:
        return frozenset()
    owned = central.arrivals.brought(shas, device.id)
    if len(owned) < len(shas):
        owned |= central_blobs.visible(tx, shas, agencies=device.agencies)
    return frozenset(sha for sha in shas if sha not in owned or not is_whole(central, sha))


def missing(
    central: Central, tx: Transaction, device: Device, named: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Per entry id, the blobs it names that `device` has still to bring."""
    wanted = absent(central, tx, device, {sha for shas in named.values() for sha in shas})
    found = {key: tuple(sha for sha in shas if sha in wanted) for key, shas in named.items()}
    return {key: shas for key, shas in found.items() if shas}


def is_whole(central: Central, sha: str) -> bool:
    """Whether the bytes lie whole on the server's disk."""
    return shape.is_sha(sha) and central.blobs.has(sha)
