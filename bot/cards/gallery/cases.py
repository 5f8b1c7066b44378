"""The case's card: along its way, and with all sorts of comments."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.gallery import world
from bot.cards.gallery.escalations import OPEN, PRIVATE, TAKEN, facts
from bot.cards.gallery.world import (
    CASE,
    CLAIMED,
    COMMENT,
    DISMISSED,
    DONE,
    FEDIVERSE,
    HOSTILE,
    IN_APPROVAL,
    JANA,
    LONG,
    PORTAL,
    PUBLISHING,
    SENT,
    case_view,
    flagged,
    minutes,
    published,
    send,
    target_of,
)
from handlers.case import State
from handlers.comment import Attachment, Author, Comment, Flag, Kind, Post, Purpose, Urgency
from handlers.draft import SendKind, SendState
from handlers.views import View

HOSTILE_AUTHOR = Author(id="x", name="[Jana](https://boese.example)\u202e @everyone\nAdmin", followers=0)
THREAT = Flag(name="threat", evidence="wir finden dich")
PRESS = Flag(name="press", evidence="Redaktion")


def comment(**changes: object) -> Comment:
    return replace(COMMENT, **changes)


def along_its_way() -> dict[str, View]:
    """The case's card along its way."""
    two_days = timedelta(days=2)
    gone = comment(text="", deleted_at=minutes(9))
    return {
        "case-new": case_view(),
        "case-claimed": case_view(CLAIMED),
        "case-unseen": case_view(replace(CASE, sla="unseen", react_by=minutes(20))),
        "case-due-soon": case_view(replace(CLAIMED, sla="risk")),
        "case-overdue": case_view(replace(CLAIMED, sla="late")),
        "case-overdue-at-night": replace(case_view(replace(CLAIMED, sla="late")), told_from=minutes(17 * 60)),
        "case-drafting": case_view(CLAIMED, drafting=True),
        "case-in-approval": case_view(IN_APPROVAL),
        "case-publishing": case_view(PUBLISHING, send=send(SendState.SENDING)),
        "case-by-hand": case_view(PUBLISHING, source=PORTAL, send=send(SendState.PLANNED, SendKind.BY_HAND)),
        "case-unclear": case_view(PUBLISHING, send=send(SendState.UNKNOWN, error="send-error-unclear")),
        "case-unclear-undo": case_view(DONE, send=send(SendState.UNKNOWN, SendKind.DELETE, text="")),
        "case-rejected": case_view(CLAIMED, send=send(SendState.REJECTED, error="send-error-forbidden")),
        "case-answered": case_view(DONE, send=SENT, done=published(SENT)),
        "case-answered-alone": case_view(DONE, send=SENT, done=published(SENT, approver=JANA, solo=True)),
        "case-answered-by-hand": case_view(
            DONE, source=PORTAL, done=published(send(SendState.SENT, SendKind.BY_HAND))
        ),
        "case-answered-then-deleted": case_view(
            replace(DONE, deleted=True), gone, send=SENT, done=published(SENT)
        ),
        "case-taken-back": case_view(CLAIMED, send=send(SendState.SENT, SendKind.DELETE)),
        "case-hidden": case_view(replace(DONE, state=State.HIDDEN)),
        "case-dismissed": case_view(DISMISSED),
        "case-wish": case_view(
            flagged(Flag(name="idea", evidence="wünsche mir"), purpose=Purpose.PRODUCT),
            comment(text="Ich wünsche mir die Kanne in Blau."),
        ),
        "case-snoozed": case_view(
            replace(CASE, state=State.SNOOZED, snoozed_until=world.NOW + two_days, owner="jana")
        ),
        "case-edited": case_view(
            replace(CLAIMED, edited=True),
            comment(version=2, updated_at=minutes(9), text="Vierte Tasse kaputt."),
        ),
        "case-deleted-on-the-way": case_view(
            replace(PUBLISHING, deleted=True), gone, send=send(SendState.SENDING)
        ),
        "case-deleted": case_view(replace(DISMISSED, deleted=True, closed_by=""), gone),
    }


def with_all_sorts_of_comments() -> dict[str, View]:
    """The case's card with all sorts of comments."""
    long_title = Post(id="p", url="javascript:alert(1)", title="Herbst " * 60)
    pictures = (Attachment(type="image", alt="Scherben"), Attachment(type="image"))
    return {
        "case-many": case_view(replace(CASE, others=1_241, variants=17, spread=("insta", "facebook"))),
        "case-one-more": case_view(replace(CASE, others=1, variants=1, spread=("insta",))),
        "case-told-twice": case_view(
            also=(
                (target_of(PORTAL), "https://portal.example/r/7"),
                (target_of(FEDIVERSE), "javascript:alert(1)"),
            )
        ),
        "case-held": case_view(flagged(PRESS, urgency=Urgency.URGENT)),
        "case-held-escalated": case_view(flagged(PRESS), escalation=facts(OPEN)),
        "case-held-taken": case_view(flagged(PRESS), escalation=facts(TAKEN)),
        "case-escalated": case_view(escalation=facts(replace(OPEN, reason="product"))),
        "case-escalated-quiet": case_view(
            escalation=facts(replace(OPEN, asked_at=None, due_at=minutes(9 * 60)))
        ),
        "case-escalated-taken": case_view(CLAIMED, escalation=facts(TAKEN)),
        "case-escalated-private": case_view(CLAIMED, escalation=facts(PRIVATE)),
        "case-escalated-private-taken": case_view(
            flagged(PRESS), escalation=facts(replace(TAKEN, private=True))
        ),
        "case-threat-folded": case_view(
            flagged(THREAT, Flag(name="offensive", evidence="Drecksladen"), urgency=Urgency.NOW),
            comment(text="Ihr Drecksladen, wir finden dich."),
            likes_in=None,
        ),
        "case-review": case_view(
            flagged(urgency=Urgency.LOW, author_count=1),
            comment(kind=Kind.REVIEW, rating=1.5, attachments=pictures, post=None),
            source=PORTAL,
            likes_in=None,
        ),
        "case-no-figures": case_view(
            replace(CASE, author_count=7, reply_by=None, urgency=Urgency.NORMAL),
            comment(author=Author(id="a-9"), post=Post(id="p", url="https://instagram.example/p/2")),
            likes_in=None,
        ),
        "case-hostile": case_view(
            flagged(Flag(name="watchword", evidence=HOSTILE), *world.FLAGS),
            comment(text=HOSTILE, author=HOSTILE_AUTHOR, post=Post(id="p", title=HOSTILE)),
        ),
        "case-long": case_view(CASE, comment(text=LONG, post=long_title)),
        "case-long-account": case_view(CASE, source=FEDIVERSE),
        "case-older-comment": case_view(CASE, comment(created_at=world.NOW - timedelta(days=3))),
        "case-english": case_view(
            replace(
                CASE, language="en", flags=(Flag(name="complaint", evidence="broken"), Flag(name="question"))
            ),
            comment(text="Third delivery, third broken cup. Is anybody even reading this?", language="en"),
        ),
    }
