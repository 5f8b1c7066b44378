"""Several cases at once: nothing before the yes, each by itself, and what failed is named."""

import pytest

from handlers.case import State
from handlers.clicks import Click
from handlers.effects import OpenForm, PerformSend, ShowCard
from handlers.people import Person
from handlers.sections import Look, click_of
from handlers.selection import MOST, Selection, SelectionState
from handlers.views import BulkView, QueueView
from handlers.views.load import load_private
from storage.database import Database
from tests.core.newsroom import JANA, MERT, TOM, VERA, Newsroom


@pytest.fixture
def room(memory: Database) -> Newsroom:
    room = Newsroom(memory)
    for number in range(3):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    return room


def opens(room: Newsroom, who: Person, what: str, *, on: str = "slack") -> OpenForm:
    return room.form(who, click_of(Look(section="free"), room.team, "bulk", what), on=on)


def chooses(room: Newsroom, who: Person, what: str, *cases: int, **values: str) -> Selection:
    """Choose these cases of the form, all by default; the selection that waits for the yes."""
    form = opens(room, who, what)
    offered = [option.value for option in form.fields[0].options]
    wanted = [value for value in offered if not cases or int(value.partition("-")[0]) in cases]
    (shown,) = room.submit(who, form.click, cases=" ".join(wanted), **values)
    assert isinstance(shown, ShowCard)
    return selection(room, shown.subject)


def selection(room: Newsroom, id: int) -> Selection:
    with room.database.read() as uow:
        return uow.selections.get(id)


def press(room: Newsroom, who: Person, verb: str, chosen: Selection) -> Selection:
    room.click(who, Click(verb=verb, kind="bulk", id=chosen.id, version=chosen.version))
    return selection(room, chosen.id)


def states(room: Newsroom) -> list[State]:
    return [case.state for case in room.cases]


def test_nothing_happens_before_the_one_who_chose_says_so(room: Newsroom) -> None:
    chosen = chooses(room, JANA, "dismiss")
    assert (len(chosen.picked), states(room)) == (3, [State.NEW] * 3)
    yes = Click(verb="bulk-do", kind="bulk", id=chosen.id, version=chosen.version)
    assert room.refused(room.click, MERT, yes).key == "refused-unknown-click"
    dropped = press(room, JANA, "bulk-drop", chosen)
    assert dropped.state is SelectionState.DROPPED
    assert room.refused(room.click, JANA, yes).key == "refused-selection-over"
    assert states(room) == [State.NEW] * 3


def test_each_case_has_its_own_line_in_its_own_log(room: Newsroom) -> None:
    done = press(room, JANA, "bulk-do", chooses(room, JANA, "dismiss"))
    assert (len(done.done), done.failed) == (3, ())
    assert states(room) == [State.DISMISSED] * 3
    for case in room.cases:
        assert room.log(f"case:{case.id}") == ["case.opened", "case.dismissed"]
    assert room.log(f"bulk:{done.id}") == ["bulk.done"]


def test_what_changed_or_belongs_to_somebody_else_is_named_and_the_rest_is_done(room: Newsroom) -> None:
    first, second, third = (case.id for case in room.cases)
    chosen = chooses(room, JANA, "dismiss")
    room.click(TOM, room.view("case", second).click("claim"))
    room.edits("Vierte Tasse kaputt, und ich warte.", external_id="c2", author="a2")
    done = press(room, JANA, "bulk-do", chosen)
    assert [one.case_id for one in done.done] == [first]
    assert {one.case_id: one.key for one in done.failed} == {
        second: "refused-case-changed",
        third: "refused-case-changed",
    }
    assert states(room) == [State.DISMISSED, State.CLAIMED, State.NEW]


def test_a_lease_that_somebody_else_holds_is_refused_with_the_name(room: Newsroom) -> None:
    room.wait(hours=5)
    room.click(TOM, room.view("case", 2).click("claim"))
    late = room.form(JANA, click_of(Look(section="late"), room.team, "bulk", "dismiss"))
    (shown,) = room.submit(JANA, late.click, cases=" ".join(one.value for one in late.fields[0].options))
    assert isinstance(shown, ShowCard)
    done = press(room, JANA, "bulk-do", selection(room, shown.subject))
    (failed,) = done.failed
    assert (failed.case_id, failed.key, failed.params["who"]) == (2, "refused-claim-taken", "Tom")


def test_a_dismissal_is_undone_where_nobody_has_touched_it_since(room: Newsroom) -> None:
    room.click(JANA, room.view("case", 1).click("claim"))
    mine = room.form(JANA, click_of(Look(section="mine"), room.team, "bulk", "dismiss"))
    (shown,) = room.submit(JANA, mine.click, cases=mine.fields[0].options[0].value)
    assert isinstance(shown, ShowCard)
    press(room, JANA, "bulk-do", selection(room, shown.subject))
    done = press(room, JANA, "bulk-do", chooses(room, JANA, "dismiss"))
    room.click(TOM, room.view("case", 3).click("claim"))
    undone = press(room, JANA, "bulk-undo", done)
    assert [(one.case_id, one.key) for one in undone.picked] == [(2, ""), (3, "refused-case-changed")]
    assert states(room) == [State.DISMISSED, State.NEW, State.CLAIMED]
    press(room, JANA, "bulk-undo", selection(room, shown.subject))
    assert (room.cases[0].state, room.cases[0].owner) == (State.CLAIMED, "jana")


