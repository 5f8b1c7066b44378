"""Second opinions that were asked for."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from handlers.verdict import Opinion
from storage import tables
from storage.rows import Shape, Store, shape

OPINIONS: Shape[Opinion] = shape(Opinion, tables.OpinionRow)
_since = select(func.count()).where(OPINIONS.table.c.asked_at > bindparam("since"))


class OpinionStore(Store[Opinion]):
    """Fulfils `handlers.ports.Opinions`."""

    def since(self, at: datetime, /) -> int:
        return int(self._connection.execute(_since, {"since": at}).scalar_one())
