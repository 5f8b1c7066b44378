"""One transaction: every item in a savepoint of its own, so that a bad one takes nobody with it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic
from typing import Any, Protocol

import structlog

from bot.writer.queues import NONE, Item, Limits, Unit
from handlers.errors import Stale, Unavailable
from handlers.relaying.inbox import Receipt

ATTEMPTS = 3
"""How often an item begins again because another process had changed its rows, or a delivery that cannot be stored."""

log = structlog.get_logger(__name__)


class Transaction(Protocol):
    """One write transaction. The composition root hands over how to make one; all methods raise Unavailable."""

    lost: bool
    """The database has undone everything by itself."""

    def begin(self) -> None: ...
    def item(self) -> AbstractContextManager[tuple[Any, Unit]]: ...
    def commit(self) -> None: ...
    def close(self) -> None: ...


class Group:
    """Takes items until there are no more or there is no more room, and commits them."""

    def __init__(
        self, transaction: Transaction, limits: Limits, take: Callable[[int, int], list[Item]]
    ) -> None:
        self._transaction = transaction
        self._limits = limits
        self._take = take
        self._items: list[Item] = []

    def run(self) -> list[Item]:
        """Gives back all items that were begun, with their ends."""
        try:
            self._work()
            if self._transaction.lost:
                raise Unavailable("the database has undone the transaction")
            self._transaction.commit()
        except Exception as error:  # noqa: BLE001 -- goes to all who wait for this commit
            log.warning(
                "nothing was committed", error=str(error), kind=type(error).__name__, items=len(self._items)
            )
            for item in self._items:
                # An item's own error stands: a refusal is one whatever becomes of the group.
                item.error = item.error or unavailable(error)
        return self._items

    def _work(self) -> None:
        room, works = self._limits.group, self._limits.works
        until = monotonic() + self._limits.seconds
        while not self._transaction.lost and (items := self._take(room, works)):
            self._items += items
            if items[0].delivery is not None:
                self._store(items)
            else:
                self._do(items[0])
                works = max(0, works - 1)
            room -= sum(item.weight for item in items)
            if items[0].urgent:
                room = 0  # somebody waits for the commit: only further clicks are taken along
            elif monotonic() > until:
                works = NONE  # the next transaction's; deliveries are quickly stored, and would wait for ever

    def _do(self, item: Item) -> None:
        if item.work is None:
            return
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._transaction.item() as (session, uow):
                    item.result = item.work(session, uow)
                return
            except Stale as error:
                if attempt == ATTEMPTS or self._transaction.lost:
                    item.error = error
                    return
            except Exception as error:  # noqa: BLE001 -- goes to whoever asked for it
                item.error = error
                return

    def _store(self, items: list[Item]) -> None:
        """All deliveries at once; one by one if that fails, so that the good ones get through."""
        try:
            with self._transaction.item() as (_, uow):
                receipts = uow.inbox.store([item.delivery for item in items if item.delivery is not None])
        except Exception as error:  # noqa: BLE001 -- looked at one by one
            if self._transaction.lost or isinstance(error, Unavailable):
                for item in items:
                    item.error = unavailable(error)
                return
            for item in items:
                self._store_alone(item)
            return
        for item, receipt in zip(items, receipts, strict=True):
            item.result = receipt

    def _store_alone(self, item: Item) -> None:
        """The second and third attempt; what fails again is kept apart, whole, and counts as taken."""
        delivery = item.delivery
        if delivery is None:
            return
        last: Exception | None = None
        for _ in range(2, ATTEMPTS + 1):
            try:
                with self._transaction.item() as (_session, uow):
                    (item.result,) = uow.inbox.store([delivery])
                return
            except Exception as error:  # noqa: BLE001 -- the delivery is put aside, and its error with it
                last = error
        kind = type(last).__name__
        log.error("a delivery cannot be stored and was put aside", source=delivery.source, kind=kind)
        try:
            with self._transaction.item() as (_, uow):
                uow.inbox.quarantine(delivery, kind, delivery.received_at)
            item.result = Receipt(accepted=len(delivery.arrivals))
        except Exception as error:  # noqa: BLE001 -- goes to whoever sent it
            item.error = unavailable(error)


def unavailable(error: Exception) -> Unavailable:
    return error if isinstance(error, Unavailable) else Unavailable(f"storing failed: {type(error).__name__}")
