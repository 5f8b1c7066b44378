"""Pictures of cards: uploaded with an edit of their message, kept by the next ones, told in words where that fails."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.cards.inert import label
from bot.cards.parts import Picture
from bot.discord.components import GALLERY, LONGEST_DESCRIPTION
from bot.discord.render import walk

REMEMBERED = 500


Plan = tuple[list[dict[str, Any]], Sequence[Picture]]
"""The list of attachments, and the files that come with it."""


@dataclass(kw_only=True)
class Pictures:
    """Which of our messages have which files: name -> the attachment's id. Another picture has another name."""

    _known: OrderedDict[str, Mapping[str, str]] = field(default_factory=OrderedDict[str, Mapping[str, str]])

    def plans(self, message_id: str, pictures: Sequence[Picture]) -> Iterator[Plan]:
        """What to send, best first: those that are there stay, else all of them are uploaded. Nothing for none."""
        if not pictures:
            return
        known = self._known.get(message_id, {})
        if all(one.name in known for one in pictures):
            yield [{"id": known[one.name], **_described(one)} for one in pictures], ()
        entries = enumerate(pictures)
        yield [{"id": n, "filename": one.name, **_described(one)} for n, one in entries], pictures

    def learn(self, message_id: str, pictures: Sequence[Picture], answer: Any) -> list[dict[str, Any]]:
        """What to say from now on, so that they stay. Discord names a file in the list of attachments, or only in the
        component that shows it."""
        listed = {str(one.get("filename")): str(one["id"]) for one in answer.get("attachments") or ()}
        shown = (
            str(item["media"].get("attachment_id") or "")
            for part in walk(answer.get("components") or [])
            if part.get("type") == GALLERY
            for item in _items(part)
        )
        found = {one.name: listed.get(one.name) or next(shown, "") for one in pictures}
        self.forget(message_id)
        if all(found.values()):
            self._known[message_id] = found
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return [{"id": id} for id in found.values() if id]

    def forget(self, message_id: str) -> bool:
        """Whether there was anything."""
        return self._known.pop(message_id, None) is not None


def _described(picture: Picture) -> dict[str, str]:
    words = label(picture.alt, LONGEST_DESCRIPTION)
    return {"description": words} if words else {}


def _items(part: Mapping[str, Any]) -> Sequence[Any]:
    return part.get("items") or ()
