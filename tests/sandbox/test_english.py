"""The sandbox in English: nothing that the seed named or said in German is left on the page."""

import json

from bot.discord.install import registration
from bot.sandbox.server import Sandbox, start_sandbox
from bot.slack.manifest import manifest

GERMAN = (
    "freigabe",
    "presse",
    "allgemein",
    "eskalation",
    "geschlossen",
    "recht",
    "jemand",
    "herbst",
    "kanne klassik",
)


async def seen(language: str) -> str:
    sandbox: Sandbox = await start_sandbox(manifest=manifest(), install=registration(), language=language)
    try:
        worlds = (sandbox.public.snapshot()["posts"], sandbox.slack.snapshot(), sandbox.discord.snapshot())
        words = [
            {key: value for key, value in one.items() if key not in {"id", "commands", "shortcuts"}}
            for world in worlds
            for one in (world if isinstance(world, list) else [*world["channels"], *world.get("roles", ())])
        ]
        return json.dumps(words, ensure_ascii=False).lower()
    finally:
        await sandbox.close()


async def test_names_topics_and_posts_are_in_the_language_that_was_asked_for():
    german, english = await seen("de"), await seen("en")
    assert all(word in german for word in GERMAN)
    assert [word for word in GERMAN if word in english] == []
