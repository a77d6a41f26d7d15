"""One process per data folder."""

import subprocess
import sys

import pytest

from counter_app.errors.storage import AlreadyRunningError, StorageError
from counter_app.store.folder_lock import FolderLock

HOLD = """
import pathlib, sys
from counter_app.store.folder_lock import FolderLock
lock = FolderLock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_lock_is_refused_until_the_first_is_released(tmp_path):
    first = FolderLock(tmp_path)
    with pytest.raises(AlreadyRunningError):
        FolderLock(tmp_path)
    first.release()
    first.release()
    FolderLock(tmp_path).release()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as told:
        FolderLock(tmp_path / "file" / "data")
    assert told.value.details["errno"] == "ENOTDIR"


def test_another_process_is_kept_out_and_a_kill_lets_it_in(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunningError):
            FolderLock(tmp_path)
        holder.kill()
        holder.wait()
    FolderLock(tmp_path).release()
