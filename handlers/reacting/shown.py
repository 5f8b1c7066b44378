"""What somebody outside the team had before their eyes when they opened the form for a report.

The message may stand where the bot cannot read, or be gone by the time that the form comes back; and the bot may be
another process by then. It is kept for as long as anybody writes in a form, and for nobody else.
"""

from datetime import timedelta

from handlers.effects import Effect
from handlers.events import ChatMessage, Place, Pointed, Submitted, TimerFired
from handlers.placement import Timer
from handlers.ports import Context
from handlers.relaying.chat import LONGEST_TEXT
from handlers.reported import Shown

LIFE = timedelta(minutes=30)
MOST = 10
"""Of one account; whoever opens the menu of everything fills no store."""
TIMER = "shown"


def remember(event: Pointed, ctx: Context) -> None:
    message = event.message
    ctx.uow.shown.put(
        Shown(
            platform=event.actor.platform,
            account=event.actor.account,
            channel=message.place.channel,
            message_id=message.place.message_id,
            thread=message.place.thread,
            author=message.account,
            name=message.name,
            text=message.text[:LONGEST_TEXT],
            written_at=message.at,
            ours=message.ours,
            by_bot=message.by_bot,
            link=message.link,
            at=ctx.now,
        ),
        MOST,
    )
    _forget_old(ctx)


def seen(event: Submitted, ctx: Context) -> ChatMessage | None:
    """The message that this form was opened about, as this account saw it then."""
    about = event.about
    if about is None:
        return None
    platform, account = event.actor.platform, event.actor.account
    kept = ctx.uow.shown.of(platform, account, about.channel, about.message_id)
    if kept is None or kept.at <= ctx.now - LIFE:
        return None
    return ChatMessage(
        place=Place(platform=platform, channel=kept.channel, message_id=kept.message_id, thread=kept.thread),
        account=kept.author,
        name=kept.name,
        text=kept.text,
        at=kept.written_at,
        ours=kept.ours,
        by_bot=kept.by_bot,
        link=kept.link,
    )


def forget(event: TimerFired, ctx: Context) -> list[Effect]:
    """The time of the oldest one is over."""
    if ctx.uow.timers.take(event.key, event.due_at):
        _forget_old(ctx)
    return []


def _forget_old(ctx: Context) -> None:
    oldest = ctx.uow.shown.forget(ctx.now - LIFE)
    if oldest is not None:
        ctx.uow.timers.set(Timer(key=TIMER, due_at=oldest + LIFE, kind=TIMER, subject=0))
