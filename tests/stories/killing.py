"""Starting a real window in a process of its own, and pulling its plug; what it had shown."""

import json
import subprocess
import sys
import threading
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PATIENCE_S = 100


class Window:
    """The window at work; `kill()` ends it as a power cut does. Loads at once, opens nothing before
    `begin()`.
    """

    def __init__(self, root, *, sheets=4, seconds_per_page="0.05"):
        self.said = []
        self._is_over = False
        self._news = threading.Condition()
        words = [sys.executable, "-m", "tests.stories.window_child", root, str(sheets)]
        self._process = subprocess.Popen(
            [*words, seconds_per_page],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPO,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def begin(self, order="play"):
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()
        return self

    def until(self, is_it):
        """Wait until it says the words looked for; False when it ended first, or never will."""

        def is_said():
            return any(is_it(words) for words in self.said)

        with self._news:
            self._news.wait_for(lambda: self._is_over or is_said(), PATIENCE_S)
            return is_said()

    def kill(self, after=0.0):
        """Pull the plug `after` seconds from now; what was said until then."""
        try:
            self._process.wait(after)
        except subprocess.TimeoutExpired:
            self._process.kill()
        return self.end()

    def end(self):
        """Wait for its own end; everything it said."""
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE_S)
        finally:
            self._process.kill()
        self._reader.join()
        self._process.stdout.close()
        return self.said

    def _read(self):
        for line in self._process.stdout:
            with self._news:
                self.said.append(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._is_over = True
            self._news.notify_all()


class Shown:
    """Everything that stood on the screen of one counter, over all its kills."""

    def __init__(self):
        self.phase = ""
        self.screens = []  # of the draft in hand: the last one kept, then what came after it
        self.pages = {}  # draft -> blobs in the order shown, the fullest strip
        self.codes = {}  # stream -> code
        self.stream = ""  # the dossier in the done panel
        self.printed, self.paid, self.sent = set(), set(), set()
        self.pressed = set()  # phases begun for the dossier or draft in hand

    def add(self, said):
        """What a window said from its start to its end, checked against the ones before it."""
        back = next((words for words in said if words[0] in {"screen", "again"}), None)
        if back is not None and self.stream:
            self._check_dossier(back)
        elif back is not None and self.screens:
            self._check_draft(back, said)
        for words in said:
            self._take(words)

    def _take(self, words):
        match words:
            case ["phase", name]:
                self.phase = name
                self.pressed.add(name)
            case ["screen", screen]:
                self._screen(screen)
            case ["kept" | "restored"]:
                self.screens = self.screens[-1:]
            case ["accepted", stream, code]:
                self.stream = stream
                self.codes.setdefault(stream, code)
            case ["again", stream, code, outstanding, waits]:
                self.stream = stream
                self.codes.setdefault(stream, code)
                self.paid |= set() if outstanding else {stream}
                self.printed |= set() if waits else {stream}
            case ["printed", _]:
                self.printed.add(self.stream)
            case ["paid", _]:
                self.paid.add(self.stream)
            case ["sent", stream]:
                self.sent.add(stream)

    def _screen(self, screen):
        if not self.screens or self.screens[-1]["draft"] != screen["draft"]:
            self.screens, self.stream, self.pressed = [], "", {self.phase}
        self.screens.append(screen)
        blobs = [blob for blob, _ in screen["pages"]]
        if len(blobs) >= len(self.pages.get(screen["draft"], ())):
            self.pages[screen["draft"]] = blobs

    def _check_dossier(self, back):
        """Money or paper outstanding: the dossier is on screen again; else the next citizen."""
        is_paid = self.stream in self.paid or "pay" in self.pressed
        if back[0] == "screen":
            assert self.stream in self.printed, "the papers were still to be printed"
            assert is_paid, "the money was still to be taken"
            assert back[1]["pages"] == []
            return
        _, stream, code, outstanding, waits = back
        assert stream == self.stream
        assert code == self.codes[stream] or self.codes[stream].startswith("TM")
        assert stream not in self.paid or not outstanding
        assert stream not in self.printed or not waits

    def _check_draft(self, back, said):
        last = self.screens[-1]
        if back[0] == "again":  # F9 had done its work, only nobody had seen it
            assert "F9" in self.pressed
            assert back[1] == f"dossier/{last['draft']}"
            return
        now = back[1]
        assert now["draft"] == last["draft"]
        kept = iter(blob for blob, _ in now["pages"])
        assert all(blob in kept for blob, _ in last["pages"]), "a page that was shown is gone"
        same = [
            s for s in self.screens if all(s[part] == now[part] for part in ("fields", "focus"))
        ]
        assert same, f"{self.screens} came back as {now}"
        filed = dict(now["pages"])
        assert any(all(filed[blob] == group for blob, group in s["pages"]) for s in self.screens)
        if any(self.screens[0]["fields"].values()):
            assert any("Đã khôi phục" in words[1] for words in said if words[0] == "told")
