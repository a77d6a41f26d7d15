"""What changed, said once to every page on screen: they re-read what they show."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Signals(QObject):
    """One object for the whole window; made with it, gone with it."""

    dossier_changed = Signal(str)  # stream
    drafts_changed = Signal()
    prints_changed = Signal()
    punches_changed = Signal()
    devices_changed = Signal()
    page_fed = Signal()  # by a scanner: somebody puts paper in, though no key is pressed
    duty_changed = Signal()
    sync_changed = Signal(object)  # services.syncing.SyncState
    notice = Signal(str, str)  # severity ("info", "ok", "warn", "bad"), sentence: shown as a toast
