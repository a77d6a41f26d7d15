"""Runs desk migrations on the connection that `store.upgrade` hands over."""

from alembic import context

from counter_app.store.tables import DESK, JOURNAL

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[JOURNAL, DESK],
    render_as_batch=True,
)
context.run_migrations()
