"""Who appraised at the centre does not approve, whichever desk he sits at (R26)."""

from counter_app.domain.staff import Role
from tests.central.pushing import STREAM, results
from tests.central.serving import clerk
from tests.domain.agency_samples import appraised, approved, got, sent
from tests.domain.life_samples import RECEIPT, taken_in


def test_R26_the_server_refuses_an_approval_by_the_appraiser(central, caller, chain):
    both = (Role.APPRAISER, Role.APPROVER)
    minh = clerk(central, number="200011", name="Phạm Văn Minh", roles=both)
    cuong = clerk(central, number="200012", name="Đỗ Mạnh Cường", roles=both)
    entries = chain.act(STREAM, taken_in())
    for body in (RECEIPT, sent(at_centre=True), got()):
        entries += chain.act(STREAM, body)
    entries += chain.act(STREAM, appraised(), actor=minh)
    entries += chain.act(STREAM, approved(), actor=minh)
    entries += chain.act(STREAM, approved(), actor=cuong)
    *_, own, other = results(caller.push(entries))
    assert own.refused.code == "own_work"
    assert "không được tự phê duyệt" in own.refused.vi
    assert other.refused is None
