"""Live topics of storm mode: counted for many comments at once."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, update

from handlers.gathering import LiveTopic
from storage import tables
from storage.repositories import PlacementStore
from storage.rows import Seen, Shape, Store, shape

TOPICS: Shape[LiveTopic] = shape(LiveTopic, tables.LiveTopicRow)
_topic = TOPICS.table.c
_counted = (
    update(TOPICS.table)
    .where(_topic.id == bindparam("row_id"))
    .values(
        comments=_topic.comments + bindparam("more"),
        last_at=bindparam("at"),
        version=_topic.version + 1,
        revision=_topic.revision + 1,
    )
)


class TopicStore(Store[LiveTopic]):
    """Fulfils `handlers.ports.Topics`."""

    def __init__(
        self, connection: Connection, shape: Shape[LiveTopic], seen: Seen, placements: PlacementStore
    ) -> None:
        super().__init__(connection, shape, seen)
        self._placements = placements
        self._more: dict[int, tuple[int, datetime]] = {}

    def count(self, topic_id: int, comments: int, at: datetime, /) -> None:
        so_far, _ = self._more.get(topic_id, (0, at))
        self._more[topic_id] = (so_far + comments, at)

    def flush(self) -> None:
        if not self._more:
            return
        counted = sorted(self._more.items())
        rows = [{"row_id": topic, "more": more, "at": at} for topic, (more, at) in counted]
        self._connection.execute(_counted, rows)
        for topic, _ in counted:
            # Whoever saves it reads it again first.
            self._seen.pop((TOPICS.table.name, topic), None)
        self._placements.touch("topic", *(topic for topic, _ in counted))
        self._more.clear()
