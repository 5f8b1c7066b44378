"""What a form element holds: its value at first, and what a person puts into it."""

from typing import Any

from bot.sandbox.kernel import ControlError
from bot.sandbox.slack.check.composition import choices
from bot.sandbox.slack.errors import Json
from bot.sandbox.slack.walk import controls

# type of element -> (its initial field, its field in the state, whether it holds several)
_HOLDS: dict[str, tuple[str, str, bool]] = {
    "plain_text_input": ("initial_value", "value", False),
    "email_text_input": ("initial_value", "value", False),
    "url_text_input": ("initial_value", "value", False),
    "number_input": ("initial_value", "value", False),
    "rich_text_input": ("initial_value", "rich_text_value", False),
    "static_select": ("initial_option", "selected_option", False),
    "external_select": ("initial_option", "selected_option", False),
    "radio_buttons": ("initial_option", "selected_option", False),
    "multi_static_select": ("initial_options", "selected_options", True),
    "multi_external_select": ("initial_options", "selected_options", True),
    "checkboxes": ("initial_options", "selected_options", True),
    "users_select": ("initial_user", "selected_user", False),
    "multi_users_select": ("initial_users", "selected_users", True),
    "channels_select": ("initial_channel", "selected_channel", False),
    "multi_channels_select": ("initial_channels", "selected_channels", True),
    "conversations_select": ("initial_conversation", "selected_conversation", False),
    "multi_conversations_select": ("initial_conversations", "selected_conversations", True),
    "datepicker": ("initial_date", "selected_date", False),
    "timepicker": ("initial_time", "selected_time", False),
    "datetimepicker": ("initial_date_time", "selected_date_time", False),
}

Values = dict[str, dict[str, Json]]
"""block_id -> action_id -> what is there, as under `state.values`."""


def holds(element: Json) -> bool:
    return element.get("type") in _HOLDS


def at_first(blocks: Any, before: Values | None = None) -> Values:
    """The state of fresh blocks; what was already entered stays where block, action and type are the same."""
    found: Values = {}
    for block, element in controls(blocks):
        if not holds(element):
            continue
        initial, key, several = _HOLDS[element["type"]]
        entry: Json = {"type": element["type"], key: element.get(initial, [] if several else None)}
        block_id, action_id = block["block_id"], element["action_id"]
        kept = (before or {}).get(block_id, {}).get(action_id)
        found.setdefault(block_id, {})[action_id] = (
            kept if kept is not None and kept["type"] == element["type"] else entry
        )
    return found


def entered(element: Json, value: Any) -> Json:
    """What stands there once a person entered `value`; options are named by their value."""
    kind = element["type"]
    _, key, several = _HOLDS[kind]
    if key in ("selected_option", "selected_options"):
        wanted = value if isinstance(value, list) else [value] if value not in (None, "") else []
        value = [option(element, entry) for entry in wanted]
        if not several:
            value = value[0] if value else None
    elif key == "value":
        value = str(value) if value not in (None, "") else None
    return {"type": kind, key: value}


def option(element: Json, value: Any) -> Json:
    for offered in choices(element):
        if value in (offered.get("value"), offered["text"]["text"]):
            return offered
    raise ControlError(f"there is no option {value!r} to choose")


def is_empty(entry: Json) -> bool:
    return all(value in (None, "", []) for key, value in entry.items() if key != "type")


def complaint(block: Json, element: Json, entry: Json) -> str:
    """What the client itself says before anything is sent; empty if it lets it pass."""
    if is_empty(entry):
        return "" if block.get("optional") else "Please complete this required field."
    value = entry.get("value")
    if isinstance(value, str) and element["type"] == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if len(value) < least:
            return f"Must be at least {least} characters."
        if len(value) > most:
            return f"Must be at most {most} characters."
    return ""
