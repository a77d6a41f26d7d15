"""The catalogue and guidance in English: words of the window are, published texts stay."""

from dataclasses import replace

import catalogue_pages
import pytest
from english_walk import settle, vietnamese_on
from fakes import RESOURCES, WHO, edition

from counter_app.domain.representation import ADDRESS
from counter_app.domain.staff import Role
from counter_app.ui.language import Languages
from counter_app.ui.main_window import Workspace
from counter_app.ui.pages.intake import IntakePage


@pytest.fixture(autouse=True)
def english(parts):
    """The whole window speaks English for one test."""
    languages = Languages(RESOURCES / "translations")
    languages.use("en")
    parts.language = "en"
    yield
    languages.use("vi")
    parts.language = "vi"


@pytest.fixture
def workspace(desk, parts, show):
    made = Workspace(desk, parts, IntakePage)
    show(made, (1366, 768))
    made.start(replace(WHO, roles=(*WHO.roles, Role.SUPERVISOR)))
    yield made
    made.stop()


@pytest.mark.parametrize("name", catalogue_pages.PAGES)
def test_every_page_of_the_catalogue_is_english(workspace, parts, qtbot, name):
    catalogue_pages.bring(workspace, name)
    settle(workspace, parts.tasks, qtbot)
    shipped = edition()
    posted = [one.posted for one in shipped.procedures]
    lines = [text for one in posted for text in (one.papers, one.steps, one.fee)]
    lines += [", ".join(one.keywords) for one in (*shipped.not_received, *shipped.procedures)]
    lines.append(ADDRESS)  # what a sentence of the catalogue bears, in whatever language one reads
    assert vietnamese_on(workspace.sheet, posted, lines, shipped.not_received) == set()


def test_a_route_under_the_procedure_is_english(workspace, qtbot):
    page = workspace.page("intake")
    qtbot.waitUntil(lambda: page.session.is_open)
    page.session.edit(procedure=catalogue_pages.ROUTED)
    assert vietnamese_on(page) == set()
    assert "at the latest" in page.procedure.route.words.text()
