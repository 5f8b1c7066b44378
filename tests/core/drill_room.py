"""A team in a drill: the shipped scenarios and playbooks, both rooms, and what people do in them."""

from typing import Any

from handlers import routes
from handlers.case import Case
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis
from handlers.crisis.drill import Drill, InjectRow
from handlers.crisis.records import drill_here
from handlers.effects import Effect, OpenForm, Tell
from handlers.events import Event, Place, Submitted
from handlers.people import Person
from handlers.placement import Placement
from handlers.ports import Context
from prompts.scenarios import load_scenarios
from storage.database import Database
from tests.core.crisis_room import CRISIS_TEAM, MARA, CrisisRoomTest
from tests.core.newsroom import PLAYBOOKS, SEEDS, actor

SCENARIOS = load_scenarios(PLAYBOOKS)


class DrillRoomTest(CrisisRoomTest):
    """The newsroom with everything that ships, and a drill in it once `drills` was called."""

    def __init__(self, database: Database, team: Any = CRISIS_TEAM) -> None:
        super().__init__(database, team, PLAYBOOKS["default"])

    def happens(self, event: Event, *, undo: type[Exception] | None = None) -> list[Effect]:
        with self.database.write() as uow:
            context = Context(
                uow=uow,
                team=self.team,
                now=self.now,
                token=lambda: f"token{next(self._tokens)}",
                playbooks=PLAYBOOKS,
                seeds=SEEDS,
                scenarios=SCENARIOS,
            )
            effects = routes.handle(event, context)
            if undo is not None:
                raise undo
        self.jobs += [effect for effect in effects if not isinstance(effect, Tell | OpenForm)]
        return effects

    def drills(self, who: Person = MARA, *, rooms: bool = True, **values: str) -> Crisis:
        """`/crisis drill`, as the form was offered where nothing else is said; the rooms are there."""
        (form,) = self.command(who, "drill")
        assert isinstance(form, OpenForm)
        filled = {field.id: field.value for field in form.fields} | values
        place = Place(platform="slack", channel="C1")
        self.happens(Submitted(click=form.click, values=filled, actor=actor(who), place=place))
        if rooms:
            for platform in ("slack", "discord"):
                self.room_opens(platform, self.crisis.id, f"R-{platform}-{self.crisis.id}")
        return self.crisis

    def passes(self, minutes: float) -> None:
        """Time passes minute by minute, as the sweep sees it; what is due happens, and what follows from it."""
        for _ in range(int(minutes)):
            self.wait(minutes=1)

    @property
    def drill(self) -> Drill:
        with self.database.read() as uow:
            found = drill_here(uow, uow.crises.find(drill=True)[-1].id)
        assert found is not None
        return found

    @property
    def injects(self) -> list[InjectRow]:
        with self.database.read() as uow:
            return uow.injects.find(drill_id=self.drill.id)

    @property
    def come(self) -> list[int]:
        """Positions of the injects so far."""
        return [row.position for row in self.injects if row.fired_at is not None]

    @property
    def scripted(self) -> list[Case]:
        with self.database.read() as uow:
            return uow.cases.find(drill=self.drill.crisis_id)

    def lead_click(self, verb: str) -> Click:
        """A button of the drill's status card."""
        return Click(verb=verb, kind="crisis", id=self.drill.crisis_id, version=1)

    def inject_click(self, position: int) -> Click:
        row = self.injects[position]
        return Click(verb="drill-answer", kind="inject", id=row.id, version=row.version)

    def case_click(self, case: Case, verb: str) -> Click:
        return Click(verb=verb, kind="case", id=case.id, version=case.version)

    def everything_placed(self) -> list[Placement]:
        with self.database.read() as uow:
            return uow.placements.find()
