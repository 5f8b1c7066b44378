"""What is laid down before a crisis: written by managers in chat, out of date after a while, and told once a month."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from handlers.clicks import Click, parse_click
from handlers.crisis.crisis import Crisis
from handlers.crisis.drill import Drill, DrillState
from handlers.effects import Effect, OpenForm, ShowCard
from handlers.errors import Refused
from handlers.flags import WATCHED
from handlers.people import Team
from handlers.prepare.beginning import begin
from handlers.prepare.findings import Finding, unpacked
from handlers.prepare.reminding import prepare_timer
from handlers.register import Entry, EntryState
from handlers.staff.laid_down import seeds
from handlers.staff.roster import read_team
from handlers.texts.announcement import Statement
from handlers.texts.statement import KINDS as STATEMENTS
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.drill_room import SCENARIOS
from tests.core.newsroom import ADA, AYLIN, JANA, LEO, MERT, TOM, VERA
from tests.wording import unlike

RISK = {"title": "Glasur enthält Blei", "words": "Blei, Glasur giftig", "likelihood": "2", "impact": "5"}
ACCESS = {"what": "Instagram @musterkanne", "who": "Mert und Aylin", "where": "Tresor, Umschlag 2"}


class Drawer(CrisisRoomTest):
    """The crisis room, with the lists in its drawer; the team is read anew for each event, as the bot does."""

    __test__ = False

    def __init__(self, database: Database, base: Team = CRISIS_TEAM) -> None:
        super().__init__(database, base)
        self.base = base

    def happens(self, event: Any, *, undo: type[Exception] | None = None) -> list[Effect]:
        with self.database.read() as uow:
            self.team, _ = read_team(self.base, uow, self.now)
        return super().happens(event, undo=undo)

    def adds(self, what: str, by: Any = MARA, /, **values: str) -> Entry:
        self.fill(by, Click(verb="entry-add", choice=what, kind="prepare", id=0, version=1), **values)
        return self.entries[-1]

    def on_entry(self, verb: str, entry: Entry) -> Click:
        with self.database.read() as uow:
            return Click(verb=verb, kind="entry", id=entry.id, version=uow.entries.get(entry.id).version)

    @property
    def entries(self) -> list[Entry]:
        with self.database.read() as uow:
            return uow.entries.find()

    def entry_now(self, entry: Entry) -> Entry:
        with self.database.read() as uow:
            return uow.entries.get(entry.id)

    def history(self, entry: Entry) -> list[str]:
        with self.database.read() as uow:
            return [one.change for one in uow.entry_versions.find(entry_id=entry.id)]

    def findings(self, who: Any = MARA) -> dict[str, Finding]:
        """By key and name, as `/crisis prepare` lists them."""
        (shown,) = self.command(who, "prepare")
        assert isinstance(shown, ShowCard)
        return {f"{one.key} {one.name}".strip(): one for one in unpacked(shown.params["findings"])}

    def starts(self, **values: Any) -> Crisis:
        return self.start(MARA, **values)


@pytest.fixture
def drawer(memory: Database) -> Drawer:
    return Drawer(memory)


def test_a_manager_writes_a_risk_by_form_and_its_history_is_kept(drawer: Drawer) -> None:
    risk = drawer.adds("risk", **RISK)
    drawer.fill(MARA, drawer.on_entry("entry-write", risk), impact="4")
    drawer.now += timedelta(days=3)
    drawer.click(ADA, drawer.on_entry("entry-still", risk))
    drawer.click(ADA, drawer.on_entry("entry-retire", risk))
    drawer.click(MARA, drawer.on_entry("entry-restore", risk))
    now = drawer.entry_now(risk)
    assert now.risk is not None
    assert (now.risk.words, now.risk.impact, now.owner) == (("Blei", "Glasur giftig"), 4, "mara")
    assert drawer.history(risk) == ["added", "changed", "reviewed", "retired", "restored"]
    assert now.review_at == drawer.now + timedelta(days=182)


@pytest.mark.parametrize("who", [JANA, TOM, MERT, AYLIN, VERA, LEO])
def test_whoever_leads_no_crisis_neither_sees_nor_writes_the_lists(drawer: Drawer, who: Any) -> None:
    form = drawer.form(MARA, Click(verb="entry-add", choice="risk", kind="prepare", id=0, version=1))
    listed = Click(verb="entries", choice="plan", kind="prepare", id=0, version=1)
    assert drawer.refused(drawer.submit, who, form.click, **RISK).key == "refused-role"
    assert drawer.refused(drawer.click, who, listed).key == "refused-role"
    with pytest.raises(Refused):
        drawer.command(who, "prepare")
    assert drawer.entries == []


def test_of_two_who_change_an_entry_one_wins_and_the_other_learns_who(drawer: Drawer) -> None:
    risk = drawer.adds("risk", **RISK)
    seen = drawer.form(ADA, drawer.on_entry("entry-write", risk))
    drawer.fill(MARA, drawer.on_entry("entry-write", risk), title="Glasur platzt ab")
    late = {field.id: field.value for field in seen.fields}
    refusal = drawer.refused(drawer.submit, ADA, seen.click, **late)
    assert (refusal.key, refusal.params["who"]) == ("refused-entry-changed", "Mara")


def test_a_secret_is_refused_with_the_reason_and_stands_nowhere(drawer: Drawer) -> None:
    click = Click(verb="entry-add", choice="access", kind="prepare", id=0, version=1)
    secret = "hK9$wq2Lm"
    for field, value in (("where", f"Login jana, {secret}"), ("who", f"Mert: {secret}"), ("what", secret)):
        refusal = drawer.refused(drawer.fill, MARA, click, **(ACCESS | {field: value}))
        assert (refusal.key, refusal.field, refusal.params["looks"]) == ("refused-secret", field, "password")
        assert secret not in f"{refusal.quote}{refusal.params}{refusal}"
    assert drawer.entries == []
    access = drawer.adds("access", **ACCESS)
    change = drawer.on_entry("entry-write", access)
    assert drawer.refused(drawer.fill, MARA, change, where="PIN 4711").params["looks"] == "code"
    assert drawer.entry_now(access) == access


def test_what_was_written_in_chat_is_whom_a_crisis_calls(drawer: Drawer) -> None:
    drawer.adds("plan", role="spokesperson", person="aylin", deputy="tom", contact="0171 23", level="0")
    drawer.starts()
    filled = drawer.role("spokesperson")
    assert (filled.person, filled.deputy) == ("aylin", "tom")
    assert drawer.role("crisis_lead").person == "mara"


def test_a_role_that_was_retired_in_chat_does_not_come_back_from_the_configuration(drawer: Drawer) -> None:
    planned = drawer.adds("plan", role="spokesperson", person="aylin", level="0")
    drawer.click(MARA, drawer.on_entry("entry-retire", planned))
    drawer.starts()
    assert drawer.role("spokesperson").person == ""


def test_who_is_called_from_a_level_up_comes_with_that_level(drawer: Drawer) -> None:
    drawer.adds("plan", role="legal", person="leo", level="5")
    drawer.starts(level="4")
    assert drawer.role("legal").person == ""
    drawer.fill(MARA, drawer.about("level"), level="5", reason="Presse fragt an")
    assert drawer.role("legal").person == "leo"
    assert ("notice-crisis-called", ("leo",)) in drawer.told


def test_the_configured_plan_is_taken_over_once_and_has_to_be_looked_at(drawer: Drawer) -> None:
    taken = seeds(CRISIS_TEAM, [], drawer.now)
    assert [(one.planned.role, one.planned.deputy) for one in taken if one.planned] == [
        ("crisis_lead", "aylin"),
        ("spokesperson", ""),
    ]
    assert seeds(CRISIS_TEAM, taken, drawer.now) == []
    retired = [replace(one, state=EntryState.RETIRED) for one in taken]
    assert seeds(CRISIS_TEAM, retired, drawer.now) == []
    with drawer.database.write() as uow:
        for one in taken:
            uow.entries.add(one)
    assert {"due-entry-config Krisenleitung", "due-plan-no-deputy Sprechrolle"} <= drawer.findings().keys()


def test_words_of_a_risk_stand_on_the_watch_list_as_long_as_it_holds(drawer: Drawer) -> None:
    risk = drawer.adds("risk", **(RISK | {"words": "Bleiglasur, /(a+)+$/"}))
    drawer.command(MARA, "prepare")
    assert drawer.team.policy.words[WATCHED] == ("Bleiglasur", "(a+)+$")
    case = drawer.comment(f"Bei euch ist Bleiglasur drauf, habe ich gelesen ({unlike('bleiglasur')})")
    assert case is not None
    assert WATCHED in {flag.name for flag in case.flags}
    drawer.click(MARA, drawer.on_entry("entry-retire", risk))
    drawer.command(MARA, "prepare")
    assert WATCHED not in drawer.team.policy.words


def test_each_thing_that_is_out_of_date_has_the_button_that_mends_it(drawer: Drawer) -> None:
    drawer.base = replace(
        CRISIS_TEAM,
        people={**CRISIS_TEAM.people, "krug": replace(LEO, id="krug", name="Krug", slack="", discord="")},
    )
    drawer.adds("plan", role="legal", person="krug", deputy="leo", level="0")
    drawer.adds("plan", role="spokesperson", person="tom", level="0")
    drawer.adds("risk", **RISK)
    drawer.base = replace(drawer.base, people={id: p for id, p in drawer.base.people.items() if id != "tom"})
    drawer.now += timedelta(days=200)
    found = drawer.findings()
    assert found.keys() == {
        "due-plan-no-account Recht",
        "due-plan-left Sprechrolle",
        "due-plan-no-deputy Sprechrolle",
        "due-none-access",
        "due-entry-plan Recht",
        "due-entry-plan Sprechrolle",
        "due-entry-risk Glasur enthält Blei",
        "due-drill-never",
        "due-statement-shipped",
    }
    for finding in found.values():
        click = parse_click(finding.click)
        assert click is not None
        if click.verb.startswith("entry"):
            (shown,) = drawer.click(MARA, click)
            assert isinstance(shown, OpenForm | ShowCard)
    drawer.click(MARA, drawer.on_entry("entry-still", drawer.entries[-1]))
    assert "due-entry-risk Glasur enthält Blei" not in drawer.findings()


def test_a_role_that_nobody_could_play_is_written_down_at_one_click(drawer: Drawer) -> None:
    drawer.base = replace(CRISIS_TEAM, people={id: p for id, p in CRISIS_TEAM.people.items() if id != "leo"})
    missing = drawer.findings()["due-plan-unfilled Recht"]
    form = drawer.form(MARA, parse_click(missing.click) or pytest.fail("no button"))
    assert next(field.value for field in form.fields if field.id == "role") == "legal"


def test_once_a_month_each_owner_gets_one_message_and_nobody_else(drawer: Drawer) -> None:
    drawer.adds("risk", **RISK)
    drawer.adds("access", **ACCESS, owner="ada")
    drawer.adds("access", **(ACCESS | {"what": "Werbekonto"}), owner="ada")
    drawer.now += timedelta(days=190)
    timer = prepare_timer(drawer.team, drawer.now)
    with drawer.database.write() as uow:
        uow.timers.set(timer)
    drawer.now = timer.due_at
    drawer.wait(minutes=1)
    assert drawer.notices == [("notice-prepare", ("mara",)), ("notice-prepare", ("ada",))]
    counts = {placed.mention: placed.params["count"] for placed in drawer.placements("notice")}
    assert counts["ada",] == "2"
    drawer.wait(days=40)
    assert drawer.notices[2:] == [("notice-prepare-late", ("mara",)), ("notice-prepare-late", ("ada",))]


def test_a_month_in_which_nothing_is_out_of_date_is_silent(drawer: Drawer) -> None:
    drawer.adds("risk", **RISK)
    drawer.adds("access", **ACCESS)
    for role, person in (
        ("crisis_lead", "mara"),
        ("duty", "jana"),
        ("spokesperson", "mert"),
        ("legal", "leo"),
    ):
        drawer.adds("plan", role=role, person=person, deputy="aylin", level="0")
    drawer.starts()
    later = drawer.now + timedelta(days=100)
    with drawer.database.write() as uow:
        for kind in STATEMENTS:
            uow.statements.add(
                Statement(
                    brand="Musterkanne", kind=kind, language="de", text="Wir prüfen das. {next}", short="{next}",
                    owner="mara", approved_by="mara", approved_at=drawer.now, approve_again_at=later,
                )
            )  # fmt: skip
        uow.drills.add(
            Drill(
                crisis_id=1, brand="Musterkanne", script=SCENARIOS["leak"], speed=1, state=DrillState.OVER,
                started_at=drawer.now, started_by="mara", ended_at=drawer.now,
            )
        )  # fmt: skip
        uow.timers.set(prepare_timer(drawer.team, drawer.now))
    drawer.wait(days=12)
    assert drawer.findings() == {}
    assert [key for key, _ in drawer.notices if key.startswith("notice-prepare")] == []


def test_accesses_are_shown_in_a_crisis_to_those_who_play_a_part(drawer: Drawer) -> None:
    drawer.adds("access", **ACCESS)
    drawer.starts()
    (shown,) = drawer.click(MERT, drawer.about("access"))
    assert isinstance(shown, ShowCard)
    assert (shown.kind, shown.subject, shown.params["kind"]) == ("entries", 1, "access")
    assert "access.shown" in drawer.timeline()
    drawer.base = replace(
        drawer.base, people={**drawer.base.people, "olga": replace(TOM, id="olga", name="Olga")}
    )
    assert (
        drawer.refused(drawer.click, drawer.base.people["olga"], drawer.about("access")).key
        == "refused-access"
    )


def test_a_reminder_that_fell_due_while_the_bot_was_down_comes_late_and_is_not_moved(drawer: Drawer) -> None:
    drawer.adds("risk", **RISK)
    with drawer.database.write() as uow:
        begin(uow, drawer.base, drawer.now)
    drawer.now += timedelta(days=200)
    with drawer.database.write() as uow:
        begin(uow, drawer.base, drawer.now)
    drawer.wait(minutes=1)
    assert {key for key, _ in drawer.notices} == {"notice-prepare-late"}
    with drawer.database.read() as uow:
        assert len(uow.timers.due(drawer.now + timedelta(days=60), 100)) == 1
        assert len([one for one in uow.entries.find(kind="plan") if one.reviewed_by == "config"]) == 2
