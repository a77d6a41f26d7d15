"""The pages of the catalogue and of guidance, each with something on it."""

from dataclasses import replace

from fakes import edition, memory_of

from counter_app.ui.pages import catalogue_change
from counter_app.ui.pages.catalogue import CataloguePage
from counter_app.ui.pages.catalogue_import import ImportPage
from counter_app.ui.pages.guidance import GuidancePage

TABS = {f"catalogue_change_{tab}": at for at, tab in enumerate(catalogue_change.TABS) if at}
PAGES = (
    "catalogue",
    "catalogue_change",
    *TABS,
    "catalogue_import",
    "catalogue_matters",
    "guidance",
)
CASES = "1.001456"  # three cases, two fees
ROUTED = "1.009645"  # interconnected, with a limit for each agency


def bring(workspace, name):
    """One of `PAGES` in the side sheet."""
    context = workspace._open._context
    if name == "guidance":
        workspace.open_sheet(GuidancePage(context, edition().not_received[0]))
        return
    workspace.open_sheet(CataloguePage(context, CASES if name in TABS else ROUTED))
    if name in TABS:
        workspace.sheet._change()
        workspace.sheet.tabs.go(TABS[name])
    elif name == "catalogue_change":
        workspace.sheet._change()
    elif name == "catalogue_matters":
        workspace.sheet._matters()
    elif name == "catalogue_import":
        day = memory_of(workspace._desk).now.date()
        procedure = edition().procedure(ROUTED, day)
        changed = replace(procedure, field="Đầu tư", sets=2)
        workspace.open_sheet(ImportPage(context, (changed,), "danh-muc.csv", lambda: None))
