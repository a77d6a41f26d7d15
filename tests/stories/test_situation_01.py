"""06:55. A reserve clerk takes over a counter he never used, and the line is out (R88-R91)."""

import pytest

from counter_app.domain.staff import Role
from counter_app.errors.desk import NotAcceptableError, SignInNeedsNetworkError
from counter_app.job import Job
from tests.central.serving import PASSWORD, clerk
from tests.services.playing import DAY


@pytest.fixture
def counter(joined, central, wall):
    """Thu worked here on Friday; Bình is on the list of reserve clerks for her agency."""
    edition = joined.catalogue._edition
    agency = edition.agency_of(edition.by_alias(702, DAY), DAY).id
    clerk(central, number="200001", name="Trần Thị Thu", agencies=(agency,))
    clerk(central, number="200002", name="Lê Văn Bình", agencies=(agency,), roles=(Role.CLERK,))
    joined.people.sign_in("200001", PASSWORD)
    joined.syncing.sync_now(Job())
    wall.set(6, 55)
    return joined, agency


def test_R88_the_first_sign_in_without_line_names_a_next_step(counter):
    desk, _ = counter
    desk.syncing.cut_cable()
    with pytest.raises(SignInNeedsNetworkError) as told:
        desk.people.sign_in("200002", PASSWORD)
    sentences = told.value.tell()
    assert "máy chủ" in sentences.happened
    assert "đã từng đăng nhập" in sentences.kept
    assert "Khi có mạng" in sentences.todo
    assert "lãnh đạo Trung tâm" in sentences.todo
    assert desk.unsent() == 0  # nothing was written under anybody's name


def test_R81_when_the_line_is_back_he_serves_his_agency_only(counter):
    desk, agency = counter
    binh = desk.people.sign_in("200002", PASSWORD)
    assert (binh.name, binh.agencies) == ("Lê Văn Bình", (agency,))
    own = desk.catalogue.find("702", binh)[0]
    other = desk.catalogue.find("101", binh)[0]
    assert own.allowed
    assert not other.allowed
    assert other.agency_name in other.why_not.vi
    draft = desk.draft(101, who=binh)
    with pytest.raises(NotAcceptableError) as stopped:
        desk.intake.accept(draft.id, binh)
    assert stopped.value.problems[0].rule == "R81"


def test_R88_what_he_does_carries_his_name_never_hers(counter):
    desk, _ = counter
    binh = desk.people.sign_in("200002", PASSWORD)
    procedure = desk.catalogue.procedure(desk.catalogue.find("702", binh)[0].code)
    case = procedure.cases[0].id if procedure.cases else ""
    view = desk.accept(702, who=binh, case=case)
    assert {entry.actor for entry in desk.entries(view.stream)} == {binh.staff_id}
    assert desk.state(view.stream).accepted.clerk_name == "Lê Văn Bình"
    desk.syncing.sync_now(Job())
    assert desk.syncing.on_server(view.stream).confirmed
    assert [item for item in desk.attention.items() if item.kind == "disputed"] == []
