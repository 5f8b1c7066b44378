"""Looking through what was not flagged: a post's comments, newest first, or the one that a link leads to.

A link that somebody types is compared with those that are stored. It is never opened.
"""

from handlers.effects import Effect, ShowCard
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Commanded
from handlers.permissions import acting, may
from handlers.ports import Context
from handlers.sources.addresses import key_of_link

UNDER, OLDER, ONE = "under", "older", "one"
"""The post of a comment from its newest, what is older than a comment there, and a comment alone."""


def commanded(event: Commanded, ctx: Context) -> list[Effect]:
    """Without a link the post that was commented on last."""
    refusal = may("comments", event.actor.person, ctx.team)
    if refusal is not None:
        raise refusal
    typed = event.words.partition(" ")[2].strip()
    if typed:
        return [_shown(ctx, _linked(typed, ctx), ONE)]
    newest = ctx.uow.browse.newest(tuple(ctx.team.sources), 1)
    return [_shown(ctx, newest[0].comment.id if newest else 0, UNDER)]


def _linked(typed: str, ctx: Context) -> int:
    """A link to a place on a page leads to the page itself where the place is not known."""
    for link in (typed, typed.partition("#")[0]):
        key = key_of_link(link)
        found = ctx.uow.browse.at_link(key, tuple(ctx.team.sources)) if key else None
        if found is not None:
            return found.comment.id
    raise Refused("refused-link-unknown", quote=typed)


def turned(event: Clicked, ctx: Context) -> list[Effect]:
    """Another page or another post, in place of what stands there."""
    acting(event, ctx)
    choice = event.click.choice.partition("-")[0]
    if choice not in {UNDER, OLDER, ONE}:
        raise Refused("refused-unknown-click")
    comment = ctx.uow.comments.get(event.click.id)
    if comment.source not in ctx.team.sources:
        raise NotFound(comment.source)
    return [_shown(ctx, comment.id, choice, replaces=True)]


def _shown(ctx: Context, comment: int, how: str, *, replaces: bool = False) -> ShowCard:
    params = {"how": how, "at": ctx.now.isoformat()}
    return ShowCard(kind="comments", subject=comment, params=params, replaces=replaces)
