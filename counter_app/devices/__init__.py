"""Hardware: scanners, printers, code readers, fingerprint terminals behind small protocols.

Drivers know bytes and hardware only: no store, settings, domain, imaging. Kinds do not know each
other. They are found through entry points (`registry`); a fake of each kind ships (`virtual`).
"""
