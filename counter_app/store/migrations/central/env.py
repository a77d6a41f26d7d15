"""Runs the server's migrations on the connection that `store.upgrade` hands over."""

from alembic import context

from counter_app.store.central_tables import CENTRAL
from counter_app.store.tables import JOURNAL

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[JOURNAL, CENTRAL],
    render_as_batch=True,
)
context.run_migrations()
