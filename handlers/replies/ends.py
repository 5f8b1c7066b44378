"""The end of a ledger row as only a person can tell it: the link of what was published by hand, there or not, again."""

import re
from dataclasses import replace

from handlers.draft import Send, SendState
from handlers.effects import Field
from handlers.errors import Refused
from handlers.events import Submitted
from handlers.ports import Context

STILL_THERE = "send-error-still-there"
"""Error key of an undo whose text a person still sees."""
LONGEST_LINK = 500
LINK = re.compile(r"https?://[^\s/?#@\\]+\.[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)


def link_field(value: str = "") -> Field:
    return Field(
        id="link", key="form-posted-field", hint="form-posted-hint", value=value, max_length=LONGEST_LINK
    )


def link_in(event: Submitted) -> str:
    """The address that was pasted. Raises Refused for anything else."""
    link = event.values.get("link", "").strip()
    if len(link) > LONGEST_LINK or LINK.fullmatch(link) is None:
        raise Refused("refused-link-invalid", field="link", quote=link)
    return link


def ended(ctx: Context, send: Send, state: SendState, *, error: str = "", link: str = "") -> Send:
    """Write down what the person said."""
    row = replace(
        send,
        state=state,
        error=error,
        proof_url=link or send.proof_url,
        settled_at=ctx.now,
        version=send.version + 1,
    )
    ctx.uow.sends.save(row)
    return row


def again(ctx: Context, send: Send) -> None:
    """The same row with the same key once more."""
    ctx.uow.sends.save(
        replace(
            send,
            state=SendState.PLANNED,
            slot="",
            started_at=None,
            settled_at=None,
            error="",
            version=send.version + 1,
        )
    )
