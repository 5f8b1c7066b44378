"""What buttons, selects, inputs and media ask of themselves: fields that need or exclude each other."""

from urllib.parse import urlsplit

from bot.sandbox.discord.emoji import is_emoji
from bot.sandbox.discord.errors import Path, Problem
from bot.sandbox.discord.fields import OPTION, check_fields
from bot.sandbox.discord.wire import SELECTS, Json, Kind

LINK, PREMIUM = 5, 6
_CHOOSING = SELECTS | {Kind.CHECKBOXES, Kind.FILE_UPLOAD}
_WITH_OPTIONS = frozenset({Kind.STRING_SELECT, Kind.RADIO, Kind.CHECKBOXES})


def check_control(body: Json, kind: Kind, path: Path, *, modal: bool) -> list[Problem]:
    """What is wrong with one component, its children aside."""
    found = _emoji(body, path)
    if kind is Kind.BUTTON:
        found += _button(body, path)
    if kind in _WITH_OPTIONS:
        found += _options(body, kind, path)
    if kind in _CHOOSING:
        found += _choosing(body, kind, path, modal=modal)
    if kind is Kind.TEXT_INPUT:
        found += _text_input(body, path)
    if kind in {Kind.THUMBNAIL, Kind.FILE}:
        found += _media(body["media" if kind is Kind.THUMBNAIL else "file"], path)
    if kind is Kind.GALLERY:
        for number, item in enumerate(body["items"]):
            media = item.get("media") if isinstance(item, dict) else None
            found += _media(media, (*path, "items", number))
    return found


def _button(body: Json, path: Path) -> list[Problem]:
    style = body["style"]
    has = {key for key in ("custom_id", "url", "sku_id", "label", "emoji") if body.get(key)}
    needs, never = {"custom_id"}, {"url", "sku_id"}
    if style == LINK:
        needs, never = {"url"}, {"custom_id", "sku_id"}
    if style == PREMIUM:
        needs, never = {"sku_id"}, {"custom_id", "url", "label", "emoji"}
    found = [_required((*path, key), f"button.{key}-required") for key in sorted(needs - has)]
    found += [
        _problem(
            (*path, key), "BASE_TYPE_NOT_ALLOWED", f"A button of style {style} has no {key}", "button.style"
        )
        for key in sorted(never & has)
    ]
    if style != PREMIUM and not has & {"label", "emoji"}:
        message = "A button must have a label or an emoji"
        found.append(_problem(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI", message, "button.label-or-emoji"))
    if "url" in has:
        found += _url(body["url"], (*path, "url"), {"http", "https", "discord"})
    return found


def _url(url: object, path: Path, schemes: set[str]) -> list[Problem]:
    text = url if isinstance(url, str) else ""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if (
        parts.scheme in schemes
        and (parts.netloc or parts.scheme == "discord")
        and not set(text) & set(" \n\t")
    ):
        return []
    message = f"Scheme must be one of {tuple(sorted(schemes))} and the URL well-formed."
    return [_problem(path, "URL_TYPE_INVALID_SCHEME", message, "url")]


def _emoji(body: Json, path: Path) -> list[Problem]:
    emoji = body.get("emoji")
    if not isinstance(emoji, dict) or emoji.get("id"):
        return []
    name = emoji.get("name")
    if isinstance(name, str) and is_emoji(name):
        return []
    return [_problem((*path, "emoji", "name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji", "emoji")]


def _options(body: Json, kind: Kind, path: Path) -> list[Problem]:
    found: list[Problem] = []
    fields = OPTION if kind is Kind.STRING_SELECT else {k: v for k, v in OPTION.items() if k != "emoji"}
    seen: set[object] = set()
    for number, option in enumerate(body["options"]):
        here = (*path, "options", number)
        if not isinstance(option, dict):
            message = "Only dictionaries may be used in a ModelType"
            found.append(_problem(here, "MODEL_TYPE_CONVERT", message, "option-type"))
            continue
        found += check_fields(option, fields, here, "option") + _emoji(option, here)
        value = option.get("value")
        if isinstance(value, str) and value in seen:
            message = "The specified option value is already used"
            found.append(
                _problem(
                    (*here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message, "option.unique"
                )
            )
        seen.add(value if isinstance(value, str) else None)
    chosen = sum(isinstance(option, dict) and option.get("default") is True for option in body["options"])
    most = 1 if kind is Kind.RADIO else body.get("max_values") or (1 if kind is Kind.STRING_SELECT else 10)
    if chosen > most:
        message = f"At most {most} options may be chosen from the start."
        found.append(
            _problem(
                (*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message, "option.defaults"
            )
        )
    return found


def _choosing(body: Json, kind: Kind, path: Path, *, modal: bool) -> list[Problem]:
    found: list[Problem] = []
    offered = len(body["options"]) if kind in _WITH_OPTIONS else 25
    low = body.get("min_values")
    high = body.get("max_values") or (offered if kind is Kind.CHECKBOXES else 1)
    if high > offered:
        message = f"Must be {offered} or fewer: there are no more options."
        found.append(_problem((*path, "max_values"), "NUMBER_TYPE_MAX", message, "select.max_values"))
    if low is not None and low > high:
        found.append(
            _problem(
                (*path, "min_values"), "NUMBER_TYPE_MAX", f"Must be {high} or less.", "select.min_values"
            )
        )
    if modal and low == 0 and body.get("required") is not False:
        message = "Must be 1 or more where an answer is required."
        found.append(_problem((*path, "min_values"), "NUMBER_TYPE_MIN", message, "select.min_values"))
    if modal and body.get("disabled"):
        message = "A form holds no disabled component."
        found.append(_problem((*path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", message, "modal.disabled"))
    return found


def _text_input(body: Json, path: Path) -> list[Problem]:
    found: list[Problem] = []
    in_row = "component" not in path[-1:]
    if in_row and not body.get("label"):
        found.append(_required((*path, "label"), "text_input.label-required"))
    if not in_row and body.get("label"):
        message = "The label belongs to the Label around it."
        found.append(
            _problem((*path, "label"), "COMPONENT_LABEL_NOT_ALLOWED", message, "text_input.label-in-label")
        )
    low, high = body.get("min_length") or 0, body.get("max_length") or 4000
    if low > high:
        message = f"Must be {high} or less."
        found.append(_problem((*path, "min_length"), "NUMBER_TYPE_MAX", message, "text_input.min_length"))
    value = body.get("value") or ""
    if len(value) > high:
        message = f"Must be {high} or fewer in length."
        found.append(_problem((*path, "value"), "BASE_TYPE_MAX_LENGTH", message, "text_input.value-fits"))
    if value and len(value) < low:
        message = f"Must be {low} or more in length."
        found.append(_problem((*path, "value"), "BASE_TYPE_MIN_LENGTH", message, "text_input.value-fits"))
    return found


def _media(media: object, path: Path) -> list[Problem]:
    if not isinstance(media, dict):
        return [_required((*path, "media"), "media-required")]
    return _url(media.get("url"), (*path, "media", "url"), {"http", "https", "attachment"})


def _required(path: Path, rule: str) -> Problem:
    return _problem(path, "BASE_TYPE_REQUIRED", "This field is required", rule)


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=rule)
