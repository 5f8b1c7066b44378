"""What of a statement is public now: posted, changed since, taken back; read from the ledger."""

from dataclasses import dataclass, replace

from handlers.draft import Send, SendState
from handlers.errors import Refused
from handlers.ports import UnitOfWork
from handlers.texts.announcement import Announcement
from handlers.views.allowed import is_open


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A later wish about a post: another text, or none; asked for, agreed to, carried out or not."""

    made: Announcement
    row: Send | None
    """Its row of the ledger; None until the yes."""

    @property
    def done(self) -> bool:
        return self.row is not None and self.row.state is SendState.SENT

    @property
    def under_way(self) -> bool:
        """Agreed to, and its end is not known yet."""
        return self.row is not None and is_open(self.row)


def changes_of(uow: UnitOfWork, send: Send) -> tuple[Change, ...]:
    """Everything that was wanted of a post after it stood, oldest first; corrections by posts of their own are none."""
    found: list[Change] = []
    for made in uow.announcements.find(about=send.id, act=("edit", "delete")):
        rows = uow.sends.find(announcement_id=made.id)
        found.append(Change(made=made, row=rows[-1] if rows else None))
    return tuple(found)


def is_gone(changes: tuple[Change, ...]) -> bool:
    return any(change.made.act == "delete" and change.done for change in changes)


def text_now(send: Send, changes: tuple[Change, ...]) -> str:
    """What stands there."""
    edits = [
        change.row.text for change in changes if change.made.act == "edit" and change.done and change.row
    ]
    return edits[-1] if edits else send.text


def standing_row(uow: UnitOfWork, send_id: int) -> Send:
    """The row of a post that is public, with the text that stands there now. Raises Refused for any other row, and
    while something else is being done to it."""
    send = uow.sends.get(send_id)
    if send.announcement_id is None or uow.announcements.get(send.announcement_id).act != "post":
        raise Refused("refused-unknown-click")
    changes = changes_of(uow, send)
    if send.state is not SendState.SENT or is_gone(changes):
        raise Refused("refused-nothing-to-undo")
    if any(change.under_way for change in changes):
        raise Refused("refused-change-running")
    return replace(send, text=text_now(send, changes))
