"""What a message body must keep to, beyond its shape: flags, totals, old and new style never mixed, never empty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.discord.attachments import Uploads, check_uploads, resolve, settle, unresolved
from bot.sandbox.discord.components import IN_MESSAGE, LEGACY, stored, survey
from bot.sandbox.discord.embeds import check_embeds
from bot.sandbox.discord.errors import ApiError, Path, Problem, invalid
from bot.sandbox.discord.mentions import EVERYTHING, ONLY_USERS, check_allowed
from bot.sandbox.discord.spec import Spec
from bot.sandbox.discord.wire import Flag, Json
from bot.sandbox.discord.world import Attachment, Message

MOST_CONTENT = 2000
_MOST_ROWS = 5
_NOT_HERE = ("sticker_ids", "poll", "shared_client_theme", "thread_name", "applied_tags", "files")


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One of the endpoints that take a message."""

    schema: str
    flags: Flag
    default_mentions: tuple[str, ...] = ONLY_USERS
    prefix: Path = ()


CREATE = Way(
    schema="MessageCreateRequest",
    flags=Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2,
    default_mentions=EVERYTHING,
)
EDIT = Way(
    schema="MessageEditRequestPartial",
    flags=Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2,
    default_mentions=EVERYTHING,
)
FOLLOW_UP = Way(schema="IncomingWebhookRequestPartial", flags=CREATE.flags | Flag.EPHEMERAL)
FOLLOW_UP_EDIT = Way(schema="IncomingWebhookUpdateRequestPartial", flags=EDIT.flags)
ANSWER = Way(schema="IncomingWebhookInteractionRequest", flags=FOLLOW_UP.flags, prefix=("data",))
UPDATE = Way(
    schema="IncomingWebhookUpdateForInteractionCallbackRequestPartial", flags=EDIT.flags, prefix=("data",)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A message as it shall stand, after the body was found good."""

    content: str
    components: list[Json]
    embeds: list[Json]
    flags: int
    allowed: Json | None
    default_mentions: tuple[str, ...]
    nonce: str | int | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """What a way in that takes files knows beyond the body."""

    uploads: Uploads
    fresh: Callable[[], str]
    address: str


def draft(
    body: Json, way: Way, spec: Spec, *, before: Message | None = None, files: Files | None = None
) -> Draft:
    """Judge a body and lay it over the message it edits, if any. Raises 50035 or 50006."""
    _only_what_is_here(body if files is not None else {**body, "files": body.get("attachments")})
    problems = spec.check(way.schema, body)
    content = _value(body, "content", before.content if before else "")
    components = _value(body, "components", before.components if before else [])
    embeds = _value(body, "embeds", before.embeds if before else [])
    v2, wrong = _flags(body, way, before)
    own = [*wrong, *check_allowed(body.get("allowed_mentions")), *_nonce(body)]
    own += _content(content) + check_embeds(embeds)
    own += _new_style(content, components, embeds) if v2 else _old_style(components)
    attachments = _attachments(body, before, files)
    if "components" in body and not own:  # of a tree that is one
        own += unresolved(components, attachments)
    _refuse(own, problems, way.prefix)
    if not (content.strip() or components or embeds or attachments):
        raise ApiError(400, 50006, "Cannot send an empty message", rule="empty")
    kept = stored(components) if "components" in body else components
    resolve(kept, attachments, files.address if files else "")
    return Draft(
        content=content.strip(),
        components=kept,
        attachments=tuple(attachments),
        embeds=[{"type": "rich", **embed} for embed in embeds],
        flags=_flags_after(body, before),
        allowed=body.get("allowed_mentions"),
        default_mentions=way.default_mentions,
        nonce=body.get("nonce"),
    )


def _attachments(body: Json, before: Message | None, files: Files | None) -> list[Attachment]:
    there = before.attachments if before else []
    if files is None:
        return list(there)
    check_uploads(files.uploads)
    return settle(body, files.uploads, there, files.fresh)


def _only_what_is_here(body: Mapping[str, Any]) -> None:
    for key in _NOT_HERE:
        if body.get(key):
            detail = f"the sandbox does not know messages with {key}"
            raise ApiError(
                501, 0, f"501: {key} is not implemented here", rule="not-implemented", detail=detail
            )


def _value(body: Json, key: str, before: Any) -> Any:
    """Absent keeps what was there, null empties it."""
    if key not in body:
        return before
    return type(before)() if body[key] is None else body[key]


def _refuse(own: list[Problem], described: list[Problem], prefix: Path) -> None:
    """Our own finding says more than the description's at the same place."""
    named = {problem.path for problem in own}
    found = own + [problem for problem in described if problem.path not in named]
    if found:
        raise invalid(
            [
                Problem(path=(*prefix, *one.path), code=one.code, message=one.message, rule=one.rule)
                for one in found
            ]
        )


def _flags(body: Json, way: Way, before: Message | None) -> tuple[bool, list[Problem]]:
    flags = body.get("flags")
    had = before.flags if before else 0
    if flags is None:
        return bool(had & Flag.COMPONENTS_V2), []
    if not isinstance(flags, int) or isinstance(flags, bool):
        return False, [_problem(("flags",), "BASE_TYPE_BAD_TYPE", "Must be an integer.", "flags.type")]
    found: list[Problem] = []
    if flags & ~(way.flags | had):
        message = f"Only {way.flags!r} can be set here."
        found.append(_problem(("flags",), "MESSAGE_FLAGS_INVALID", message, "flags.settable"))
    if had & Flag.COMPONENTS_V2 and not flags & Flag.COMPONENTS_V2:
        message = "IS_COMPONENTS_V2 cannot be removed from a message."
        found.append(
            _problem(("flags",), "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message, "v2.flag-stays")
        )
    return bool((flags | had) & Flag.COMPONENTS_V2), found


def _flags_after(body: Json, before: Message | None) -> int:
    flags = body.get("flags")
    if before is None:
        return flags or 0
    if flags is None:
        return before.flags
    settable = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2
    return before.flags & ~Flag.SUPPRESS_EMBEDS | flags & settable


def _content(content: Any) -> list[Problem]:
    if not isinstance(content, str):
        return [_problem(("content",), "BASE_TYPE_BAD_TYPE", "Must be a string.", "content.type")]
    if len(content) > MOST_CONTENT:
        message = f"Must be {MOST_CONTENT} or fewer in length."
        return [_problem(("content",), "BASE_TYPE_MAX_LENGTH", message, "content.max-2000")]
    return []


def _nonce(body: Json) -> list[Problem]:
    nonce = body.get("nonce")
    if isinstance(nonce, str) and len(nonce) > 25:
        return [
            _problem(("nonce",), "NONCE_TYPE_TOO_LONG", "Nonce must be 25 characters or less", "nonce.max-25")
        ]
    return []


def _old_style(components: Any) -> list[Problem]:
    if not isinstance(components, list):
        return [_problem(("components",), "BASE_TYPE_BAD_TYPE", "Must be a list.", "components.type")]
    found = survey(components, LEGACY, ("components",)).problems
    if len(components) > _MOST_ROWS:
        message = f"Must be {_MOST_ROWS} or fewer in length."
        found.append(_problem(("components",), "BASE_TYPE_MAX_LENGTH", message, "rows.max-5"))
    return found


def _new_style(content: Any, components: Any, embeds: Any) -> list[Problem]:
    if not isinstance(components, list):
        return [_problem(("components",), "BASE_TYPE_BAD_TYPE", "Must be a list.", "components.type")]
    found = survey(components, IN_MESSAGE, ("components",)).problems
    for key, value in (("content", content), ("embeds", embeds)):
        if value:
            message = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            found.append(_problem((key,), code, message, f"v2.no-{key}"))
    return found


def _problem(path: Path, code: str, message: str, rule: str) -> Problem:
    return Problem(path=path, code=code, message=message, rule=rule)
