"""Rich text: what may be nested in what. Nothing in it is parsed, so what stands in it cannot act."""

from typing import Any

from bot.sandbox.slack.check.problems import Found, Problem, keys, length, listed

_PARTS = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})
_PART_FIELDS = {
    "rich_text_section": frozenset({"type", "elements"}),
    "rich_text_list": frozenset({"type", "elements", "style", "indent", "offset", "border"}),
    "rich_text_quote": frozenset({"type", "elements", "border"}),
    "rich_text_preformatted": frozenset({"type", "elements", "border"}),
}
# kind of run -> its fields, the first of them needed
_RUNS: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "link": ("url", "text", "unsafe"),
    "emoji": ("name", "unicode", "url", "skin_tone"),
    "user": ("user_id",),
    "usergroup": ("usergroup_id",),
    "channel": ("channel_id",),
    "team": ("team_id",),
    "broadcast": ("range",),
    "date": ("timestamp", "format", "url", "fallback"),
    "color": ("value",),
}
_STYLES = frozenset(
    {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"}
)


def rich_text(value: dict[str, Any], at: str) -> Found:
    parts = value.get("elements")
    if not isinstance(parts, list) or not parts:
        yield Problem(rule="items.none", at=f"{at}/elements", detail="no fewer than 1 items allowed")
    for number, part in enumerate(listed(parts)):
        yield from _part(part, f"{at}/elements/{number}", allowed=_PARTS)


def _part(value: Any, at: str, *, allowed: frozenset[str]) -> Found:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in allowed:
        yield Problem(rule="rich.part", at=f"{at}/type", detail=f"unsupported type: {kind}")
        return
    yield from keys(value, at, known=_PART_FIELDS[kind], needed=("elements",))
    if kind == "rich_text_list" and value.get("style") not in ("bullet", "ordered"):
        yield Problem(rule="rich.list-style", at=f"{at}/style", detail="must be bullet or ordered")
    for number, entry in enumerate(listed(value.get("elements"))):
        where = f"{at}/elements/{number}"
        if kind == "rich_text_list":
            yield from _part(entry, where, allowed=frozenset({"rich_text_section"}))
        else:
            yield from _run(entry, where, bare=kind == "rich_text_preformatted")


def _run(value: Any, at: str, *, bare: bool) -> Found:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in _RUNS or (bare and kind not in ("text", "link")):
        yield Problem(rule="rich.run", at=f"{at}/type", detail=f"unsupported type: {kind}")
        return
    fields = _RUNS[kind]
    yield from keys(value, at, known=frozenset({"type", "style", *fields}), needed=(fields[0],))
    if kind == "text":
        yield from length(value.get("text"), f"{at}/text", most=12_000, least=1, rule="rich.text-12000")
    if kind == "link":
        yield from length(value.get("url"), f"{at}/url", most=3000, least=1, rule="rich.url-3000")
    yield from keys(value.get("style") or {}, f"{at}/style", known=_STYLES)
