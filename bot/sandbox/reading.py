"""A chat message as a person reads it: its text and its controls, whichever platform it stands on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One message."""

    platform: str
    channel: str
    id: str
    text: str
    """All visible text, one line a paragraph."""
    controls: Mapping[str, str]
    """Label -> id; entries of menus included."""
    thread: str = ""
    raw: Json

    @property
    def first_line(self) -> str:
        return self.text.split("\n", 1)[0]


def slack_message(channel: str, message: Json) -> Seen:
    return Seen(
        platform="slack",
        channel=channel,
        id=str(message["ts"]),
        text="\n".join(_slack_lines(message)),
        controls=dict(_slack_controls(message.get("blocks", []))),
        thread=str(message.get("thread_ts", "")) if message.get("thread_ts") != message["ts"] else "",
        raw=message,
    )


def discord_message(channel: str, message: Json, *, thread: str = "") -> Seen:
    lines = [_as_read(message["content"])] if message.get("content") else []
    lines += [text for part in message.get("components", []) for text in _discord_texts(part)]
    return Seen(
        platform="discord",
        channel=channel,
        id=str(message["id"]),
        text="\n".join(lines),
        controls=dict(
            control for part in message.get("components", []) for control in _discord_controls(part)
        ),
        thread=thread,
        raw=message,
    )


def form_text(platform: str, form: Json) -> str:
    """Title and all text of a form."""
    if platform == "slack":
        return "\n".join([form["title"]["text"], *_slack_lines(form)])
    return "\n".join([form["title"], *(text for part in form["components"] for text in _discord_texts(part))])


def form_values(platform: str, form: Json) -> dict[str, str]:
    """What stands in the fields when the form opens, by field id."""
    found: dict[str, str] = {}
    if platform == "slack":
        for block in form["blocks"]:
            if block["type"] == "input":
                element = block["element"]
                chosen = element.get("initial_option") or {}
                found[block["block_id"]] = str(element.get("initial_value") or chosen.get("value") or "")
        return found
    for part in form["components"]:
        inner = part.get("component")
        if inner:
            chosen = [option["value"] for option in inner.get("options", []) if option.get("default")]
            found[inner["custom_id"]] = str(inner.get("value") or (chosen[0] if chosen else ""))
    return found


def form_choices(form: Json, field: str) -> list[str]:
    """The values that a field offers."""
    for part in form.get("blocks") or form.get("components") or []:
        inner = part.get("element") or part.get("component") or {}
        if field in {part.get("block_id"), inner.get("custom_id")}:
            return [str(option["value"]) for option in inner.get("options", [])]
    return []


def _slack_lines(message: Json) -> Iterator[str]:
    blocks = message.get("blocks") or []
    if not blocks:
        yield str(message.get("text", ""))
    for block in blocks:
        match block["type"]:
            case "section":
                for text in [block.get("text"), *block.get("fields", [])]:
                    if text:
                        yield text["text"]
            case "header":
                yield block["text"]["text"]
            case "context":
                yield " ".join(item.get("text", "") for item in block["elements"])
            case "rich_text":
                for element in block["elements"]:
                    yield "".join(_slack_run(run) for run in element["elements"])
            case "input":
                yield block["label"]["text"]
            case "image":
                yield block["alt_text"]
            case _:
                continue


def _slack_run(run: Json) -> str:
    match run["type"]:
        case "text":
            return str(run["text"])
        case "link":
            return str(run.get("text") or run["url"])
        case "user":
            return f"@{run['user_id']}"
        case "usergroup":
            return f"@{run['usergroup_id']}"
        case "date":
            return str(run.get("fallback", ""))
        case "rich_text_section":
            return "".join(_slack_run(part) for part in run["elements"])
        case _:
            return ""


def _slack_controls(blocks: list[Json]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        elements = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory")]
        for element in elements:
            if not element:
                continue
            if element["type"] == "button":
                yield element["text"]["text"], element.get("value") or element["action_id"]
            for option in element.get("options", []):
                yield option["text"]["text"], option["value"]


_MARKS = re.compile(
    r"\\(?P<escaped>[^\sA-Za-z0-9])|(?P<mark>\*\*|__|~~|\|\||(?m:^(?:-\# |> |\#{1,3} )))|\[(?P<label>[^\]]+)\]\(https?://[^\s)]+\)"
)


def _as_read(markdown: str) -> str:
    """What a person reads of Discord's markdown: no marks, labels instead of links."""
    return _MARKS.sub(lambda found: found["escaped"] or found["label"] or "", markdown)


def _discord_texts(part: Json) -> Iterator[str]:
    if part["type"] == 10:
        yield _as_read(part["content"])
    if part["type"] == 18:
        yield part["label"]
    if part["type"] == 12:
        yield from (str(item.get("description") or "") for item in part["items"])
    for inner in part.get("components", []):
        yield from _discord_texts(inner)


def _discord_controls(part: Json) -> Iterator[tuple[str, str]]:
    if part["type"] == 2 and "custom_id" in part and not part.get("disabled"):
        yield part["label"], part["custom_id"]
    if part["type"] == 3:
        for option in part["options"]:
            yield option["label"], f"{part['custom_id']}>{option['value']}"
    for inner in [*part.get("components", []), part.get("accessory")]:
        if inner:
            yield from _discord_controls(inner)
