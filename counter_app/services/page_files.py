"""A kept page by its hash: from this PC, else from the server that another counter sent it to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.errors.central import CentralError
from counter_app.errors.storage import BlobDamagedError, BlobMissingError
from counter_app.store.blobs import BlobStore

if TYPE_CHECKING:
    from counter_app.sync.client import CentralClient


class PageFiles:
    """`connect` gives a client, or raises when there is no server."""

    def __init__(self, blobs: BlobStore, connect: Callable[[], CentralClient]) -> None:
        self._blobs = blobs
        self._connect = connect

    def get(self, sha: str) -> bytes:
        """The page's stream; one fetched from the server stays here from then on.

        Raises BlobMissingError or BlobDamagedError when the server cannot give it either.
        """
        try:
            return self._blobs.get(sha)
        except (BlobMissingError, BlobDamagedError) as lacking:
            return self._fetched(sha, lacking)

    def _fetched(self, sha: str, lacking: BlobMissingError | BlobDamagedError) -> bytes:
        try:
            client = self._connect()
            try:
                data = client.get_blob(sha)
            finally:
                client.close()
        except CentralError:
            raise lacking from None
        self._blobs.remove(sha)
        self._blobs.put(data)
        return data
