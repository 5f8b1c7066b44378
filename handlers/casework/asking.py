"""Ask a colleague: the question goes to a person or a channel, the answer comes back to the case, once, with a reminder
if none comes; marked so, it becomes a fact with source and date for the next draft."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.calendar.hours import add_business
from handlers.case import DONE, Case
from handlers.checks import clean
from handlers.claims import name_of
from handlers.effects import Effect, Field, OpenForm, Option, Tell
from handlers.errors import NotFound, Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import acting
from handlers.placement import Timer
from handlers.ports import Context
from handlers.question import BrandFact, Question
from handlers.records import (
    BOT,
    bring_out,
    cards_of,
    change_case,
    channel_of,
    nearest,
    note,
    notify,
    place,
    said,
)
from handlers.routing import Channel, named_channels

TIMER = "question"
LONGEST = 600
LONGEST_FACT = 300
MOST_ASKED = 25
"""A choice holds no more on Discord."""
YES, NO = "yes", "no"


def ask_ask(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    _refuse_over(ctx, case)
    to = Field(id="to", key="form-ask-to", kind="choice", options=_choices(ctx, person))
    text = Field(id="text", key="form-ask-text", kind="long_text", max_length=LONGEST)
    return [
        OpenForm(
            click=event.click,
            title="form-ask-title",
            submit="form-ask-submit",
            note="form-ask-note",
            params={"case": case.id},
            fields=(to, text),
        )
    ]


def _choices(ctx: Context, asking: Person) -> tuple[Option, ...]:
    """Channels that are not private, then people; nobody asks themselves."""
    policy = ctx.team.policy
    places = [name for name in policy.escalation_channels if name not in policy.private]
    people = sorted(ctx.team.by_name, key=lambda one: one.name.casefold())
    return (
        *(Option(value=f"place:{name}", key=f"place-{name}") for name in places),
        *(Option(value=f"person:{one.id}", text=one.name) for one in people if one.id != asking.id),
    )[:MOST_ASKED]


def ask(event: Submitted, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    text, to = clean(event.values.get("text", ""))[:LONGEST], event.values.get("to", "")
    case = ctx.uow.cases.get(event.click.id)
    try:
        _refuse_over(ctx, case)
    except Refused as refusal:
        refusal.quote = text
        raise
    if not text:
        raise Refused("refused-form-incomplete", field="text")
    if to not in {option.value for option in _choices(ctx, person)}:
        raise Refused("refused-form-incomplete", field="to", quote=text)
    asked = ctx.uow.questions.add(Question(case_id=case.id, by=person.id, to=to, text=text, at=ctx.now))
    if not cards_of(ctx, case):
        bring_out(ctx, case)
    _put(ctx, case, asked)
    _remind_later(ctx, case, asked)
    kind, _, name = asked.to.partition(":")
    note(
        ctx,
        person.id,
        "question.asked",
        f"case:{case.id}",
        asked.id,
        to=name if kind == "person" else "",
        platform=event.actor.platform,
    )
    change_case(ctx, case)
    return [Tell(key="told-asked", params={"case": case.id, "who": to_name(ctx, asked)})]


def to_name(ctx: Context, question: Question) -> str:
    """A person's name; of a channel nothing that needs words, its place as configured."""
    kind, _, name = question.to.partition(":")
    return name_of(ctx, name) if kind == "person" else name


def _put(ctx: Context, case: Case, question: Question) -> None:
    """Its card: with a mention in the thread of the case for a person, a message of its own in a channel."""
    kind, _, name = question.to.partition(":")
    if kind == "place":
        for channel in _channels(ctx, case, name):
            place(ctx, "question", question.id, channel)
        return
    head = nearest(ctx, f"case:{case.id}", cards_of(ctx, case), name)
    if head is None:
        raise Refused("refused-ask-nowhere", quote=question.text, who=name_of(ctx, name))
    place(ctx, "question", question.id, channel_of(head), parent=head.id, mention=(name,))


def _channels(ctx: Context, case: Case, name: str) -> tuple[Channel, ...]:
    return named_channels(ctx.team.policy.escalation_channels.get(name, ()), case, ctx.team)


def ask_answer(event: Clicked, ctx: Context) -> list[Effect]:
    acting(event, ctx)
    question = ctx.uow.questions.get(event.click.id)
    _refuse_answered(ctx, question)
    case = ctx.uow.cases.get(question.case_id)
    keep = tuple(Option(value=name, key=f"form-answer-fact-{name}") for name in (NO, YES))
    return [
        OpenForm(
            click=event.click,
            title="form-answer-title",
            submit="form-answer-submit",
            note="form-answer-note",
            quote=question.text,
            params={"case": case.id},
            fields=(
                Field(id="text", key="form-answer-text", kind="long_text", max_length=LONGEST),
                Field(
                    id="fact",
                    key="form-answer-fact",
                    hint="form-answer-hint",
                    kind="choice",
                    value=NO,
                    options=keep,
                ),
            ),
        )
    ]


