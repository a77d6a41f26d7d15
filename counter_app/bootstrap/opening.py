"""From a data folder to an open store, and to an open desk."""

from __future__ import annotations

from contextlib import ExitStack

from counter_app.bootstrap.options import DeskOptions
from counter_app.bootstrap.wiring import wire
from counter_app.job import Job
from counter_app.services.desk import Desk
from counter_app.settings import DataFolder
from counter_app.store.opening import OpenStore, open_folder


def open_store(
    options: DeskOptions, job: Job | None = None, *, must_exist: bool = False
) -> OpenStore:
    """The data folder alone: what commands without a window need. Raises as `open_folder`."""
    return open_folder(
        DataFolder(options.root),
        practice=options.practice,
        now=options.wall(),
        ids=options.ids,
        progress=lambda done, total: _tell(job, done, total),
        must_exist=must_exist,
    )


def open_desk(options: DeskOptions, job: Job | None = None) -> Desk:
    """Everything behind the window. A practice desk starts and joins its own server."""
    with ExitStack() as undo:
        store = open_store(options, job)
        undo.callback(store.close)
        desk = wire(store, options, undo)
        undo.pop_all()
    return desk


def _tell(job: Job | None, done: int, total: int) -> None:
    if job is not None:
        job.report((done, total))
