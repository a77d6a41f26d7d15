"""Stories are played at the desk of the services' tests."""

from tests.services.conftest import desk, desk_root, wall

__all__ = ["desk", "desk_root", "wall"]
