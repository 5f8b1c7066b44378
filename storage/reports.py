"""Private reports, counted in the database; and what people saw who are about to write one."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from handlers.reported import Report, Reports, Shown
from storage import tables
from storage.rows import Shape, Store, fetch, shape, to_value

REPORTS: Shape[Report] = shape(Report, tables.ReportRow)
SHOWN: Shape[Shown] = shape(Shown, tables.ShownRow)
_report = REPORTS.table.c
_shown = SHOWN.table.c
_counted = select(
    func.count().label("count"),
    func.count((_report.platform + ":" + _report.account).distinct()).label("people"),
    func.count(_report.case_id.distinct()).label("cases"),
    func.min(_report.at).label("first"),
    func.max(_report.at).label("last"),
)
_of_case = _counted.where(_report.case_id == bindparam("of_case"))
_since = _counted.where(_report.at >= bindparam("since"))
_between = _since.where(_report.at < bindparam("until"))
_of_account = select(func.count()).where(
    _report.platform == bindparam("of_platform"),
    _report.account == bindparam("of_account"),
    _report.at > bindparam("since"),
)
_newest = (
    select(REPORTS.table)
    .where(_report.case_id == bindparam("of_case"))
    .order_by(_report.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("from_place"))
)
_mine = (_shown.platform == bindparam("of_platform"), _shown.account == bindparam("of_account"))
_this = (*_mine, _shown.channel == bindparam("of_channel"), _shown.message_id == bindparam("of_message"))
_of_message = select(SHOWN.table).where(*_this)
_no_more = delete(SHOWN.table).where(*_this)
_kept = select(_shown.id).where(*_mine).order_by(_shown.id.desc()).limit(bindparam("most"))
_beyond = delete(SHOWN.table).where(*_mine, _shown.id.not_in(_kept))
_old = delete(SHOWN.table).where(_shown.at <= bindparam("before"))
_oldest = select(func.min(_shown.at))


class ReportStore(Store[Report]):
    """Fulfils `handlers.stores.ReportsMade`."""

    def about(self, case_id: int, /) -> Reports:
        (row,) = fetch(self._connection, _of_case, {"of_case": case_id})
        return to_value(row, Reports)

    def since(self, since: datetime, until: datetime | None = None, /) -> Reports:
        bounds = {"since": since} if until is None else {"since": since, "until": until}
        (row,) = fetch(self._connection, _since if until is None else _between, bounds)
        return to_value(row, Reports)

    def by_account(self, platform: str, account: str, since: datetime, /) -> int:
        values = {"of_platform": platform, "of_account": account, "since": since}
        return self._connection.execute(_of_account, values).scalar_one()

    def newest(self, case_id: int, /, *, offset: int, limit: int) -> list[Report]:
        return self._all(_newest, {"of_case": case_id, "most": limit, "from_place": offset})


class ShownStore(Store[Shown]):
    """Fulfils `handlers.stores.MessagesShown`."""

    def put(self, shown: Shown, most: int, /) -> None:
        mine = {"of_platform": shown.platform, "of_account": shown.account}
        this = {**mine, "of_channel": shown.channel, "of_message": shown.message_id}
        self._connection.execute(_no_more, this)
        self.add(shown)
        self._connection.execute(_beyond, {**mine, "most": most})

    def of(self, platform: str, account: str, channel: str, message_id: str, /) -> Shown | None:
        mine = {"of_platform": platform, "of_account": account}
        return self._first(_of_message, {**mine, "of_channel": channel, "of_message": message_id})

    def forget(self, before: datetime, /) -> datetime | None:
        self._connection.execute(_old, {"before": before})
        return self._connection.execute(_oldest).scalar_one()
