"""Private reports: one case for each message however many report it, and one live card for a wave of them.

A report goes to the team's private channel and never back to where the message stands. In a wave messages stand
together on one card there; what puts somebody in danger stands by itself all the same.
"""

from dataclasses import replace
from datetime import timedelta

from handlers.case import DONE, Case
from handlers.checks import clean
from handlers.clicks import Click
from handlers.comment import Urgency
from handlers.effects import Effect, Field, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.escalated import REASON_OF_HOLD
from handlers.events import ChatMessage, Clicked, Pointed, Submitted, TimerFired
from handlers.gathering import Gathering, LiveTopic
from handlers.permissions import acting
from handlers.placement import Placement, Timer
from handlers.ports import Context
from handlers.records import BOT, note, place, said
from handlers.relaying.chat import case_of_message, make_case, thought_of
from handlers.reported import NO_BRAND, REPORTS, Report
from handlers.routing import named_channels
from handlers.watch.gather import active

LONGEST_NOTE = 300
MOST_REPORTS = 5
"""Of one account within an hour: more help nobody, and could flood the team."""
AN_HOUR = timedelta(hours=1)
WINDOW = timedelta(minutes=10)
SINGLE = 5
"""So many reported messages within that time stand by themselves; with the next one it is a wave."""
QUIET = timedelta(minutes=10)
"""Between two short messages about reports of one message: the card counts them all."""
CALM = timedelta(minutes=10)
"""A wave is over when nothing was reported for so long."""
TIMER = "reports"
REPORT = Click(verb="report", kind="message", id=0, version=1)
LOOKED_AT = 50
"""Earlier reports of a message."""


def ask_report(event: Pointed, ctx: Context) -> OpenForm:
    if not ctx.team.policy.report_channels:
        raise Refused("refused-no-report-channel")
    line = Field(id="note", key="form-report-note", kind="long_text", required=False, max_length=LONGEST_NOTE)
    return OpenForm(
        click=REPORT,
        title="form-report-title",
        submit="form-report-submit",
        note="form-report-about",
        fields=(line,),
        about=event.message.place,
    )


def report(event: Submitted, ctx: Context) -> list[Effect]:
    """From outside the team. Where the bot may not read, or the message was taken away in time, it stands there as the
    person saw it."""
    line = clean(event.values.get("note", ""))[:LONGEST_NOTE]
    message = _reportable(event, ctx, line)
    actor = event.actor
    danger = _is_danger(ctx, message, line)
    case = case_of_message(ctx, message) or _open(ctx, message, danger=danger)
    news = _is_news(ctx, case, danger=danger)
    ctx.uow.reports.add(
        Report(
            case_id=case.id,
            platform=actor.platform,
            account=actor.account,
            name=actor.name or actor.account,
            note=line,
            danger=danger,
            at=ctx.now,
        )
    )
    subject = f"account:{actor.platform}:{actor.account}"
    note(ctx, subject, "message.reported", subject, case=case.id, platform=actor.platform)
    ctx.uow.placements.touch("case", case.id)
    _go_on(ctx)
    if news:
        _tell(ctx, case, event, line, danger=danger)
    return [Tell(key="told-reported")]


def _reportable(event: Submitted, ctx: Context, line: str) -> ChatMessage:
    if not ctx.team.policy.report_channels:
        raise Refused("refused-no-report-channel", quote=line)
    message = event.message or event.seen
    if message is None:
        raise Refused("refused-message-gone", quote=line)
    since = ctx.now - AN_HOUR
    if ctx.uow.reports.by_account(event.actor.platform, event.actor.account, since) >= MOST_REPORTS:
        raise Refused("refused-too-many-reports", quote=line)
    return message


def _is_danger(ctx: Context, message: ChatMessage, line: str) -> bool:
    """Somebody may come to harm, by what the message says or by what is told of it."""
    for text in (message.text, line):
        thought = thought_of(ctx, replace(message, text=text), brand=brand_at(message, ctx))
        reason = REASON_OF_HOLD.get(thought.hold, "")
        if thought.urgency is Urgency.NOW or reason in ctx.team.policy.critical:
            return True
    return False


def _open(ctx: Context, message: ChatMessage, *, danger: bool) -> Case:
    wave = None if danger else _wave(ctx)
    channels = ctx.team.policy.report_channels
    return make_case(ctx, message, brand=brand_at(message, ctx), channels=channels, topic=wave)


