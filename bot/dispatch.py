"""Event in, handler decides, state + effects + log in ONE transaction; what the person gets to see after the commit."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog

from bot.cards.names import said
from bot.cards.parts import Card, Form
from bot.chat import Outcome
from bot.reading import Reading
from bot.work import Reads, Work, persist
from handlers import routes
from handlers.crisis.playbook import Playbook
from handlers.crisis.scenario import Scenario
from handlers.effects import Answer, Effect, Job, OpenForm, ShowCard, Tell
from handlers.errors import Refused, Unavailable
from handlers.events import (
    Actor,
    ChatMessage,
    Clicked,
    Commanded,
    CommentReceived,
    Event,
    HomeOpened,
    Place,
    Pointed,
    Reacted,
    Submitted,
    TimerFired,
)
from handlers.people import Team
from handlers.placement import LogEntry
from handlers.ports import Context, UnitOfWork, Words
from handlers.reacting import reactions, shown
from handlers.staff.roster import met
from handlers.texts.statement import Kind, Seed

T = TypeVar("T")
Human = Clicked | Submitted | Reacted | Commanded | Pointed | HomeOpened

log = structlog.get_logger(__name__)


class Writer(Protocol):
    async def click(self, work: Work[T], /) -> T: ...
    async def submit(self, work: Work[T], /) -> T: ...


class Drawing(Protocol):
    """How answers become visible; the cards package, bound to the team by the composition root."""

    def private(self, shown: ShowCard, uow: UnitOfWork, words: Words) -> Card: ...
    def tell(self, said: Tell, words: Words) -> Card: ...
    def refusal(self, refused: Refused, reference: str, words: Words) -> Card: ...
    def form(self, form: OpenForm, words: Words) -> Form: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class _Done:
    """What came out of one transaction."""

    answers: tuple[Answer, ...] = ()
    refused: Refused | None = None
    reference: str = ""
    reader: Actor | None = None
    """In whose words the answer is said, and by whose clock; None where nobody was looked up."""


@dataclass(frozen=True, kw_only=True)
class Dispatcher:
    """The one way into the core. Called by gateways, jobs, timers and ingest."""

    team: Callable[[UnitOfWork, datetime], Team]
    """As the store knows it at that moment."""
    writer: Writer
    reads: Reads
    enqueue: Callable[[Any, Job], None]
    """Enqueue a job in the session's transaction."""
    drawing: Drawing
    words: Callable[[str, str], Words]
    """Language and time zone; empty: the team's."""
    clock: Callable[[], datetime]
    token: Callable[[], str]
    changed: Callable[[], None]
    """Told after each commit: cards may have to be brought up to date."""
    reading: Reading
    """Looks at the message that an event is about, where the core has to see it."""
    together: Callable[[Any], AbstractContextManager[UnitOfWork]]
    """A unit of work over an open session, for many decisions at once."""
    playbooks: Mapping[str, Playbook] = field(default_factory=dict[str, Playbook])
    """Those that a crisis can be started with, by id; the default first."""
    seeds: Mapping[Kind, Seed] = field(default_factory=dict[Kind, Seed])
    """The shipped statements, by kind."""
    scenarios: Mapping[str, Scenario] = field(default_factory=dict[str, Scenario])
    """Scripts of drills, by id."""
    changed_playbooks: Callable[[UnitOfWork], Mapping[str, Playbook]] | None = None
    """The same playbooks with what was accepted in chat laid over; None: as they are."""
    broken: Callable[[], Sequence[str]] = tuple
    """What is wrong with files that are read at the next start."""
    acted: Callable[[Human, bool, float], None] = lambda _event, _refused, _seconds: None
    """Told of everything that a person did: whether it was refused, and how long it took."""

    async def __call__(self, event: Event, *, delivery: str = "") -> Outcome:
        """Handle one event. For what a person did it never raises; for our own events Unavailable may come through."""
        if isinstance(event, Human):
            begun = time.perf_counter()
            outcome = await self._human(event, delivery)
            self.acted(event, outcome.refused, time.perf_counter() - begun)
            return outcome
        if isinstance(event, TimerFired) and event.kind in routes.THOUGHT_AHEAD:
            await asyncio.to_thread(self._think_ahead, event)
        await self.writer.submit(lambda session, uow: self._handle(session, uow, event))
        self.changed()
        return Outcome()

    def _think_ahead(self, event: TimerFired) -> None:
        with self.reads() as uow:
            routes.think_ahead(event, self._context(uow))

    async def batch(self, events: Sequence[CommentReceived], finish: Work[None]) -> float:
        """Handle a group of assessed comments in one transaction; `finish` marks their rows as done in it. Gives back
        how many seconds of the writer's processor time that took."""

        def work(session: Any, _: UnitOfWork) -> float:
            begun = time.thread_time()
            with self.together(session) as uow:
                self._sorted(session, routes.handle_all(events, self._context(uow)))
                finish(session, uow)
            return time.thread_time() - begun

        took = await self.writer.submit(work)
        self.changed()
        return took

    async def clocks(self, events: Sequence[TimerFired], seconds: float) -> int:
        """Handle clocks of one kind in one transaction, in order, for so long; gives back how many. If one of them
        fails, none is handled."""

        def work(session: Any, _: UnitOfWork) -> int:
            with self.together(session) as uow:
                ctx = self._context(uow)
                routes.look_ahead(events, ctx)
                until = time.perf_counter() + seconds
                for number, event in enumerate(events, start=1):
                    self._sorted(session, routes.handle(event, ctx))
                    if time.perf_counter() > until:
                        return number
                return len(events)

        done = await self.writer.submit(work)
        self.changed()
        return done

    def _known(self, event: Human, team: Team) -> Human:
        """The event with the person behind the account: looked up anew for each, never taken from what was shown."""
        actor = event.actor
        person = team.person_by_account(actor.platform, actor.account)
        language = person.language if person else actor.language
        return replace(event, actor=replace(actor, person=person, language=language or team.language))

    async def _human(self, event: Human, delivery: str) -> Outcome:
        words = self.words(event.actor.language, "")
        try:
            event = await self._with_message(event)
            if routes.opens_form(event) or isinstance(event, HomeOpened):
                done = await self._opening(event, delivery)
            else:
                done = await self._written(event, delivery)
                self.changed()
            return await self._outcome(done, self._words_to(done.reader) if done.reader else words)
        except Unavailable as away:
            log.warning("not done", what=away.what, event_type=type(event).__name__)
            return self._sorry(Refused("refused-not-done", quote=_typed(event)), words)
        except Exception:
            log.exception("a handler failed", event_type=type(event).__name__)
            return self._sorry(Refused("refused-bug", quote=_typed(event)), words)

    async def _written(self, event: Human, delivery: str) -> _Done:
        """Whoever has pressed a button waits, and hears in time that nothing came of it. Nobody waits behind a
        reaction, and many take it for done once their emoji stands there: it is given as long as it is to be read."""

        async def once() -> _Done:
            return await self.writer.click(lambda session, uow: self._acted(session, uow, event, delivery))

        return await persist(once, patience=self.reading.patience if isinstance(event, Reacted) else 0.0)

    async def _with_message(self, event: Human) -> Human:
        """The event with the message that it is about, read now, outside any transaction. Raises Unavailable."""
        match event:
            case Submitted(about=Place() as about):
                seen = await asyncio.to_thread(self._seen, event)
                return replace(event, message=await self._read(about, seen), seen=seen)
            case Reacted() if await asyncio.to_thread(self._wants, event):
                return replace(event, message=await self.reading.with_thread(event.place))
            case _:
                return event

    def _seen(self, event: Submitted) -> ChatMessage | None:
        with self.reads() as uow:
            return shown.seen(event, self._context(uow))

    async def _read(self, about: Place, seen: ChatMessage | None) -> ChatMessage | None:
        """What was seen when the form opened is enough where it cannot be read now: many may report at a time."""
        try:
            return await self.reading.at_once(about)
        except Unavailable:
            if seen is None:
                raise
            return None

    def _wants(self, event: Reacted) -> bool:
        with self.reads() as uow:
            return reactions.wants_message(event, self._context(uow))

    def _sorry(self, refused: Refused, words: Words) -> Outcome:
        return Outcome(private=self.drawing.refusal(refused, self._reference(), words), refused=True)

    async def _opening(self, event: Human, delivery: str) -> _Done:
        """Forms and homes are opened on a read connection; only a refusal is written down, and told once."""
        done = await asyncio.to_thread(self._look, event)
        if done.refused is None:
            if isinstance(event, Pointed) and done.reader is not None and done.reader.person is None:
                await self._remember(event)
            return done
        return await self.writer.click(lambda _, uow: self._refused(uow, event, delivery, done))

    async def _remember(self, event: Pointed) -> None:
        """Written down before the form opens; where that fails, the message is read again when the form comes back."""
        try:
            await self.writer.click(lambda _, uow: shown.remember(event, self._context(uow)))
        except Unavailable as away:
            log.warning("what was seen is not kept", what=away.what)

    def _refused(self, uow: UnitOfWork, event: Human, delivery: str, done: _Done) -> _Done:
        if done.refused is None or (delivery and not uow.deliveries.first(delivery, self.clock())):
            return _Done()
        known = self._known(event, self._context(uow).team)
        self._note_refusal(uow, known, done.refused, done.reference)
        return done

    def _look(self, event: Human) -> _Done:
        with self.reads() as uow:
            ctx = self._context(uow)
            known = self._known(event, ctx.team)
            try:
                answers = _answers(routes.handle(known, ctx))
                return _Done(answers=answers, reader=known.actor)
            except Refused as refused:
                return _Done(refused=refused, reference=self._reference(), reader=known.actor)

    def _acted(self, session: Any, uow: UnitOfWork, event: Human, delivery: str) -> _Done:
        if delivery and not uow.deliveries.first(delivery, self.clock()):
            return _Done()
        known = self._known(event, self._context(uow).team)
        known = replace(known, actor=met(uow, known.actor))
        try:
            with session.begin_nested():
                answers = tuple(self._handle(session, uow, known)) or _afterwards(known)
                uow.placements.hasten()
                return _Done(answers=answers, reader=known.actor)
        except Refused as refused:
            reference = self._reference()
            if isinstance(known, Reacted):
                reactions.refused(known, self._context(uow))
            self._note_refusal(uow, known, refused, reference)
            return _Done(refused=refused, reference=reference, reader=known.actor)

    def _handle(self, session: Any, uow: UnitOfWork, event: Event) -> Sequence[Answer]:
        return self._sorted(session, routes.handle(event, self._context(uow)))

    def _sorted(self, session: Any, effects: Iterable[Effect]) -> Sequence[Answer]:
        """Jobs are enqueued, answers given back."""
        answers: list[Answer] = []
        for effect in effects:
            if isinstance(effect, Answer):
                answers.append(effect)
            else:
                self.enqueue(session, effect)
        return answers

    def _context(self, uow: UnitOfWork) -> Context:
        now = self.clock()
        return Context(
            uow=uow,
            team=self.team(uow, now),
            now=now,
            token=self.token,
            playbooks=self.changed_playbooks(uow) if self.changed_playbooks else self.playbooks,
            seeds=self.seeds,
            scenarios=self.scenarios,
            broken=tuple(self.broken()),
        )

    def _words_to(self, reader: Actor) -> Words:
        hours = reader.person.hours if reader.person else None
        return self.words(reader.language, hours.time_zone if hours else "")

    def _reference(self) -> str:
        return f"R-{self.token()[:4].upper()}"

    def _note_refusal(self, uow: UnitOfWork, event: Human, refused: Refused, reference: str) -> None:
        actor = event.actor
        subject = "command"
        verb = ""
        if isinstance(event, Clicked | Submitted):
            subject, verb = f"{event.click.kind}:{event.click.id}", event.click.verb
        uow.log.append(
            LogEntry(
                at=self.clock(),
                actor=actor.person.id if actor.person else f"account:{actor.platform}:{actor.account}",
                type="click.refused",
                subject=subject,
                facts={"reason": refused.key, "verb": verb, "reference": reference},
            )
        )

    def _private(self, shown: ShowCard, words: Words) -> Card:
        with self.reads() as uow:
            return self.drawing.private(shown, uow, words)

    async def _outcome(self, done: _Done, words: Words) -> Outcome:
        if done.refused is not None:
            card = self.drawing.refusal(done.refused, done.reference, words)
            field = done.refused.field
            sentence = said(words, done.refused.key, done.refused.params) if field else ""
            return Outcome(private=card, refused=True, errors=((field, sentence),) if field else ())
        for answer in done.answers:
            match answer:
                case OpenForm():
                    return Outcome(form=self.drawing.form(answer, words))
                case Tell():
                    return Outcome(private=self.drawing.tell(answer, words))
                case ShowCard():
                    card = await asyncio.to_thread(self._private, answer, words)
                    return Outcome(private=card, replaces=answer.replaces)
        return Outcome()


def _afterwards(event: Human) -> tuple[Answer, ...]:
    """Cards in channels are the display's; a private copy shows what became of it only if it is drawn anew."""
    if isinstance(event, Clicked | Submitted) and event.place.private and event.click.kind == "case":
        return (ShowCard(kind="case", subject=event.click.id, replaces=True),)
    return ()


def _typed(event: Human) -> str:
    """What somebody wrote into a form that came to nothing, given back so that nobody has to think of it again."""
    if not isinstance(event, Submitted):
        return ""
    return event.values.get("text") or event.values.get("note") or ""


def _answers(effects: Iterable[Effect]) -> tuple[Answer, ...]:
    return tuple(effect for effect in effects if isinstance(effect, Answer))
