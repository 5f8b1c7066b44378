"""Channels for private matters have to be closed: where one is not, nothing private goes there, and it is told."""

from dataclasses import replace

from handlers.effects import Effect
from handlers.errors import NotFound
from handlers.escalated import Escalation
from handlers.escalations.involved import cut_off_from
from handlers.events import ChannelsSeen
from handlers.placement import Placement, PlacementState
from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.reported import REPORTS
from handlers.routing import channels_named
from handlers.staff.known import Opened
from handlers.staff.roster import bump


def channels_seen(event: ChannelsSeen, ctx: Context) -> list[Effect]:
    """Told to the admins, once a day as long as it lasts. Cards that stand there say nothing more."""
    known = {one.channel: one for one in ctx.uow.opened.find(platform=event.platform)}
    effects: list[Effect] = []
    for channel in event.open:
        before = known.get(channel)
        if before is None or not before.open:
            _keep(ctx, before, event.platform, channel, is_open=True)
            _fall_silent(ctx, event.platform, channel)
            _reports_fall_silent(ctx, event.platform, channel)
            effects += cut_off_from(ctx, event.platform, channel, private_only=True)
        day = f"opened:{event.platform}:{channel}:{ctx.now.date()}"
        if ctx.uow.deliveries.first(day, ctx.now):
            _tell_admins(ctx, event.platform, channel, "notice-channel-open")
    for channel in event.gone:
        if channel not in known:
            _keep(ctx, None, event.platform, channel, is_open=False)
    for channel in event.closed:
        before = known.get(channel)
        if before is None:
            _keep(ctx, None, event.platform, channel, is_open=False)
        elif before.open:
            _keep(ctx, before, event.platform, channel, is_open=False)
            _speak_again(ctx, event.platform, channel)
            _reports_speak_again(ctx, event.platform, channel)
            _tell_admins(ctx, event.platform, channel, "notice-channel-closed")
    return effects


def _keep(ctx: Context, before: Opened | None, platform: str, channel: str, *, is_open: bool) -> None:
    if before is None:
        ctx.uow.opened.add(Opened(platform=platform, channel=channel, open=is_open, seen_at=ctx.now))
    else:
        ctx.uow.opened.save(replace(before, open=is_open, seen_at=ctx.now))
    note(ctx, BOT, "channel.seen", f"channel:{platform}:{channel}", platform=platform, open=is_open)
    bump(ctx.uow)


def _fall_silent(ctx: Context, platform: str, channel: str) -> None:
    for card, _ in _private_cards(ctx, platform, channel):
        if card.state not in {PlacementState.LOST, PlacementState.GONE}:
            ctx.uow.placements.save(replace(card, state=PlacementState.LOST))


def _speak_again(ctx: Context, platform: str, channel: str) -> None:
    for card, escalation in _private_cards(ctx, platform, channel):
        if card.state is PlacementState.LOST and card.message_id:
            ctx.uow.placements.save(replace(card, state=PlacementState.SHOWN))
            ctx.uow.placements.touch("escalation", escalation.id)


def _reports_fall_silent(ctx: Context, platform: str, channel: str) -> None:
    for card in _of_reports(ctx, platform, channel):
        if card.state not in {PlacementState.LOST, PlacementState.GONE}:
            ctx.uow.placements.save(replace(card, state=PlacementState.LOST))


def _reports_speak_again(ctx: Context, platform: str, channel: str) -> None:
    for card in _of_reports(ctx, platform, channel):
        if card.state is PlacementState.LOST:
            state = PlacementState.SHOWN if card.message_id else PlacementState.WANTED
            ctx.uow.placements.save(replace(card, state=state, wanted=max(card.wanted, card.shown + 1)))


def _of_reports(ctx: Context, platform: str, channel: str) -> list[Placement]:
    """What stands there, or shall, of private reports: their cases, what was written to them, and the live card."""
    found = ctx.uow.placements.find(platform=platform, channel=channel, kind=("case", "notice", "topic"))
    return [one for one in found if _is_report(ctx, one)]


def _is_report(ctx: Context, card: Placement) -> bool:
    if card.kind == "topic":
        return ctx.uow.topics.get(card.subject).name == REPORTS
    return card.subject != 0 and ctx.uow.reports.about(card.subject).count > 0


def _private_cards(ctx: Context, platform: str, channel: str) -> list[tuple[Placement, Escalation]]:
    """Cards of private matters that are under way."""
    found: list[tuple[Placement, Escalation]] = []
    for card in ctx.uow.placements.find(platform=platform, channel=channel, kind="escalation"):
        try:
            escalation = ctx.uow.escalations.get(card.subject)
        except NotFound:
            continue
        if escalation.private and escalation.closed_at is None:
            found.append((card, escalation))
    return found


def _tell_admins(ctx: Context, platform: str, channel: str, key: str) -> None:
    sentence = said(key, "", {"platform": platform.capitalize(), "channel": channel})
    for one in channels_named(ctx.team.policy.admin_channels, ctx.team.language, ctx.team):
        place(ctx, "notice", 0, one, params=sentence)
