"""Everything that runs, put together: who gets what, what starts in which order and stops in the opposite one."""

import asyncio
import os
import secrets as random_source
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import structlog
from aiohttp import web

from bot.accounts import Accounts
from bot.app.files import OwnFiles
from bot.app.loops import Loops
from bot.app.pages import Pages
from bot.app.reports import shared_report
from bot.cards.parts import Card
from bot.cards.registry import Drawing
from bot.channels import listened_on, rooms_on
from bot.chat import Chat, File, Rooms
from bot.clock import Clock
from bot.closed import Closed, Unseen
from bot.dark_site import DarkSites
from bot.discord.chat import DiscordChat
from bot.discord.commands import commands
from bot.discord.gateway import DiscordGateway
from bot.discord.rest import Api as DiscordApi
from bot.dispatch import Dispatcher
from bot.display import Display
from bot.groups import Groups, groups_of, pace_of
from bot.ingest.door import Door, door_of
from bot.ingest.hooks import Hooks
from bot.ingest.importer import Totals, import_file
from bot.ingest.models import damaged
from bot.ingest.thinker import Thinker
from bot.ingest.triage_pump import TriagePump
from bot.jobs.drafts import Drafting
from bot.jobs.engine import Jobs
from bot.jobs.errands import Errands
from bot.jobs.handing import Handing
from bot.jobs.ledger import SEND_AGAIN
from bot.jobs.opinions import AskingOpinions
from bot.jobs.paging import Paging
from bot.jobs.recovery import keep_recovering
from bot.jobs.reports import ReportErrands
from bot.jobs.rooms import RoomErrands
from bot.jobs.seats import Seat, take_seat
from bot.jobs.send import Sending
from bot.jobs.telling import Telling
from bot.metrics import Metrics
from bot.playbooks import Playbooks
from bot.reading import Reading
from bot.roster import Roster
from bot.settings import Environment, Settings, revealed
from bot.slack.again import Listening
from bot.slack.api import Api
from bot.slack.chat import SlackChat
from bot.slack.gateway import SlackGateway
from bot.social.networks import open_networks
from bot.timers import TimerSweep
from bot.web import Health, WebServer
from bot.writer import Writer
from handlers.casework import resuming
from handlers.effects import Page, PerformSend, ShareReport, TellPerson
from handlers.errors import BreakwaterError, Refused
from handlers.events import Actor, OpinionGiven, PutAside, TriageLacks
from handlers.opinion import Question
from handlers.people import Person, Team
from handlers.placement import Placement
from handlers.ports import UnitOfWork, Words
from handlers.prepare.beginning import begin
from handlers.relaying.inbox import Delivery, Receipt
from handlers.routes import TOGETHER
from handlers.staff.departures import accounts
from handlers.watch.judge import watch_timer
from prompts.drafting import Writer as DraftWriter
from prompts.library import load_library
from prompts.maker import draft_maker
from prompts.playbooks import load_playbooks
from prompts.scenarios import load_scenarios
from prompts.statements import load_statements
from prompts.templates import TemplateWriter, load_templates
from storage.checkpoints import Checkpoints
from storage.database import Database
from storage.together import together

if TYPE_CHECKING:
    from prompts.opinions import Opinions

log = structlog.get_logger(__name__)
EX_TEMPFAIL = 75
"""Exit code that tells a supervisor to start again."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letters that look like others: references are read out over the phone."""


def token() -> str:
    """A fresh random word, 100 bits."""
    return "".join(random_source.choice(ALPHABET) for _ in range(20))


class Gateway(Protocol):
    """What the two chat platforms have in common beyond sending."""

    @property
    def ready(self) -> bool: ...
    async def start(self) -> None: ...
    async def stop(self) -> None: ...


