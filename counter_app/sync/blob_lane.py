"""The blobs' lane: page files in the order of the entries that name them."""

from __future__ import annotations

from counter_app.errors.central import ServerSaysNoError
from counter_app.errors.storage import BlobDamagedError, BlobMissingError
from counter_app.job import Job
from counter_app.store import uploads
from counter_app.store.uploads import Upload
from counter_app.sync.client import CentralClient
from counter_app.sync.desk import SyncDesk
from counter_app.sync.tally import Tally

_ASKED_AT_ONCE = 100


def send_all(desk: SyncDesk, client: CentralClient, tally: Tally, job: Job) -> None:
    """Send every blob that the server lacks. One that cannot be sent holds back no other.

    Raises NothingKnownError and its kin; what was confirmed before is noted.
    """
    put_aside: set[str] = set()
    while True:
        with desk.db.read() as conn:
            found = uploads.waiting(conn, limit=_ASKED_AT_ONCE + len(put_aside))
        todo = [blob for blob in found if blob.sha not in put_aside]
        if not todo:
            return
        wanted = client.missing([blob.sha for blob in todo])
        confirmed = [blob.sha for blob in todo if blob.sha not in wanted]
        try:
            for blob in todo:
                if blob.sha in wanted:
                    job.check()
                    if _send(desk, client, tally, blob):
                        confirmed.append(blob.sha)
                    else:
                        put_aside.add(blob.sha)
        finally:
            if confirmed:
                with desk.db.write() as conn:
                    uploads.sent(conn, confirmed, desk.wall())
                tally.blobs += len(confirmed)


def _send(desk: SyncDesk, client: CentralClient, tally: Tally, blob: Upload) -> bool:
    try:
        client.put_blob(blob.sha, desk.blobs.get(blob.sha))
    except (BlobMissingError, BlobDamagedError, ServerSaysNoError) as wrong:
        tally.aside.append(wrong)
        return False
    return True
