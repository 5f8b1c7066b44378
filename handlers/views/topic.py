"""The views of storm mode: a live topic, what was said about it, and its open cases for one person's eyes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.case import DONE, Case, State
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.errors import NotFound
from handlers.flags import folded_flag, main_topic
from handlers.gathering import GRAVE, Gathering, LiveTopic
from handlers.people import Brand, Person, Team
from handlers.ports import UnitOfWork
from handlers.reported import REPORTS, Reports
from handlers.views.facts import target_of
from handlers.views.target import Target
from handlers.watch.masking import unnamed

PAGE = 8
SAMPLES = 3
LOOKED_AT = 12
"""Cases among which samples that may be shown are looked for."""
LAST_PAGE = 99


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicView:
    """Card `topic`, and `topic-said` in its thread: subject is the topic's id."""

    topic: LiveTopic
    gathering: Gathering
    brand: Brand
    open: int
    """Cases that nobody has taken in hand."""
    in_hand: int
    over: int
    samples: tuple[Comment, ...]
    """Hostile; without those that are folded away."""
    allowed: frozenset[str]
    reports: Reports | None = None
    """What a wave of private reports has come to; None for every other topic."""
    target: None = None

    @property
    def cases(self) -> int:
        return self.open + self.in_hand + self.over

    def click(self, verb: str, choice: str = "-") -> Click:
        return Click(verb=verb, choice=choice, kind="topic", id=self.topic.id, version=self.topic.version)


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicSaidView:
    """Card `topic-said`, in the thread of a topic: samples, brought up to date each minute at most."""

    about: TopicView
    target: None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicRow:
    case: Case
    target: Target
    flag: str
    owner: Person | None
    reports: Reports | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicCasesView:
    """Private card `topic-cases`: one page of a topic's open cases."""

    topic: LiveTopic
    page: int
    rows: tuple[TopicRow, ...]
    more: bool
    allowed: frozenset[str] = frozenset({"case", "topic-cases"})
    target: None = None

    def click(self, verb: str, choice: str = "-") -> Click:
        """case: the case of that number; else the page of that number."""
        if verb == "case":
            case = next(row.case for row in self.rows if str(row.case.id) == choice)
            return Click(verb=verb, kind="case", id=case.id, version=case.version)
        page = f"p{choice}" if choice.isdigit() else choice
        return Click(verb=verb, choice=page, kind="topic", id=self.topic.id, version=self.topic.version)


TopicViews = TopicView | TopicSaidView | TopicCasesView


def topic_view(topic_id: int, uow: UnitOfWork, team: Team) -> TopicView:
    topic = uow.topics.get(topic_id)
    gathering = uow.gatherings.get(topic.gathering_id)
    reported = topic.name == REPORTS
    tallies = uow.cases.tallies(topic.id)
    done = {state.value for state in DONE}
    free = sum(one.cases for one in tallies if one.state == State.NEW.value)
    over = sum(one.cases for one in tallies if one.state in done)
    in_hand = sum(one.cases for one in tallies) - free - over
    # One case alone may stand for many who say the same.
    said = sum(one.comments for one in tallies if one.state not in done)
    looking = frozenset({"topic-cases"} if free + in_hand else set[str]())
    return TopicView(
        topic=topic,
        gathering=gathering,
        brand=team.brands.get(topic.brand) or Brand(name=topic.brand),
        open=free,
        in_hand=in_hand,
        over=over,
        samples=() if reported else _samples(topic, uow),
        allowed=looking
        | ({"topic-next"} if free else set[str]())
        | ({"joint"} if said > 1 and topic.name not in {GRAVE, REPORTS} else set[str]()),
        reports=uow.reports.since(gathering.began_at, gathering.ended_at) if reported else None,
    )


def topic_said_view(topic_id: int, uow: UnitOfWork, team: Team) -> TopicSaidView:
    return TopicSaidView(about=topic_view(topic_id, uow, team))


def topic_cases_view(topic_id: int, params: Mapping[str, str], uow: UnitOfWork, team: Team) -> TopicCasesView:
    page = min(int(params.get("page", "0")), LAST_PAGE)
    found = uow.cases.of_topic(topic_id, offset=page * PAGE, limit=PAGE + 1)
    topic = uow.topics.get(topic_id)
    return TopicCasesView(
        topic=topic,
        page=page,
        rows=tuple(
            TopicRow(
                case=case,
                target=target_of(case, team),
                flag=main_topic(case.flags),
                owner=team.people.get(case.owner),
                reports=uow.reports.about(case.id) if topic.name == REPORTS else None,
            )
            for case in found[:PAGE]
        ),
        more=len(found) > PAGE,
    )


def _samples(topic: LiveTopic, uow: UnitOfWork) -> tuple[Comment, ...]:
    """What most others have said as well, by different people; nothing that is folded away elsewhere."""
    found: list[Comment] = []
    for case in uow.cases.of_topic(topic.id, offset=0, limit=LOOKED_AT):
        if case.hold or folded_flag(case.flags):
            continue
        try:
            comment = uow.comments.get(case.comment_id)
        except NotFound:
            continue  # forgotten since
        if comment.deleted_at is None and all(comment.author.id != one.author.id for one in found):
            text = unnamed(comment.text, comment.author.name, kept=(topic.brand,))
            found.append(replace(comment, text=text))
        if len(found) == SAMPLES:
            break
    return tuple(found)
