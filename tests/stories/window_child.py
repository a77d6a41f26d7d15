"""The real window, played until it is killed, which says what stands on screen (run as a program).

    python -m tests.stories.window_child DATA SHEETS SECONDS_PER_PAGE

Nothing is opened before a line comes on standard input: `play` goes on for ever, dossier after
dossier; `finish` ends after the one on screen, once everything is sent. Each line on standard
output is a JSON list: `phase NAME`, `screen {...}` (the draft), `kept` (what the last screen showed
may not be lost any more), `again STREAM CODE DONG WAITS` (a dossier brought back, what is still to be
paid, whether papers wait), `told NOTICE`, `restored`, `accepted STREAM CODE`, `printed SENTENCE`, `paid SENTENCE`,
`sent STREAM`, `finished`, `stopped WHERE`.
"""

import os
import sys
from pathlib import Path


def main(root, sheets, seconds_per_page):
    """Imports stand in here: a process for pages imports this file anew."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from counter_app.bootstrap import RESOURCES, DeskOptions, open_desk
    from counter_app.ui.application import Application, WindowOptions
    from tests.stories.clerk import Clerk, say

    app = QApplication([])
    order = sys.stdin.readline().strip()
    if not order:
        return 0
    options = DeskOptions(root=root, practice=True, seconds_per_page=seconds_per_page)
    window = Application(
        app,
        WindowOptions(resources=RESOURCES, practice=True, language="vi", theme="light"),
        lambda job: open_desk(options, job),
    )
    clerk = Clerk(window, paper=root.parent / "paper", sheets=sheets, is_last=order == "finish")

    def ended(played):
        if played.stopped_at:
            say("stopped", played.stopped_at)
        app.exit(0)

    clerk.ended.connect(ended)
    window.start()
    clerk.start()
    try:
        return window.run()
    finally:
        window.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
