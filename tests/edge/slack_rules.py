"""What Slack would refuse: by its published schema where it is at hand, and always by the limits that it leaves out."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from bot.sandbox.slack.check import message_problems, view_problems

SCHEMA = Path(__file__).parents[3] / "shared" / "specs" / "slack-blocks.schema.json"
MOST_TEXT = {
    "button": 75,
    "option": 75,
    "placeholder": 150,
    "title": 24,
    "submit": 24,
    "close": 24,
    "header": 150,
}
PARSED = {"mrkdwn", "markdown"}


@cache
def _validator(definition: str) -> Any:
    schema = json.loads(SCHEMA.read_text())
    # The option's value may have 150 characters by the vendor's own Python SDK (3.47); the types still say 75.
    schema["definitions"]["PlainTextOption"]["properties"]["value"]["maxLength"] = 150
    return jsonschema_rs.validator_for({**schema, "$ref": f"#/definitions/{definition}"})


def spec_is_here() -> bool:
    return SCHEMA.exists()


def problems_of_message(message: Mapping[str, Any]) -> list[str]:
    blocks = message["blocks"]
    found = [*_spec("SlackMessage", {"blocks": blocks}), *_common(blocks)]
    if len(blocks) > 50:
        found.append(f"{len(blocks)} blocks")
    letters = sum(len(node["text"]) for node in nodes(blocks) if isinstance(node.get("text"), str))
    if letters > 12_000 or letters + 50 * len(blocks) > 13_200:
        found.append(f"{letters} characters in {len(blocks)} blocks")
    if not message["text"]:
        found.append("no text for the notification")
    return found + [f"sandbox: {problem}" for problem in message_problems(blocks)]


def problems_of_view(view: Mapping[str, Any]) -> list[str]:
    found = [*_spec("ModalView", view), *_common(view["blocks"])]
    if len(view["blocks"]) > 100 or not view["blocks"]:
        found.append(f"{len(view['blocks'])} blocks")
    if len(json.dumps(view)) > 250_000:
        found.append("view_too_large")
    found += [
        f"{name} has {len(view[name]['text'])} characters"
        for name in ("title", "submit", "close")
        if not 1 <= len(view[name]["text"]) <= 24
    ]
    return found + [f"sandbox: {problem}" for problem in view_problems(view)]


def _spec(definition: str, value: Mapping[str, Any]) -> list[str]:
    if not spec_is_here():
        return []
    return [
        f"{'/'.join(map(str, e.instance_path))}: {e.message[:300]}"
        for e in _validator(definition).iter_errors(value)
    ]


def _common(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for kind in ("action_id", "block_id"):
        if kind == "action_id":
            ids = [
                node[kind]
                for block in blocks
                if block["type"] != "input"
                for node in nodes(block)
                if kind in node
            ]
        else:
            ids = [block[kind] for block in blocks if kind in block]
        yield from (f"{kind} {id} comes {number} times" for id, number in Counter(ids).items() if number > 1)
    for block in blocks:
        for node in nodes(block):
            yield from _node(node)


def _node(node: dict[str, Any]) -> Iterator[str]:
    if node.get("type") in PARSED:
        yield f"{node['type']} parses what it is given"
    if node.get("type") in {"plain_text", "text"} and not 1 <= len(node["text"]) <= 3000:
        yield f"{node['type']} of {len(node['text'])} characters"
    if node.get("type") == "button" and len(node["text"]["text"]) > 75:
        yield "button label"
    if node.get("type") == "button" and len(node["value"]) > 2000:
        yield "button value"
    if node.get("type") == "overflow" and not 2 <= len(node["options"]) <= 5:
        yield f"overflow with {len(node['options'])} options"
    if node.get("type") == "static_select" and not 1 <= len(node["options"]) <= 100:
        yield f"select with {len(node['options'])} options"
    if node.get("type") == "actions" and not 1 <= len(node["elements"]) <= 25:
        yield f"{len(node['elements'])} controls in a row"
    if node.get("type") == "context" and len(node["elements"]) > 10:
        yield "context"
    if node.get("type", "").startswith("rich_text") and not node["elements"]:
        yield f"empty {node['type']}"
    for option in node.get("options", []):
        if not 1 <= len(option["text"]["text"]) <= 75 or not 1 <= len(option["value"]) <= 150:
            yield f"option {option}"
    if node.get("type") == "plain_text_input" and not (
        1 <= node["max_length"] <= 3000 and len(node.get("initial_value", "")) <= node["max_length"]
    ):
        yield "input length"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside, itself first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def visible_lines(blocks: list[dict[str, Any]]) -> list[str]:
    """What a reader sees, one string a paragraph; controls by their labels in brackets."""
    return [line for block in blocks for line in _lines(block)]


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            for section in block["elements"]:
                bar = "│ " if section["type"] == "rich_text_quote" else ""
                yield bar + "".join(_run(element) for element in section["elements"])
        case "context":
            yield from "".join(element["text"] for element in block["elements"]).split("\n")
        case "section":
            yield block["text"]["text"]
            if "accessory" in block:
                yield _control(block["accessory"])
        case "actions":
            yield " ".join(_control(element) for element in block["elements"])
        case "divider":
            yield "---"
        case "image":
            yield block["alt_text"]
        case other:
            raise AssertionError(other)


def _run(element: dict[str, Any]) -> str:
    match element["type"]:
        case "text" | "link":
            return element["text"]
        case "date":
            return element["fallback"]
        case "user":
            return f"<{element['user_id']}>"
        case "usergroup":
            return f"<{element['usergroup_id']}>"
        case other:
            raise AssertionError(other)


def _control(element: dict[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f"[{element['text']['text']}]"
        case "overflow" | "static_select":
            return "(" + " | ".join(option["text"]["text"] for option in element["options"]) + ")"
        case other:
            raise AssertionError(other)


def click_ids(blocks: list[dict[str, Any]]) -> list[str]:
    """What can be clicked, in order: buttons, and the choices of menus."""
    return [
        node["value"]
        for block in blocks
        for node in nodes(block)
        if "value" in node and (node.get("type") == "button" or "type" not in node)
    ]
