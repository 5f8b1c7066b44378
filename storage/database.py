"""The database as the composition root holds it: one engine that writes, one that reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url

from storage.engine import is_memory, reading_engine, writing_engine
from storage.failures import as_unavailable
from storage.unit_of_work import SqlUnitOfWork

log = structlog.get_logger(__name__)


class Transaction:
    """One write transaction that holds several items, each in a savepoint of its own.

    All methods raise Unavailable where the database does not answer.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self.lost = False
        """True once the database has undone everything by itself (full disk, lost connection)."""

    def begin(self) -> None:
        """Wait for the turn to write, then begin."""
        with _translated():
            self._connection = connection = self._engine.connect()
            connection.begin()
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")

    @contextmanager
    def item(self) -> Iterator[tuple[Connection, SqlUnitOfWork]]:
        """What raises in here undoes itself and nothing else."""
        connection = self._open
        with _translated():
            connection.exec_driver_sql("SAVEPOINT item")
        try:
            with _translated():
                yield connection, SqlUnitOfWork(connection)
                connection.exec_driver_sql("RELEASE SAVEPOINT item")
        except BaseException:
            self._undo(connection)
            raise

    def _undo(self, connection: Connection) -> None:
        try:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT item")
            connection.exec_driver_sql("RELEASE SAVEPOINT item")
        except Exception:  # noqa: BLE001 -- whatever it is, what the group did so far is gone
            self.lost = True

    def commit(self) -> None:
        """Raises Unavailable if nothing was committed, or if it cannot be known."""
        with _translated():
            self._open.commit()

    def close(self) -> None:
        """Give the connection back; undoes what was not committed. Raises nothing: it ends every transaction."""
        if self._connection is None:
            return
        try:
            self._connection.close()
        except Exception as error:  # noqa: BLE001 -- broken: the pool makes a new one
            log.warning("a connection was thrown away", kind=type(error).__name__)
            self._connection.invalidate()

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("the transaction has not begun")
        return self._connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        unavailable = as_unavailable(error)
        if unavailable is None or unavailable is error:
            raise
        raise unavailable from error


class Database:
    """`engine` is for the job engine and the migrations; everybody else reads or writes through the methods."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.engine = writing_engine(address)
        self._reading = self.engine if is_memory(make_url(address)) else reading_engine(address)

    @property
    def file(self) -> Path | None:
        """Where it lives, if it is a file: then one process alone may use it."""
        url = make_url(self.address)
        return (
            Path(url.database)
            if url.get_backend_name() == "sqlite" and url.database and not is_memory(url)
            else None
        )

    def transaction(self) -> Transaction:
        return Transaction(self.engine)

    @contextmanager
    def write(self) -> Iterator[SqlUnitOfWork]:
        """One transaction for tools that run alone; a serving process writes through its writer."""
        transaction = self.transaction()
        try:
            transaction.begin()
            with transaction.item() as (_, uow):
                yield uow
            transaction.commit()
        finally:
            transaction.close()

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """A unit of work that cannot write and sees one state of the database."""
        with _translated(), self._reading.connect() as connection:
            yield SqlUnitOfWork(connection)

    def close(self) -> None:
        self.engine.dispose()
        self._reading.dispose()