def test_several_are_handed_to_one_person_who_hears_of_each(room: Newsroom) -> None:
    done = press(room, JANA, "bulk-do", chooses(room, JANA, "assign", 1, 2, to="tom"))
    assert len(done.done) == 2
    assert [case.owner for case in room.cases] == ["tom", "tom", ""]
    assert room.notices.count(("notice-case-given", ("tom",))) == 2


def test_nobody_is_given_a_case_who_may_not_work_on_it(room: Newsroom) -> None:
    form = opens(room, JANA, "assign")
    (field,) = [one for one in form.fields if one.id == "to"]
    assert {"leo", "vera"}.isdisjoint(option.value for option in field.options)
    refusal = room.refused(room.submit, JANA, form.click, cases="1-1", to="vera")
    assert refusal.field == "to"


def test_several_are_hidden_each_with_its_own_evidence_and_its_own_row_of_the_ledger(room: Newsroom) -> None:
    chosen = chooses(room, JANA, "hide", reason="spam", note="")
    done = press(room, JANA, "bulk-do", chosen)
    assert len(done.done) == 3
    assert len({send.key for send in room.sends}) == 3
    assert len([job for job in room.jobs if isinstance(job, PerformSend)]) == 3
    with room.database.read() as uow:
        assert [kept.case_id for kept in uow.evidence.find()] == [1, 2, 3]


def test_a_second_press_does_nothing_again(room: Newsroom) -> None:
    chosen = chooses(room, JANA, "hide", reason="spam", note="")
    press(room, JANA, "bulk-do", chosen)
    again = Click(verb="bulk-do", kind="bulk", id=chosen.id, version=chosen.version)
    assert room.refused(room.click, JANA, again, on="discord").key == "refused-selection-over"
    assert len(room.sends) == 3


def test_a_role_taken_away_meanwhile_counts(room: Newsroom) -> None:
    chosen = chooses(room, JANA, "dismiss")
    looker = Person(id="jana", name="Jana", slack="U-jana", roles=VERA.roles)
    yes = Click(verb="bulk-do", kind="bulk", id=chosen.id, version=chosen.version)
    assert room.refused(room.click, looker, yes).key == "refused-role"


@pytest.mark.parametrize("cases", ["", "x", "1", "1-", "-1", "1-1;drop", "1" * 30 + "-1", "²-1"])
def test_invented_choices_do_nothing_to_anything(room: Newsroom, cases: str) -> None:
    form = opens(room, JANA, "dismiss")
    assert room.refused(room.submit, JANA, form.click, cases=cases).field == "cases"
    assert states(room) == [State.NEW] * 3


@pytest.mark.parametrize(("cases", "done"), [("9999-1", 0), ("1-1 " * 30, 1), ("2-9", 0)])
def test_a_case_that_is_not_there_or_named_twice_does_no_harm(room: Newsroom, cases: str, done: int) -> None:
    (shown,) = room.submit(JANA, opens(room, JANA, "dismiss").click, cases=cases)
    assert isinstance(shown, ShowCard)
    ended = press(room, JANA, "bulk-do", selection(room, shown.subject))
    assert (len(ended.picked), len(ended.done)) == (1, done)


def test_no_more_are_offered_than_a_select_holds(room: Newsroom) -> None:
    for number in range(3, MOST + 5):
        room.comment(external_id=f"c{number}", author=f"a{number}")
    assert len(opens(room, JANA, "dismiss").fields[0].options) == MOST


def test_a_transaction_that_breaks_in_the_middle_leaves_nothing_and_the_yes_still_counts(
    room: Newsroom,
) -> None:
    chosen = chooses(room, JANA, "hide", reason="insult")
    yes = Click(verb="bulk-do", kind="bulk", id=chosen.id, version=chosen.version)
    with pytest.raises(ConnectionError):
        room.click(JANA, yes, undo=ConnectionError)
    assert (room.sends, states(room)) == ([], [State.NEW] * 3)
    room.click(JANA, yes)
    assert len(room.sends) == 3
    assert room.refused(room.click, JANA, yes).key == "refused-selection-over"
    assert len(room.sends) == 3


@pytest.mark.parametrize("section", ["free", "late"])
@pytest.mark.parametrize("verb", ["bulk-do", "bulk-drop"])
def test_the_question_stands_in_place_of_the_list_and_leads_back_to_what_is_left(
    room: Newsroom, section: str, verb: str
) -> None:
    room.wait(hours=30)
    form = room.form(JANA, click_of(Look(section=section), room.team, "bulk", "dismiss"))
    cases = [option.value for option in form.fields[0].options]
    (asked,) = room.submit(JANA, form.click, cases=" ".join(cases[:2]))
    assert isinstance(asked, ShowCard)
    answered = done(room, asked, verb)
    assert (asked.replaces, answered.replaces) == (True, True)
    left = done(room, answered, "queue")
    assert isinstance(left, ShowCard)
    assert (left.kind, left.params["section"], left.replaces) == ("queue", section, True)
    with room.database.read() as uow:
        view = load_private("queue", left.subject, left.params, uow=uow, team=room.team)
    assert isinstance(view, QueueView)
    assert len(view.rows) == (1 if verb == "bulk-do" else 3)


def done(room: Newsroom, shown: ShowCard, verb: str) -> ShowCard:
    """Press what stands on the card that somebody is shown."""
    with room.database.read() as uow:
        view = load_private("bulk", shown.subject, shown.params, uow=uow, team=room.team)
    assert isinstance(view, BulkView)
    assert verb in view.allowed
    [answer] = [effect for effect in room.click(JANA, view.click(verb)) if isinstance(effect, ShowCard)]
    return answer