def answer(event: Submitted, ctx: Context) -> list[Effect]:
    """The first one counts; whoever asked is told, and everybody reads it on the question's card."""
    person = acting(event, ctx)
    text = clean(event.values.get("text", ""))[:LONGEST]
    question = ctx.uow.questions.get(event.click.id)
    try:
        _refuse_answered(ctx, question)
    except Refused as refusal:
        refusal.quote = text
        raise
    as_fact = event.values.get("fact") == YES
    if not text:
        raise Refused("refused-form-incomplete", field="text")
    if as_fact and len(text) > LONGEST_FACT:
        raise Refused("refused-fact-too-long", field="text", quote=text)
    case = ctx.uow.cases.get(question.case_id)
    fact = _kept(ctx, case, person, text) if as_fact else 0
    done = replace(
        question, answer=text, answered_by=person.id, answered_at=ctx.now, fact_id=fact,
        version=question.version + 1,
    )  # fmt: skip
    ctx.uow.questions.save(done)
    ctx.uow.timers.cancel(_key(question))
    ctx.uow.placements.touch("question", question.id)
    platform = event.actor.platform
    note(ctx, person.id, "question.answered", f"case:{case.id}", question.id, fact=as_fact, platform=platform)
    changed = change_case(ctx, case)
    if question.by != person.id:
        notify(ctx, changed, [question.by], "notice-answered", text, by=person.name)
    return [Tell(key="told-answered", params={"case": case.id, "fact": YES if as_fact else NO})]


def _kept(ctx: Context, case: Case, person: Person, text: str) -> int:
    return ctx.uow.brand_facts.add(BrandFact(brand=case.brand, text=text, source=person.id, at=ctx.now)).id


def withdraw(event: Clicked, ctx: Context) -> list[Effect]:
    """The fact no longer holds: no draft states it any more. The answer stays."""
    person = acting(event, ctx)
    question = ctx.uow.questions.get(event.click.id)
    found = [fact for fact in ctx.uow.brand_facts.find(id=question.fact_id) if not fact.withdrawn_by]
    if not found:
        raise Refused("refused-no-fact")
    ctx.uow.brand_facts.save(replace(found[0], withdrawn_by=person.id))
    ctx.uow.questions.save(replace(question, version=question.version + 1))
    ctx.uow.placements.touch("question", question.id)
    subject = f"case:{question.case_id}"
    note(ctx, person.id, "question.fact_withdrawn", subject, question.id, platform=event.actor.platform)
    return []


def remind(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nobody has answered: asked once more; after that whoever asked is told to look elsewhere."""
    if not ctx.uow.timers.take(event.key, event.due_at):
        return []
    try:
        question = ctx.uow.questions.get(event.subject)
        case = ctx.uow.cases.get(question.case_id)
    except NotFound:
        return []
    if question.answered_at is not None or case.state in DONE:
        return []
    again = replace(question, asked_again=question.asked_again + 1, version=question.version + 1)
    ctx.uow.questions.save(again)
    if again.asked_again > 1:
        note(ctx, BOT, "question.unanswered", f"case:{case.id}", question.id)
        notify(ctx, case, [question.by], "notice-unanswered", question.text, at=question.at)
        return []
    _ask_again(ctx, case, again)
    _remind_later(ctx, case, again)
    return []


def _ask_again(ctx: Context, case: Case, question: Question) -> None:
    sentence = said("notice-question", question.text, {"by": name_of(ctx, question.by), "at": question.at})
    kind, _, name = question.to.partition(":")
    whom = (name,) if kind == "person" else ()
    for card in ctx.uow.placements.of("question", question.id):
        # Threads have one level: beside the question where that stands in the case's thread, else below it.
        place(
            ctx,
            "notice",
            case.id,
            channel_of(card),
            parent=card.parent or card.id,
            mention=whom,
            params=sentence,
        )


def _remind_later(ctx: Context, case: Case, question: Question) -> None:
    due = _due(ctx, case)
    if due is not None:
        ctx.uow.timers.set(Timer(key=_key(question), due_at=due, kind=TIMER, subject=question.id))


def _due(ctx: Context, case: Case) -> datetime | None:
    return add_business(ctx.team.brand_hours(case.brand), ctx.now, ctx.team.policy.answer_within)


def _key(question: Question) -> str:
    return f"{TIMER}:{question.id}"


def _refuse_answered(ctx: Context, question: Question) -> None:
    if question.answered_at is not None:
        who = name_of(ctx, question.answered_by)
        raise Refused("refused-question-answered", who=who, at=question.answered_at)


def _refuse_over(ctx: Context, case: Case) -> None:
    if case.state in DONE:
        who, at = name_of(ctx, case.closed_by), case.closed_at or case.opened_at
        raise Refused("refused-case-done", who=who, at=at)


def told_to_drafts(facts: list[BrandFact], names: dict[str, str], language: str) -> tuple[str, ...]:
    """As sentences with source and date, the newest last."""
    return tuple(
        f"{fact.text} ({names.get(fact.source, fact.source)}, {_date(fact, language)})" for fact in facts
    )


def _date(fact: BrandFact, language: str) -> str:
    day = fact.at.date()
    return f"{day.day}.{day.month}.{day.year}" if language == "de" else day.isoformat()


FRESH = timedelta(days=180)
"""So long a fact counts; what is older has to be asked again."""
MOST_FACTS = 20


def facts_of(found: list[BrandFact], now: datetime) -> list[BrandFact]:
    """Those that count now, the newest."""
    counting = [fact for fact in found if not fact.withdrawn_by and fact.at > now - FRESH]
    return counting[-MOST_FACTS:]
