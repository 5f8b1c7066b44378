"""Folders of YAML files, and the version of what a file says."""

import json
from hashlib import sha256
from pathlib import Path

from prompts.strict import BrokenFile, Problem, Table

MOST_FILES = 50


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """The YAML files of a folder by name. Raises BrokenFile where there is no such folder, or far too much in it."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix in {".yaml", ".yml"})
    except OSError as wrong:
        problem = Problem(file=str(folder), line=0, reason=f"cannot be read: {wrong.strerror}")
        raise BrokenFile([problem]) from None
    if len(files) > MOST_FILES:
        problem = Problem(file=str(folder), line=0, reason=f"{len(files)} files; at most {MOST_FILES}")
        raise BrokenFile([problem])
    return tuple(files)


def version_of(table: Table) -> str:
    """Hash of what the file says: comments, blanks and the order of keys don't count."""
    content = json.dumps(table.content(), sort_keys=True, ensure_ascii=False)
    return sha256(content.encode()).hexdigest()[:16]
