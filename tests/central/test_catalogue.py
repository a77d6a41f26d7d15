"""The server's guard of the catalogue: supervisors, one after the other, and only what agrees."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.bootstrap import RESOURCES
from counter_app.bootstrap.options import edition_in
from counter_app.domain import guidance_revision
from counter_app.domain.procedure_revision import SCOPE, ProcedureRevised, stream_of
from counter_app.domain.staff import Role
from tests.central.pushing import results
from tests.central.serving import clerk
from tests.store.edition_samples import by_alias
from tests.store.store_samples import AT

PERMIT = by_alias(edition_in(RESOURCES), 101, date(2026, 11, 23))
STREAM = stream_of(PERMIT.code)


def revised(revision=1, **changes):
    return ProcedureRevised(
        procedure=replace(PERMIT, valid_from=date(2027, 1, 1), **changes),
        revision=revision,
        document="Nghị quyết 12/2026/NQ-HĐND",
        by_name="Lê Văn Quang",
        revised_at=AT,
    )


@pytest.mark.parametrize(
    ("role", "refused"),
    [(Role.SUPERVISOR, None), (Role.CLERK, "no_role"), (Role.IT, "no_role")],
)
def test_R74_only_a_supervisor_changes_a_procedure(central, caller, chain, role, refused):
    person = clerk(central, number="200001", roles=(role,))
    (answer,) = results(caller.push(chain.act(STREAM, revised(), actor=person, scope=SCOPE)))
    assert (answer.refused.code if answer.refused else None) == refused
    assert (answer.position is None) is (refused is not None)


def test_the_second_of_two_unseen_changes_and_what_does_not_agree_are_refused(
    central, caller, chain
):
    boss = clerk(central, number="200001", roles=(Role.SUPERVISOR,), agencies=("H48.16",))
    codes = []
    for body in (revised(), revised(), revised(2, sets=0), revised(2)):
        (answer,) = results(caller.push(chain.act(STREAM, body, actor=boss, scope=SCOPE)))
        codes.append(answer.refused.code if answer.refused else None)
    assert codes == [None, "procedure_changed_meanwhile", "procedure_field", None]


@pytest.mark.parametrize(
    ("role", "refused"),
    [(Role.SUPERVISOR, None), (Role.CLERK, "no_role"), (Role.IT, "no_role")],
)
def test_R04_only_a_supervisor_says_where_people_are_sent(central, caller, chain, role, refused):
    person = clerk(central, number="200001", roles=(role,), agencies=("H48.16",))
    matter = edition_in(RESOURCES).not_received[0]
    body = guidance_revision.MatterRevised(
        matter=replace(matter, phone="1022"), revision=1, by_name="Lê Văn Quang", revised_at=AT
    )
    stream = guidance_revision.stream_of(matter.alias)
    (answer,) = results(caller.push(chain.act(stream, body, actor=person, scope=SCOPE)))
    assert (answer.refused.code if answer.refused else None) == refused
