"""The message that an event is about is read before the core decides, and only where the core has to see it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot import dispatch as dispatching
from bot.cards.parts import Card
from bot.dispatch import Dispatcher
from bot.reading import Reading
from handlers.calendar.hours import Hours
from handlers.clicks import Click
from handlers.effects import Tell
from handlers.errors import Refused, Unavailable
from handlers.events import Actor, ChatMessage, HomeOpened, Place, Pointed, Reacted, Submitted, TimerFired
from handlers.people import Person, Team

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PLACE = Place(platform="slack", channel="C1", message_id="1.1")
ACTOR = Actor(platform="slack", account="U1")
MESSAGE = ChatMessage(place=PLACE, account="U2", name="Jana", text="x", at=NOW)
SUBMITTED = Submitted(
    click=Click(verb="point", choice="-", kind="case", id=0, version=0), values={}, actor=ACTOR, place=PLACE
)
REACTED = Reacted(emoji="eyes", added=True, actor=ACTOR, place=PLACE)


@dataclass(kw_only=True)
class Office:
    """The edge with a core that only listens."""

    error: Exception | None = None
    wanted: bool = True
    gone: bool = False
    read: list[tuple[str, bool]] = field(default_factory=list)
    handled: list[Any] = field(default_factory=list)
    wrote: int = 0
    busy: int = 0
    """How many writes do not begin in time."""
    patience: float = 0.02
    given_back: str = ""
    hastened: int = 0
    team: Team = field(default_factory=Team)
    kept: dict[tuple[Actor, Place], ChatMessage] = field(default_factory=dict)

    @property
    def placements(self) -> "Office":
        return self

    def hasten(self) -> None:
        self.hastened += 1

    async def submit(self, work: Any) -> Any:
        return work(self, self)

    async def looked(
        self, channel: str, message_id: str, *, thread: str = "", with_thread: bool = False
    ) -> Any:
        assert (channel, thread) == ("C1", "")
        self.read.append((message_id, with_thread))
        if self.error is not None:
            raise self.error
        return None if self.gone else MESSAGE

    async def click(self, work: Any) -> Any:
        self.wrote += 1
        if self.wrote <= self.busy:
            raise Unavailable("not begun in time", retry_after=5)
        return work(self, self)

    @contextmanager
    def begin_nested(self) -> Iterator[None]:
        yield

    @contextmanager
    def reads(self) -> Iterator[Any]:
        yield self

    def refusal(self, refused: Refused, reference: str, words: object) -> Card:
        assert reference
        assert words is None
        self.given_back = refused.quote
        return Card(first_line=refused.key)

    def tell(self, said: Tell, _: object) -> Card:
        return Card(first_line=said.key)

    def dispatcher(self) -> Dispatcher:
        rooms = cast("Any", type("Wall", (), {"read": staticmethod(self.looked)}))
        return Dispatcher(
            team=lambda _, __: self.team,
            writer=cast("Any", self),
            reads=self.reads,
            enqueue=lambda *_: None,
            drawing=cast("Any", self),
            words=lambda *_: cast("Any", None),
            clock=lambda: NOW,
            token=lambda: "abcd",
            changed=lambda: None,
            together=lambda _: nullcontext(cast("Any", None)),
            reading=Reading(rooms={"slack": rooms}, patience=self.patience, first_pause=0.001),
        )


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    found = Office()

    def handle(event: Any, _: Any) -> list[Any]:
        found.handled.append(event)
        return []

    monkeypatch.setattr(dispatching.routes, "handle", handle)
    monkeypatch.setattr(dispatching.reactions, "wants_message", lambda *_: found.wanted)
    monkeypatch.setattr(
        dispatching.shown,
        "remember",
        lambda event, _: found.kept.__setitem__((event.actor, event.message.place), event.message),
    )
    monkeypatch.setattr(
        dispatching.shown, "seen", lambda event, _: found.kept.get((event.actor, event.about))
    )
    return found


async def test_a_form_comes_back_with_the_message_that_it_is_about(office: Office) -> None:
    await office.dispatcher()(replace(SUBMITTED, about=replace(PLACE, message_id="2.2")))
    assert office.read == [("2.2", False)]
    assert office.handled[0].message == MESSAGE


async def test_a_form_about_nothing_reads_nothing(office: Office) -> None:
    await office.dispatcher()(SUBMITTED)
    assert office.read == []
    assert office.handled[0].message is None


async def test_a_form_knows_what_was_pointed_at_where_the_bot_may_not_read(office: Office) -> None:
    office.gone = True
    dispatcher = office.dispatcher()
    await dispatcher(Pointed(message=MESSAGE, actor=ACTOR, place=PLACE))
    for actor, place in (
        (ACTOR, PLACE),
        (replace(ACTOR, account="U3"), PLACE),
        (ACTOR, replace(PLACE, message_id="9.9")),
    ):
        await dispatcher(replace(SUBMITTED, actor=actor, about=place))
    shown, *others = office.handled[1:]
    assert (shown.message, shown.seen) == (None, MESSAGE)
    assert [one.seen for one in others] == [None, None], "it is theirs who pointed, and of that message"


async def test_what_was_seen_is_enough_where_nothing_can_be_read_at_the_moment(office: Office) -> None:
    dispatcher = office.dispatcher()
    await dispatcher(Pointed(message=MESSAGE, actor=ACTOR, place=PLACE))
    office.error = Unavailable("slack")
    assert not (await dispatcher(replace(SUBMITTED, about=PLACE))).refused
    assert (office.handled[-1].message, office.handled[-1].seen) == (None, MESSAGE)


async def test_a_form_opens_even_where_what_was_seen_cannot_be_kept(office: Office) -> None:
    office.busy = 1
    assert not (await office.dispatcher()(Pointed(message=MESSAGE, actor=ACTOR, place=PLACE))).refused
    assert office.kept == {}


async def test_a_reaction_that_matters_comes_with_its_message_and_thread(office: Office) -> None:
    await office.dispatcher()(REACTED)
    assert office.read == [("1.1", True)]
    assert office.handled[0].message == MESSAGE


async def test_any_other_reaction_reads_nothing(office: Office) -> None:
    office.wanted = False
    await office.dispatcher()(REACTED)
    assert office.read == []
    assert len(office.handled) == 1


@pytest.mark.parametrize("event", [REACTED, replace(SUBMITTED, about=PLACE)])
async def test_what_cannot_be_read_now_is_told_as_not_done(office: Office, event: Any) -> None:
    office.error = Unavailable("slack")
    outcome = await office.dispatcher()(event)
    assert outcome.refused
    assert outcome.private == Card(first_line="refused-not-done")
    assert office.handled == []


async def test_what_was_typed_comes_back_where_the_message_cannot_be_read(office: Office) -> None:
    office.error = Unavailable("discord")
    await office.dispatcher()(replace(SUBMITTED, about=PLACE, values={"what": "case", "note": "Eilt sehr."}))
    assert office.given_back == "Eilt sehr."


async def test_a_reaction_waits_until_the_store_has_time_for_it(office: Office) -> None:
    """Nobody sees that an emoji was refused; on Discord it would be told in a direct message, if at all."""
    office.busy, office.patience = 3, 60.0
    outcome = await office.dispatcher()(REACTED, delivery="")
    assert not outcome.refused
    assert office.wrote == 4
    assert len(office.handled) == 1


async def test_what_a_person_did_goes_first_on_the_cards_and_what_a_clock_did_does_not(
    office: Office,
) -> None:
    dispatcher = office.dispatcher()
    await dispatcher(TimerFired(key="watch", due_at=NOW, kind="watch", subject=0))
    assert office.hastened == 0
    await dispatcher(SUBMITTED)
    assert office.hastened == 1


async def test_a_reaction_that_never_finds_room_is_told_as_not_done(office: Office) -> None:
    office.busy = 1_000_000
    outcome = await office.dispatcher()(REACTED)
    assert outcome.private == Card(first_line="refused-not-done")
    assert office.handled == []


async def test_whoever_presses_a_button_hears_at_once_that_it_was_not_done(office: Office) -> None:
    office.busy, office.patience = 3, 60.0
    outcome = await office.dispatcher()(SUBMITTED)
    assert outcome.private == Card(first_line="refused-not-done")
    assert office.wrote == 1


@pytest.mark.parametrize(
    "event", [Pointed(message=MESSAGE, actor=ACTOR, place=PLACE), HomeOpened(actor=ACTOR, place=PLACE)]
)
async def test_forms_and_homes_are_opened_without_writing_for_the_team(office: Office, event: Any) -> None:
    tom = Person(id="tom", name="Tom", slack=ACTOR.account)
    office.team = Team(people={"tom": tom})
    await office.dispatcher()(event)
    assert len(office.handled) == 1
    assert office.wrote == 0


async def test_an_answer_speaks_the_persons_language_and_clock_as_the_roster_has_them(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the team at that moment, not from what the event brought along."""
    spoken: list[tuple[str, str]] = []
    nele = Person(
        id="nele", name="Nele", slack=ACTOR.account, language="en", hours=Hours(time_zone="Asia/Tokyo")
    )
    dispatch = replace(
        office.dispatcher(),
        team=lambda _, __: Team(people={"nele": nele}),
        words=lambda language, zone: cast("Any", spoken.append((language, zone))),
    )

    monkeypatch.setattr(dispatching.routes, "handle", lambda *_: [Tell(key="told-back")])
    assert (await dispatch(SUBMITTED)).private == Card(first_line="told-back")
    assert spoken[-1] == ("en", "Asia/Tokyo")


async def test_of_a_reaction_that_was_refused_it_is_kept_that_it_was_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What refuses undoes everything; read again after a gap it must not be taken for a new one."""
    seen: list[Any] = []

    def refuse(*_: Any) -> list[Any]:
        raise Refused("refused-claim-taken")

    monkeypatch.setattr(dispatching.routes, "handle", refuse)
    monkeypatch.setattr(dispatching.reactions, "refused", lambda event, _: seen.append(event))
    monkeypatch.setattr(Dispatcher, "_note_refusal", lambda *_: None)
    assert (await office.dispatcher()(REACTED)).refused
    assert [event.emoji for event in seen] == ["eyes"]
    assert (await office.dispatcher()(SUBMITTED)).refused
    assert len(seen) == 1
