"""`counter-app VERB`: the command line. Each verb is one file in `commands`."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Sequence

from counter_app import __version__
from counter_app.commands import central, demo, enrol, rebuild, run, sync, verify
from counter_app.errors import CounterError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; 0 when it did what was asked. A CounterError becomes three lines and 2."""
    multiprocessing.freeze_support()
    parser = argparse.ArgumentParser(
        prog="counter-app", description="Counter software for a one-stop service centre."
    )
    parser.add_argument("--version", action="version", version=f"counter-app {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for verb in (run, demo, central, enrol, sync, verify, rebuild):
        verb.add_parser(verbs)
    words = list(sys.argv[1:] if argv is None else argv)
    options = parser.parse_args(words or ["run"])
    try:
        return int(options.run(options))
    except CounterError as error:
        told = error.tell(getattr(options, "lang", None) or "vi")
        for sentence in (told.happened, told.kept, told.todo):
            sys.stderr.write(f"{sentence}\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
