"""Papers about many dossiers as PDF: drawn from the lists, which the journal makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.domain.centre import Centre
from counter_app.domain.form_template import Facts, FormTemplate, template_of
from counter_app.domain.formats import paper_date
from counter_app.domain.moments import local_day
from counter_app.domain.rules import pack_on
from counter_app.store.editions import Edition

if TYPE_CHECKING:
    from counter_app.forms.fonts import Fonts

HANDOVER, HANDOVER_RESULTS = "handover_dossiers", "handover_results"
LISTS = (HANDOVER, HANDOVER_RESULTS)  # each side keeps one


class ListPapers:
    """One instance per open desk."""

    def __init__(
        self,
        *,
        edition: Edition,
        centre: Centre,
        fonts: Callable[[], Fonts],
        templates: Callable[[], Sequence[FormTemplate]],
    ) -> None:
        self._edition = edition
        self._centre = centre
        self._fonts = fonts
        self._templates = templates

    def pdf(
        self, form: str, facts: Facts, at: datetime, *, practice: bool, copy_no: int = 0
    ) -> bytes:
        """The paper as issued at `at`."""
        from counter_app.forms.form import Form, render_form

        pack = pack_on(self._edition.rules, local_day(at))
        template = template_of(tuple(self._templates()), form, pack.id)
        drawn = Form(
            template=template,
            facts=facts,
            title=template.title or pack.form(form).title,
            circular=pack.circular,
            upper_name=self._centre.upper_name,
            name=self._centre.name,
            on=paper_date(local_day(at)),
            practice=practice,
        )
        return render_form(
            drawn,
            centre=self._centre,
            size=template.sizes[0],
            fonts=self._fonts(),
            copy_no=copy_no,
        )
