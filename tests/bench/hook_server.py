"""A process that serves the hook as the bot does: with its store, or with one that stores nothing."""

import argparse
import asyncio
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry

from bot.ingest.hooks import Hooks
from bot.web import Health, WebServer
from bot.writer import Writer
from handlers.relaying.inbox import Delivery, Receipt
from storage.database import Database

SECRET = "whsec_YmVuY2htYXJrLXNlY3JldC0wMDAx"


async def nothing(delivery: Delivery) -> Receipt:
    """What the handler alone costs: its answer is the same."""
    return Receipt(accepted=len(delivery.arrivals))


async def serve(address: str) -> None:
    database = Database(address) if address else None
    writer = Writer(database.transaction) if database else None
    if writer:
        writer.start()
    hooks = Hooks(
        sources=("shop",),
        secrets={"shop": SECRET},
        ingest=writer.ingest if writer else nothing,
        stored=lambda _: None,
        clock=lambda: datetime.now(UTC),
    )
    server = WebServer(host="127.0.0.1", port=0, health=Health(), registry=CollectorRegistry())
    server.post("/hooks/{source}", hooks.handle)
    await server.start()
    print(server.address, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", default="")
    asyncio.run(serve(parser.parse_args().database))
