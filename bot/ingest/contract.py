"""The hook's contract: what a body must look like, said with the path of the first wrong field."""

import re
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Annotated, Any, Literal

import msgspec

from handlers.comment import Attachment, Author, Change, Comment, Incoming, Kind, Post, Reach
from handlers.errors import BreakwaterError
from handlers.relaying.inbox import Arrival

LARGEST_BODY = 2**20
"""Bytes."""

_Key = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
"""Ids are looked up by index, and PostgreSQL's keys end at 2,700 bytes."""
_Name = Annotated[str, msgspec.Meta(max_length=1_000)]
_Address = Annotated[str, msgspec.Meta(max_length=8_000)]
_Count = Annotated[int, msgspec.Meta(ge=-(10**15), le=10**15)]
"""A score can be negative; nothing real has more digits."""
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


class WrongBody(BreakwaterError):
    """What was sent does not follow the contract; the message says what was expected, `path` where."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class HookAuthor(msgspec.Struct, frozen=True, omit_defaults=True):
    id: _Key
    name: _Name | None = None
    followers: _Count | None = None


class HookPost(msgspec.Struct, frozen=True, omit_defaults=True):
    id: _Key
    url: _Address | None = None
    title: str | None = None
    likes: _Count | None = None
    shares: _Count | None = None
    views: _Count | None = None


class HookAttachment(msgspec.Struct, frozen=True, omit_defaults=True):
    type: _Name
    url: _Address | None = None
    alt: str | None = None


class HookComment(msgspec.Struct, frozen=True, omit_defaults=True):
    id: _Key
    event: Literal["created", "edited", "deleted"] = "created"
    text: str | None = None
    created_at: _Moment | None = None
    updated_at: _Moment | None = None
    kind: Literal["comment", "mention", "review", "message"] | None = None
    author: HookAuthor | None = None
    url: _Address | None = None
    parent_id: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    post: HookPost | None = None
    attachments: Annotated[list[HookAttachment], msgspec.Meta(max_length=100)] | None = None
    rating: float | None = None
    language: Annotated[str, msgspec.Meta(max_length=35)] | None = None
    likes: _Count | None = None
    shares: _Count | None = None

    def __post_init__(self) -> None:
        if self.event != "deleted":
            for name in ("text", "created_at", "author"):
                if getattr(self, name) is None:
                    raise ValueError(f"Object missing required field `{name}`")


class HookAccount(msgspec.Struct, frozen=True, omit_defaults=True):
    followers: _Count | None = None
    posts: _Count | None = None


class HookBody(msgspec.Struct, frozen=True):
    comments: list[HookComment]
    account: HookAccount | None = None


class _Stored(msgspec.Struct, frozen=True, omit_defaults=True):
    """What lies in the inbox: the comment as it was sent, and when."""

    comment: HookComment
    received_at: datetime
    account: HookAccount | None = None


_body = msgspec.json.Decoder(HookBody)
_comment = msgspec.json.Decoder(HookComment)
_stored = msgspec.json.Decoder(_Stored)
_encoder = msgspec.json.Encoder()
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `\$?\.?(?P<path>.*)`)?", re.DOTALL)
_MISSING = re.compile(r"missing required field `(\w+)`")


def read_body(body: bytes) -> HookBody:
    """Raises WrongBody."""
    return _checked(_body, body)


def read_comment(line: bytes) -> HookComment:
    """One comment by itself, as a file has it. Raises WrongBody."""
    return _checked(_comment, line)


def _checked(decoder: msgspec.json.Decoder[Any], data: bytes) -> Any:
    try:
        read = decoder.decode(data)
    except msgspec.ValidationError as wrong:
        raise _wrong(str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise WrongBody(f"not JSON: {wrong}", "") from None
    except RecursionError:
        raise WrongBody("not JSON that anybody means: nested too deeply", "") from None
    # PostgreSQL keeps no null bytes. In JSON they can only stand escaped, so most bodies need no second look.
    return _without_nulls(read) if b"\\u0000" in data else read


def _wrong(message: str) -> WrongBody:
    found = _PLACE.fullmatch(message)
    what, path = (found["what"], found["path"] or "") if found else (message, "")
    missing = _MISSING.search(what)
    if missing:
        path = f"{path}.{missing[1]}" if path else missing[1]
        what = "missing"
    return WrongBody(what.replace("`", ""), path)


def _without_nulls(read: Any) -> Any:
    plain = _replace_nulls(msgspec.to_builtins(read))
    return msgspec.convert(plain, type(read))


def _replace_nulls(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\x00", "\N{REPLACEMENT CHARACTER}")
        case dict():
            return {key: _replace_nulls(each) for key, each in value.items()}
        case list():
            return [_replace_nulls(each) for each in value]
        case _:
            return value


def arrival(
    comment: HookComment,
    received_at: datetime,
    *,
    account: HookAccount | None = None,
    delivery: str = "",
    relay: bool = True,
) -> Arrival:
    """The comment event as it goes into the inbox. `delivery` tells apart edits that have no time of their own."""
    payload = _encoder.encode(_Stored(comment=comment, received_at=received_at, account=account))
    return Arrival(key=_key(comment, delivery), payload=payload.decode(), relay=relay)


def _key(comment: HookComment, delivery: str) -> str:
    """The same for the same event: a comment is written once, deleted once, but edited as often as its author likes."""
    if comment.event != "edited":
        return f"{comment.event}:{comment.id}"
    content = _encoder.encode((comment.text, comment.updated_at, comment.attachments, comment.rating))
    digest = blake2b(content, digest_size=12)
    if comment.updated_at is None:
        # A, then B, then A again are three edits; the same delivery sent twice is one.
        digest.update(delivery.encode())
    return f"edited:{comment.id}:{digest.hexdigest()}"


def as_incoming(inbox_id: int, source: str, payload: str | bytes, *, relay: bool) -> Incoming:
    """What the core gets to see of a row of the inbox."""
    stored = _stored.decode(payload)
    told, received_at, account = stored.comment, stored.received_at, stored.account
    author = told.author or HookAuthor(id="")
    return Incoming(
        inbox_id=inbox_id,
        change=Change(told.event),
        relay=relay,
        reach=Reach(
            followers=(account and account.followers) or 0,
            posts=(account and account.posts) or 0,
        ),
        comment=Comment(
            source=source,
            external_id=told.id,
            kind=Kind(told.kind or "comment"),
            author=Author(id=author.id, name=author.name or "", followers=author.followers),
            text=told.text or "",
            created_at=_plausible(told.created_at or received_at, received_at),
            updated_at=None if told.updated_at is None else _plausible(told.updated_at, received_at),
            received_at=received_at,
            url=told.url or "",
            parent_id=told.parent_id or "",
            post=None if told.post is None else _post(told.post),
            attachments=tuple(
                Attachment(type=each.type, url=each.url or "", alt=each.alt or "")
                for each in told.attachments or ()
            ),
            rating=told.rating,
            language=told.language or "",
            likes=told.likes or 0,
            shares=told.shares or 0,
        ),
    )


def _post(post: HookPost) -> Post:
    return Post(
        id=post.id,
        url=post.url or "",
        title=post.title or "",
        likes=post.likes or 0,
        shares=post.shares or 0,
        views=post.views or 0,
    )


def _plausible(told: datetime, received_at: datetime) -> datetime:
    """Nothing was written after it arrived, or before there was anywhere to write it: clocks out there are wrong."""
    if told > received_at:
        return received_at
    if told < _EARLIEST:
        return _EARLIEST
    return told.astimezone(UTC)
