"""Block elements: buttons, menus, inputs; where each may stand and how long each may be."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.slack.check.composition import confirm, groups, initial, options, style
from bot.sandbox.slack.check.problems import Found, Problem, count, keys, length, text

Element = dict[str, Any]

SELECTS = ("static", "users", "channels", "conversations", "external")
_MENUS = {f"{kind}_select" for kind in SELECTS} | {f"multi_{kind}_select" for kind in SELECTS}
_PICKERS = {"datepicker", "timepicker", "datetimepicker"}
_CHOICES = {"checkboxes", "radio_buttons"}
_TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}

IN_ACTIONS = frozenset(
    {"button", "overflow", "workflow_button", "rich_text_input"} | _MENUS | _PICKERS | _CHOICES
)
IN_SECTION = frozenset({"button", "overflow", "workflow_button", "image"} | _MENUS | _PICKERS | _CHOICES)
IN_INPUT = frozenset(_MENUS | _PICKERS | _CHOICES | _TYPED | {"file_input"})
IN_CONTEXT = frozenset({"image", "plain_text", "mrkdwn"})
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})

_COMMON = {"type", "action_id", "confirm", "focus_on_load"}
_FIELDS: dict[str, set[str]] = {
    "button": {"text", "url", "value", "style", "accessibility_label", "visible_to_user_ids"} | _COMMON,
    "overflow": {"type", "action_id", "options", "confirm"},
    "static_select": {"placeholder", "options", "option_groups", "initial_option"} | _COMMON,
    "multi_static_select": {
        "placeholder", "options", "option_groups", "initial_options", "max_selected_items",
    } | _COMMON,
    "users_select": {"placeholder", "initial_user"} | _COMMON,
    "multi_users_select": {"placeholder", "initial_users", "max_selected_items"} | _COMMON,
    "channels_select": {"placeholder", "initial_channel", "response_url_enabled"} | _COMMON,
    "multi_channels_select": {"placeholder", "initial_channels", "max_selected_items"} | _COMMON,
    "conversations_select": {
        "placeholder", "initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter",
    } | _COMMON,
    "multi_conversations_select": {
        "placeholder", "initial_conversations", "default_to_current_conversation", "max_selected_items", "filter",
    } | _COMMON,
    "checkboxes": {"options", "initial_options"} | _COMMON,
    "radio_buttons": {"options", "initial_option"} | _COMMON,
    "datepicker": {"placeholder", "initial_date"} | _COMMON,
    "timepicker": {"placeholder", "initial_time", "timezone"} | _COMMON,
    "datetimepicker": {"initial_date_time"} | _COMMON,
    "plain_text_input": {
        "placeholder", "initial_value", "multiline", "min_length", "max_length", "dispatch_action_config",
    } | _COMMON - {"confirm"},
    "email_text_input": {"placeholder", "initial_value", "dispatch_action_config"} | _COMMON - {"confirm"},
    "url_text_input": {"placeholder", "initial_value", "dispatch_action_config"} | _COMMON - {"confirm"},
    "number_input": {
        "placeholder", "initial_value", "is_decimal_allowed", "min_value", "max_value", "dispatch_action_config",
    } | _COMMON - {"confirm"},
    "image": {"type", "image_url", "slack_file", "alt_text"},
}  # fmt: skip
_NEEDED: dict[str, tuple[str, ...]] = {
    "button": ("text",),
    "overflow": ("options",),
    "checkboxes": ("options",),
    "radio_buttons": ("options",),
    "number_input": ("is_decimal_allowed",),
}


def element(value: Any, at: str, *, allowed: frozenset[str], rule: str) -> Found:
    """An element that stands in a block; `rule` names the breach when its kind may not."""
    if not isinstance(value, dict):
        yield Problem(rule="type", at=at, detail="must be an element")
        return
    kind = str(value.get("type"))
    if kind not in allowed:
        yield Problem(rule=rule, at=f"{at}/type", detail=f"unsupported type: {kind}")
        return
    if kind in _FIELDS:
        yield from keys(value, at, known=frozenset(_FIELDS[kind]), needed=_NEEDED.get(kind, ()))
    if "action_id" in value:
        yield from length(value["action_id"], f"{at}/action_id", most=255, least=1, rule="action-id-255")
    if "confirm" in value:
        yield from confirm(value["confirm"], f"{at}/confirm")
    if "placeholder" in value:
        yield from text(
            value["placeholder"], f"{at}/placeholder", most=150, plain=True, rule="placeholder-150"
        )
    yield from _KINDS[kind](value, at) if kind in _KINDS else ()


def _button(value: Element, at: str) -> Found:
    yield from text(value.get("text"), f"{at}/text", most=75, plain=True, rule="button.text-75")
    for name, most in (("value", 2000), ("url", 3000), ("accessibility_label", 75)):
        if name in value:
            yield from length(value[name], f"{at}/{name}", most=most, rule=f"button.{name}-{most}")
    if "visible_to_user_ids" in value:
        yield from count(
            value["visible_to_user_ids"], f"{at}/visible_to_user_ids", most=10, rule="button.visible-10"
        )
    yield from style(value, at)


def _select(value: Element, at: str) -> Found:
    if ("options" in value) == ("option_groups" in value):
        yield Problem(rule="select.source", at=at, detail="either options or option_groups is needed")
    if "options" in value:
        yield from options(value["options"], f"{at}/options", most=100, rule="select.options-100")
    if "option_groups" in value:
        yield from groups(value["option_groups"], f"{at}/option_groups")
    yield from initial(value, at)


def _overflow(value: Element, at: str) -> Found:
    yield from options(value.get("options"), f"{at}/options", most=5, link=True, rule="overflow.options-5")


def _boxes(value: Element, at: str) -> Found:
    yield from options(value.get("options"), f"{at}/options", most=10, plain=False, rule="choices.options-10")
    yield from initial(value, at)


def _text_input(value: Element, at: str) -> Found:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if not isinstance(most, int) or not 1 <= most <= 3000:
        yield Problem(rule="input.max-length-3000", at=f"{at}/max_length", detail="must be from 1 to 3000")
    if not isinstance(least, int) or not 0 <= least <= 3000:
        yield Problem(rule="input.min-length-3000", at=f"{at}/min_length", detail="must be from 0 to 3000")
    elif isinstance(most, int) and least > most:
        yield Problem(rule="input.range", at=f"{at}/min_length", detail="must not be over max_length")
    first = value.get("initial_value")
    if first is not None and isinstance(most, int):
        yield from length(
            first, f"{at}/initial_value", most=min(max(most, 0), 3000), rule="input.initial-too-long"
        )


def _image(value: Element, at: str) -> Found:
    if ("image_url" in value) == ("slack_file" in value):
        yield Problem(rule="image.source", at=at, detail="either image_url or slack_file is needed")
    if "image_url" in value:
        yield from length(value["image_url"], f"{at}/image_url", most=3000, least=1, rule="image.url-3000")
    yield from length(value.get("alt_text"), f"{at}/alt_text", most=2000, least=1, rule="image.alt-2000")


_KINDS: dict[str, Callable[[Element, str], Found]] = {
    "button": _button,
    "static_select": _select,
    "multi_static_select": _select,
    "overflow": _overflow,
    "checkboxes": _boxes,
    "radio_buttons": _boxes,
    "plain_text_input": _text_input,
    "image": _image,
}
image = _image
