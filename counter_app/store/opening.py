"""Opening a data folder: lock, key, database, upgrade, fork check, sweep; its high-water mark."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.ids import IdSource
from counter_app.errors.desk import PracticeOnlyError
from counter_app.errors.storage import DatabaseLostError, NoDataError
from counter_app.settings import DataFolder
from counter_app.store import journal, keys, signin, sweeping
from counter_app.store import node as nodes
from counter_app.store.blobs import BlobStore
from counter_app.store.database import Connection, Database
from counter_app.store.folder_lock import FolderLock
from counter_app.store.upgrade import upgrade_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStore:
    """A data folder opened: what commands without a window need. `close()` when done."""

    folder: DataFolder
    lock: FolderLock
    db: Database
    blobs: BlobStore
    key: bytes
    node: nodes.Node
    mark: keys.MarkFile
    ids: IdSource

    def close(self) -> None:
        """Write the high-water mark, close the database, let the next process in."""
        with ExitStack() as last:  # a mark that cannot be written must not keep the lock
            last.callback(self.lock.release)
            last.callback(self.db.close)
            write_mark(self)


def open_folder(
    folder: DataFolder,
    *,
    practice: bool | None,
    now: datetime,
    ids: IdSource,
    progress: Callable[[int, int], None],
    must_exist: bool = False,
) -> OpenStore:
    """Open or make a counter's data folder. `practice` None: whatever the folder is.

    Raises NoDataError when it `must_exist` and does not, DatabaseLostError when it did exist,
    PracticeOnlyError when practice was asked for and the folder is a working counter's, and
    everything of `errors.storage`.
    """
    mark = keys.MarkFile(folder.keys / "mark.json")
    if not folder.holds_data:
        if mark.read() is not None:  # a new one in its place would let the sweep take its pages
            raise DatabaseLostError
        if must_exist:
            raise NoDataError
    with ExitStack() as undo:
        lock = FolderLock(folder.root)
        undo.callback(lock.release)
        keystore = keys.open_keystore(folder.keys)
        key = keys.data_key(keystore, _key_name(folder, keystore), database=folder.database)
        db = Database.open_desk(folder.database, key)
        undo.callback(db.close)
        upgrade_desk(db, now=now, progress=progress)
        with db.write() as conn:
            node = _node(conn, ids, practice=practice, now=now)
        blobs = BlobStore(folder.blobs, key)
        node = _checked_node(db, mark, node, ids, now)
        sweeping.sweep(db, blobs, node, now=now)
        undo.pop_all()
    return OpenStore(
        folder=folder,
        lock=lock,
        db=db,
        blobs=blobs,
        key=key,
        node=node,
        mark=mark,
        ids=ids,
    )


def write_mark(store: OpenStore) -> None:
    """Note beside the key how far the journal had come, and who is locked out."""
    _write_mark(store.db, store.mark)


def _write_mark(db: Database, file: keys.MarkFile) -> None:
    with db.read() as conn:
        node = nodes.read(conn)
        if node is None:
            return
        tail = journal.tail(conn, node.id)
        locks = signin.locks(conn)
    new = keys.Mark(node=node.id, node_seq=tail.node_seq, hash=tail.hash, locks=locks)
    old = file.read()
    if old is not None and old.hash and (old.node, old.node_seq) == (new.node, new.node_seq):
        new = replace(new, hash=old.hash)  # a last entry altered meanwhile must stay found
    file.write(new)


def _node(conn: Connection, ids: IdSource, *, practice: bool | None, now: datetime) -> nodes.Node:
    node = nodes.open_node(conn, ids, practice=bool(practice), now=now)
    if practice is not None and node.practice is not practice:
        raise PracticeOnlyError
    return node


def _checked_node(
    db: Database, mark: keys.MarkFile, node: nodes.Node, ids: IdSource, now: datetime
) -> nodes.Node:
    """The node to go on with: a new one when this file was cloned or put back from a copy."""
    noted = mark.read()
    if noted is None:
        return node
    with db.write() as conn:
        signin.merge_locks(conn, noted.locks)
        written = journal.tail(conn, node.id).node_seq
        was_forked = noted.node == node.replaces  # the power went before the fork was marked
        if was_forked or not keys.is_forked(noted, node=node.id, node_seq=written):
            return node
        node = nodes.fork(conn, ids, now)
    _write_mark(db, mark)
    return node


def _key_name(folder: DataFolder, keystore: keys.KeyStore) -> str:
    """Under which name the folder's key is kept: its own, wherever it was moved to, and never that
    of another folder of the same account. Raises KeyUnwritableError.
    """
    file = keys.FolderName(folder.keys)
    name = file.known()
    if name:
        return name
    name = f"desk-{secrets.token_hex(8)}"
    if folder.database.exists():  # made before folders had names, or the file was lost
        of_path = hashlib.sha256(str(folder.root.resolve()).encode()).hexdigest()
        name = f"desk-{of_path[:16]}"
        if keystore.read(name) is None:
            return name
    file.keep(name)
    return name
