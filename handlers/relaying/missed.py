"""Missed ones: somebody finds a comment that triage let pass. It becomes a case, and its brand's triage learns."""

from handlers.checks import clean
from handlers.comment import Assessment, Comment, Flag, Kind
from handlers.effects import Effect, Field, OpenForm, React, ShowCard, Tell
from handlers.errors import Refused
from handlers.escalations.escalation import DONE
from handlers.events import ChatMessage, Clicked, Pointed, Reacted, Submitted
from handlers.flags import hold_of, meaning_of
from handlers.people import Person
from handlers.permissions import ROLES, acting, may, names_with
from handlers.ports import Context
from handlers.records import announce, note
from handlers.relaying.learning import flag_options, teach
from handlers.relaying.opening import open_case
from handlers.relaying.relay import case_of
from handlers.sources.addresses import key_of_link, links_in
from handlers.triage.mood import intent_of

LONGEST_NOTE = 300
USUAL = "complaint"
MISSED = "missed"
"""What the reaction is called in the configuration."""


def ask_missed(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    _free(ctx, event.click.id)
    flag = Field(
        id="flag", key="form-missed-field", kind="choice", value=USUAL, options=tuple(flag_options(ctx))
    )
    line = Field(id="note", key="form-reflag-note", required=False, max_length=LONGEST_NOTE)
    return [
        OpenForm(
            click=event.click,
            title="form-missed-title",
            submit="form-missed-submit",
            note="form-missed-note",
            fields=(flag, line),
        )
    ]


def missed(event: Submitted, ctx: Context) -> list[Effect]:
    """The comment as somebody saw it: a changed one is looked at again first."""
    person = acting(event, ctx)
    comment = _free(ctx, event.click.id)
    if comment.version != event.click.version:
        raise Refused("refused-missed-changed")
    name = event.values.get("flag", "")
    if name not in {option.value for option in flag_options(ctx)}:
        raise Refused("refused-form-incomplete", field="flag")
    return take(ctx, person, comment, name, event.values.get("note", ""), event.actor.platform)


def take(ctx: Context, person: Person, comment: Comment, flag: str, line: str, platform: str) -> list[Effect]:
    """Make a case of a comment and teach its brand's triage; the one who did it sees what that changes."""
    before = ctx.uow.comments.assessment(comment.id, comment.version)
    meaning = meaning_of(Flag(name=flag))
    flags = (Flag(name=flag, score=1.0),)
    told = Assessment(
        language=comment.language,
        flags=flags,
        purpose=meaning.purpose,
        urgency=meaning.urgency,
        relay=True,
        hold=hold_of(flags),
        intent=intent_of(comment.kind, flags),
        origin=f"person:{person.id}",
    )
    ctx.uow.comments.assess(comment.id, comment.version, told)
    case = open_case(ctx, comment, told)
    lessons = teach(ctx, person, case.brand, comment, ((flag, True),))
    note(
        ctx,
        person.id,
        "comment.missed",
        f"case:{case.id}",
        comment.id,
        was=",".join(one.name for one in before.flags) if before else "",
        now=flag,
        lessons=lessons,
        platform=platform,
    )
    if said := clean(line)[:LONGEST_NOTE]:
        announce(ctx, case, "notice-missed", said, by=person.name, flag=flag)
    return [ShowCard(kind="learned", subject=comment.id, params={"case": str(case.id), "what": "missed"})]


def _free(ctx: Context, comment_id: int) -> Comment:
    """The comment, if it is in public, not ours and in nobody's case."""
    comment = ctx.uow.comments.get(comment_id)
    if comment.deleted_at is not None or comment.kind is Kind.MESSAGE:
        raise Refused("refused-gone")
    if _is_own(ctx, comment):
        raise Refused("refused-missed-own")
    case = case_of(ctx, comment)
    members = ctx.uow.members.find(comment_id=comment.id, gone=False)
    number = case.id if case is not None else members[-1].case_id if members else 0
    if number:
        raise Refused("refused-missed-known", case=number)
    return comment


def _is_own(ctx: Context, comment: Comment) -> bool:
    """Of the brand, or of an account that the configuration no longer has. Reads alone: a form asks as well."""
    source = ctx.team.sources.get(comment.source)
    sent = ctx.uow.sends.by_proof(comment.source, comment.external_id)
    return source is None or comment.author.id in source.own_ids or sent is not None


def linked(message: ChatMessage, ctx: Context) -> Comment | None:
    """The stored comment whose link somebody wrote into the chat, if it is in nobody's case; for the menu and the
    reaction. Nothing is opened."""
    for link in links_in(message.text):
        found = ctx.uow.browse.at_link(key_of_link(link), tuple(ctx.team.sources))
        if found is None or key_of_link(found.comment.url) != key_of_link(link):
            continue
        try:
            return _free(ctx, found.comment.id)
        except Refused:
            continue
    return None


def can_take(event: Pointed | Submitted, message: ChatMessage, ctx: Context) -> bool:
    return may("missed", event.actor.person, ctx.team) is None and linked(message, ctx) is not None


def take_linked(event: Submitted, message: ChatMessage, ctx: Context) -> list[Effect]:
    """From the menu of a message: the flag that is meant most often; the card's own menu names another."""
    person, comment = event.actor.person, linked(message, ctx)
    if person is None or comment is None:
        raise Refused("refused-gone")
    return take(ctx, person, comment, USUAL, event.values.get("note", ""), event.actor.platform)


def owns(event: Reacted, ctx: Context) -> bool:
    """Whether a reaction says that something was missed: put under a message in one of the team's channels."""
    name = f"{event.place.platform}:{event.place.channel}"
    known = name in ctx.team.channels or name in ctx.team.watched
    return event.added and known and ctx.team.reactions.get(event.emoji) == MISSED


def reacted(event: Reacted, ctx: Context) -> list[Effect]:
    """The comment that the message links to, once: afterwards it is in a case."""
    person, message = event.actor.person, event.message
    comment = linked(message, ctx) if message is not None else None
    if message is None or comment is None:
        return []
    if person is None or may("missed", person, ctx.team) is not None:
        key = f"missed-refused:{event.actor.platform}:{event.actor.account}:{comment.id}"
        if not ctx.uow.deliveries.first(key, ctx.now):
            return []
        who = names_with(ROLES["missed"], ctx.team)
        return [Tell(key="told-reaction-refused", params={"verb": "missed", "who": who})]
    take(ctx, person, comment, USUAL, "", event.actor.platform)
    place = event.place
    return [
        React(
            platform=place.platform,
            channel=place.channel,
            message_id=place.message_id,
            thread=place.thread or message.place.thread,
            emoji=DONE,
        )
    ]
