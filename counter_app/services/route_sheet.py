"""The way of an interconnected dossier on paper, before it is accepted (R52, R55, R57)."""

from __future__ import annotations

from counter_app.domain.draft import DraftView
from counter_app.domain.formats import paper_moment
from counter_app.errors.desk import GestureRefusedError
from counter_app.services.equipment import Equipment
from counter_app.services.intake import Intake, Place
from counter_app.services.list_papers import ListPapers
from counter_app.services.pen import Pen
from counter_app.services.people import SignedIn
from counter_app.services.route_facts import route_facts

FORM = "route"
SIZE = "A5"


class RouteSheet:
    """One instance per open desk. Nothing of it is kept: the dossier carries its route itself."""

    def __init__(
        self, *, pen: Pen, place: Place, intake: Intake, lists: ListPapers, equipment: Equipment
    ) -> None:
        self._pen = pen
        self._place = place
        self._intake = intake
        self._lists = lists
        self._equipment = equipment

    def pdf(self, view: DraftView, who: SignedIn) -> bytes:
        """The sheet as PDF, with the days that hold if the dossier is accepted at this moment.

        Raises GestureRefusedError for a procedure that one agency decides.
        """
        shown = self._intake.view(view, who)
        procedure, route = shown.procedure, shown.route
        if procedure is None or procedure.route is None or route is None:
            raise GestureRefusedError(
                vi="Thủ tục này do một cơ quan giải quyết, không có quy trình liên thông.",
                en="One agency decides this procedure: there is no interconnected route.",
            )
        now, centre = self._pen.now(), self._place.centre
        facts = route_facts(route) | {
            "centre": centre.short_name,
            "issued_at": paper_moment(now),
            "clerk": who.name,
            "procedure": procedure.name,
            "owner": view.draft.owner_name,
            "supervised_by": route.supervised_by or centre.short_name,
            "due_at": paper_moment(shown.due.due_at) if shown.due else "không có thời hạn",
            "source": procedure.route.source,
        }
        return self._lists.pdf(FORM, facts, now, practice=self._place.practice)

    def print(self, view: DraftView, who: SignedIn) -> None:
        """Send the sheet to the printer of forms. Raises as `pdf`, and of `errors.printers`."""
        pdf = self.pdf(view, who)
        self._equipment.print_pdf(pdf, title="quy-trinh-lien-thong", copies=1, paper=SIZE)
