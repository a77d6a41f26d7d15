"""Starting a counter in a process of its own, and pulling its plug."""

import subprocess
import sys
import threading
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]


class Child:
    """A counter at work; `kill()` ends it as a power cut does."""

    def __init__(self, root, what, sheets):
        self.said = []
        self._lines = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stories.counter_child", root, what, str(sheets)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPO,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for line in self._process.stdout:
            with self._lines:
                self.said.append(line.split())
                self._lines.notify_all()
        with self._lines:
            self.said.append(["end"])
            self._lines.notify_all()

    def until(self, count, timeout=60):
        """Wait for so many lines, or the end."""
        with self._lines:
            self._lines.wait_for(
                lambda: len(self.said) >= count or self.said[-1:] == [["end"]], timeout
            )

    def kill(self, after=0.0):
        """Pull the plug `after` seconds from now; what was said until then."""
        try:
            self._process.wait(after)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        return [words for words in self.said if words != ["end"]]
