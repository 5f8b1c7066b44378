"""The doctor: each thing that can be wrong is made wrong, over the wire to the strict sandbox, and found in words."""

import asyncio
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app.doctor import checks, examined, secrets_of, spoken, told
from bot.demo.stage import addresses
from bot.demo.team import configuration
from bot.discord.install import registration
from bot.doctor.findings import GROUPS, Finding, State, attention, broken, ok
from bot.sandbox.discord import ids
from bot.sandbox.discord.wire import Intent, Perm
from bot.sandbox.discord.world import Overwrite
from bot.sandbox.kernel import Fault
from bot.sandbox.server import Sandbox, start_sandbox
from bot.settings import find_settings
from bot.slack.manifest import manifest
from bot.social.networks import ADAPTERS
from handlers.staff.known import Group
from handlers.staff.roster import bump
from storage.database import Database
from storage.lock import ProcessLock
from storage.migrate import migrate, newest
from tests.texts import library

LIBRARY = library()
PATIENCE = 60.0
"""A machine that is four times as slow finds the same."""


@dataclass(kw_only=True)
class Ward:
    sandbox: Sandbox
    folder: Path
    environ: dict[str, str]

    def found(self) -> Any:
        return find_settings(self.environ, ADAPTERS)

    async def look(self, *groups: str, within: float = PATIENCE) -> list[Finding]:
        """At these groups, or at all of them. Each text is said in both languages, with all of its lines."""
        every = checks(self.found(), LIBRARY, LIBRARY.words("en"))
        chosen = {name: check for name, check in every.items() if not groups or name in groups}
        findings = await examined(chosen, within=within)
        for language in ("de", "en"):
            said = json.loads("\n".join(told(findings, LIBRARY.words(language), [], json=True)))
            for finding, one in zip(findings, said["findings"], strict=True):
                assert one["what"], finding.key
                assert (finding.state is State.OK) == (not one["therefore"]) == (not one["next"]), finding.key
        return findings

    async def keys(self, *groups: str, within: float = PATIENCE) -> set[str]:
        """Of what is not fine."""
        found = await self.look(*groups, within=within)
        return {one.key.removeprefix("doctor-") for one in found if one.state is not State.OK}

    def file(self, change: Callable[[str], str]) -> None:
        config = Path(self.environ["BREAKWATER_CONFIG"])
        config.write_text(change(config.read_text()))


@asynccontextmanager
async def ward(
    folder: Path, *, app: Mapping[str, Any] | None = None, install: Mapping[str, Any] | None = None
) -> AsyncIterator[Ward]:
    sandbox = await start_sandbox(manifest=app or manifest(), install=install or registration())
    config = folder / "breakwater.toml"
    config.write_text(configuration(sandbox))
    environ = {
        **addresses(sandbox),
        "BREAKWATER_CONFIG": str(config),
        "DATABASE_URL": f"sqlite:///{folder / 'breakwater.db'}",
        "PORT": "0",
    }
    try:
        yield Ward(sandbox=sandbox, folder=folder, environ=environ)
        broken_rules = [f"{one.target} {one.rule} {one.detail}" for one in sandbox.kernel.violations]
        assert broken_rules == []
    finally:
        await sandbox.close()


def by_key(findings: list[Finding], key: str) -> Finding:
    return next(one for one in findings if one.key == f"doctor-{key}")


async def test_a_sound_installation_has_nothing_broken_and_nothing_is_changed_anywhere(tmp_path: Path):
    async with ward(tmp_path) as there:
        found = await there.look()
        assert [one.key for one in found if one.state is State.BROKEN] == []
        assert {one.key for one in found if one.state is State.ATTENTION} == {
            "doctor-discord-commands-differ",
            "doctor-ladder-inside",
        }
        assert [one.group for one in found] == sorted((one.group for one in found), key=list(GROUPS).index)
        asked = {request.target for request in there.sandbox.kernel.requests}
        writing = ("POST", "PUT", "PATCH", "DELETE", "chat.", "open_room", "create", "invite", "public:reply")
        assert [one for one in asked if any(word in one for word in writing)] == []
        assert not (tmp_path / "breakwater.db").exists()


# -- configuration


