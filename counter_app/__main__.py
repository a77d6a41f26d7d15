"""`counter-app VERB`: the command line. Each verb is one file in `commands`."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import multiprocessing
import os
import select
import sys
from collections.abc import Sequence
from contextlib import suppress

from counter_app import __version__
from counter_app.errors import CounterError

_YOUNG = 10_000
_CTRL_C, _NO_READER = 128 + 2, 128 + 13  # as the shell has it of a program that a signal ended
VERBS = ("run", "demo", "central", "enrol", "sync", "verify", "rebuild", "doctor", "due", "pages")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; 0 when it did what was asked. A CounterError becomes three lines and 2.

    When whoever reads what is printed has enough of it, as `| head` has, it ends and says nothing.
    """
    multiprocessing.freeze_support()
    gc.set_threshold(_YOUNG)  # looking for garbage while modules load is a tenth of the start
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # into a file, Windows would lose Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = list(sys.argv[1:] if argv is None else argv) or ["run"]
    options = _parser(words).parse_args(words)
    try:
        done = int(options.run(options))
        if sys.stdout is not None:  # as without a console on Windows
            sys.stdout.flush()
    except BrokenPipeError:
        if not _has_lost_its_reader():
            raise
        return _NO_READER
    except CounterError as error:
        told = error.tell(getattr(options, "lang", None) or "vi")
        for sentence in (told.happened, told.kept, told.todo):
            sys.stderr.write(f"{sentence}\n")
        return 2
    except KeyboardInterrupt:
        return _CTRL_C
    else:
        return done


def _has_lost_its_reader() -> bool:
    """Whether nobody reads standard output any more; what is still to be printed is dropped."""
    if sys.stdout is None or not hasattr(select, "poll"):
        return False
    with suppress(OSError):  # of a stand-in that is no file
        printed = sys.stdout.fileno()
        poll = select.poll()
        poll.register(printed, select.POLLOUT)
        if any(state & (select.POLLERR | select.POLLHUP) for _, state in poll.poll(0)):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, printed)  # or Python would complain as it ends
            os.close(nowhere)
            return True
    return False


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Only the module of the verb asked for is imported: the window starts the sooner."""
    parser = argparse.ArgumentParser(
        prog="counter-app", description="Counter software for a one-stop service centre."
    )
    parser.add_argument("--version", action="version", version=f"counter-app {__version__}")
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in VERBS if words[0] not in VERBS else (words[0],):
        importlib.import_module(f"counter_app.commands.{verb}").add_parser(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
