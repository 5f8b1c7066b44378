"""What Discord takes, and what its markdown would make of a text: the judge of our renderer, independent of it."""

from collections.abc import Iterator
from typing import Any

import regex

from bot.sandbox.discord.components import IN_MESSAGE, survey
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.mentions import check_allowed
from bot.sandbox.discord.modals import modal
from bot.sandbox.discord.spec import Spec

SPEC = Spec()
_ESCAPED = regex.compile(r"\\([^0-9A-Za-z\s])")
_OURS = regex.compile(
    r"<t:-?\d+:[tD]>|<@&?\d{15,20}>|\[(?P<label>(?:\\.|[^\[\]\\])*)\]\(https?://[^()\s<>]+\)|\*\*|^-# |^> |^>$",
    regex.MULTILINE,
)
"""Markup that the renderer itself puts in. What it holds of foreign words is looked at too."""
ACTING = regex.compile(
    r"[`*_~|<\[\]@\\]|://|discord\.gg/|^[ \t]*(?:[-+>#]|\d+\.)", regex.MULTILINE | regex.IGNORECASE
)
"""What formats, mentions, links or invites in Discord's markdown."""


def spec_is_here() -> bool:
    return SPEC.present


def problems_of_message(message: Any, *, schema: str = "MessageCreateRequest") -> list[str]:
    found = survey(message["components"], IN_MESSAGE, ("components",)).problems
    found += check_allowed(message["allowed_mentions"]) + SPEC.check(schema, message)
    return [f"{problem.path} {problem.rule} {problem.message}" for problem in found]


def problems_of_modal(data: Any) -> list[str]:
    try:
        modal(data, SPEC)
    except ApiError as wrong:
        return [f"{problem.path} {problem.rule} {problem.message}" for problem in wrong.problems]
    return []


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in it."""
    if isinstance(tree, dict):
        yield tree
        for inner in tree.values():
            yield from nodes(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from nodes(inner)


def contents(tree: Any) -> list[str]:
    """The markdown in it."""
    return [node["content"] for node in nodes(tree) if node.get("type") == 10]


def acts(markdown: str) -> list[str]:
    """What in it would act, our own markup aside."""
    return ACTING.findall(_without_ours(_without_fences(markdown)))


def _without_fences(markdown: str) -> str:
    """In a block of code only its own end can act."""
    parts = regex.split(r"^```$", markdown, flags=regex.MULTILINE)
    assert len(parts) % 2 == 1, "a block of code is not closed"
    assert all("```" not in code for code in parts[1::2])
    return "\n".join(parts[::2])


def _without_ours(markdown: str) -> str:
    masked = _ESCAPED.sub("·", markdown)
    return _OURS.sub(lambda found: found["label"] or "", masked)


def read(markdown: str) -> str:
    """What a person sees of escaped text."""
    return _ESCAPED.sub(r"\1", markdown)


def custom_ids(tree: Any) -> list[str]:
    return [node["custom_id"] for node in nodes(tree) if "custom_id" in node]


def outline(tree: Any) -> list[str]:
    """Text as it goes over the wire, controls with their ids; one line each, indented as nested."""
    return list(_outline(tree, ""))


def _outline(tree: Any, indent: str) -> Iterator[str]:
    for node in tree:
        match node["type"]:
            case 10:
                yield from (f"{indent}{line}" for line in node["content"].split("\n"))
            case 2:
                yield f"{indent}[{node['label']}] {node['custom_id']} ({node['style']})"
            case 3:
                yield f"{indent}[{node.get('placeholder', '')}] {node['custom_id']}"
                yield from (f"{indent}  {option['label']} {option['value']}" for option in node["options"])
            case 4:
                yield f"{indent}{node['custom_id']}: {node.get('value', '')!r} up to {node['max_length']}"
            case 9:
                yield from _outline([*node["components"], node["accessory"]], f"{indent}s ")
            case 12:
                yield from (f"{indent}{item['description']}" for item in node["items"])
            case 14:
                yield f"{indent}---"
            case 18:
                yield f"{indent}{node['label']} ({node.get('description', '')})"
                yield from _outline([node["component"]], f"{indent}  ")
            case _:
                yield from _outline(node["components"], f"{indent}{node['type']} ")
