"""The inbox: what was delivered is stored once, however often it comes."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Delete, Table, bindparam, delete, func, insert, select, tuple_, update

from handlers.errors import Stale
from handlers.relaying.inbox import Arrival, Delivery, Receipt, Waiting
from storage import tables
from storage.bulk import insert_new
from storage.columns import for_driver
from storage.rows import fetch, to_value

ATTEMPTS = 3
"""Failures after which an event is put aside."""
REMEMBER = timedelta(days=7)
"""How long the ids of deliveries and platform events are known: senders retry for days with the same id."""
PORTION = 5_000
"""Most rows deleted in one go: clicks wait for it."""

_inbox: Table = tables.InboxRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_delivery: Table = tables.DeliveryRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_quarantine: Table = tables.QuarantineRow.__table__  # pyright: ignore[reportAttributeAccessIssue]
_handled: Table = tables.HandledRow.__table__  # pyright: ignore[reportAttributeAccessIssue]


def _old(table: Table, moment: str) -> Delete:
    """A portion of the rows from before a moment."""
    keys = tuple_(*table.primary_key.columns)
    old = (
        select(*table.primary_key.columns)
        .where(table.c[moment] < bindparam("before"))
        .limit(bindparam("most"))
    )
    return delete(table).where(keys.in_(old))


_TIDY = (_old(_delivery, "received_at"), _old(_handled, "at"))
_DELIVERY = ("source", "webhook_id", "body_hash", "comments", "received_at")
_INBOX = ("source", "key", "state", "attempts", "relay", "received_at", "payload")
# What was said is in the comment now: a second copy would outlive its being forgotten.
_HANDLED = "UPDATE app_inbox SET state = 'done', payload = '' WHERE state = 'new' AND id IN "
_DONE = {
    "sqlite": f"{_HANDLED} (SELECT value FROM json_each(?))",  # noqa: S608 -- our own words
    "postgresql": f"{_HANDLED} (SELECT value::bigint FROM json_array_elements_text(%s::json))",  # noqa: S608 -- our own words
}
_left = (
    select(_inbox.c.id)
    .where(
        _inbox.c.state == "new",
        _inbox.c.id > bindparam("after"),
        _inbox.c.received_at < bindparam("before"),
    )
    .order_by(_inbox.c.id)
    .limit(bindparam("most"))
)
_waiting = (
    select(_inbox.c.id, _inbox.c.source, _inbox.c.payload, _inbox.c.relay, _inbox.c.attempts)
    .where(_inbox.c.state == "new", _inbox.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(_inbox.c.id)
)


class InboxStore:
    """Fulfils `handlers.relaying.inbox.Inbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def store(self, deliveries: Sequence[Delivery], /) -> list[Receipt]:
        fresh, replayed = self._sort_out(deliveries)
        stored = self._insert([delivery for delivery in deliveries if id(delivery) in fresh])
        receipts: list[Receipt] = []
        for delivery in deliveries:
            if id(delivery) not in fresh:
                receipts.append(replayed[id(delivery)])
                continue
            mine: list[Waiting] = []
            for arrival in delivery.arrivals:
                # Whoever comes first in the group gets it; the same event further on is a duplicate.
                row_id = stored.pop((delivery.source, arrival.key), None)
                if row_id is not None:
                    mine.append(_as_waiting(row_id, delivery, arrival))
            receipts.append(
                Receipt(accepted=len(mine), duplicates=len(delivery.arrivals) - len(mine), stored=tuple(mine))
            )
        return receipts

    def _sort_out(self, deliveries: Sequence[Delivery]) -> tuple[set[int], dict[int, Receipt]]:
        """Which deliveries are new (by identity), and the receipts of those that came before."""
        fresh = {id(delivery) for delivery in deliveries if not delivery.webhook_id}
        first: dict[tuple[str, str], Delivery] = {}
        again: list[Delivery] = []
        for delivery in deliveries:
            if delivery.webhook_id:
                known = first.setdefault((delivery.source, delivery.webhook_id), delivery)
                if known is not delivery:
                    again.append(delivery)
        hashes = {key: delivery.body_hash for key, delivery in first.items()}
        taken = self._note(list(first.values()))
        fresh |= {id(delivery) for key, delivery in first.items() if key in taken}
        again += [delivery for key, delivery in first.items() if key not in taken]
        hashes |= self._hashes([key for key in first if key not in taken])
        return fresh, {
            id(delivery): Receipt(duplicates=len(delivery.arrivals))
            if hashes[delivery.source, delivery.webhook_id] == delivery.body_hash
            else Receipt(clash=True)
            for delivery in again
        }

    def _note(self, deliveries: Sequence[Delivery]) -> set[tuple[str, str]]:
        """Remember their ids; gives back those that were not known."""
        rows = [
            (each.source, each.webhook_id, each.body_hash, len(each.arrivals), self._moment(each.received_at))
            for each in deliveries
        ]
        return {(row[0], row[1]) for row in insert_new(self._connection, _delivery, _DELIVERY, rows)}

    def _hashes(self, keys: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
        if not keys:
            return {}
        statement = select(_delivery).where(tuple_(_delivery.c.source, _delivery.c.webhook_id).in_(keys))
        return {(row.source, row.webhook_id): row.body_hash for row in self._connection.execute(statement)}

    def _insert(self, deliveries: Sequence[Delivery]) -> dict[tuple[str, str], int]:
        """Store the events that are not known yet; their row ids by source and key."""
        rows: dict[tuple[str, str], tuple[Any, ...]] = {}
        for delivery in deliveries:
            source, at = delivery.source, self._moment(delivery.received_at)
            for arrival in delivery.arrivals:
                row = (source, arrival.key, "new", 0, arrival.relay, at, arrival.payload)
                rows.setdefault((source, arrival.key), row)
        found = insert_new(self._connection, _inbox, _INBOX, list(rows.values()))
        return {(row[1], row[2]): row[0] for row in found}

    def _moment(self, at: datetime) -> Any:
        return for_driver(at, self._connection.dialect)

    def left(self, *, before: datetime, after: int, limit: int) -> list[int]:
        asked = {"before": before, "after": after, "most": limit}
        return list(self._connection.execute(_left, asked).scalars())

    def waiting(self, ids: Sequence[int], /) -> list[Waiting]:
        return [to_value(row, Waiting) for row in fetch(self._connection, _waiting, {"ids": list(ids)})]

    def done(self, ids: Sequence[int], /) -> None:
        if not ids:
            return
        cursor: Any = self._connection.connection.cursor()
        try:
            told = json.dumps(list(ids))
            handled = cursor.execute(_DONE[self._connection.dialect.name], [told]).rowcount
        finally:
            cursor.close()
        if handled != len(ids):
            raise Stale(f"{_inbox.name}: another process has handled some of {len(ids)} rows")

    def failed(self, id: int, error: str, now: datetime, /) -> bool:
        counted = (
            update(_inbox)
            .where(_inbox.c.id == id)
            .values(attempts=_inbox.c.attempts + 1)
            .returning(_inbox.c.attempts, _inbox.c.source, _inbox.c.payload)
        )
        row = self._connection.execute(counted).first()
        if row is None or row.attempts < ATTEMPTS:
            return False
        aside = update(_inbox).where(_inbox.c.id == id).values(state="quarantined", payload="")
        self._connection.execute(aside)
        self._put_aside(row.source, "comment", str(id), row.payload, error, now)
        return True

    def quarantine(self, delivery: Delivery, error: str, now: datetime, /) -> None:
        # Escaped to ASCII: it is here because something about its text could not be stored.
        payload = json.dumps(asdict(delivery), ensure_ascii=True, default=str)
        self._put_aside(delivery.source, "delivery", delivery.webhook_id, payload, error, now)

    def quarantined(self) -> int:
        """How many things were put aside."""
        return self._connection.execute(select(func.count()).select_from(_quarantine)).scalar_one()

    def tidy(self, now: datetime, /) -> bool:
        """Forget a portion of what nobody sends again so late; True if there may be more."""
        return any(
            self._connection.execute(statement, {"before": now - REMEMBER, "most": PORTION}).rowcount
            == PORTION
            for statement in _TIDY
        )

    def _put_aside(
        self, source: str, what: str, subject: str, payload: str, error: str, now: datetime
    ) -> None:
        self._connection.execute(
            insert(_quarantine),
            {
                "at": now,
                "source": source,
                "what": what,
                "subject": subject,
                "payload": payload,
                "error": error,
            },
        )


def _as_waiting(id: int, delivery: Delivery, arrival: Arrival) -> Waiting:
    return Waiting(id=id, source=delivery.source, payload=arrival.payload, relay=arrival.relay)
