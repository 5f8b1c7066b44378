"""`breakwater report crisis`: the report of a crisis as two files, read from the database alone."""

from collections.abc import Mapping
from pathlib import Path

from bot.cards.crisis_report import markdown, page
from bot.settings import SettingsError, load_settings
from handlers.errors import NotFound
from handlers.views import report_view
from prompts.library import load_library
from storage.database import Database


def write_report(environ: Mapping[str, str], crisis: int, folder: Path, language: str) -> tuple[Path, ...]:
    """Markdown and a page that prints well; reading needs no lock, so the bot may run."""
    settings = load_settings(environ)
    database = Database(settings.env.database_url)
    try:
        with database.read() as uow:
            view = report_view(crisis, uow, settings.team)
        brand = settings.team.brands.get(view.crisis.brand)
    except NotFound:
        raise SettingsError(f"there is no crisis {crisis} in this database") from None
    finally:
        database.close()
    words = load_library().words(language, time_zone=brand.time_zone if brand else "Europe/Berlin")
    folder.mkdir(parents=True, exist_ok=True)
    files = (folder / f"crisis-{crisis}.md", folder / f"crisis-{crisis}.html")
    files[0].write_text(markdown(view, words), encoding="utf-8")
    files[1].write_text(page(view, words), encoding="utf-8")
    return files
