"""The only wiring place: from a data folder to an open desk.

Imported late, in the db lane behind the sign-in page: everything heavy comes in through here.
"""

from counter_app.bootstrap.opening import open_desk, open_store
from counter_app.bootstrap.options import DeskOptions
from counter_app.bootstrap.syncing import sync_desk
from counter_app.settings import RESOURCES

__all__ = ["RESOURCES", "DeskOptions", "open_desk", "open_store", "sync_desk"]
