"""Scanners that announce themselves by mDNS (`_uscan._tcp`, `_uscans._tcp`), and those on USB that
ipp-usb serves: it tells of them on this PC's loopback alone, where no mDNS of ours hears it.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from zeroconf import ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from counter_app.devices.scanners import escl_xml
from counter_app.devices.scanners.escl_http import (
    BrokenOffError,
    ScannerHttp,
    SilentError,
    StrangerError,
    UnreachableError,
)

_PLAIN = "_uscan._tcp.local."
_SECURE = "_uscans._tcp.local."
_LOOK_S = 3.0
_ANSWER_MS = 1500
_USB_PORTS = range(60000, 60010)  # ipp-usb takes the first that are free (ipp-usb(8), NETWORKING)
_USB_ANSWER_S = 2.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A scanner that was heard."""

    url: str
    label: str


def look(
    zeroconf: Zeroconf | None = None,
    *,
    seconds: float = _LOOK_S,
    usb_ports: Iterable[int] = _USB_PORTS,
) -> list[Found]:
    """Every scanner heard within `seconds` or served from USB, each once; the plain address goes
    before the secure one only where there is no other.
    """
    found = _on_usb(usb_ports) | _heard(zeroconf, seconds)
    return sorted(found.values(), key=lambda found: found.label)


def _heard(zeroconf: Zeroconf | None, seconds: float) -> dict[str, Found]:
    """By unique name. Empty when this PC has no network."""
    try:
        listening = zeroconf or Zeroconf()
    except OSError as no_network:
        _log.info("scanners cannot be looked for: %s", type(no_network).__name__)
        return {}
    listener = _Listener()
    try:
        ServiceBrowser(listening, [_PLAIN, _SECURE], listener)
        listener.enough.wait(seconds)
    finally:
        if zeroconf is None:
            listening.close()
    return listener.found


def _on_usb(ports: Iterable[int]) -> dict[str, Found]:
    """By unique name. ipp-usb is a program of Linux."""
    if sys.platform != "linux":
        return {}
    with ThreadPoolExecutor(max_workers=len(_USB_PORTS)) as together:
        answers = together.map(_served_at, (f"http://127.0.0.1:{port}/eSCL" for port in ports))
        return dict(answer for answer in answers if answer is not None)


def _served_at(url: str) -> tuple[str, Found] | None:
    """The scanner that answers there, by its unique name."""
    http = ScannerHttp(url)
    try:
        reply = http.ask("GET", "ScannerCapabilities", seconds=_USB_ANSWER_S)
        told = escl_xml.read_capabilities(reply.body)
    except (UnreachableError, StrangerError, BrokenOffError, SilentError, escl_xml.BadXmlError):
        return None
    finally:
        http.close()
    unique = _unique(told.uuid) or url
    return unique, Found(url=url, label=f"{told.model or 'eSCL'} (USB)")


def _unique(uuid: str) -> str:
    return uuid.strip().lower().removeprefix("urn:uuid:")


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
    unique = _unique(told.get("uuid", "")) or f"{host}/{root}"
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
