"""Confirm dialogs, options and option groups."""

from typing import Any

from bot.sandbox.slack.check.problems import Found, Problem, count, keys, length, listed, text

_CONFIRM = frozenset({"title", "text", "confirm", "deny", "style"})
_OPTION = frozenset({"text", "value", "description", "url"})


def confirm(value: Any, at: str) -> Found:
    if not isinstance(value, dict):
        yield Problem(rule="type", at=at, detail="must be an object")
        return
    yield from keys(value, at, known=_CONFIRM, needed=("title", "text", "confirm", "deny"))
    for name, most, plain in (
        ("title", 100, True),
        ("text", 300, False),
        ("confirm", 30, True),
        ("deny", 30, True),
    ):
        if value.get(name) is not None:
            yield from text(
                value[name], f"{at}/{name}", most=most, plain=plain, rule=f"confirm.{name}-{most}"
            )
    yield from style(value, at)


def style(value: dict[str, Any], at: str) -> Found:
    if value.get("style") not in (None, "primary", "danger"):
        yield Problem(rule="style", at=f"{at}/style", detail=f"unsupported style: {value['style']}")


def option(value: Any, at: str, *, plain: bool = True, link: bool = False) -> Found:
    if not isinstance(value, dict):
        yield Problem(rule="type", at=at, detail="must be an option")
        return
    yield from keys(value, at, known=_OPTION, needed=("text", "value"))
    if "text" in value:
        yield from text(value["text"], f"{at}/text", most=75, plain=plain, rule="option.text-75")
    # The types in the specification say 75; the vendor's reference pages have said 150 since 2024.
    if value.get("value") is not None:
        yield from length(value["value"], f"{at}/value", most=150, least=1, rule="option.value-150")
    if "description" in value:
        yield from text(
            value["description"], f"{at}/description", most=75, plain=plain, rule="option.description-75"
        )
    if "url" in value:
        if not link:
            yield Problem(rule="option.url", at=f"{at}/url", detail="url is for overflow menus only")
        yield from length(value["url"], f"{at}/url", most=3000, rule="option.url-3000")


def options(value: Any, at: str, *, most: int, rule: str, plain: bool = True, link: bool = False) -> Found:
    yield from count(value, at, most=most, rule=rule)
    seen: set[str] = set()
    for number, entry in enumerate(listed(value)):
        where = f"{at}/{number}"
        yield from option(entry, where, plain=plain, link=link)
        chosen = entry.get("value") if isinstance(entry, dict) else None
        if isinstance(chosen, str) and chosen in seen:
            yield Problem(rule="option.unique", at=f"{where}/value", detail=f"{chosen!r} is there twice")
        elif isinstance(chosen, str):
            seen.add(chosen)


def groups(value: Any, at: str) -> Found:
    yield from count(value, at, most=100, rule="select.groups-100")
    for number, group in enumerate(listed(value)):
        where = f"{at}/{number}"
        if not isinstance(group, dict):
            yield Problem(rule="type", at=where, detail="must be an option group")
            continue
        yield from keys(group, where, known=frozenset({"label", "options"}), needed=("label", "options"))
        if "label" in group:
            yield from text(group["label"], f"{where}/label", most=75, plain=True, rule="group.label-75")
        if "options" in group:
            yield from options(group["options"], f"{where}/options", most=100, rule="select.options-100")


def choices(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All options of an element, those in groups as well."""
    grouped = [
        entry
        for group in listed(element.get("option_groups"))
        if isinstance(group, dict)
        for entry in listed(group.get("options"))
    ]
    return [entry for entry in [*listed(element.get("options")), *grouped] if isinstance(entry, dict)]


def initial(element: dict[str, Any], at: str) -> Found:
    """What is chosen at first has to be one of the options, word for word."""
    offered = choices(element)
    first = element.get("initial_option")
    chosen = [(f"{at}/initial_option", first)] if first is not None else []
    chosen += [
        (f"{at}/initial_options/{number}", entry)
        for number, entry in enumerate(listed(element.get("initial_options")))
    ]
    for where, entry in chosen:
        if entry not in offered:
            yield Problem(rule="option.initial", at=where, detail="must be one of the options")
