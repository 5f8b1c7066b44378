"""What decisions write along the way: the case's next version, log lines, placements, notices."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.case import Case, State
from handlers.comment import Urgency
from handlers.placement import LogEntry, Placement, PlacementState
from handlers.ports import Context
from handlers.presence import HandOff
from handlers.promises import arm, clocked
from handlers.reported import REPORTS
from handlers.routing import Channel, card_channels, named_channels

BOT = "bot"
IN_HAND = frozenset({State.CLAIMED, State.IN_APPROVAL, State.PUBLISHING})
IN_DRILL = "in_drill"
"""Among the values of a notice: it was said in a drill."""


def change_case(ctx: Context, case: Case, **changes: object) -> Case:
    """Save the case with its next version and have its cards brought up to date."""
    changed = clocked(replace(case, version=case.version + 1, **changes), ctx.team, ctx.now)
    ctx.uow.cases.save(changed)
    if case.owner and changed.owner != case.owner:
        ctx.uow.hand_offs.add(HandOff(person=case.owner, case_id=case.id, to=changed.owner, at=ctx.now))
    if changed.sla_next != case.sla_next:
        arm(ctx, changed)
    ctx.uow.placements.touch("case", case.id)
    if changed.topic_id and changed.state is not case.state:
        ctx.uow.placements.touch("topic", changed.topic_id)
    if changed.digest_id and changed.state is not case.state:
        ctx.uow.placements.touch("digest", changed.digest_id)
    waits = changed.topic_id or changed.digest_id
    if waits and _wants_its_card(changed, case) and not cards_of(ctx, changed):
        bring_out(ctx, changed)
    return changed


def _wants_its_card(changed: Case, case: Case) -> bool:
    """Somebody begins to work on it, or it has become urgent."""
    begun = changed.state in IN_HAND and changed.state is not case.state
    return begun or changed.urgency >= Urgency.URGENT > case.urgency


def bring_out(ctx: Context, case: Case) -> None:
    """A case that stood on the card of its topic or waited for its digest gets its own, for drafts and notices."""
    if case.topic_id and ctx.uow.topics.get(case.topic_id).name == REPORTS:
        # What was told in private goes where no route leads.
        channels = named_channels(ctx.team.policy.report_channels, case, ctx.team)
    else:
        channels = card_channels(case, ctx.uow.comments.get(case.comment_id), ctx.team)
    for channel in channels:
        place(ctx, "case", case.id, channel)


def note(
    ctx: Context, actor: str, type_: str, subject: str, content_id: int = 0, /, **facts: str | int | bool
) -> LogEntry:
    """Append a line to the log. Facts hold no personal data and no text of anybody."""
    return ctx.uow.log.append(
        LogEntry(at=ctx.now, actor=actor, type=type_, subject=subject, facts=facts, content_id=content_id)
    )


def place(
    ctx: Context,
    kind: str,
    subject: int,
    channel: Channel,
    *,
    parent: int = 0,
    mention: Iterable[str] = (),
    params: Mapping[str, str] | None = None,
) -> Placement:
    """Want a message of ours in a channel; the display loop creates it."""
    return ctx.uow.placements.add(
        Placement(
            kind=kind,
            subject=subject,
            platform=channel.platform,
            channel=channel.id,
            parent=parent,
            language=channel.language,
            mention=tuple(mention),
            params=dict(params or {}),
            created_at=ctx.now,
        )
    )


def show_in_threads(ctx: Context, kind: str, case: Case) -> None:
    """A card in the thread of every card of the case: placed once, brought up to date after that."""
    there = {placed.parent for placed in ctx.uow.placements.of(kind, case.id)}
    ctx.uow.placements.touch(kind, case.id)
    for head in cards_of(ctx, case):
        if head.id not in there:
            place(ctx, kind, case.id, channel_of(head), parent=head.id)


def cards_of(ctx: Context, case: Case) -> list[Placement]:
    """The case's cards that still stand."""
    gone = {PlacementState.LOST, PlacementState.GONE}
    return [placed for placed in ctx.uow.placements.of("case", case.id) if placed.state not in gone]


def notify(
    ctx: Context, case: Case, people: Iterable[str], key: str, /, quote: str = "", **params: str | datetime
) -> None:
    """Tell people by a new short message in the case's thread: an edited card notifies nobody.

    Each is told once, on the platform where they acted last on this case (else where they have an account).
    """
    cards = cards_of(ctx, case)
    by_card: dict[int, list[str]] = {}
    for person in dict.fromkeys(name for name in people if name):
        head = nearest(ctx, f"case:{case.id}", cards, person)
        if head is not None:
            by_card.setdefault(head.id, []).append(person)
    for head in cards:
        if head.id in by_card:
            place_notice(ctx, case, channel_of(head), head.id, by_card[head.id], said(key, quote, params))


def announce(ctx: Context, case: Case, key: str, /, quote: str = "", **params: str | datetime) -> None:
    """A new short message to nobody in particular, in the thread of each of the case's cards."""
    for head in cards_of(ctx, case):
        place_notice(ctx, case, channel_of(head), head.id, (), said(key, quote, params))


def said(key: str, quote: str, params: Mapping[str, str | datetime]) -> Mapping[str, str]:
    """A notice's sentence as its placement keeps it; instants become ISO 8601."""
    texts = {name: v.isoformat() if isinstance(v, datetime) else v for name, v in params.items()}
    return {"key": key, **texts} | ({"quote": quote} if quote else {})


def place_notice(
    ctx: Context, case: Case, channel: Channel, parent: int, mention: Iterable[str], params: Mapping[str, str]
) -> None:
    place(ctx, "notice", case.id, channel, parent=parent, mention=mention, params=params)


def nearest(ctx: Context, subject: str, cards: list[Placement], person_id: str) -> Placement | None:
    """The card on the platform where they acted last on that subject, else where they did anything last, else where
    they have an account at all."""
    person = ctx.team.people.get(person_id)
    if person is None or not cards:
        return next(iter(cards), None) if person_id.startswith("role:") else None
    last = next(
        (
            str(entry.facts["platform"])
            for entry in reversed(ctx.uow.log.of(subject))
            if entry.actor == person_id and "platform" in entry.facts
        ),
        "",
    )
    reachable = [head for head in cards if person.account(head.platform)]
    for platform in (last, person.lately):
        if (head := next((head for head in reachable if head.platform == platform), None)) is not None:
            return head
    return next(iter(reachable or cards))


def channel_of(placed: Placement) -> Channel:
    return Channel(platform=placed.platform, id=placed.channel, language=placed.language)
