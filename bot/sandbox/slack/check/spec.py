"""The vendor's published types as a second opinion, where the file and the validator are there."""

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.sandbox.slack.check.problems import Found, Problem
from bot.sandbox.slack.errors import Json

_FILE = "slack-blocks.schema.json"


def find() -> Path | None:
    """The specification: in BREAKWATER_SPECS, or in `shared/specs` of a folder above the working directory."""
    named = os.environ.get("BREAKWATER_SPECS")
    places = [Path(named)] if named else [folder / "shared" / "specs" for folder in _upward(Path.cwd())]
    return next((place / _FILE for place in places if (place / _FILE).is_file()), None)


def _upward(start: Path) -> Iterator[Path]:
    yield start
    yield from start.parents


def problems(blocks: Any, at: str = "/blocks") -> Found:
    """What the published types say against these blocks; nothing if they are not at hand."""
    file = find()
    validators = load(file) if file else {}
    for number, block in enumerate(blocks if isinstance(blocks, list) else []):
        validator = validators.get(str(block.get("type"))) if isinstance(block, dict) else None
        if validator is None:
            continue
        for error in validator.iter_errors(block):
            where = "".join(f"/{step}" for step in error.instance_path)
            yield Problem(rule="spec", at=f"{at}/{number}{where}", detail=str(error.message)[:300])


@lru_cache(maxsize=4)
def load(file: Path) -> dict[str, Any]:
    """One validator for each kind of block; empty without the validating library."""
    try:
        import jsonschema_rs
    except ImportError:
        return {}
    definitions: Json = json.loads(file.read_text())["definitions"]
    _mend(definitions)
    return {
        kind: jsonschema_rs.validator_for({"$ref": f"#/definitions/{name}", "definitions": definitions})
        for name, kind in _kinds(definitions)
    }


def _kinds(definitions: Json) -> Iterator[tuple[str, str]]:
    for entry in definitions["KnownBlock"]["anyOf"]:
        name = entry["$ref"].rpartition("/")[2]
        shapes = definitions[name].get("anyOf", [definitions[name]])
        yield name, shapes[0]["properties"]["type"]["const"]


def _mend(definitions: Json) -> None:
    """Where the types lag behind what the reference pages say."""
    for name in ("PlainTextOption", "MrkdwnOption"):
        definitions[name]["properties"]["value"]["maxLength"] = 150
    definitions["Button"]["properties"]["visible_to_user_ids"] = {
        "type": "array",
        "items": {"type": "string"},
    }
    definitions["RichTextList"]["properties"]["offset"] = {"type": "number"}
    # JSON has no NaN, but TypeScript's number is a double where Slack takes whole numbers only.
    definitions["RichTextDate"]["properties"]["timestamp"] = {"type": "integer"}
