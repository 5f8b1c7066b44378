"""Who has to hear of what outside chat: put down by the ladder, taken along by a call, gone once it is recorded."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from handlers.escalated import Call
from storage import tables
from storage.rows import Shape, Store, shape, to_row

CALLS: Shape[Call] = shape(Call, tables.CallRow)
_call = CALLS.table.c
_waits = (_call.person == bindparam("of_person"), _call.number == 0)
_first = select(CALLS.table).where(*_waits).order_by(_call.critical.desc(), _call.at, _call.id).limit(1)
_count = select(func.count()).where(*_waits)
_assign = update(CALLS.table).where(*_waits).values(number=bindparam("of_number"))
_withdraw = (
    delete(CALLS.table)
    .where(_call.escalation == bindparam("of_escalation"), _call.number == 0)
    .returning(_call.person)
)
_unknown = (_call.number == bindparam("of_number"), _call.result == "")
_answer = update(CALLS.table).where(*_unknown).values(result=bindparam("of_result"))
_owed = select(_call.id).where(*_unknown).limit(1)
_answered = (
    select(CALLS.table)
    .where(_call.number == bindparam("of_number"), _call.result != "")
    .order_by(_call.id)
    .limit(bindparam("most"))
)
_forget = delete(CALLS.table).where(_call.id.in_(bindparam("of_ids", expanding=True)))
_PUT = {
    name: insert_into(CALLS.table).on_conflict_do_nothing()
    for name, insert_into in (("sqlite", insert_sqlite), ("postgresql", insert_postgresql))
}


def put_all(connection: Connection, calls: Sequence[Call]) -> None:
    rows = [to_row(call) for call in calls]
    for row in rows:
        del row["id"]
    connection.execute(_PUT[connection.dialect.name], rows)


class CallStore(Store[Call]):
    """Fulfils `handlers.stores.Calls`."""

    def put(self, call: Call, /) -> None:
        put_all(self._connection, [call])

    def first(self, person: str, /) -> Call | None:
        return self._first(_first, {"of_person": person})

    def waiting(self, person: str, /) -> int:
        return self._connection.execute(_count, {"of_person": person}).scalar_one()

    def assign(self, person: str, number: int, /) -> None:
        self._connection.execute(_assign, {"of_person": person, "of_number": number})

    def withdraw(self, escalation: int, /) -> list[str]:
        return list(self._connection.execute(_withdraw, {"of_escalation": escalation}).scalars())

    def answer(self, number: int, result: str, /) -> int:
        return self._connection.execute(_answer, {"of_number": number, "of_result": result}).rowcount

    def is_owed(self, number: int, /) -> bool:
        return self._connection.execute(_owed, {"of_number": number}).first() is not None

    def answered(self, number: int, most: int, /) -> list[Call]:
        return self._all(_answered, {"of_number": number, "most": most})

    def forget(self, calls: Sequence[Call], /) -> None:
        self._connection.execute(_forget, {"of_ids": [call.id for call in calls]})
