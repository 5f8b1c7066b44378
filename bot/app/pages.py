"""Pages as files: the plan for the day that chat is down, the dark site; for a person, or from the command line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.chat import File
from bot.pages.dark import dark_page
from bot.pages.plan import plan_page
from bot.settings import SettingsError, load_settings
from bot.work import Reads
from handlers.crisis.playbook import Playbook
from handlers.effects import HandFile
from handlers.people import Team
from handlers.ports import UnitOfWork, Words
from handlers.prepare.changes import accepted, laid_over
from handlers.staff.roster import read_team
from handlers.texts.sites import site_of, slug
from handlers.texts.statement import Kind, Seed
from handlers.views.plan import plan_view
from prompts.library import load_library
from prompts.playbooks import load_playbooks
from prompts.statements import load_statements
from storage.database import Database
from storage.migrate import is_current


@dataclass(frozen=True, kw_only=True)
class Pages:
    """What a person is handed as a file."""

    team: Callable[[UnitOfWork], Team]
    playbooks: Callable[[UnitOfWork], Mapping[str, Playbook]]
    seeds: Mapping[Kind, Seed]
    reads: Reads
    words: Callable[[str], Words]

    def drawn(self, errand: HandFile) -> tuple[str, Sequence[File]]:
        """The line above, and the file, named by the moment that it was asked for."""
        words = self.words(errand.language)
        at = f"{errand.at:%Y%m%d-%H%M%S}"
        with self.reads() as uow:
            if errand.kind == "plan":
                page = plan(uow, self.team(uow), self.playbooks(uow), self.seeds, words, errand.at)
                return words("plan-line"), (File(name=f"plan-{at}.html", data=page.encode()),)
            crisis = uow.crises.get(errand.subject)
            site = site_of(uow, crisis)
        if site is None or not site.on:
            return "", ()
        page = dark_page(site, self.words)
        return words("dark-line", crisis=crisis.id), (
            File(name=f"{slug(site.brand)}-{at}.html", data=page.encode()),
        )


def plan(
    uow: UnitOfWork,
    team: Team,
    playbooks: Mapping[str, Playbook],
    seeds: Mapping[Kind, Seed],
    words: Words,
    at: datetime,
) -> str:
    view = plan_view(uow, team, playbooks, seeds, words.language)
    return plan_page(view, words, brands=tuple(team.brands), at=at)


def write_plan(environ: Mapping[str, str], file: Path, language: str) -> Path:
    """`breakwater plan print`: read from the database alone, so the bot may run."""
    settings = load_settings(environ)
    database = Database(settings.env.database_url)
    brand = next(iter(settings.team.brands.values()), None)
    words = load_library().words(language, time_zone=brand.time_zone if brand else "Europe/Berlin")
    at = datetime.now(UTC)
    try:
        if not is_current(database.engine):
            raise SettingsError("the database is not up to date: breakwater migrate brings it there")
        with database.read() as uow:
            team, _ = read_team(settings.team, uow, at)
            playbooks = laid_over(load_playbooks(settings.playbooks), accepted(uow))
            page = plan(uow, team, playbooks, load_statements(), words, at)
    finally:
        database.close()
    file.write_text(page, encoding="utf-8")
    return file
