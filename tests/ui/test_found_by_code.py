"""The QR of a provisional code opens its dossier for ever, over the real database (§2.8)."""

import pytest
from tiny import TinyPage

from counter_app.services.mapping import CodeMapping
from counter_app.ui.main_window import Workspace
from tests.services.playing import DAY, HOA, Wall, at, grant, make_folder, open_counter

PROVISIONAL, OFFICIAL = "TM05-261123-001", "H48.16-261123-0001"


@pytest.fixture
def desk(tmp_path):
    """A counter whose serials are used up."""
    wall = Wall(at(7, 5))
    make_folder(tmp_path / "desk", wall, serials=0)
    opened = open_counter(tmp_path / "desk", wall)
    yield opened
    opened.close()


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk.desk, parts, TinyPage)
    show(made)
    made.start(HOA)
    yield made
    made.stop()


@pytest.mark.parametrize("code", [PROVISIONAL, OFFICIAL])
def test_both_codes_open_the_sheet_after_the_mapping(desk, workspace, qtbot, code):
    view = desk.accept(101)
    assert view.code == PROVISIONAL
    with desk.drafts._db.write() as conn:
        grant(conn, "H48.16", DAY, 1, 9)
    assert CodeMapping(db=desk.drafts._db, pen=desk.drafts._pen).run() == 1
    workspace.hub.take(code)
    qtbot.waitUntil(
        lambda: workspace.sheet is not None and workspace.sheet.head.title.text() == OFFICIAL
    )


def test_a_code_not_given_yet_opens_nothing(desk, workspace, qtbot):
    desk.accept(101)
    workspace.hub.take("TM05-261123-002")
    qtbot.waitUntil(lambda: bool(workspace.board.toasts()))
    assert workspace.sheet is None
