"""The queue: who sees what in it, in which order, and that its controls bring back what they were drawn for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.case import case_card
from handlers.clicks import Click, parse_click
from handlers.comment import Kind, Urgency
from handlers.effects import ShowCard
from handlers.errors import Refused
from handlers.events import Actor, Commanded, HomeOpened, Place
from handlers.people import Brand, Person, Route
from handlers.sections import LAST_PAGE, PAGE, SECTIONS, Look, brands_of, click_of, flags_of, look_of
from handlers.views import QueueView, load_private
from storage.database import Database
from tests.core.newsroom import JANA, KIND_REPLY, LEO, MERT, TEAM, TOM, VERA, Newsroom
from tests.texts import library

PRESS = "Ich bin Redakteurin beim Tagblatt und bitte um eine Stellungnahme bis 17 Uhr."


@pytest.fixture
def room(memory: Database) -> Newsroom:
    return Newsroom(memory)


def looks(room: Newsroom, who: Person, section: str = "", **filters: object) -> QueueView:
    """Open the queue, or turn to a section of it."""
    if section:
        look = Look(section=section, **filters)  # pyright: ignore[reportArgumentType]
        effects = room.click(who, click_of(look, room.team))
    else:
        actor = Actor(platform="slack", account=who.slack, person=who)
        place = Place(platform="slack", channel="C1")
        effects = room.happens(Commanded(command="breakwater", words="queue", actor=actor, place=place))
    return seen(room, effects)


def seen(room: Newsroom, effects: list) -> QueueView:
    (shown,) = effects
    assert isinstance(shown, ShowCard)
    with room.database.read() as uow:
        view = load_private(shown.kind, shown.subject, shown.params, uow=uow, team=room.team)
    assert isinstance(view, QueueView)
    return view


def numbers(view: QueueView) -> list[int]:
    return [row.case.id for row in view.rows]


def complaints(room: Newsroom, count: int) -> list[int]:
    cases = [room.comment(external_id=f"c{n}", author=f"a{n}") for n in range(count)]
    return [case.id for case in cases if case]


def test_what_nobody_has_comes_first_to_somebody_without_cases_of_their_own(room: Newsroom) -> None:
    (one,) = complaints(room, 1)
    view = looks(room, JANA)
    assert (view.look.section, numbers(view)) == ("free", [one])
    room.click(JANA, "claim")
    mine = looks(room, JANA)
    assert (mine.look.section, numbers(mine)) == ("mine", [one])
    assert looks(room, TOM).rows == ()


def test_the_most_urgent_stands_first_then_the_oldest(room: Newsroom) -> None:
    first, second = complaints(room, 2)
    press = room.comment("Ich bring euch um", external_id="threat", author="x")
    assert press is not None
    assert numbers(looks(room, JANA, "free")) == [press.id, first, second]


def test_what_waits_for_a_yes_is_shown_to_those_whose_yes_counts_and_not_to_its_author(
    room: Newsroom,
) -> None:
    (one,) = complaints(room, 1)
    room.click(MERT, "write")
    room.submit(MERT, "reply", text=KIND_REPLY)
    assert numbers(looks(room, MERT, "waiting")) == []
    jana = looks(room, JANA, "waiting")
    assert (numbers(jana), "waiting" in jana.sizes) == ([], False)
    assert numbers(looks(room, replace(MERT, id="aylin"), "waiting")) == [one]


def test_overdue_is_what_has_no_answer_when_it_was_promised(room: Newsroom) -> None:
    one, two = complaints(room, 2)
    assert numbers(looks(room, JANA, "late")) == []
    room.now += timedelta(hours=1)
    assert numbers(looks(room, JANA, "late")) == [one, two]
    room.click(JANA, Click(verb="dismiss", kind="case", id=one, version=1))
    assert numbers(looks(room, JANA, "late")) == [two]


def test_filters_narrow_by_brand_flag_and_urgency(room: Newsroom) -> None:
    (one,) = complaints(room, 1)
    assert numbers(looks(room, JANA, "free", flag="complaint")) == [one]
    assert numbers(looks(room, JANA, "free", flag="press")) == []
    assert numbers(looks(room, JANA, "free", brand="Musterkanne", urgency_from=Urgency.URGENT)) == [one]
    assert numbers(looks(room, JANA, "free", urgency_from=Urgency.NOW)) == []


def test_evidence_that_looks_like_a_flag_is_none(room: Newsroom) -> None:
    room.team = replace(
        TEAM, policy=replace(TEAM.policy, words={"odd": ('/.*"name": "press".*/',), 'we"ird%_': ("Kanne",)})
    )
    case = room.comment('"name": "press" "name": "press"', external_id="evil")
    assert case is not None
    assert numbers(looks(room, JANA, "free", flag="press")) == []
    assert numbers(looks(room, JANA, "free", flag="odd")) == [case.id]
    assert numbers(looks(room, JANA, "free", flag='we"ird%_')) == []


def test_pages_follow_one_another_without_a_gap(room: Newsroom) -> None:
    all_of_them = complaints(room, PAGE + 3)
    first, second = looks(room, JANA, "free"), looks(room, JANA, "free", page=1)
    assert (first.more, second.more) == (True, False)
    assert numbers(first) + numbers(second) == all_of_them


def test_the_home_page_is_the_same_list(room: Newsroom) -> None:
    (one,) = complaints(room, 1)
    actor = Actor(platform="slack", account=JANA.slack, person=JANA)
    assert numbers(seen(room, room.happens(HomeOpened(actor=actor, place=Place(platform="slack"))))) == [one]


def test_whoever_may_only_look_may_look_and_is_offered_nothing_else(room: Newsroom) -> None:
    complaints(room, 2)
    assert not any(verb.startswith("bulk") for verb in looks(room, VERA).allowed)
    assert looks(room, LEO).rows


def test_private_messages_are_listed_and_shown_to_those_alone_who_work_on_them(room: Newsroom) -> None:
    private = Route(channels=("slack:C-private",), kind="message")
    legal = {**TEAM.policy.escalation_channels, "legal": ("slack:C-legal",)}
    policy = replace(TEAM.policy, escalation_channels=legal)
    room.team = replace(TEAM, routes=(*TEAM.routes, private), policy=policy)
    case = room.comment("Meine Adresse: Hafenstraße 7. Wo bleibt die Tasse?", kind=Kind.MESSAGE)
    assert case is not None
    assert [row.case.id for row in looks(room, JANA).rows] == [case.id]
    for who in (VERA, LEO):
        assert (looks(room, who).rows, looks(room, who).sizes["free"]) == ((), 0)
        assert room.refused(room.click, who, "case").key == "refused-role"
        assert room.refused(room.click, who, "original").key == "refused-role"
    room.fill(JANA, "escalate", reason="legal", to="person:leo", note="")
    assert [row.case.id for row in looks(room, LEO, "asked").rows] == [case.id]
    assert room.click(LEO, "case")
    assert room.refused(room.click, VERA, "history").key == "refused-role"


def test_a_view_that_is_out_of_date_leads_to_the_case_as_it_is_by_now(room: Newsroom) -> None:
    (number,) = complaints(room, 1)
    stale = looks(room, JANA).click("case", str(number))
    room.click(TOM, "dismiss")
    (shown,) = room.click(JANA, stale)
    assert isinstance(shown, ShowCard)
    words = library().words("de")
    first = case_card(room.view(shown.kind, shown.subject), words).first_line
    assert "Keine Antwort nötig" in first
    assert "Tom" in first


def test_an_outsider_sees_no_list(room: Newsroom) -> None:
    with pytest.raises(Refused, match="refused-unknown-person"):
        room.click(None, click_of(Look(section="free"), room.team))
    outsider = Actor(platform="slack", account="U-outside")
    with pytest.raises(Refused, match="refused-unknown-person"):
        room.happens(
            Commanded(command="breakwater", words="queue", actor=outsider, place=Place(platform="slack"))
        )


some_team = replace(TEAM, brands={name: Brand(name=name) for name in ("A", "B", "C")})


@given(
    section=st.sampled_from(SECTIONS),
    page=st.integers(0, LAST_PAGE),
    brand=st.sampled_from(["", *brands_of(some_team)]),
    flag=st.sampled_from(["", *flags_of(some_team)]),
    urgency=st.sampled_from(Urgency),
)
def test_a_control_brings_back_what_it_was_drawn_for(
    section: str, page: int, brand: str, flag: str, urgency: Urgency
) -> None:
    look = Look(section=section, page=page, brand=brand, flag=flag, urgency_from=urgency)
    click = parse_click(str(click_of(look, some_team)))
    assert click is not None
    assert look_of(click, some_team) == look


@given(id=st.integers(0, 10**18 - 1), version=st.integers(0, 10**9 - 1))
def test_an_invented_id_leads_somewhere_harmless(id: int, version: int) -> None:
    look = look_of(Click(verb="queue", kind="queue", id=id, version=version), some_team)
    assert look.section in SECTIONS
    assert 0 <= look.page <= LAST_PAGE
