"""The reference for reading a terminal's log: pyzk's own parser, run by a Python that has pyzk.

pyzk is GPL and no part of this program: it is put into an environment of its own for this figure,
and this script runs there, in a process of its own. Everything that would speak to a terminal is
replaced by the bytes of the log; what is timed is `get_attendance` and nothing else.

    python reference_punches.py LOG COUNT ROUNDS     prints the seconds of each round as JSON
"""

import json
import sys
import time
from pathlib import Path


def main(log, count, rounds):
    from zk import ZK

    data = Path(log).read_bytes()
    reader = ZK("127.0.0.1", ommit_ping=True)
    reader.records = int(count)
    reader.read_sizes = lambda: True
    reader.get_users = list
    reader.read_with_buffer = lambda *_args, **_options: (data, len(data))
    seconds = []
    for _ in range(int(rounds)):
        started = time.process_time()
        found = reader.get_attendance()
        seconds.append(time.process_time() - started)
        if len(found) != int(count):
            raise SystemExit(f"pyzk found {len(found)} punches")
    first, last = found[0], found[-1]
    edges = [[one.user_id, f"{one.timestamp:%Y-%m-%d %H:%M:%S}"] for one in (first, last)]
    json.dump({"seconds": seconds, "edges": edges}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
