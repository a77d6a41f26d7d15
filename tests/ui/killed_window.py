"""A window on a practice desk, told to go on until somebody kills it (run as a program).

Prints what stands on screen: `pages N focus NAME`. Started by test_intake_real_desk.py.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap import DeskOptions, open_desk
from counter_app.services.preferences import Prefs
from counter_app.ui.icons import Icons
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage
from counter_app.ui.parts import Parts
from counter_app.ui.schedule import Schedule
from counter_app.ui.tasks import Tasks
from counter_app.ui.theme import Theme

CARD = "051087004321|212571363|NGUYỄN VĂN AN|15081987|Nam|Tổ 5, phường Nghĩa Chánh, Quảng Ngãi|10052021"


def say(words):
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(root):
    app = QApplication([])
    desk = open_desk(DeskOptions(root=Path(root), practice=True, seconds_per_page="0.3"))
    theme = Theme(app)
    theme.apply("light", 100)
    owner = QObject()
    parts = Parts(
        theme=theme, icons=Icons(theme), tasks=Tasks(owner), schedule=Schedule(owner), prefs=Prefs()
    )
    workspace = Workspace(desk, parts, IntakePage)
    workspace.show()
    workspace.activateWindow()
    workspace.start(desk.people.sign_in(*desk.people.practice_hint()))
    page = workspace.page("intake")

    def begin():
        if not page.session.is_open:
            QTimer.singleShot(20, page, begin)
            return
        workspace.hub.take(CARD)
        page.procedure.procedure_chosen.emit(desk.catalogue.find("101", desk_who())[0].code)
        page.focus_field("intake_noteEdit")
        page.work.scan()
        page.session.changed.connect(tell)

    def desk_who():
        return page._context.who

    def tell():
        shown = [row for row in page.pages.model.page_rows() if not row.page.is_separator]
        say(f"pages {len(shown)} focus {page.session.draft.focus}")

    begin()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
