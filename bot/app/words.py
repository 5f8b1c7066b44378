"""`breakwater playbook check`: reads what people wrote for a crisis and says what is in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.settings import load_settings
from handlers.crisis.playbook import Playbook
from prompts.playbooks import FOLDER, read_all, yaml_files


def checked(environ: Mapping[str, str], file: Path | None) -> Iterator[str]:
    """A line for each file. Raises BrokenFile with all mistakes of all of them."""
    if file is not None:
        yield from _playbooks([file])
        return
    own = load_settings(environ).playbooks
    # Each folder by itself: a playbook of one's own may bear the id of a shipped one, and replaces it.
    yield from _playbooks(yaml_files(FOLDER))
    if own is not None:
        yield from _playbooks(yaml_files(own))


def _playbooks(files: list[Path] | tuple[Path, ...]) -> Iterator[str]:
    found = read_all(files)
    for file, playbook in zip(files, found.values(), strict=True):
        yield f"{file}: {_said(playbook)}"


def _said(playbook: Playbook) -> str:
    parts = (len(playbook.steps), len(playbook.phases), len(playbook.roles))
    holds = "{} steps, {} phases, {} roles".format(*parts)
    return f"{playbook.id} ({playbook.title['de']} / {playbook.title['en']}), {holds}, version {playbook.version}"
