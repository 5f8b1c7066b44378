"""Second opinions: asked for at most once, answered with `unknown` where that is not certain any more."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from bot.chat import Dispatch
from bot.jobs.errands import Runner
from bot.work import persist
from handlers.effects import AskOpinion, Errand
from handlers.events import OpinionGiven
from handlers.opinion import Question, begin
from handlers.verdict import Verdict

T = TypeVar("T")


class Writer(Protocol):
    async def submit(self, work: Callable[[Any, Any], T], /) -> T: ...


@dataclass(frozen=True, kw_only=True)
class AskingOpinions:
    """The job may run again after a crash; the question is taken in hand in the store first, so it is asked once."""

    about: Callable[[int, Question], Awaitable[OpinionGiven]]
    writer: Writer
    people: Sequence[str]
    """Names of the team, which no model gets to see."""
    dispatch: Dispatch

    def runners(self) -> Mapping[type[Errand], Runner]:
        return {AskOpinion: self.ask}

    async def ask(self, errand: AskOpinion) -> None:
        question = await persist(
            lambda: self.writer.submit(lambda _, uow: begin(uow, errand.opinion, self.people))
        )
        unknown = OpinionGiven(opinion=errand.opinion, verdict=Verdict.UNKNOWN)
        answer = await self.about(errand.opinion, question) if question is not None else unknown
        await persist(lambda: self.dispatch(answer))
