"""People are called outside chat by a real service on loopback; what came of it is told, addresses never are."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.chat import Outcome
from bot.jobs.paging import Paging
from handlers.effects import Page
from handlers.events import Event, Paged
from tests.texts import library

# apprise itself uses what its own dependencies have deprecated; a warning of ours would be an error elsewhere.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
PAGE = Page(
    kind="escalation",
    subject=4,
    people=("ada", "tom"),
    key="page-escalation",
    params={"reason": "safety", "brand": "Musterkanne"},
)


@dataclass
class Service:
    """Takes notifications as JSON, or refuses them."""

    status: int = 200
    port: int = 0
    took: list[str] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        self.took.append(json.loads(await request.text())["message"])
        return web.Response(status=self.status)


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    found = Service()
    app = web.Application()
    app.router.add_post("/{secret}", found.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    found.port = runner.addresses[0][1]
    yield found
    await runner.cleanup()


async def paged(addresses: dict[str, str]) -> Paged:
    answers: list[Event] = []

    async def dispatch(event: Event, *, delivery: str = "") -> Outcome:
        answers.append(event)
        return Outcome()

    words = library().words("de")
    await Paging(
        addresses=addresses, words=lambda _: words, dispatch=dispatch, owed=lambda _: True, pause=0.0
    ).page(PAGE)
    (answer,) = answers
    assert isinstance(answer, Paged)
    return answer


async def test_whoever_has_an_address_is_called_and_whoever_has_none_is_named(service: Service) -> None:
    answer = await paged({"ada": f"json://127.0.0.1:{service.port}/s3cret"})
    assert (answer.reached, answer.missed) == (("ada",), {"tom": "not-paged-no-address"})
    (text,) = service.took
    assert "Sicherheit" in text
    assert "Musterkanne" in text


async def test_a_service_that_refuses_is_asked_three_times_and_then_told(
    service: Service, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    service.status = 500
    answer = await paged({"ada": f"json://127.0.0.1:{service.port}/s3cret", "tom": "no address at all"})
    assert answer.missed == {"ada": "not-paged-refused", "tom": "not-paged-no-address"}
    assert len(service.took) == 3
    out, err = capfd.readouterr()
    assert "s3cret" not in out + err + caplog.text
