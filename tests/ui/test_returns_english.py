"""The return desk in English: nothing Vietnamese but names, procedures and the paper's own words."""

from dataclasses import replace

import pytest
from english_walk import settle, vietnamese_on
from fake_returns import issued, make_ready, sent
from fakes import RESOURCES, WHO, accept_one, memory_of

from counter_app.domain.dossier.entries.result import Receiver
from counter_app.domain.staff import Role
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage

WHO_RETURNS = replace(WHO, roles=(*WHO.roles, Role.RETURN_DESK))


@pytest.fixture(autouse=True)
def _english(parts):
    languages = Languages(RESOURCES / "translations")
    languages.use("en")
    parts.language = "en"
    yield
    languages.use("vi")
    parts.language = "vi"


@pytest.fixture
def workspace(desk, parts, show, qtbot):
    first = make_ready(desk, accept_one(desk))
    make_ready(desk, accept_one(desk), shelf="C074")
    memory_of(desk).write(accept_one(desk, name="Trần Văn Đức"), sent(), issued())
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(WHO_RETURNS)
    made.go("returns")
    work = made.page("returns").work
    work.open(first)
    qtbot.waitUntil(lambda: work.visit.current == first)
    yield made
    made.stop()


@pytest.mark.parametrize("sheet", ["", "_shelve", "_old", "_mend"])
def test_every_word_is_english(workspace, desk, parts, qtbot, sheet):
    page = workspace.page("returns")
    page.work.fill(receiver=Receiver.AUTHORISED, name="Lê Thị Mơ")
    if sheet:
        getattr(page, sheet)()
    settle(workspace, parts.tasks, qtbot)
    states = memory_of(desk).dossiers.values()
    data = (
        [state.accepted for state in states],
        [state.issued for state in states if state.issued],
        page.work.visit.collector,
    )
    for shown in (page, workspace.sheet):
        if shown is not None:
            assert vietnamese_on(shown.widget, data) == set()
