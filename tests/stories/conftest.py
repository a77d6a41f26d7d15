"""Stories are played at the desks of the services' tests."""

from tests.services.conftest import address, central, desk, desk_root, joined, wall

__all__ = ["address", "central", "desk", "desk_root", "joined", "wall"]