async def test_it_goes_on_after_each_mistake_of_the_configuration(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ |= {"PORT": "many", "DATABASE_URL": "mysql://x", "HOOK_SECRET_INSTAGRAM": ""}
        there.file(
            lambda text: text.replace('brand = "Musterkanne"\nnetwork', 'brand = "Nobody"\nnetwork', 1)
        )
        found = await there.look()
        wrong = [str(one.params["problem"]) for one in found if one.key == "doctor-config-wrong"]
        assert {line.rpartition(": ")[0].rpartition(" ")[2] for line in wrong} >= {"PORT", "DATABASE_URL"}
        assert any("breakwater.toml:" in line and "sources.instagram.brand" in line for line in wrong)
        assert any("HOOK_SECRET_INSTAGRAM" in line for line in wrong)
        assert by_key(found, "slack-fine").state is State.OK
        assert by_key(found, "discord-fine").state is State.OK
        assert not {"process", "database"} & {one.group for one in found}


@pytest.mark.parametrize("text", ["[[brands", "[policy]\nfour_eyes_from = 'sometimes'\n", "\0"])
async def test_with_a_file_that_is_none_tokens_and_database_are_looked_at_all_the_same(
    tmp_path: Path, text: str
):
    async with ward(tmp_path) as there:
        there.file(lambda _: text)
        found = await there.look()
        assert by_key(found, "config-wrong").state is State.BROKEN
        assert by_key(found, "slack-fine")
        assert by_key(found, "database-new")


async def test_what_may_be_read_and_makes_no_sense_is_told(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ |= {"SLACK_BOT_TOKEN": "", "DISCORD_TOKEN": ""}
        assert await there.keys("configuration", "slack", "discord") == {"config-mute", "config-off"}
        there.environ["BREAKWATER_CONFIG"] += ".gone"
        assert "config-wrong" in await there.keys("configuration")
        there.environ.pop("BREAKWATER_CONFIG")
        assert await there.keys("configuration", "people", "sources") == {
            "config-mute", "config-none", "people-none", "sources-none",
        }  # fmt: skip


async def test_a_playbook_of_ones_own_that_is_broken_is_found_with_its_line(tmp_path: Path):
    async with ward(tmp_path) as there:
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans" / "own.yaml").write_text("id: own\nphases: nothing\n")
        there.file(lambda text: text.replace("[crisis]\n", '[crisis]\nplaybooks = "plans"\n', 1))
        found = await there.look("configuration")
        assert "own.yaml" in str(by_key(found, "config-wrong").params["problem"])


async def test_a_port_that_somebody_else_has_is_told_and_a_bot_is_asked_how_it_is(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ["PORT"] = there.sandbox.base_url.rpartition(":")[2]
        assert await there.keys("process") == {"process-other"}
        there.environ |= {"HOST": "192.0.2.1", "PORT": "1"}
        assert await there.keys("process") <= {"process-no-port", "process-other"}


# -- database


def stored(file: Path, revision: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("create table app_migration (version_num text)")
        connection.execute("insert into app_migration values (?)", (revision,))
    connection.close()


@pytest.mark.parametrize(
    ("revision", "key"), [("0001", "database-old"), ("9999", "database-future"), ("", "database-old")]
)
async def test_a_database_of_another_version_is_told_with_what_to_do(tmp_path: Path, revision: str, key: str):
    async with ward(tmp_path) as there:
        stored(tmp_path / "breakwater.db", revision)
        assert await there.keys("database") == {key}


async def test_a_database_in_use_is_only_read(tmp_path: Path):
    async with ward(tmp_path) as there:
        file = tmp_path / "breakwater.db"
        stored(file, newest())
        with ProcessLock(file):
            found = await there.look("database")
        assert [(one.key, one.state) for one in found] == [
            ("doctor-database-fine", State.OK),
            ("doctor-database-used", State.OK),
        ]
        assert found[1].params["process"] == str(os.getpid())
        assert [one.key for one in await there.look("database")] == ["doctor-database-fine"]


async def test_a_file_that_is_no_database_and_one_that_is_damaged_are_found(tmp_path: Path):
    async with ward(tmp_path) as there:
        file = tmp_path / "breakwater.db"
        file.write_bytes(b"This is a diary. " * 500)
        assert await there.keys("database") == {"database-away"}
        file.unlink()
        with sqlite3.connect(file) as connection:
            connection.execute("create table app_migration (version_num text)")
            connection.execute("insert into app_migration values (?)", (newest(),))
            connection.execute("create table t (a text)")
            connection.executemany("insert into t values (?)", [("x" * 500,)] * 500)
        connection.close()
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        assert await there.keys("database") == {"database-away"}


async def test_a_folder_that_is_missing_and_a_file_that_nobody_may_write_are_found(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ["DATABASE_URL"] = f"sqlite:///{tmp_path / 'nowhere' / 'breakwater.db'}"
        assert await there.keys("database") == {"database-shut"}
        # For root no right is missing: /proc takes no file from anybody.
        there.environ["DATABASE_URL"] = "sqlite:////proc/breakwater.db"
        if os.getuid():
            there.environ["DATABASE_URL"] = f"sqlite:///{tmp_path / 'shut' / 'breakwater.db'}"
            (tmp_path / "shut").mkdir(mode=0o500)
            assert await there.keys("database") == {"database-shut"}


async def test_a_server_that_is_away_is_told_without_its_password(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ["DATABASE_URL"] = "postgresql://bot:hunter2hunter2@127.0.0.1:1/breakwater"
        found = await there.look("database")
        assert [one.key for one in found] == ["doctor-database-away"]
        assert "hunter2" not in "".join(told(found, LIBRARY.words("en"), [], json=True))


# -- clock


@pytest.mark.parametrize(
    ("seconds", "key"), [(0, ""), (100, "clock-off"), (-100, "clock-off"), (900, "clock-wrong")]
)
async def test_a_clock_that_is_off_is_measured_against_both_platforms(tmp_path: Path, seconds: int, key: str):
    async with ward(tmp_path) as there:
        clock = tmp_path / "clock"
        clock.write_text(str(seconds))
        there.environ["BREAKWATER_TEST_CLOCK"] = str(clock)
        found = [one for one in await there.look("slack", "discord") if one.group == "clock"]
        assert {one.key for one in found} == {f"doctor-{key or 'clock-fine'}"}
        assert {one.params["platform"] for one in found} == {"Slack", "Discord"}
        if key:
            assert abs(int(found[0].params["seconds"]) - abs(seconds)) <= 15
            assert found[0].params["way"] == ("ahead" if seconds > 0 else "behind")


# -- Slack


async def test_a_revoked_token_is_found_on_both_platforms(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.sandbox.slack.app.revoked = "token_revoked"
        there.environ["DISCORD_TOKEN"] = "nobodys.token.atall"
        assert await there.keys("slack", "discord") == {"slack-token", "discord-token"}


async def test_a_platform_that_is_down_is_no_wrong_token(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.sandbox.kernel.faults += [
            Fault(target="slack:auth.test", kind="error", times=9),
            Fault(target="discord:GET /users/@me", kind="reset", times=9),
        ]
        assert await there.keys("slack", "discord") == {"slack-away", "discord-away"}


async def test_each_missing_scope_is_named_with_what_fails_without_it(tmp_path: Path):
    app = manifest()
    app["oauth_config"]["scopes"]["bot"] = [
        scope for scope in app["oauth_config"]["scopes"]["bot"] if scope not in {"pins:write", "files:write"}
    ]
    async with ward(tmp_path, app=app) as there:
        found = await there.look("slack")
        missing = [one for one in found if one.key == "doctor-slack-scope"]
        assert [one.params["scope"] for one in missing] == ["files:write", "pins:write"]
        for language in ("de", "en"):
            said = list(told(missing, LIBRARY.words(language), [], json=False))
            others = LIBRARY.words(language)("doctor-slack-scope", scope="x", what="other").splitlines()[1]
            assert not any(others in line for line in said)


async def test_an_app_token_that_opens_nothing_is_found(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ["SLACK_APP_TOKEN"] = "xapp-1-somebody-elses"
        assert "slack-app-token" in await there.keys("slack")
        there.environ |= {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "0123456789abcdef"}
        assert "doctor-slack-signed" in {one.key for one in await there.look("slack")}


async def test_lost_and_open_channels_empty_groups_and_gone_accounts_are_found_on_slack(tmp_path: Path):
    async with ward(tmp_path) as there:
        world = there.sandbox.slack.app.world
        world.channels["C02FREIGABEN"].archived = True
        world.channels["C01INBOX"].members.remove(world.bot.id)
        world.channels["C05ESKALATION"].kind = "public"
        world.groups["S01FREIGABE"].users.clear()
        world.users["U02TOM"].deleted = True
        found = await there.look("slack")
        lost = {one.params["channel"]: one.params["why"] for one in found if one.key == "doctor-channel-lost"}
        assert lost == {
            "C01INBOX": "Breakwater is not in the channel",
            "C02FREIGABEN": "the channel is archived",
        }
        assert by_key(found, "channel-public").params["channel"] == "C05ESKALATION"
        assert by_key(found, "group-empty").params["role"] == "approver"
        assert by_key(found, "account-gone").params["name"] == "Tom"


# -- Discord


async def test_intents_rights_and_channels_are_looked_at_on_discord(tmp_path: Path):
    install = registration()
    install["intents"] = int(str(install["intents"])) & ~(Intent.GUILD_MEMBERS | Intent.MESSAGE_CONTENT)
    async with ward(tmp_path, install=install) as there:
        world = there.sandbox.discord.world
        world.roles[ids.BOT_ROLE].permissions &= ~Perm.MANAGE_CHANNELS
        world.channels[ids.APPROVALS].overwrites.pop(ids.BOT_ROLE)
        world.channels[ids.LEGAL].overwrites.pop(ids.GUILD)
        world.channels[ids.INBOX].overwrites[ids.BOT_ROLE] = Overwrite(deny=Perm.ATTACH_FILES)
        found = await there.look("discord")
        keys = {one.key.removeprefix("doctor-"): one for one in found if one.state is not State.OK}
        assert set(keys) == {
            "discord-members", "discord-content", "discord-right", "discord-commands-differ",
            "channel-lost", "channel-public", "channel-rights", "chat-unseen",
        }  # fmt: skip
        assert keys["discord-right"].params["right"] == "manage_channels"
        assert keys["channel-lost"].params["channel"] == ids.APPROVALS
        assert keys["channel-public"].params["channel"] == ids.LEGAL
        assert keys["channel-rights"].params == {"channel": ids.INBOX, "rights": "attach_files"}
        assert keys["discord-members"].state is State.BROKEN


# -- sources, triage, model


async def test_a_source_without_a_secret_or_with_a_dead_address_is_found(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.environ["HOOK_SECRET_FACEBOOK"] = "whsec_***"
        base = f"{there.sandbox.base_url}/public/api/instagram/actions"
        there.file(
            lambda text: text.replace('secret_env = "HOOK_SECRET_REVIEWS"\n', "").replace(
                base, "http://user:hunter2hunter2@127.0.0.1:1/hunter2hunter2"
            )
        )
        found = await there.look("sources")
        assert {one.key.removeprefix("doctor-"): one.params["source"] for one in found} == {
            "source-unreached": "instagram",
            "source-secret": "facebook",
            "source-fine": "facebook",
            "source-unsigned": "reviews",
            "source-by-hand": "reviews",
        }
        assert "hunter2" not in "".join(told(found, LIBRARY.words("de"), [], json=False))


async def test_a_damaged_and_a_missing_model_file_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from bot.ingest import models

    for file in models.SHIPPED.glob("*.model"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    whole = (tmp_path / "offensive-de.model").read_bytes()
    (tmp_path / "offensive-de.model").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "hate-de.model").unlink()
    monkeypatch.setattr(models.read_models, "__defaults__", (tmp_path,))
    async with ward(tmp_path) as there:
        found = await there.look("triage")
        wrong = [str(one.params["problem"]) for one in found if one.key == "doctor-triage-damaged"]
        assert [Path(line.split(" ")[0]).name for line in wrong] == ["offensive-de.model", "hate-de.model"]
        assert by_key(found, "triage-fine").params["models"] == "offensive-en"


@pytest.mark.parametrize(
    ("status", "body", "keys"),
    [
        (200, {"object": "list", "data": [{"id": "known", "object": "model"}]}, {"model-unknown"}),
        (200, {"object": "list", "data": [{"id": "wished", "object": "model"}]}, set[str]()),
        (401, {"error": {"message": "no key"}}, {"model-access"}),
        (404, {"error": "no such page"}, {"model-unlisted"}),
        (200, {"models": "elsewhere"}, {"model-unlisted"}),
        (503, {}, {"model-away"}),
    ],
)
async def test_a_server_of_models_is_asked_what_it_has(
    tmp_path: Path, status: int, body: object, keys: set[str]
):
    async def listed(_: web.Request) -> web.Response:
        return web.json_response(body, status=status)

    app = web.Application()
    app.router.add_get("/v1/models", listed)
    async with ward(tmp_path) as there, TestServer(app) as server:
        there.environ |= {"BREAKWATER_MODEL": "wished", "OPENAI_BASE_URL": str(server.make_url("/v1"))}
        assert await there.keys("model") == keys


# -- people


PEOPLE = """
[[people]]
id = "ann"
name = "Ann"
roles = ["moderator", "approver"]
page_env = "PAGE_ANN"
[[people]]
id = "bo"
name = "Bo"
slack = "U01JANA"
absences = [{ first = 2020-01-01, last = 2099-01-01 }]
[[oncall]]
name = "week"
people = ["bo"]
start = 2026-01-05
"""


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # apprise uses what its own dependencies have deprecated
async def test_roles_that_nobody_has_and_people_whom_nothing_reaches_are_found(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.file(lambda _: PEOPLE)
        there.environ["PAGE_ANN"] = "nonsense://hunter2hunter2"
        found = await there.look("people")
        assert {one.params["role"] for one in found if one.key == "doctor-role-unfilled"} == {
            "crisis_lead",
            "admin",
        }
        keys = {one.key.removeprefix("doctor-") for one in found} - {"role-unfilled"}
        assert keys == {
            "approver-alone", "person-unreached", "page-wrong", "ladder-inside", "admins-untold", "oncall-away",
        }  # fmt: skip
        assert "hunter2" not in "".join(told(found, LIBRARY.words("en"), [], json=True))
        there.file(lambda text: text.replace('slack = "U01JANA"', "").replace("absences", "# absences"))
        assert "oncall-unreached" in await there.keys("people")


async def test_who_has_a_role_by_a_group_in_chat_is_known_from_the_store(tmp_path: Path):
    async with ward(tmp_path) as there:
        there.file(
            lambda text: text.replace('roles = ["moderator", "approver"]', 'roles = ["moderator"]').replace(
                '"approver", "deputy", ', ""
            )
        )
        assert by_key(await there.look("people"), "role-unfilled").state is State.ATTENTION
        database = Database(there.environ["DATABASE_URL"])
        migrate(database.engine, now=datetime.now(UTC))
        with database.write() as uow:
            group = Group(
                platform="slack",
                group="S01FREIGABE",
                accounts=("U03MERT", "U04MARA"),
                read_at=datetime.now(UTC),
            )
            uow.groups.add(group)
            bump(uow)
        database.close()
        assert await there.keys("people") == {"ladder-inside"}


# -- the whole


async def test_what_takes_too_long_or_fails_leaves_what_was_found_before_and_all_the_other_groups():
    async def slow() -> AsyncIterator[Finding]:

        yield ok("slack", "doctor-slack-off")
        await asyncio.Event().wait()

    async def failing() -> AsyncIterator[Finding]:
        yield attention("people", "doctor-ladder-inside")
        raise RuntimeError("whsec_secret")

    found = await examined({"people": failing, "slack": slow}, within=0.05)
    assert [(one.group, one.key) for one in found] == [
        ("slack", "doctor-slack-off"),
        ("slack", "doctor-slow"),
        ("people", "doctor-ladder-inside"),
        ("people", "doctor-cut-short"),
    ]
    assert "whsec" not in str(found[-1].params)


def test_what_others_have_named_neither_rules_the_terminal_nor_breaks_the_lines():
    hostile = "Evil\x1b[2J\nserver\u202e\r\ttail"
    found = [broken("slack", "doctor-slack-token", why=hostile)]
    lines = list(told(found, LIBRARY.words("en"), [], json=False))
    assert len(lines) == 1 + 3 + 1
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "de", "LANG": "en_GB"}, "de"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_terminal(environ: Mapping[str, str], language: str):
    assert spoken(environ) == language


def test_wrong_usage_has_an_exit_code_of_its_own():
    assert CliRunner().invoke(app, ["doctor", "--languge", "de"]).exit_code == 2


async def test_the_command_prints_all_of_it_without_any_secret_and_says_by_its_exit_code_how_it_went(
    tmp_path: Path,
):

    async with ward(tmp_path) as there:
        there.environ |= {
            "SLACK_BOT_TOKEN": "xoxb-super-secret-one",
            "DISCORD_TOKEN": "super.secret.two",
            "OPENAI_API_KEY": "sk-super-secret-three",
            "OPENAI_BASE_URL": "http://user:supersecretfour@127.0.0.1:1/v1",
            "BREAKWATER_MODEL": "some-model",
            "HOOK_SECRET_FACEBOOK": "super-secret-five",
            "PATH": os.environ["PATH"],
        }
        secrets = [*secrets_of(there.found()), "supersecretfour"]
        assert len(secrets) >= 7

        async def run(*words: str) -> tuple[int, str]:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "doctor", *words, env=there.environ,
                stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            )  # fmt: skip
            said, _ = await process.communicate()
            return process.returncode or 0, said.decode()

        code, said = await run("--json", "--language", "de")
        assert code == 1
        report = json.loads(said)
        # What each part finds is tried above; here a slow machine may have cut one of them short.
        assert {one["group"] for one in report["findings"]} >= {"slack", "discord", "model", "database"}
        assert [secret for secret in secrets if secret and secret in said] == []
        assert "Traceback" not in said
