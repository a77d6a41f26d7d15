"""The pages around a counter that cannot be opened, each with something on it."""

from counter_app.errors.desk import SignInNeedsNetworkError
from counter_app.ui import duty_words
from counter_app.ui.pages.duty import DutyPage, Matter
from counter_app.ui.pages.sign_in import SignInPage

PAGES = ("refused", "duty_proof", "duty_rest", "duty_stand_in", "duty_back")


def duty_page(name, desk, theme, language):
    """One of `PAGES`."""
    if name == "refused":
        page = SignInPage(theme, language, practice=False)
        page.show_ready(desk)
        page.show_duty("", duty_words.elsewhere(desk.duty.view()))
        page.show_refused(SignInNeedsNetworkError().tell(language))
        return page
    matter = Matter.STAND_IN if name == "duty_proof" else Matter(name.removeprefix("duty_"))
    page = DutyPage(theme, language, matter)
    if name == "duty_proof":
        page.focus_first()
        return page
    page.rest.show_view(desk.duty.view())
    page.stand_in.show_staff(desk.duty.staff())
    page.back.show_away(desk.duty.staff())
    page.show_form("Long")
    return page


def words(desk):
    """Names that stay as they are in any language."""
    served = desk.duty.view().elsewhere
    names = {one.name for one in desk.duty.staff()}
    return names | {name for one in served for name in (*one.agencies, *one.counters)}
