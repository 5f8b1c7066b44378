"""The signed hook: stored before it is acknowledged, once, and every wrong body is told where it is wrong."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from standardwebhooks import Webhook

from bot.ingest.contract import as_incoming
from bot.ingest.hooks import Hooks, WrongSecret
from bot.writer import Limits, Unit, Writer
from handlers.comment import Change
from handlers.relaying.inbox import Waiting
from storage.database import Database

SECRET = "whsec_c2VjcmV0LW9mLXRoZS1zaG9wLTAx"
OLD_SECRET = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2hvcA=="
MIB = 2**20


def real_now() -> datetime:
    return datetime.now(UTC)


def comment(id_: str = "c1", **changes: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "text": "Dritte Lieferung, dritte Tasse kaputt.",
        "created_at": "2026-11-21T22:30:00Z",
        "author": {"id": "lea", "name": "Lea"},
    } | changes


@dataclass
class Shop:
    """Somebody out there who sends us comments."""

    client: TestClient[web.Request, web.Application]
    database: Database
    writer: Writer
    waiting: list[Waiting] = field(default_factory=list)
    sent: int = 0

    async def send(
        self,
        body: Any,
        *,
        id_: str = "",
        secret: str = SECRET,
        at: datetime | None = None,
        to: str = "shop",
        headers: dict[str, str] | None = None,
    ) -> tuple[int, Any]:
        self.sent += 1
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        id_ = id_ or f"msg_{self.sent}"
        at = at or real_now()
        text = raw.decode("utf-8", "replace")
        signed = {
            "webhook-id": id_,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(secret).sign(id_, at, text),
        }
        async with self.client.post(
            f"/hooks/{to}", data=BytesIO(raw), headers=signed | (headers or {})
        ) as answer:
            return answer.status, await answer.json()

    def stored(self) -> list[dict[str, Any]]:
        with self.database.engine.connect() as connection:
            rows = connection.exec_driver_sql("select payload from app_inbox order by id")
            return [json.loads(row[0])["comment"] for row in rows]


async def open_shop(database: Database, writer: Writer) -> Shop:
    waiting: list[Waiting] = []
    hooks = Hooks(
        sources=("shop", "mute"),
        secrets={"shop": f"{SECRET} {OLD_SECRET}"},
        ingest=writer.ingest,
        stored=waiting.extend,
        clock=real_now,
    )
    app = web.Application(client_max_size=2 * MIB)
    app.router.add_post("/hooks/{source}", hooks.handle)
    client = TestClient(TestServer(app))
    await client.start_server()
    return Shop(client, database, writer, waiting)


@pytest.fixture
async def shop(database: Database) -> AsyncIterator[Shop]:
    async with a_shop(database) as opened:
        yield opened


@pytest.fixture
async def small_shop(sqlite_url: str) -> AsyncIterator[Shop]:
    """For what is decided before the store is asked."""
    database = Database(sqlite_url)
    async with a_shop(database) as opened:
        yield opened
    database.close()


@asynccontextmanager
async def a_shop(database: Database) -> AsyncIterator[Shop]:
    writer = Writer(database.transaction)
    writer.start()
    opened = await open_shop(database, writer)
    yield opened
    await opened.client.close()
    await writer.stop()


async def test_comments_are_stored_and_then_acknowledged(shop: Shop) -> None:
    body = {"comments": [comment("c1"), comment("c2")], "account": {"followers": 12, "posts": 3}}
    assert await shop.send(body) == (202, {"accepted": 2, "duplicates": 0})
    assert [stored["id"] for stored in shop.stored()] == ["c1", "c2"]
    assert [row.source for row in shop.waiting] == ["shop", "shop"]


async def test_what_was_sent_reaches_triage_whole(shop: Shop) -> None:
    sent = comment(
        "c1",
        event="edited",
        text='\u200fRTL \U0001f3fa <!channel> @everyone [x](y) {"blocks": []}',
        updated_at="2026-11-21T23:30:00+01:00",
        kind="review",
        author={"id": "lea", "name": "Lea", "followers": 1240},
        url="https://example.com/c1",
        parent_id="c0",
        post={
            "id": "p1",
            "title": "Herbst",
            "likes": 5,
            "shares": 1,
            "views": 100,
            "url": "https://example.com/p1",
        },
        attachments=[{"type": "image", "url": "https://example.com/i.png", "alt": "Scherben"}],
        rating=1.5,
        language="de",
        likes=3,
        shares=0,
    )
    await shop.send({"comments": [sent], "account": {"followers": 12, "posts": 3}})
    (row,) = shop.waiting
    incoming = as_incoming(row.id, row.source, row.payload, relay=row.relay)
    told = incoming.comment
    assert incoming.change is Change.EDITED
    assert incoming.reach.followers == 12
    assert incoming.relay
    assert (told.source, told.external_id, told.text) == ("shop", "c1", sent["text"])
    assert told.updated_at == datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    assert told.kind == "review"
    assert told.author.followers == 1240
    assert told.post is not None
    assert (told.post.id, told.post.likes, told.post.views) == ("p1", 5, 100)
    assert told.attachments[0].alt == "Scherben"
    assert (told.parent_id, told.rating, told.language, told.likes) == ("c0", 1.5, "de", 3)


async def test_four_fields_are_enough_and_one_for_a_deletion(small_shop: Shop) -> None:
    least = {"id": "c1", "text": "", "created_at": "2026-11-21T22:30:00Z", "author": {"id": "lea"}}
    status, _ = await small_shop.send({"comments": [least, {"event": "deleted", "id": "c0"}]})
    assert status == 202
    created, deleted = (as_incoming(r.id, r.source, r.payload, relay=r.relay) for r in small_shop.waiting)
    assert created.change is Change.CREATED
    assert created.comment.kind == "comment"
    assert deleted.change is Change.DELETED


async def test_null_stands_for_absent(small_shop: Shop) -> None:
    empty = dict.fromkeys(
        (
            "updated_at",
            "kind",
            "url",
            "parent_id",
            "post",
            "attachments",
            "rating",
            "language",
            "likes",
            "shares",
        )
    )
    status, _ = await small_shop.send({"comments": [comment(**empty)], "account": None})
    assert status == 202
    (row,) = small_shop.waiting
    assert as_incoming(row.id, row.source, row.payload, relay=row.relay).comment.likes == 0


async def test_unknown_fields_are_ignored(small_shop: Shop) -> None:
    body = {"comments": [comment(sticker={"pack": [1, 2]}, sentiment=None)], "version": 7}
    assert await small_shop.send(body) == (202, {"accepted": 1, "duplicates": 0})


async def test_an_empty_list_is_fine(shop: Shop) -> None:
    assert await shop.send({"comments": []}) == (202, {"accepted": 0, "duplicates": 0})


async def test_the_same_comment_in_another_delivery_is_a_duplicate(shop: Shop) -> None:
    await shop.send({"comments": [comment("c1"), comment("c2")]})
    assert await shop.send({"comments": [comment("c2"), comment("c3"), comment("c3")]}) == (
        202,
        {"accepted": 1, "duplicates": 2},
    )
    assert [stored["id"] for stored in shop.stored()] == ["c1", "c2", "c3"]


async def test_the_same_delivery_again_is_counted_and_stores_nothing(shop: Shop) -> None:
    body = {"comments": [comment("c1"), comment("c2")]}
    assert await shop.send(body, id_="msg_a") == (202, {"accepted": 2, "duplicates": 0})
    assert await shop.send(body, id_="msg_a") == (202, {"accepted": 0, "duplicates": 2})
    assert len(shop.stored()) == 2


async def test_the_same_id_with_another_body_is_refused(shop: Shop) -> None:
    await shop.send({"comments": [comment("c1")]}, id_="msg_a")
    status, said = await shop.send({"comments": [comment("c2")]}, id_="msg_a")
    assert (status, said["path"]) == (400, "webhook-id")
    assert [stored["id"] for stored in shop.stored()] == ["c1"]


async def test_one_delivery_sent_many_times_at_once_is_stored_once(shop: Shop) -> None:
    body = {"comments": [comment("c1")]}
    answers = await asyncio.gather(*(shop.send(body, id_="msg_a") for _ in range(12)))
    assert sorted(said["accepted"] for _, said in answers) == [0] * 11 + [1]
    assert {status for status, _ in answers} == {202}
    assert len(shop.stored()) == 1


async def test_the_same_id_from_two_sources_are_two_deliveries(database: Database) -> None:
    writer = Writer(database.transaction)
    writer.start()
    hooks = Hooks(
        sources=("a", "b"),
        secrets={"a": SECRET, "b": SECRET},
        ingest=writer.ingest,
        stored=[].extend,
        clock=real_now,
    )
    app = web.Application()
    app.router.add_post("/hooks/{source}", hooks.handle)
    async with TestClient(TestServer(app)) as client:
        shop = Shop(client, database, writer)
        for source in ("a", "b"):
            answer = await shop.send({"comments": [comment()]}, id_="msg_a", to=source)
            assert answer == (202, {"accepted": 1, "duplicates": 0})
    await writer.stop()


async def test_edits_are_told_apart_and_repeated_ones_are_not(shop: Shop) -> None:
    def edit(text: str, **changes: Any) -> dict[str, Any]:
        return {"comments": [comment("c1", event="edited", text=text, **changes)]}

    await shop.send({"comments": [comment("c1")]})
    at = {"updated_at": "2026-11-21T22:40:00Z"}
    assert (await shop.send(edit("B", **at)))[1]["accepted"] == 1
    assert (await shop.send(edit("B", **at)))[1]["duplicates"] == 1
    assert (await shop.send(edit("C", **at)))[1]["accepted"] == 1
    assert (await shop.send(edit("B", updated_at="2026-11-21T22:41:00Z")))[1]["accepted"] == 1
    # Without a time of their own only the delivery tells them apart: back to what it was is an edit too.
    assert (await shop.send(edit("D"), id_="msg_d"))[1]["accepted"] == 1
    assert (await shop.send(edit("D"), id_="msg_d"))[1]["accepted"] == 0
    assert (await shop.send(edit("D"), id_="msg_e"))[1]["accepted"] == 1
    assert (await shop.send({"comments": [{"event": "deleted", "id": "c1"}]}))[1]["accepted"] == 1
    assert (await shop.send({"comments": [{"event": "deleted", "id": "c1"}]}))[1]["duplicates"] == 1


WRONG: list[tuple[Any, str]] = [
    (b"", ""),
    (b"{", ""),
    (b"null", ""),
    (b"[]", ""),
    (b"{}", "comments"),
    ({"comments": {}}, "comments"),
    ({"comments": [None]}, "comments[0]"),
    ({"comments": [comment(), "x"]}, "comments[1]"),
    ({"comments": [comment(), comment(id=7)]}, "comments[1].id"),
    ({"comments": [comment(id="")]}, "comments[0].id"),
    ({"comments": [comment(id="x" * 501)]}, "comments[0].id"),
    ({"comments": [{"text": "a"}]}, "comments[0].id"),
    ({"comments": [{"event": "deleted"}]}, "comments[0].id"),
    ({"comments": [comment(), {"id": "c2"}]}, "comments[1].text"),
    ({"comments": [comment(text=None)]}, "comments[0].text"),
    ({"comments": [comment(text=["a"])]}, "comments[0].text"),
    ({"comments": [comment(created_at=None)]}, "comments[0].created_at"),
    ({"comments": [comment(created_at="yesterday")]}, "comments[0].created_at"),
    ({"comments": [comment(created_at="2026-11-21T22:30:00")]}, "comments[0].created_at"),
    ({"comments": [comment(created_at="2026-13-41T22:30:00Z")]}, "comments[0].created_at"),
    ({"comments": [comment(created_at=1732228200)]}, "comments[0].created_at"),
    ({"comments": [comment(author=None)]}, "comments[0].author"),
    ({"comments": [comment(author={"name": "Lea"})]}, "comments[0].author.id"),
    ({"comments": [comment(author={"id": "lea", "followers": "many"})]}, "comments[0].author.followers"),
    ({"comments": [comment(author={"id": "lea", "followers": 10**20})]}, "comments[0].author.followers"),
    ({"comments": [comment(event="created!")]}, "comments[0].event"),
    ({"comments": [comment(kind="poem")]}, "comments[0].kind"),
    ({"comments": [comment(likes=1.5)]}, "comments[0].likes"),
    ({"comments": [comment(rating="five")]}, "comments[0].rating"),
    ({"comments": [comment(post={"title": "x"})]}, "comments[0].post.id"),
    (
        {"comments": [comment(attachments=[{"type": "image"}, {"url": "x"}])]},
        "comments[0].attachments[1].type",
    ),
    ({"comments": [comment()], "account": {"posts": "x"}}, "account.posts"),
    (b'{"comments": [{"id": "\\ud800"}]}', ""),
    (b'{"comments": [], "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", ""),
    (b'{"comments": ' + b"[" * 200_000, "comments[0]"),
]


@pytest.mark.parametrize(("body", "path"), WRONG, ids=range(len(WRONG)))
async def test_a_wrong_body_is_told_where_and_nothing_of_it_is_stored(
    small_shop: Shop, body: Any, path: str
) -> None:
    status, said = await small_shop.send(body)
    assert (status, said["path"]) == (400, path)
    assert said["error"]
    assert small_shop.stored() == []
    # It was not taken for good either: the sender mends it and sends it again under the same id.
    status, _ = await small_shop.send({"comments": [comment()]}, id_=f"msg_{small_shop.sent}")
    assert status == 202


async def test_what_is_not_utf8_is_told_so(small_shop: Shop) -> None:
    status, said = await small_shop.send(b'{"comments": [{"id": "\xff"}]}')
    assert (status, said["path"]) == (400, "")
    assert "UTF-8" in said["error"]


async def test_a_hundred_thousand_characters_are_a_comment(shop: Shop) -> None:
    text = "ß" * 100_000
    assert (await shop.send({"comments": [comment(text=text)]}))[0] == 202
    assert shop.stored()[0]["text"] == text


async def test_null_bytes_are_replaced_wherever_they_stand(shop: Shop) -> None:
    sent = comment(
        "c\x001", text="a\x00b", author={"id": "l\x00", "name": "\x00"}, attachments=[{"type": "\x00"}]
    )
    assert (await shop.send({"comments": [sent]}))[0] == 202
    (stored,) = shop.stored()
    assert stored["text"] == "a�b"
    assert "\x00" not in json.dumps(stored, ensure_ascii=False)
    assert "\\u0000" not in json.dumps(stored)


async def test_text_that_only_looks_like_a_null_byte_stays(small_shop: Shop) -> None:
    assert (await small_shop.send({"comments": [comment(text="\\u0000")]}))[0] == 202
    assert small_shop.stored()[0]["text"] == "\\u0000"


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ("9999-12-31T23:59:59Z", "arrival"),
        ("0001-01-01T00:00:00+14:00", "1990-01-01T00:00:00+00:00"),
        ("2026-11-21T23:30:00+01:00", "2026-11-21T22:30:00+00:00"),
    ],
)
async def test_a_moment_that_cannot_be_is_brought_into_bounds(
    small_shop: Shop, told: str, taken: str
) -> None:
    await small_shop.send({"comments": [comment(created_at=told, updated_at=told)]})
    (row,) = small_shop.waiting
    seen = as_incoming(row.id, row.source, row.payload, relay=row.relay).comment
    expected = seen.received_at if taken == "arrival" else datetime.fromisoformat(taken)
    assert seen.created_at == expected
    assert seen.updated_at == expected


async def test_a_signature_of_either_secret_will_do_while_it_is_changed(small_shop: Shop) -> None:
    assert (await small_shop.send({"comments": [comment("c1")]}, secret=SECRET))[0] == 202
    assert (await small_shop.send({"comments": [comment("c2")]}, secret=OLD_SECRET))[0] == 202


async def test_one_good_signature_among_several_will_do(small_shop: Shop) -> None:
    now = real_now()
    raw = json.dumps({"comments": [comment()]}).encode()
    good = Webhook(SECRET).sign("msg_x", now, raw.decode())
    headers = {"webhook-signature": f"v1,AAAA v1a,xyz {good}"}
    assert (await small_shop.send(raw, id_="msg_x", at=now, headers=headers))[0] == 202


BAD_SIGNATURES: list[dict[str, str]] = [
    {"webhook-signature": "v1,AAAA"},
    {"webhook-signature": "v1,%%%"},
    {"webhook-signature": "v1"},
    {"webhook-signature": "v1,a,b"},
    {"webhook-signature": ""},
    {"webhook-signature": "v1a,AAAA"},
    {"webhook-timestamp": "soon"},
    {"webhook-timestamp": "nan"},
    {"webhook-timestamp": "1e400"},
    {"webhook-timestamp": "-99999999999999999999"},
    {"webhook-timestamp": ""},
    {"webhook-id": "another"},
    {"webhook-id": ""},
]


@pytest.mark.parametrize("headers", BAD_SIGNATURES, ids=range(len(BAD_SIGNATURES)))
async def test_a_wrong_signature_is_refused(small_shop: Shop, headers: dict[str, str]) -> None:
    status, said = await small_shop.send({"comments": [comment()]}, headers=headers)
    assert status == 401
    assert "error" in said
    assert small_shop.stored() == []


@pytest.mark.parametrize("minutes", [-6, 6, -60 * 24, 60 * 24])
async def test_a_clock_more_than_five_minutes_off_is_refused(small_shop: Shop, minutes: int) -> None:
    status, _ = await small_shop.send({"comments": [comment()]}, at=real_now() + timedelta(minutes=minutes))
    assert status == 401


@pytest.mark.parametrize("minutes", [-4, 4])
async def test_a_clock_less_than_five_minutes_off_is_fine(small_shop: Shop, minutes: int) -> None:
    status, _ = await small_shop.send({"comments": [comment()]}, at=real_now() + timedelta(minutes=minutes))
    assert status == 202


async def test_a_source_without_secret_takes_nothing(small_shop: Shop) -> None:
    assert (await small_shop.send({"comments": [comment()]}, to="mute"))[0] == 401


def test_a_secret_that_is_none_is_said_at_start_without_showing_it(sqlite_url: str) -> None:
    writer = Writer(Database(sqlite_url).transaction)
    with pytest.raises(WrongSecret, match="source shop") as said:
        Hooks(
            sources=("shop",),
            secrets={"shop": "whsec_!"},
            ingest=writer.ingest,
            stored=[].extend,
            clock=real_now,
        )
    assert "whsec_!" not in str(said.value)


async def test_a_source_that_is_gone_is_not_found(small_shop: Shop) -> None:
    assert (await small_shop.send({"comments": [comment()]}, to="gone"))[0] == 404


async def test_more_than_a_mebibyte_is_too_much(small_shop: Shop) -> None:
    raw = json.dumps({"comments": [comment(text="x" * MIB)]}).encode()
    assert (await small_shop.send(raw))[0] == 413
    assert small_shop.stored() == []


async def test_exactly_a_mebibyte_is_not(small_shop: Shop) -> None:
    frame = json.dumps({"comments": [comment(text="")]}).encode()
    raw = frame.replace(b'"text": ""', b'"text": "' + b"x" * (MIB - len(frame)) + b'"')
    assert len(raw) == MIB
    assert (await small_shop.send(raw))[0] == 202
    assert (await small_shop.send(raw + b" "))[0] == 413


async def test_a_body_that_hides_its_length_is_cut_off_as_well(small_shop: Shop) -> None:
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        while given < 64 * MIB:
            given += 65_536
            yield b"x" * 65_536

    try:
        async with small_shop.client.post("/hooks/shop", data=endless()) as answer:
            assert answer.status == 413
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
        pass  # cut off while it was still talking
    assert given < 64 * MIB


async def test_a_small_body_sent_in_pieces_is_taken(small_shop: Shop) -> None:
    raw = json.dumps({"comments": [comment()]}).encode()
    now = real_now()

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(raw), 10):
            yield raw[at : at + 10]

    headers = {
        "webhook-id": "msg_x",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_x", now, raw.decode()),
    }
    async with small_shop.client.post("/hooks/shop", data=pieces(), headers=headers) as answer:
        assert answer.status == 202


async def test_when_it_cannot_be_stored_the_sender_is_told_when_to_come_again(database: Database) -> None:
    writer = Writer(database.transaction, Limits(delivery=1.0))
    writer.start()
    shop = await open_shop(database, writer)
    entered, leave = threading.Event(), threading.Event()

    def hold(_session: Any, _uow: Unit) -> None:
        entered.set()
        assert leave.wait(20)

    held = asyncio.create_task(writer.submit(hold))
    assert await asyncio.to_thread(entered.wait, 20)
    body = {"comments": [comment("c1"), comment("c2")]}
    raw = json.dumps(body).encode()
    now = real_now()
    headers = {
        "webhook-id": "msg_x",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_x", now, raw.decode()),
    }
    async with shop.client.post("/hooks/shop", data=raw, headers=headers) as answer:
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) >= 1
    leave.set()
    await held
    assert shop.stored() == []
    assert shop.waiting == []
    assert await shop.send(body, id_="msg_x") == (202, {"accepted": 2, "duplicates": 0})
    await shop.client.close()
    await writer.stop()


async def test_with_a_full_disk_nothing_is_stored_by_half(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    writer = Writer(database.transaction)
    writer.start()
    shop = await open_shop(database, writer)
    await shop.send({"comments": [comment("before")]})
    with database.engine.connect() as connection:
        connection.exec_driver_sql("pragma max_page_count = 1")
    many: Sequence[dict[str, Any]] = [comment(f"c{n}", text="x" * 2_000) for n in range(400)]
    status, said = await shop.send({"comments": many}, id_="msg_x")
    assert (status, list(said)) == (503, ["error"])
    assert [stored["id"] for stored in shop.stored()] == ["before"]
    with database.engine.connect() as connection:
        connection.exec_driver_sql("pragma max_page_count = 1000000")
    assert await shop.send({"comments": many}, id_="msg_x") == (202, {"accepted": 400, "duplicates": 0})
    await shop.client.close()
    await writer.stop()
    database.close()
