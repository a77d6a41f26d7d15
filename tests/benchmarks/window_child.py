"""One start of the real window in a process of its own: `start` times it, `scan` watches it."""

import time

STARTED = time.perf_counter()

import json  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402

from PySide6.QtCore import QObject, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from counter_app.settings import RESOURCES  # noqa: E402
from counter_app.ui.application import Application, WindowOptions  # noqa: E402

PAGES = 60
STACK, END = 500, 100  # pages of a long one, and of its beginning and its end


class Bench(QObject):
    """Drives the window by a polling timer, so that the event loop is the program's own."""

    def __init__(self, job: str) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="counter-bench-"))
        self.told: dict[str, float] = {}
        self.app = QApplication([])
        options = WindowOptions(resources=RESOURCES, practice=True, theme="light", language="vi")
        self.window = Application(self.app, options, self.open_desk)
        self.window.window.painted.connect(self.painted)
        jobs = {"start": self.start, "scan": self.scan, "stack": self.stack}
        self.steps = jobs[job]()
        self.condition = lambda: self.window.desk is not None
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.poll)
        self.timer.start(2)

    def open_desk(self, job):
        from counter_app.bootstrap import DeskOptions, open_desk

        return open_desk(DeskOptions(root=self.root, practice=True, seconds_per_page="0.05"), job)

    def painted(self) -> None:
        self.told.setdefault("painted_ms", (time.perf_counter() - STARTED) * 1000)

    def poll(self) -> None:
        if not self.condition():
            return
        self.condition = next(self.steps, None)
        if self.condition is None:
            self.timer.stop()
            print(json.dumps(self.told), flush=True)
            self.app.exit(0)

    def start(self):
        people = self.window.desk.people
        who = people.sign_in(*people.practice_hint())
        prefs = self.window.desk.preferences.load(who)
        typed = time.perf_counter() + 0.5  # nobody types number and password sooner
        yield lambda: time.perf_counter() > typed
        began = time.perf_counter()
        self.window._signed_in((who, prefs))
        self.window.workspace.repaint()
        self.app.sendPostedEvents()
        self.told["workspace_ms"] = (time.perf_counter() - began) * 1000
        yield lambda: True

    def scan(self):
        yield from self.feed_all(PAGES)
        self.told["longest_stop_ms"] = self.longest

    def stack(self):
        spent = []
        yield from self.feed_all(STACK, lambda *_: spent.append(time.thread_time()))
        self.told["longest_stop_ms"] = self.longest
        self.told["first_ms"] = (spent[END] - spent[0]) / END * 1000
        self.told["last_ms"] = (spent[-1] - spent[-1 - END]) / END * 1000

    def feed_all(self, count, arrived=lambda *_: None):
        people = self.window.desk.people
        typed = time.perf_counter() + 0.5
        yield lambda: time.perf_counter() > typed
        who = people.sign_in(*people.practice_hint())
        self.window._signed_in((who, self.window.desk.preferences.load(who)))
        page = self.window.workspace.page("intake")
        yield lambda: page.session.is_open
        page.procedure.procedure_chosen.emit("1.013236")
        self.feed(count)
        page.work.page_arrived.connect(arrived)
        self.watch()
        QTest.keyClick(page, Qt.Key.Key_F6)
        yield lambda: len(page.session.view.pages) >= count and not page.work.is_scanning

    def feed(self, count: int) -> None:
        from counter_app.forms.fonts import find_fonts
        from counter_app.forms.practice import draw_practice_papers

        folder = self.root / "stack"
        folder.mkdir()
        names = ["Đơn đề nghị", "Giấy tờ về đất", "Bản vẽ thiết kế xây dựng"]
        pages = draw_practice_papers(names, seed=1, fonts=find_fonts())
        for number in range(count):
            (folder / f"{number:03d}.jpg").write_bytes(pages[number % len(pages)])
        self.window.desk.equipment.scanner().feeder.feed([folder])

    def watch(self) -> None:
        """A timer of 5 ms in the GUI thread: how much later than asked it ever comes."""
        self.longest = 0.0
        self.last = time.perf_counter()

        def tick() -> None:
            now = time.perf_counter()
            self.longest = max(self.longest, (now - self.last) * 1000 - 5)
            self.last = now

        self.ticker = QTimer(self)
        self.ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self.ticker.timeout.connect(tick)
        self.ticker.start(5)


if __name__ == "__main__":  # page workers import this file too
    bench = Bench(sys.argv[1])
    bench.window.start()
    bench.app.exec()
    bench.window.close()
    shutil.rmtree(bench.root, ignore_errors=True)