def _wave(ctx: Context) -> LiveTopic | None:
    """The live card that a further message stands on; None while there are few."""
    running = active(ctx, NO_BRAND)
    if running is None:
        lately = ctx.uow.reports.since(ctx.now - WINDOW)
        if lately.cases < SINGLE:
            return None
        began = lately.first or ctx.now
        running = ctx.uow.gatherings.add(
            Gathering(brand=NO_BRAND, why=REPORTS, began_at=began, alone=0, alone_since=ctx.now)
        )
        note(ctx, BOT, "gathering.begun", f"gathering:{running.id}", why=REPORTS)
    known = ctx.uow.topics.find(gathering_id=running.id)
    return (
        known[0]
        if known
        else ctx.uow.topics.add(
            LiveTopic(
                gathering_id=running.id, brand=NO_BRAND, name=REPORTS, opened_at=ctx.now, last_at=ctx.now
            )
        )
    )


def _go_on(ctx: Context) -> None:
    """The card of a wave counts every report, of messages that stand by themselves as well."""
    running = active(ctx, NO_BRAND)
    if running is None:
        return
    for topic in ctx.uow.topics.find(gathering_id=running.id):
        ctx.uow.placements.touch("topic", topic.id)
    ctx.uow.timers.set(Timer(key=TIMER, due_at=ctx.now + CALM, kind=TIMER, subject=running.id))


def over(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nothing was reported for a while: the card says what came of it, and what comes next stands by itself again."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    running = active(ctx, NO_BRAND)
    if running is None or running.id != event.subject:
        return []
    ctx.uow.gatherings.save(replace(running, ended_at=ctx.now))
    topics = ctx.uow.topics.find(gathering_id=running.id)
    tallies = [tally for topic in topics for tally in ctx.uow.cases.tallies(topic.id)]
    done = sum(one.cases for one in tallies if one.state in {state.value for state in DONE})
    cases = sum(one.cases for one in tallies)
    counted = ctx.uow.reports.since(running.began_at).count
    note(
        ctx,
        BOT,
        "gathering.ended",
        f"gathering:{running.id}",
        cases=cases,
        comments=counted,
        open=cases - done,
    )
    for topic in topics:
        ctx.uow.placements.touch("topic", topic.id)
    return []


def _tell(ctx: Context, case: Case, event: Submitted, line: str, *, danger: bool) -> None:
    """A short message beside the card. What stands on the card of a wave is counted there alone."""
    heads = _heads(ctx, case)
    if not (heads or danger) and active(ctx, NO_BRAND) is not None:
        return
    by = {"by": event.actor.name or event.actor.account}
    sentence = (
        said("notice-reported", line, by) if event.message else said("notice-reported-unread", line, by)
    )
    for channel in named_channels(ctx.team.policy.report_channels, case, ctx.team):
        head = heads.get((channel.platform, channel.id))
        if head is None and danger and case.topic_id:
            head = place(ctx, "case", case.id, channel)
        place(ctx, "notice", case.id, channel, parent=head.id if head else 0, params=sentence)


def _is_news(ctx: Context, case: Case, *, danger: bool) -> bool:
    """The first report of a message in a while, or the first that says it is dangerous."""
    lately = ctx.uow.reports.newest(case.id, offset=0, limit=LOOKED_AT)
    return not any(one.at > ctx.now - QUIET and one.danger >= danger for one in lately)


def _heads(ctx: Context, case: Case) -> dict[tuple[str, str], Placement]:
    """The case's own cards in the private channels."""
    named = set(ctx.team.policy.report_channels)
    placed = ctx.uow.placements.of("case", case.id)
    here = [one for one in placed if f"{one.platform}:{one.channel}" in named]
    return {(one.platform, one.channel): one for one in here}


def reports(event: Clicked, ctx: Context) -> list[Effect]:
    """Who reported a message and what they wrote, for the one who asks in the private channel."""
    acting(event, ctx)
    here = f"{event.place.platform}:{event.place.channel}"
    if here not in ctx.team.policy.report_channels:
        raise Refused("refused-reports-elsewhere")
    case = ctx.uow.cases.get(event.click.id)
    asked = event.click.choice.removeprefix("p")
    page = asked[:3] if asked.isascii() and asked.isdigit() else "0"
    return [
        ShowCard(kind="reports", subject=case.id, params={"page": page}, replaces=event.click.choice != "-")
    ]


def brand_at(message: ChatMessage, ctx: Context) -> str:
    watched = ctx.team.watched.get(f"{message.place.platform}:{message.place.channel}")
    return watched.brand if watched else next(iter(ctx.team.brands), "")
