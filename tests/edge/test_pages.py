"""Pages of our own: whatever people typed is text in them, and nothing from elsewhere is asked for."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from typer.testing import CliRunner

from bot.__main__ import app
from bot.dark_site import DarkSites
from bot.pages.dark import dark_page
from bot.pages.plan import plan_page
from bot.settings import SettingsError
from handlers.crisis.crisis import Crisis, PlaybookCopy
from handlers.crisis.proposal import Proposal, ProposalState
from handlers.register import Access, Entry, Risk
from handlers.texts.dark_site import DarkSite, DarkText, bound
from handlers.views.plan import Call, PlannedPhase, PlannedPlaybook, PlannedStep, PlannedText, PlanView
from storage.database import Database
from storage.migrate import migrate
from tests.core.crisis_room import PLAYBOOK
from tests.texts import library

AT = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
EVIL = (
    '"><script>window.hit=1</script><img src=x onerror=hit()>{{7*7}}{% raw %}</style><a href="javascript:hit()">x</a>'
    "<meta http-equiv=refresh content='0;url=https://evil.example'>\u202egnp.exe &lt;b&gt;"
)
TEXT = DarkText(announcement_id=1, kind="holding", language="de", text=EVIL, at=AT)
SITE = DarkSite(
    id=1,
    crisis_id=1,
    brand=EVIL,
    on=True,
    texts=(TEXT,),
    hash=bound((TEXT,)),
    switched_by="x",
    switched_at=AT,
)
PLAN = PlanView(
    calls=(Call(role=EVIL, person=EVIL, deputy=EVIL, contact=EVIL, level_from=4),),
    playbooks=(
        PlannedPlaybook(
            title=EVIL,
            phases=(
                PlannedPhase(
                    title=EVIL,
                    steps=(PlannedStep(title=EVIL, help=EVIL, role=EVIL, minutes=15, level_from=5),),
                ),
            ),
            criteria=(EVIL,),
            deadlines=((EVIL, 72),),
        ),
    ),
    texts=(
        PlannedText(
            brand=EVIL, kind="holding", language="de", text=f"{{known}} und {EVIL} {{next}}", approved=False
        ),
    ),
    accesses=(Access(what=EVIL, who=EVIL, where=EVIL),),
    risks=(Risk(title=EVIL, words=(EVIL,), statement="holding"),),
)


class Elements(HTMLParser):
    """What a browser would build."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def pages() -> dict[str, str]:
    words = {language: library().words(language) for language in ("de", "en")}
    return {
        "dark": dark_page(SITE, lambda language: words[language]),
        **{f"plan-{name}": plan_page(PLAN, one, brands=(EVIL,), at=AT) for name, one in words.items()},
    }


@pytest.mark.parametrize("name", ["dark", "plan-de", "plan-en"])
def test_nothing_that_was_typed_becomes_an_element_or_an_attribute(name: str) -> None:
    page = pages()[name]
    found = Elements(page)
    assert found.tags.isdisjoint({"script", "img", "a", "iframe", "link", "form", "input", "object", "base"})
    assert not {
        name for name in found.attributes if name.startswith("on") or name in {"href", "src", "style"}
    }
    assert "49" not in re.sub(r"sha256-[^']*", "", page).replace("&#34;", "")
    assert page.count("http-equiv=") == 1 + page.count("&lt;meta http-equiv=")
    assert "&lt;script&gt;window.hit=1&lt;/script&gt;" in page


def test_the_plan_leaves_the_slots_of_a_statement_open() -> None:
    plan = pages()["plan-de"]
    assert plan.count('class="slot"') == 4
    assert "{known}" not in plan


async def client_of(database: Database) -> TestClient[web.Request, web.Application]:
    app = web.Application()
    app.router.add_routes(DarkSites(reads=database.read, words=library().words).routes())
    return TestClient(TestServer(app))


def standing(database: Database, *, on: bool = True, brand: str = "Müsterkanne") -> DarkSite:
    with database.write() as uow:
        copy = uow.playbooks.add(PlaybookCopy(playbook="default", version="1", content=PLAYBOOK))
        crisis = uow.crises.add(
            Crisis(brand=brand, playbook_id=copy.id, level=5, lead="mara", declared_by="mara", declared_at=AT)
        )
        return uow.dark_sites.add(
            DarkSite(
                crisis_id=crisis.id,
                brand=brand,
                on=on,
                texts=(TEXT,) if on else (),
                hash=SITE.hash if on else "",
            )
        )


async def test_it_is_served_without_cookies_under_a_strict_policy_and_may_be_kept_for_a_minute(
    memory: Database,
) -> None:
    standing(memory)
    async with await client_of(memory) as client:
        answer = await client.get("/dark-site/muesterkanne")
        assert answer.status == 200
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        again = await client.get("/dark-site/muesterkanne", headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status, await again.text()) == (304, "")


@pytest.mark.parametrize("path", ["muesterkanne", "andere", "..%2f..%2fetc%2fpasswd", "M%C3%BCsterkanne"])
async def test_while_it_is_off_there_is_nothing_at_its_address(memory: Database, path: str) -> None:
    standing(memory, on=False)
    async with await client_of(memory) as client:
        answer = await client.get(f"/dark-site/{path}")
        assert answer.status == 404
        assert answer.headers.get("Cache-Control", "no-store") == "no-store"


def test_the_command_writes_the_plan_and_the_check_of_playbooks_tells_what_was_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, file = tmp_path / "breakwater.toml", tmp_path / "own.db"
    config.write_text('[[brands]]\nname = "Musterkanne"\n')
    monkeypatch.setenv("BREAKWATER_CONFIG", str(config))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    early = CliRunner().invoke(app, ["plan", "print", "--out", str(tmp_path / "plan.html")])
    assert isinstance(early.exception, SettingsError)
    database = Database(f"sqlite:///{file}")
    migrate(database.engine, now=AT)
    standing(database)
    with database.write() as uow:
        for step, new in (("c01", "40"), ("c02", "25")):
            uow.proposals.add(
                Proposal(
                    crisis_id=1, playbook="default", step=step, field="due", old="5", new=new, reason="proposal-late",
                    state=ProposalState.ACCEPTED, decided_by="mara", decided_at=AT,
                )
            )  # fmt: skip
        uow.entries.add(
            Entry(
                kind="access", access=Access(what="Werbekonto", who="Mert", where="Tresor"), owner="mara",
                reviewed_by="mara", reviewed_at=AT, review_at=AT,
            )
        )  # fmt: skip
    database.close()
    told = CliRunner().invoke(app, ["playbook", "check"])
    assert "default: step c01, due 5 -> 40: accepted in chat\n" in told.output
    assert "default: step c02, due 5 -> 25: accepted in chat, but no longer fits the file" in told.output
    written = CliRunner().invoke(
        app, ["plan", "print", "--out", str(tmp_path / "plan.html"), "--language", "en"]
    )
    assert written.exit_code == 0, written.output
    plan = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "<td>Werbekonto</td>" in plan
    assert "after 40 min" in plan
