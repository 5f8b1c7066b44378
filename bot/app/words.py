"""`breakwater playbook check`: reads what people wrote for a crisis and says what is in it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.settings import load_settings
from handlers.crisis.playbook import Playbook
from handlers.crisis.scenario import Scenario
from handlers.errors import Unavailable
from handlers.prepare.changes import accepted, laid_over, stands
from handlers.texts.statement import Seed
from prompts import playbooks, scenarios, statements
from prompts.folders import yaml_files
from prompts.yaml_tree import Problems, read_tree
from storage.database import Database
from storage.migrate import is_current


def checked(environ: Mapping[str, str], file: Path | None) -> Iterator[str]:
    """A line for each file. Raises BrokenFile with all mistakes that hold a folder back."""
    if file is not None:
        yield f"{file}: {_one(file, environ)}"
        return
    settings = load_settings(environ)
    own = settings.playbooks
    # Each folder by itself: a playbook of one's own may bear the id of a shipped one, and replaces it.
    yield from _playbooks(yaml_files(playbooks.FOLDER))
    if own is not None:
        yield from _playbooks(yaml_files(own))
    yield from _changed(environ, own)
    for seed in statements.load_statements().values():
        yield f"{statements.FOLDER / seed.kind}.yaml: {_statement(seed)}"
    for scenario in scenarios.load_scenarios(playbooks.load_playbooks(own)).values():
        yield f"{scenarios.FOLDER / scenario.id}.yaml: {_scenario(scenario)}"
    if settings.scenarios is not None:
        known = playbooks.load_playbooks(own)
        for path in yaml_files(settings.scenarios):
            yield f"{path}: {_scenario(scenarios.read_scenario(path, known))}"


def _changed(environ: Mapping[str, str], own: Path | None) -> Iterator[str]:
    """What managers have accepted in chat on top of the files, where there is a database to ask."""
    database = Database(load_settings(environ).env.database_url)
    try:
        missing = database.file is not None and not Path(database.file).exists()
        if missing or not is_current(database.engine):
            return
        with database.read() as uow:
            changes = accepted(uow)
    except Unavailable:
        return
    finally:
        database.close()
    files = playbooks.load_playbooks(own)
    laid = laid_over(files, changes)
    for one in changes:
        how = "accepted in chat" if stands(laid, one) else "accepted in chat, but no longer fits the file"
        yield f"{one.playbook}: step {one.step}, {one.field} {one.old or 'nothing'} -> {one.new}: {how}"
    for id, playbook in laid.items():
        if playbook.version != files[id].version:
            yield f"{id}: {_playbook(playbook)}"


def _one(file: Path, environ: Mapping[str, str]) -> str:
    """What a file is shows in its keys."""
    keys = read_tree(file, Problems(file=str(file))).items
    if "injects" in keys:
        known = playbooks.load_playbooks(load_settings(environ).playbooks)
        return _scenario(scenarios.read_scenario(file, known))
    if "slots" in keys:
        return _statement(statements.read_statement(file))
    return _playbook(playbooks.read_playbook(file))


def _playbooks(files: Sequence[Path]) -> Iterator[str]:
    found = playbooks.read_all(files)
    for file, playbook in zip(files, found.values(), strict=True):
        yield f"{file}: {_playbook(playbook)}"


def _playbook(playbook: Playbook) -> str:
    holds = f"{len(playbook.steps)} steps, {len(playbook.phases)} phases, {len(playbook.roles)} roles"
    return f"playbook {playbook.id} ({_both(playbook.title)}), {holds}, version {playbook.version}"


def _statement(seed: Seed) -> str:
    return f"statement {seed.kind} ({_both(seed.title)}), {len(seed.slots)} slots, version {seed.version}"


def _scenario(scenario: Scenario) -> str:
    holds = f"{len(scenario.injects)} injects, {len(scenario.goals)} goals"
    return f"scenario {scenario.id} ({_both(scenario.title)}), {holds}, version {scenario.version}"


def _both(texts: Mapping[str, str]) -> str:
    return f"{texts['de']} / {texts['en']}"
