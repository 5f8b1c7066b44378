"""A port that somebody else has: said in words, with what to do."""

import socket
from collections.abc import Iterator

import pytest
from prometheus_client import CollectorRegistry

from bot.demo import serve_demo
from bot.web import AddressTaken, Health, WebServer


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


async def test_the_bot_says_where_nothing_can_listen(taken: int):
    web = WebServer(host="127.0.0.1", port=taken, health=Health(), registry=CollectorRegistry())
    with pytest.raises(
        AddressTaken, match=rf"nothing listens at 127\.0\.0\.1:{taken} \(.+\); set HOST and PORT"
    ):
        await web.start()
    await web.stop()


async def test_the_demo_names_the_way_to_a_free_port(taken: int, capsys: pytest.CaptureFixture[str]):
    assert await serve_demo(port=taken) == 1
    assert f"breakwater: port {taken} cannot be used" in capsys.readouterr().err
