"""A signed paper of an agency or citizen, as the record refers to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedDocument:
    """Number, date and signer; `pages` names blobs that `pages_filed` of the same dossier filed."""

    number: str
    signed_on: date
    signer: str
    pages: tuple[str, ...] = ()  # sha-256 of the scanned pages
