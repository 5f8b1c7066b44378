"""`breakwater report crisis`: the report of a crisis as two files, read from the database alone."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot.cards.registry import Drawing
from bot.cards.report_files import markdown, page
from bot.cards.report_sections import named
from bot.chat import File
from bot.settings import SettingsError, load_settings
from bot.work import Reads
from handlers.effects import ShareReport
from handlers.errors import NotFound
from handlers.ports import Words
from handlers.views import report_view
from prompts.library import load_library
from storage.database import Database


def shared_report(
    errand: ShareReport, drawing: Drawing, reads: Reads, words_for: Callable[[str], Words]
) -> tuple[str, Sequence[File]]:
    """For a room: one line, and the report as a page and as Markdown, named by the moment that it was asked for."""
    words = words_for(errand.language)
    with reads() as uow:
        view = report_view(errand.crisis, uow, drawing.team(uow))
    at = f"{words.date(errand.at)}, {words.clock(errand.at)}"
    name = f"{words('report-file-name', crisis=errand.crisis)}-{errand.at:%Y%m%d-%H%M%S}"
    line = words("report-shared", crisis=named(view, words), at=at)
    return (
        f"{words('crisis-drill')} · {line}" if view.crisis.drill else line,
        (
            File(name=f"{name}.html", data=page(view, words).encode()),
            File(name=f"{name}.md", data=markdown(view, words).encode()),
        ),
    )


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
