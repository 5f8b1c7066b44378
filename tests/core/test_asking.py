"""A question to a colleague: its answer comes back once, and becomes a fact only where somebody says so."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.casework.asking import facts_of, told_to_drafts
from handlers.clicks import Click
from handlers.effects import MakeDrafts, OpenForm
from handlers.placement import Placement
from handlers.question import BrandFact, Question
from prompts.drafting import Check, DraftRequest, DraftResult
from prompts.maker import draft_maker
from storage.database import Database
from tests.core.newsroom import JANA, LEO, MERT, START, TEAM, TOM, VERA, Newsroom

ASKED = {"to": "person:mert", "text": "Gibt es bei Bruch Ersatz? @everyone"}


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    room.comment()
    return room


def question(room: Newsroom) -> Question:
    with room.database.read() as uow:
        return uow.questions.find()[-1]


def answers(room: Newsroom, who: Any, text: str, fact: str = "no") -> None:
    one = question(room)
    form = room.form(who, Click(verb="answer", kind="question", id=one.id, version=one.version))
    room.submit(who, form.click, text=text, fact=fact)


def facts(room: Newsroom) -> tuple[str, ...]:
    with room.database.read() as uow:
        found = facts_of(uow.brand_facts.find(brand="Musterkanne"), room.now)
    return told_to_drafts(found, {"mert": "Mert"}, "de")


def cards(room: Newsroom) -> list[Placement]:
    return room.placements("question")


def test_a_person_is_asked_in_the_thread_of_the_case_with_one_mention(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    (card,) = cards(room)
    assert (card.mention, bool(card.parent)) == (("mert",), True)
    ((name, _),) = room.view("case").questions
    assert name == "Mert"
    assert "Gibt es" not in str(room.log())


def test_a_channel_is_asked_by_a_message_of_its_own_and_whoever_knows_answers(room: Newsroom) -> None:
    room.team = replace(
        TEAM, policy=replace(TEAM.policy, escalation_channels={"press": ("slack:C-press", "discord:D-press")})
    )
    room.fill(JANA, "ask", **(ASKED | {"to": "place:press"}))
    assert [(card.channel, card.parent, card.mention) for card in cards(room)] == [
        ("C-press", 0, ()),
        ("D-press", 0, ()),
    ]
    answers(room, VERA, "Ja.")
    assert question(room).answered_by == "vera"


def test_the_answer_comes_back_to_whoever_asked_and_stands_on_the_card(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    answers(room, MERT, "Ja, binnen 30 Tagen. <!channel>")
    assert ("notice-answered", ("jana",)) in room.notices
    view = room.view("question", question(room).id)
    assert (view.question.answer, view.allowed) == ("Ja, binnen 30 Tagen. <!channel>", {"case"})
    assert room.view("case").questions == ()
    assert facts(room) == ()


def test_of_two_answers_the_first_counts_and_the_second_is_given_back(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    one = question(room)
    click = Click(verb="answer", kind="question", id=one.id, version=one.version)
    first, second = room.form(MERT, click), room.form(TOM, click)
    room.submit(MERT, first.click, text="Ja.", fact="no")
    refusal = room.refused(room.submit, TOM, second.click, on="discord", text="Nein.", fact="yes")
    assert (refusal.key, refusal.params["who"], refusal.quote) == (
        "refused-question-answered",
        "Mert",
        "Nein.",
    )
    assert facts(room) == ()


def test_marked_so_it_is_a_fact_with_source_and_date_until_it_is_withdrawn(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    answers(room, MERT, "Ersatz binnen 30 Tagen.", fact="yes")
    assert facts(room) == ("Ersatz binnen 30 Tagen. (Mert, 21.11.2026)",)
    room.click(JANA, room.view("question", question(room).id).click("unfact"))
    assert facts(room) == ()
    assert "unfact" not in room.view("question", question(room).id).allowed


def test_a_fact_grows_old_and_belongs_to_its_brand_alone(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    answers(room, MERT, "Ersatz binnen 30 Tagen.", fact="yes")
    room.now += timedelta(days=181)
    assert facts(room) == ()
    with room.database.read() as uow:
        assert uow.brand_facts.find(brand="Andere") == []


def test_what_is_too_long_for_a_fact_is_given_back(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    one = question(room)
    click = Click(verb="answer", kind="question", id=one.id, version=one.version)
    refusal = room.refused(room.submit, MERT, click, text="x" * 301, fact="yes")
    assert (refusal.key, refusal.field) == ("refused-fact-too-long", "text")


def test_without_an_answer_it_is_asked_again_once_and_then_the_asker_is_told(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    room.wait(minutes=61)
    assert room.notices[-1] == ("notice-question", ("mert",))
    room.wait(minutes=61)
    assert room.notices[-1] == ("notice-unanswered", ("jana",))
    said = len(room.notices)
    room.wait(days=3)
    assert [notice for notice in room.notices[said:] if "question" in notice[0]] == []


def test_answered_or_over_nobody_is_reminded(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    room.click(JANA, "dismiss")
    room.wait(hours=3)
    assert not [key for key, _ in room.notices if key in {"notice-question", "notice-unanswered"}]
    assert room.refused(room.click, JANA, "ask").key == "refused-case-done"


def test_nobody_asks_themselves_or_somebody_invented(room: Newsroom) -> None:
    form = room.form(JANA, "ask")
    offered = {option.value for option in form.fields[0].options}
    assert "person:jana" not in offered
    assert "place:legal" not in offered
    for to in ("person:jana", "person:nobody", "place:legal", "channel:slack:C9", ""):
        assert room.refused(room.submit, JANA, form.click, to=to, text="Hm?").field == "to"


def test_whoever_only_looks_may_answer_but_not_ask(room: Newsroom) -> None:
    assert room.refused(room.click, VERA, "ask").key == "refused-role"
    room.fill(JANA, "ask", **(ASKED | {"to": "person:leo"}))
    (form,) = room.click(LEO, Click(verb="answer", kind="question", id=1, version=1))
    assert isinstance(form, OpenForm)
    assert room.refused(room.click, None, form.click).key == "refused-unknown-person"


def test_names_that_the_team_no_longer_has_stay_ids() -> None:
    fact = BrandFact(brand="B", text="So.", source="gone", at=START)
    assert told_to_drafts([fact], {}, "en") == ("So. (gone, 2026-11-21)",)


async def test_the_next_draft_may_state_it_with_what_is_private_masked(room: Newsroom) -> None:
    room.fill(JANA, "ask", **ASKED)
    answers(room, MERT, "Ersatz über lea@kanne.example binnen 30 Tagen.", fact="yes")
    known: list[DraftRequest] = []

    class Listening:
        async def variants(self, request: DraftRequest, check: Check) -> DraftResult:
            known.append(request)
            return DraftResult(variants=(), origin="template")

    make = draft_maker(Listening(), room.database.read, room.team, lambda: room.now)
    await make(MakeDrafts(case_id=room.case.id, comment_version=1, asked_by="jana"))
    (fact,) = known[0].facts
    assert "binnen 30 Tagen" in fact
    assert "(Mert, 21.11.2026)" in fact
    assert "lea@kanne.example" not in fact
