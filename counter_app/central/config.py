"""How one central server is set up. No secrets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CentralFolder:
    """Where things lie in the server's data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The ledger, when no other database is given."""
        return self.root / "central.db"

    @property
    def blobs(self) -> Path:
        """Pages."""
        return self.root / "blobs"

    @property
    def keys(self) -> Path:
        """The key file, when the system has no keystore."""
        return self.root / "keys"

    @property
    def logs(self) -> Path:
        """Log files: ids, codes and traces."""
        return self.root / "logs"

    @property
    def recovery(self) -> Path:
        """Where `--init` leaves the private recovery key, to be carried to a safe."""
        return self.root / "recovery-key.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralConfig:
    """Settings of the server."""

    lease_block: int = 50  # serials granted at once per PC, agency and day
    last_serial: int = 9999  # four digits on the paper
    code_valid: timedelta = timedelta(minutes=15)
    verifier_valid: timedelta = timedelta(days=7)
    body_stall_s: float = 30.0  # a caller that sends nothing for so long is hung up on