class Bot:
    """Everything that runs, over one event loop. `start` returns once the bot takes comments and clicks."""

    def __init__(self, settings: Settings, database: Database) -> None:
        env = settings.env
        self._settings = settings
        self._database = database
        self._stack = AsyncExitStack()
        self._loops = Loops(self._stack)
        self.stopping = asyncio.Event()
        self._seat: Seat | None = None
        self.clock = Clock(env.breakwater_test_clock)
        self._library = load_library()
        self._roster = Roster(base=settings.team)
        self._drawing = Drawing(team=lambda uow: self._roster(uow, self.clock()))
        self._jobs = Jobs(database.engine)
        self._writer = Writer(database.transaction)
        self._metrics = Metrics()
        self._rooms: dict[str, Rooms] = {}
        playbooks, seeds = load_playbooks(settings.playbooks), load_statements()
        changed = Playbooks(files=playbooks)
        self._files = OwnFiles(playbooks=settings.playbooks, scenarios=settings.scenarios)
        self._pages = Pages(
            team=self._drawing.team,
            playbooks=changed,
            seeds=seeds,
            reads=database.read,
            words=self._words,
        )
        self._dispatch = Dispatcher(
            team=self._roster,
            writer=self._writer,
            reads=database.read,
            enqueue=self._jobs.enqueue,
            drawing=self._drawing,
            words=self._words,
            clock=self.clock,
            token=token,
            reading=Reading(rooms=self._rooms),
            playbooks=playbooks,
            changed_playbooks=changed,
            broken=lambda: self._files.problems,
            scenarios=load_scenarios(playbooks, own=settings.scenarios),
            seeds=seeds,
            together=together,
            changed=self._wake,
            acted=lambda event, refused, seconds: self._metrics.acted(
                event, refused=refused, seconds=seconds
            ),
        )
        self._chats: dict[str, Chat] = {}
        self._gateways: dict[str, Gateway] = {}
        self._slack: SlackGateway | None = None
        self._standing_by: set[str] = set()
        """Platforms that another process listens to."""
        self._routes: list[web.RouteDef] = []
        self._groups = Groups(
            rooms=self._rooms,
            wanted=groups_of(settings.team),
            dispatch=self._dispatch,
            pace=pace_of(settings.team),
        )
        self._meet_platforms(env)
        self._display = Display(
            chats=self._chats,
            reads=database.read,
            writer=self._writer,
            render=self._render,
            dispatch=self._dispatch,
            clock=self.clock,
            rooms=self._rooms,
            held=Unseen(settings.team.closed_channels),
        )
        self.web = WebServer(
            host=env.host,
            port=env.port,
            health=Health(parts=self._parts(), lacks=lambda: self._thinker.problems),
            registry=self._metrics.registry,
        )
        self.web.app.router.add_routes(self._routes)
        self.web.app.router.add_routes(DarkSites(reads=database.read, words=self._words).routes())
        self._thinker = Thinker(settings.team, database.read, look=damaged, lacks=self._triage_lacks)
        self._pump = TriagePump(
            thinker=self._thinker,
            dispatch=self._dispatch.batch,
            writer=self._writer,
            reads=database.read,
            clock=self.clock,
            put_aside=self._put_aside,
        )
        hooks = Hooks(
            sources=tuple(settings.team.sources),
            secrets=settings.secrets,
            ingest=self._taken_in,
            stored=self._pump.offer,
            clock=self.clock,
        )
        self.web.post("/hooks/{source}", hooks.handle)

    def _meet_platforms(self, env: Environment) -> None:
        """Each platform is on when its token is set."""
        if env.slack_bot_token:
            chat = SlackChat(
                api=Api(token=env.slack_bot_token.get_secret_value(), base_url=env.slack_api_url)
            )
            chat.on_group_changed.append(partial(self._groups.changed, "slack"))
            slack = SlackGateway(
                chat=chat,
                dispatch=self._dispatch,
                not_done=self._not_done,
                app_token=revealed(env.slack_app_token),
                signing_secret=revealed(env.slack_signing_secret),
                listening=self._listening_to_slack(),
            )
            self._chats["slack"], self._rooms["slack"], self._gateways["slack"] = chat, chat, slack
            self._slack = slack
            self._routes += slack.routes()
        if env.discord_token:
            discord_chat = DiscordChat(
                api=DiscordApi(token=env.discord_token.get_secret_value(), base_url=env.discord_api_url)
            )
            discord_chat.on_people_changed.append(self._groups.soon)
            self._chats["discord"] = self._rooms["discord"] = discord_chat
            self._gateways["discord"] = DiscordGateway(
                chat=discord_chat,
                dispatch=self._dispatch,
                words=self._words_for,
                commands=commands(self._words),
                channels=partial(self._listened, "discord"),
                clock=self.clock,
                url=env.discord_gateway_url or "",
            )

    async def start(self) -> None:
        """Raises BreakwaterError where something makes no sense to go on without."""
        env, team = self._settings.env, self._settings.team
        self._writer.start()
        self._stack.push_async_callback(self._writer.stop)
        seat = self._seat = await take_seat(self._database.engine, _leave_at_once)
        self._stack.push_async_callback(seat.close)
        networks = await self._stack.enter_async_context(open_networks(self._settings.secrets))
        sending = Sending(
            writer=self._writer,
            networks=networks,
            sources=team.sources,
            dispatch=self._dispatch,
            clock=self.clock,
            me=seat.sitting,
            living=seat.living,
        )
        drafting = Drafting(
            make=draft_maker(self._draft_writer(env), self._database.read, team, self.clock),
            dispatch=self._dispatch,
        )
        paging = Paging(
            addresses=self._settings.pages,
            words=self._words_of_person,
            dispatch=self._dispatch,
            owed=self._owed,
        )
        rooms = RoomErrands(rooms=self._rooms, account=self._account, dispatch=self._dispatch)
        reports = ReportErrands(rooms=self._rooms, written=self._report, dispatch=self._dispatch)
        handing = Handing(rooms=self._rooms, account=self._account, drawn=self._pages.drawn)
        telling = Telling(rooms=self._rooms, account=self._account, drawn=self._told, dispatch=self._dispatch)
        await self._jobs.start(
            executor=seat.executor,
            perform_send=sending.perform,
            make_drafts=drafting.perform,
            run_errand=Errands(
                runners={
                    **rooms.runners(),
                    **paging.runners(),
                    **reports.runners(),
                    **handing.runners(),
                    **telling.runners(),
                    **self._opinions(env).runners(),
                }
            ).run,
        )
        self._stack.push_async_callback(self._jobs.stop)
        timers = TimerSweep(
            reads=self._database.read,
            writer=self._writer,
            dispatch=self._dispatch,
            clock=self.clock,
            enqueue=self._jobs.enqueue,
            many=self._dispatch.clocks,
            grouped=TOGETHER,
            jobs={SEND_AGAIN: lambda subject: PerformSend(send_id=subject)},
        )
        for name, gateway in self._gateways.items():
            self._stack.push_async_callback(gateway.stop)
            if name == "discord" and self._database.file is None:
                # Every Discord session sees everything: among several processes only the leader listens.
                self._standing_by.add(name)
                self._loops.once(
                    name,
                    partial(self._listen_when_leading, seat, name, gateway),
                    failed=self.stopping.set,
                )
            else:
                await gateway.start()
        self._loops.run("recovery", lambda: keep_recovering(self._jobs, seat, self.clock))
        self._loops.run("display", lambda: _leading(seat, self._display.run))
        self._loops.once("watch", partial(self._keep_watch, seat), failed=self.stopping.set)
        self._loops.run("timers", lambda: _leading(seat, timers.run))
        self._loops.run("files", self._files.run)
        self._loops.run("groups", lambda: _leading(seat, self._groups.run))
        accounts = Accounts(rooms=self._rooms, team=self._accounts, dispatch=self._dispatch)
        self._loops.run("accounts", lambda: _leading(seat, accounts.run))
        closed = Closed(rooms=self._rooms, channels=team.closed_channels, dispatch=self._dispatch)
        self._loops.run("closed channels", lambda: _leading(seat, closed.run))
        self._loops.run("triage", self._pump.run)
        self._loops.run("inbox sweep", lambda: _leading(seat, self._pump.keep_sweeping))
        if self._database.file is not None:
            checkpoints = Checkpoints(self._database.file)
            checkpoints.start()
            self._stack.push_async_callback(asyncio.to_thread, checkpoints.stop)
            door = Door(door_of(self._database.file), self._writer.ingest, self._pump.offer)
            await door.start()
            self._stack.push_async_callback(door.close)
        await self.web.start()
        self._stack.push_async_callback(self.web.stop)
        log.info("ready", address=self.web.address, platforms=sorted(self._chats))
        if not self._chats:
            log.warning(
                "neither Slack nor Discord is on: comments are stored, and nobody sees them",
                next="set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN; `breakwater doctor` tells more",
            )

    async def take_in(self, file: Path, source: str, *, relay: bool) -> Totals:
        """Import a file and assess all of it, without chat: what shall be shown is shown at the next start."""
        self._writer.start()
        self._stack.push_async_callback(self._writer.stop)
        self._loops.run("triage", self._pump.run)
        totals = await import_file(file, source=source, ingest=self._stored, clock=self.clock, relay=relay)
        await self._pump.settle()
        return totals

    async def _taken_in(self, delivery: Delivery) -> Receipt:
        receipt = await self._writer.ingest(delivery)
        self._metrics.took_in(receipt)
        return receipt

    async def _stored(self, delivery: Delivery) -> Receipt:
        receipt = await self._writer.ingest(delivery)
        self._pump.offer(receipt.stored)
        return receipt

    async def stop(self) -> None:
        """Take nothing more, finish what was taken, in the opposite order of the start."""
        await self._stack.aclose()

    def _draft_writer(self, env: Environment) -> DraftWriter:
        templates = load_templates()
        if not env.breakwater_model:
            return TemplateWriter(templates)
        # Only where a model is configured: its library takes a second to load, and 50 MB.
        from prompts.assistant import Assistant, model_client

        client = model_client(revealed(env.openai_api_key), env.openai_base_url)
        self._stack.push_async_callback(client.close)
        return Assistant(templates=templates, client=client, model=env.breakwater_model, token=token)

    def _opinions(self, env: Environment) -> AskingOpinions:
        settings = self._settings
        asked: Opinions | None = None

        async def about(opinion: int, question: Question) -> OpinionGiven:
            # With the first question: the library takes a second to load, and 50 MB.
            nonlocal asked
            if asked is None:
                asked = await asyncio.to_thread(self._opinion_client, env)
            return await asked.about(opinion, question)

        names = tuple(person.name for person in settings.team.people.values())
        return AskingOpinions(about=about, writer=self._writer, people=names, dispatch=self._dispatch)

    def _opinion_client(self, env: Environment) -> "Opinions":
        from prompts.assistant import model_client
        from prompts.opinions import Opinions

        client = model_client(revealed(env.openai_api_key), env.openai_base_url)
        self._stack.push_async_callback(client.close)
        return Opinions(
            client=client,
            token=token,
            moderation=self._settings.opinion_moderation,
            model=self._settings.opinion_model,
        )

    async def _listen_when_leading(self, seat: Seat, name: str, gateway: Gateway) -> None:
        await seat.lead()
        await gateway.start()
        self._standing_by.discard(name)

    async def _keep_watch(self, seat: Seat) -> None:
        """Watch and monthly reminder wind themselves up again; whoever leads sees to it that they run at all."""
        await seat.lead()
        now, team = self.clock(), self._settings.team
        due = watch_timer(now)
        await self._writer.submit(lambda _, uow: uow.timers.set(due))
        await self._writer.submit(lambda _, uow: begin(uow, team, now))
        await self._writer.submit(lambda _, uow: resuming.begin(uow, self._roster(uow, now), now))

    def _wake(self) -> None:
        # A method, since the display is made after the dispatcher that it reports to.
        self._display.wake()
        if self._slack is not None:
            self._slack.changed()

    def _words(self, language: str, time_zone: str = "") -> Words:
        team = self._settings.team
        brands = list(team.brands.values())
        zone = time_zone or (brands[0].time_zone if brands else "Europe/Berlin")
        return self._library.words(language or team.language, time_zone=zone, address=team.policy.address)

    def _report(self, errand: ShareReport) -> tuple[str, Sequence[File]]:
        return shared_report(errand, self._drawing, self._database.read, self._words)

    def _render(self, placement: Placement, uow: UnitOfWork) -> Card:
        return self._drawing.placed(placement, uow, self._words(placement.language))

    def _team(self) -> Team:
        """As the store knows it at this moment."""
        with self._database.read() as uow:
            return self._roster(uow, self.clock())

    def _listened(self, platform: str) -> Sequence[str]:
        with self._database.read() as uow:
            return listened_on(platform, self._roster(uow, self.clock()), uow)

    def _listening_to_slack(self) -> Listening:
        def rooms() -> Sequence[str]:
            with self._database.read() as uow:
                return rooms_on("slack", uow)

        async def leading() -> None:
            if self._seat is not None:
                await self._seat.lead()

        return Listening(
            channels=partial(self._listened, "slack"),
            rooms=rooms,
            emoji=lambda: self._settings.team.reactions,
            leading=leading,
            clock=self.clock,
        )

    def _accounts(self) -> Mapping[str, frozenset[str]]:
        with self._database.read() as uow:
            return accounts(self._roster(uow, self.clock()), uow)

    def _words_for(self, actor: Actor) -> Words:
        person = self._roster.latest.person_by_account(actor.platform, actor.account)
        return self._words_to(person, actor.language)

    def _words_of_person(self, person: str) -> Words:
        return self._words_to(self._team().people.get(person))

    def _told(self, errand: TellPerson) -> Card:
        with self._database.read() as uow:
            return self._drawing.told(errand, uow, self._words_of_person(errand.person))

    def _words_to(self, person: Person | None, fallback: str = "") -> Words:
        zone = person.hours.time_zone if person and person.hours else ""
        return self._words(person.language if person else fallback, zone)

    def _owed(self, errand: Page) -> bool:
        with self._database.read() as uow:
            return errand.kind != "call" or uow.calls.is_owed(errand.subject)

    def _account(self, person: str, platform: str) -> str:
        known = self._team().people.get(person)
        return known.account(platform) if known else ""

    async def _put_aside(self, inbox_id: int, error: str) -> None:
        try:
            await self._dispatch(PutAside(inbox_id=inbox_id, error=error))
        except BreakwaterError as wrong:
            log.warning("the admins were not told of a row that was put aside", reason=str(wrong))

    async def _triage_lacks(self, problems: Sequence[str]) -> None:
        try:
            await self._dispatch(TriageLacks(count=len(problems)))
        except BreakwaterError as wrong:
            log.warning("the admins were not told what triage does without", reason=str(wrong))

    def _not_done(self, actor: Actor) -> Card:
        reference = f"R-{token()[:4].upper()}"
        return self._drawing.refusal(Refused("refused-not-done"), reference, self._words_for(actor))

    def _parts(self) -> dict[str, Callable[[], str]]:
        def chat(name: str) -> str:
            if name in self._display.troubles():
                return self._display.troubles()[name]
            fine = name in self._standing_by or self._gateways[name].ready
            return "" if fine else "not connected"

        return {name: partial(chat, name) for name in self._gateways}


async def _leading(seat: Seat, work: Callable[[], Awaitable[None]]) -> None:
    await seat.lead()
    await work()


def _leave_at_once() -> None:
    """The seat is lost, somebody else may sit there already: nothing of ours may be finished any more."""
    log.critical("the place among the other processes is lost, leaving at once")
    os._exit(EX_TEMPFAIL)
