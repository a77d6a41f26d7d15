"""Scanners that announce themselves by mDNS (`_uscan._tcp`, `_uscans._tcp`)."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from zeroconf import ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

_PLAIN = "_uscan._tcp.local."
_SECURE = "_uscans._tcp.local."
_LOOK_S = 3.0
_ANSWER_MS = 1500

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A scanner that was heard."""

    url: str
    label: str


def look(zeroconf: Zeroconf | None = None, *, seconds: float = _LOOK_S) -> list[Found]:
    """Every scanner heard within `seconds`, each once; the plain address goes before the secure one
    only where there is no other. Empty when this PC has no network.
    """
    try:
        listening = zeroconf or Zeroconf()
    except OSError as no_network:
        _log.info("scanners cannot be looked for: %s", type(no_network).__name__)
        return []
    listener = _Listener()
    try:
        ServiceBrowser(listening, [_PLAIN, _SECURE], listener)
        listener.enough.wait(seconds)
    finally:
        if zeroconf is None:
            listening.close()
    return sorted(listener.found.values(), key=lambda found: found.label)


def describe(info: ServiceInfo) -> tuple[str, Found] | None:
    """Who announces itself, by its unique name, and where; None without an address."""
    address = next(iter(info.parsed_addresses()), None)
    if address is None or info.port is None:
        return None
    told = {
        key.decode("ascii", "replace").lower(): (value or b"").decode("utf-8", "replace")
        for key, value in info.properties.items()
    }
    label = told.get("ty") or info.name.partition("._uscan")[0]
    if note := told.get("note"):
        label = f"{label} ({note})"
    root = told.get("rs", "eSCL").strip("/")
    scheme = "https" if info.type == _SECURE else "http"
    host = f"[{address}]" if ":" in address else address
    unique = told.get("uuid") or f"{host}/{root}"
    return unique, Found(url=f"{scheme}://{host}:{info.port}/{root}", label=label)


class _Listener(ServiceListener):
    """Collects; an encrypted way to a scanner replaces the plain one."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {}
        self.enough = threading.Event()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Somebody is there."""
        info = zc.get_service_info(type_, name, timeout=_ANSWER_MS)
        described = describe(info) if info is not None else None
        if described is None:
            return
        unique, found = described
        if type_ == _SECURE or unique not in self.found:
            self.found[unique] = found

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Somebody says more of itself."""
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Somebody left: what was heard a moment ago is still shown."""
