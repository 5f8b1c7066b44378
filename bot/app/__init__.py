"""The composition root: the only place that knows everything and puts it together."""

from bot.app.commands import import_comments, migrate_database, run_all

__all__ = ["import_comments", "migrate_database", "run_all"]
