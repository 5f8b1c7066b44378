"""The process that does the thinking of triage, so that the event loop and the writer needn't wait for it.

Started by the bot with pipes for standard input and output, and ended by the end of its input.
"""

import gc
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import BinaryIO

import msgspec

from bot.ingest.contract import as_incoming
from bot.ingest.frames import Lessons, Opened, Ready, Setup, Task, Verdict, pack, read_frame
from bot.ingest.meaning import Meaning, read_meaning
from bot.ingest.models import read_models
from handlers.comment import Assessment, Author, Change, Comment
from handlers.members import Head
from handlers.people import Brand, Policy, Team
from handlers.relaying.shared_groups import SharedGroups
from handlers.staff.laid_down import with_watched
from handlers.triage import ASSESSORS, assess, by_models
from handlers.triage.model import LinearModel
from handlers.triage.taught import Corrections
from handlers.watch.tally import is_critical

MOST_THOROUGH = 32
"""Comments at a time of which each is judged by its meaning too, about 3 ms each."""
KEPT = 2_000
"""Comments whose assessment is remembered: in a storm many write the same words."""
NOBODY = Author(id="")
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def words_of(comment: Comment) -> Comment:
    """What triage may look at: not who wrote it, when, or where. So what it thinks holds for all who say the same."""
    return Comment(
        source="",
        external_id="",
        kind=comment.kind,
        author=NOBODY,
        text=comment.text,
        created_at=BEGINNING,
        received_at=BEGINNING,
        attachments=comment.attachments,
        rating=comment.rating,
        language=comment.language,
        likes=comment.likes,
    )


class Triage:
    """The team's words and brands, and what they make of a comment."""

    def __init__(
        self,
        team: Team,
        models: Mapping[str, LinearModel],
        recent: Sequence[Head] = (),
        meaning: Meaning | None = None,
    ) -> None:
        self._base: Policy = team.policy
        self._policy: Policy = team.policy
        self._corrections = Corrections()
        self._quick = (*ASSESSORS, by_models(models))
        self._meaning = meaning
        self._thorough = (*ASSESSORS, *meaning.assessors(models)) if meaning else self._quick
        self._hurried = False
        """Many have come at once."""
        self._brands = {
            name: team.brands.get(source.brand, Brand(name=source.brand))
            for name, source in team.sources.items()
        }
        self._groups = SharedGroups(recent)
        self._known = lru_cache(KEPT)(self._assessed)

    def hear(self, opened: Opened) -> None:
        self._groups.hear(opened.heads)

    def learn(self, lessons: Lessons) -> None:
        self._corrections = Corrections(lessons.taught)
        self._policy = with_watched(self._base, tuple(lessons.watched))
        self._known.cache_clear()

    def _brand(self, source: str) -> Brand:
        # One that is gone from the configuration has none.
        return self._brands.get(source) or Brand(name="")

    def _assessed(self, words: Comment, source: str, hurried: bool) -> Assessment:
        thought = assess(
            words,
            self._brand(source),
            self._policy,
            assessors=self._quick if hurried else self._thorough,
            corrections=self._corrections,
        )
        if hurried or self._meaning is None or not is_critical(thought):
            return thought
        return replace(thought, sense=self._meaning.sense(words.text))

    def verdicts(self, tasks: Sequence[Task]) -> list[Verdict]:
        """In their order. Of many at once meaning isn't asked: in a flood a card in time is worth more."""
        self._hurried = len(tasks) > MOST_THOROUGH
        return [self.verdict(task) for task in tasks]

    def verdict(self, task: Task) -> Verdict:
        try:
            incoming = as_incoming(task.id, task.source, task.payload, relay=task.relay)
            if incoming.change is Change.DELETED:
                return Verdict(id=task.id, incoming=incoming)
            assessment = self._known(words_of(incoming.comment), task.source, self._hurried)
            like = (
                self._groups.like(incoming.comment, self._brand(task.source).name)
                if assessment.relay
                else None
            )
            return Verdict(id=task.id, incoming=incoming, assessment=assessment, like=like)
        except Exception as error:  # noqa: BLE001 -- one comment's trouble; the bot counts it and puts it aside
            return Verdict(id=task.id, error=type(error).__name__)


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer batch after batch until the input ends."""
    first = read_frame(source)
    if first is None:
        return
    setup = msgspec.msgpack.decode(first, type=Setup)
    models, problems = read_models()
    meaning, missing = read_meaning(models) if setup.team.policy.meaning else (None, [])
    triage = Triage(setup.team, models, setup.recent, meaning)
    questions: msgspec.msgpack.Decoder[list[Task] | Lessons | Opened] = msgspec.msgpack.Decoder(
        list[Task] | Lessons | Opened
    )
    gc.collect()
    gc.freeze()  # word lists and models stay: no later collection has to look through them
    target.write(pack(Ready(problems=[*problems, *missing])))
    target.flush()
    while (frame := read_frame(source)) is not None:
        question = questions.decode(frame)
        if isinstance(question, Lessons):
            triage.learn(question)
            continue
        if isinstance(question, Opened):
            triage.hear(question)
            continue
        target.write(pack(triage.verdicts(question)))
        target.flush()


def main() -> None:
    # Ctrl-C reaches the whole group of processes: the bot decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        sys.stderr.close()  # the bot is gone, and nobody is left to read a traceback


if __name__ == "__main__":
    main()
