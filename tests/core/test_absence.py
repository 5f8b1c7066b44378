"""Who is away, who stands in, and who is on call instead: said in chat, and counted wherever somebody is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.registry import mentions_of
from bot.roster import Roster
from handlers.calendar.days import day_in, moment_in
from handlers.calendar.hours import Absence, Hours
from handlers.calendar.oncall import Rotation, SwapState
from handlers.clicks import Click
from handlers.effects import Effect, OpenForm, ShowCard, Tell
from handlers.errors import Refused
from handlers.escalated import Rung
from handlers.events import Clicked, Commanded, Event, Place, Submitted
from handlers.people import YES, Person, RoleHandle, Team
from handlers.permissions import names_with
from handlers.views import MeView, OncallView, load, load_private
from storage.database import Database
from tests.core.newsroom import ADA, AYLIN, JANA, MERT, START, TEAM, TOM, VERA, Newsroom, actor

SATURDAY = date(2026, 11, 21)
ROTATION = Rotation(name="nachts", people=("mert", "tom"), start=date(2026, 11, 16))
ROTATING = replace(
    TEAM,
    people={**TEAM.people, "mert": replace(MERT, deputy="aylin")},
    rotations={"nachts": ROTATION},
    ladder=(Rung(who=("oncall:nachts",), within=timedelta(minutes=10)), Rung(who=("person:ada",))),
)


class Live(Newsroom):
    """The team is put together anew before whatever happens."""

    def __init__(self, database: Database, team: Team = ROTATING) -> None:
        super().__init__(database, team)
        self.roster = Roster(base=team)

    def look(self) -> Team:
        with self.database.read() as uow:
            self.team = self.roster(uow, self.now)
        return self.team

    def happens(self, event: Event, *, undo: type[Exception] | None = None) -> list[Effect]:
        people = self.look().people
        if isinstance(event, Clicked | Commanded | Submitted) and event.actor.person is not None:
            event = replace(event, actor=replace(event.actor, person=people[event.actor.person.id]))
        return super().happens(event, undo=undo)

    def says(self, who: Person | None, words: str) -> list[Effect]:
        place = Place(platform="slack", channel="C1")
        return self.happens(Commanded(command="breakwater", words=words, actor=actor(who), place=place))

    def away(self, actor_: Person, first: str, last: str, **more: str) -> list[Effect]:
        (form,) = self.says(actor_, "away")
        assert isinstance(form, OpenForm)
        values = {"first": first, "last": last, **more}
        place = Place(platform="slack")
        return self.happens(Submitted(click=form.click, values=values, actor=actor(actor_), place=place))

    def shown(self, effects: Sequence[Effect]) -> Any:
        (card,) = effects
        assert isinstance(card, ShowCard)
        self.look()
        with self.database.read() as uow:
            return load_private(card.kind, card.subject, card.params, uow=uow, team=self.team)

    def oncall(self, who: Person = JANA) -> OncallView:
        return self.shown(self.says(who, "oncall"))

    def asks_to_swap(self, who: Person, **values: str) -> list[Effect]:
        click = self.oncall(who).click("swap")
        form = self.happens(Clicked(click=click, actor=actor(who), place=Place(platform="slack")))[0]
        assert isinstance(form, OpenForm)
        offered = {field.id: field.value for field in form.fields}
        return self.happens(
            Submitted(
                click=form.click,
                values=offered | values,
                actor=actor(who),
                place=Place(platform="slack", channel="C1"),
            )
        )

    def swap(self) -> Any:
        with self.database.read() as uow:
            return load("swap", uow.swaps.find()[-1].id, uow=uow, team=self.look())

    def answers(self, who: Person, verb: str) -> list[Effect]:
        return self.click(who, self.swap().click(verb))


@pytest.fixture
def live(memory: Database) -> Live:
    return Live(memory)


class TestAway:
    def test_whoever_is_away_is_asked_by_nobody_and_the_deputy_is(self, live: Live) -> None:
        (said,) = live.away(MERT, "heute", "24.11.")
        assert isinstance(said, Tell)
        assert said.params == {
            "name": "Mert",
            "days": (SATURDAY, date(2026, 11, 24)),
            "deputy": "Aylin",
            "rotations": ("nachts",),
        }
        live.comment()
        live.fill(JANA, "escalate", reason="press")
        with live.database.read() as uow:
            assert uow.escalations.find()[0].asked == ("aylin",)

    def test_the_deputy_of_the_form_goes_before_and_ends_with_the_absence(self, live: Live) -> None:
        live.away(MERT, "heute", "morgen", deputy="tom")
        assert live.look().people["mert"].deputy == "tom"
        live.now += timedelta(days=2)
        assert live.look().people["mert"].deputy == "aylin"

    @pytest.mark.parametrize("words", ["back", "away back", "away zurück"])
    def test_back_ends_it_today(self, live: Live, words: str) -> None:
        live.away(MERT, "20.11.2026", "24.11.")
        assert [one.key for one in live.says(MERT, words) if isinstance(one, Tell)] == ["told-back"]
        assert not live.shown(live.says(MERT, "me")).away
        with pytest.raises(Refused) as refusal:
            live.says(MERT, words)
        assert refusal.value.key == "refused-not-away"

    def test_what_the_configuration_says_is_changed_there(self, memory: Database) -> None:
        gone = Hours(absences=(Absence(first=SATURDAY, last=SATURDAY),))
        live = Live(memory, replace(TEAM, people={**TEAM.people, "tom": replace(TOM, hours=gone)}))
        with pytest.raises(Refused) as refusal:
            live.says(TOM, "back")
        assert refusal.value.key == "refused-away-configured"
        assert refusal.value.params["days"] == (SATURDAY, SATURDAY)

    @pytest.mark.parametrize(
        ("first", "last", "key"),
        [
            ("bald", "morgen", "refused-day-invalid"),
            ("morgen", "", "refused-day-invalid"),
            ("31.02.", "1.3.", "refused-day-invalid"),
            ("morgen", "heute", "refused-days-senseless"),
            ("1.1.2020", "2.1.2020", "refused-days-senseless"),
            ("heute", "9999-12-31", "refused-days-senseless"),
            ("heute", "x" * 5000, "refused-day-invalid"),
        ],
    )
    def test_days_that_make_no_sense_are_refused(self, live: Live, first: str, last: str, key: str) -> None:
        with pytest.raises(Refused) as refusal:
            live.away(JANA, first, last)
        assert refusal.value.key == key

    def test_others_are_entered_by_whoever_runs_things_alone(self, live: Live) -> None:
        live.away(ADA, "heute", "morgen", who="tom")
        assert live.shown(live.says(TOM, "me")).away
        with pytest.raises(Refused):
            live.away(JANA, "heute", "morgen", who="mert")
        assert not live.shown(live.says(MERT, "me")).away

    def test_an_outsider_has_no_days(self, live: Live) -> None:
        for words in ("away", "back", "oncall"):
            with pytest.raises(Refused) as refusal:
                live.says(None, words)
            assert refusal.value.key == "refused-unknown-person"

    def test_whoever_is_away_is_neither_named_nor_called_where_others_could_say_yes(self, live: Live) -> None:
        live.away(MERT, "heute", "morgen")
        team = live.look()
        assert names_with(YES, team).names == ("Aylin",)
        assert [one.name for one in mentions_of(("role:approver", "role:deputy"), team)] == ["Aylin"]
        live.away(AYLIN, "heute", "morgen")
        assert names_with(YES, live.look()).names == ("Mert", "Aylin")

    def test_a_role_that_is_a_group_in_chat_is_called_as_one(self, memory: Database) -> None:
        roles = {"approver": RoleHandle(name="Freigabe", slack="S1")}
        (one,) = mentions_of(("role:approver",), Live(memory, replace(TEAM, roles=roles)).look())
        assert (one.name, one.is_role) == ("Freigabe", True)


class TestOnCall:
    def test_who_is_on_call_now_and_next_and_where_nobody_is(self, live: Live) -> None:
        (turn,) = live.oncall().turns
        assert (turn.now.person, turn.next.person, turn.gaps) == ("mert", "tom", ())
        live.away(TOM, "24.11.", "25.11.")
        (turn,) = live.oncall().turns
        ((starts, ends, who),) = turn.gaps
        berlin = ZoneInfo("Europe/Berlin")
        assert starts == datetime(2026, 11, 24, tzinfo=berlin)
        assert ends == datetime(2026, 11, 26, tzinfo=berlin)
        assert who is not None
        assert who.id == "tom"

    def test_somebody_stands_in_once_they_have_agreed(self, live: Live) -> None:
        live.asks_to_swap(MERT, person="jana", starts="heute 18:00", ends="22.11. 09:00")
        (placed,) = live.placements("swap")
        assert (placed.channel, placed.mention) == ("C1", ("jana",))
        live.now += timedelta(hours=6)
        assert live.oncall().turns[0].now.person == "mert"
        for who in (MERT, ADA, TOM):
            for verb in ("swap-yes", "swap-no"):
                assert live.refused(live.answers, who, verb).key == "refused-not-asked"
        live.answers(JANA, "swap-yes")
        assert live.notices[-1] == ("notice-swap-agreed", ("mert",))
        (turn,) = live.oncall().turns
        assert (turn.now.person, turn.now.stands_in) == ("jana", True)
        assert live.refused(live.answers, JANA, "swap-yes").key == "refused-swap-over"

    def test_who_offers_to_stand_in_needs_the_yes_of_who_is_relieved(self, live: Live) -> None:
        live.asks_to_swap(JANA, person="jana", starts="heute 18:00", ends="22.11. 09:00")
        assert live.swap().swap.asked == "mert"
        live.answers(MERT, "swap-no")
        assert live.notices[-1] == ("notice-swap-declined", ("jana",))
        live.now += timedelta(hours=6)
        assert live.oncall().turns[0].now.person == "mert"

    def test_taken_back_the_turn_is_as_it_was_and_the_other_side_is_told(self, live: Live) -> None:
        live.asks_to_swap(MERT, person="jana", starts="heute 12:00", ends="22.11. 09:00")
        live.answers(JANA, "swap-yes")
        assert live.refused(live.answers, TOM, "swap-back").key == "refused-not-asked"
        live.answers(MERT, "swap-back")
        assert live.notices[-1] == ("notice-swap-taken-back", ("jana",))
        assert live.swap().swap.state is SwapState.TAKEN_BACK
        assert live.oncall().turns[0].now.person == "mert"

    @pytest.mark.parametrize(
        ("values", "key"),
        [
            ({"person": "mert"}, "refused-swap-oneself"),
            ({"person": "nobody"}, "refused-form-incomplete"),
            ({"person": "jana", "ends": "gestern"}, "refused-moment-invalid"),
            ({"person": "jana", "starts": "heute 18:00", "ends": "heute 17:00"}, "refused-days-senseless"),
            ({"person": "jana", "starts": "2026-11-22 09:00", "ends": "2027-11-21 09:00"}, "refused-days-senseless"),
            ({"person": "jana", "rotation": "tags"}, "refused-form-incomplete"),
        ],
    )  # fmt: skip
    def test_what_makes_no_sense_is_refused(self, live: Live, values: dict[str, str], key: str) -> None:
        with pytest.raises(Refused) as refusal:
            live.asks_to_swap(MERT, **values)
        assert refusal.value.key == key

    def test_a_viewer_looks_and_changes_nothing(self, live: Live) -> None:
        click = live.oncall(VERA).click("swap")
        assert live.refused(live.click, VERA, click).key == "refused-role"

    def test_without_a_rotation_it_is_said(self, memory: Database) -> None:
        with pytest.raises(Refused) as refusal:
            Live(memory, TEAM).says(JANA, "oncall")
        assert refusal.value.key == "refused-no-rotation"

    def test_a_click_on_another_thing_is_no_answer(self, live: Live) -> None:
        live.comment()
        forged = Click(verb="swap-yes", kind="case", id=1, version=1)
        assert live.refused(live.click, JANA, forged).key == "refused-unknown-click"


class TestMe:
    def test_it_says_from_where_the_bot_knows_it_and_what_one_may(self, live: Live) -> None:
        view: MeView = live.shown(live.says(MERT, "me"))
        assert (view.person.id, view.on_call) == ("mert", ("nachts",))
        assert view.abilities == ("look", "work", "approve", "escalate", "crisis")
        assert live.shown(live.says(VERA, "me")).abilities == ("look",)
        assert "link" not in view.allowed


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.12.", date(2026, 12, 24)),
        ("24.12", date(2026, 12, 24)),
        ("20.11.", date(2027, 11, 20)),
        ("29.2.", date(2028, 2, 29)),
        (" 1. 3. 2027 ", date(2027, 3, 1)),
        ("2026-11-30", date(2026, 11, 30)),
        ("Morgen", date(2026, 11, 22)),
        ("30.02.2027", None),
        ("", None),
        ("١.١.", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: date | None) -> None:
    assert day_in(typed, SATURDAY) == day


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("24.12. 18:00", "2026-12-24T17:00+00:00"),
        ("22.11.2026", "2026-11-22T08:00+00:00"),
        ("18:00", "2026-11-21T17:00+00:00"),
        ("9:00", "2026-11-22T08:00+00:00"),
        ("24.12. 25:00", None),
        ("bald 18:00", None),
    ],
)
def test_moments_as_people_type_them(typed: str, moment: str | None) -> None:
    found = moment_in(typed, START, ZoneInfo("Europe/Berlin"), time(9))
    assert found == (datetime.fromisoformat(moment).astimezone(UTC) if moment else None)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_day_or_none(typed: str) -> None:
    assert day_in(typed, SATURDAY) is None or isinstance(day_in(typed, SATURDAY), date)
    moment_in(typed, START, ZoneInfo("Europe/Berlin"), time(9))
