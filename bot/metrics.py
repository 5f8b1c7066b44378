"""Figures for Prometheus, at `/metrics`. Labels are words of ours alone, never anything that people wrote."""

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

from handlers import routes
from handlers.events import Clicked, Commanded, Event, Submitted
from handlers.relaying.inbox import Receipt

_VERBS = frozenset({*routes.CLICKS, *routes.FORMS, *routes.SUBMITS})
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)


class Metrics:
    """One registry a process, handed to the web server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._comments = Counter(
            "breakwater_comments",
            "Comment events taken in, by what became of them.",
            ["result"],
            registry=self.registry,
        )
        self._acts = Histogram(
            "breakwater_click_seconds",
            "From a click, form or command to its commit.",
            ["verb", "result"],
            buckets=_BUCKETS,
            registry=self.registry,
        )

    def took_in(self, receipt: Receipt) -> None:
        self._comments.labels("accepted").inc(receipt.accepted)
        self._comments.labels("duplicate").inc(receipt.duplicates)

    def acted(self, event: Event, *, refused: bool, seconds: float) -> None:
        self._acts.labels(_verb(event), "refused" if refused else "done").observe(seconds)


def _verb(event: Event) -> str:
    """Button ids are hostile input: a verb that we don't know becomes no label."""
    match event:
        case Clicked() | Submitted():
            return event.click.verb if event.click.verb in _VERBS else "unknown"
        case Commanded():
            return "command"
        case _:
            return "other"
