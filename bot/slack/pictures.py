"""Pictures of cards, uploaded to Slack before the card is sent: once each, and never in the card's way."""

from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256

import structlog

from bot.cards.parts import Card, Picture
from bot.slack.api import Api, SlackRefused, in_our_words
from bot.slack.payload import items, text
from handlers.errors import BreakwaterError

MOST_KNOWN = 500
LONGEST_ALT = 1000
LARGEST = 5_000_000
"""Bytes. A curve has some ten thousand."""
log = structlog.get_logger(__name__)


class Pictures:
    """Known by name and content: an edit that shows the same picture uploads nothing."""

    def __init__(self, *, api: Api) -> None:
        self._api = api
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def of(self, card: Card) -> Mapping[str, str]:
        """Name of a picture -> Slack's file id. One that can't be uploaded is missing: its alt text stands instead."""
        found: dict[str, str] = {}
        for picture in (part for part in card.parts if isinstance(part, Picture)):
            try:
                found[picture.name] = await self._uploaded(picture)
            except BreakwaterError as error:
                log.warning("a picture is shown in words", name=picture.name, reason=str(error))
        return found

    async def _uploaded(self, picture: Picture) -> str:
        key = (picture.name, sha256(picture.data).hexdigest())
        if key not in self._known:
            self._known[key] = await self._upload(picture)
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        return self._known[key]

    async def _upload(self, picture: Picture) -> str:
        if not 0 < len(picture.data) <= LARGEST:
            raise SlackRefused(f"files: {len(picture.data)} bytes")
        async with in_our_words("files.upload"):
            answer = await self._api.once.files_upload_v2(
                content=picture.data,
                filename=picture.name,
                title=picture.name,
                alt_txt=picture.alt[:LONGEST_ALT] or picture.name,
            )
        ids = [text(file, "id") for file in items(answer.get("files"))]
        if len(ids) != 1 or not ids[0]:
            raise SlackRefused("files: an answer without a file")
        return ids[0]
