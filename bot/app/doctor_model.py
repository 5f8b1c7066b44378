"""The doctor's look at the language model: whether its server answers, lets us in, and has what is named."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, attention, broken, ok
from bot.settings import Environment, Settings, revealed

if TYPE_CHECKING:
    from openai import AsyncOpenAI


def _client(env: Environment) -> "AsyncOpenAI":
    # Only where a model is configured, and beside the other looks: its library takes a second to load.
    from prompts.assistant import model_client

    return model_client(revealed(env.openai_api_key), env.openai_base_url)


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelLook:
    env: Environment
    settings: Settings | None

    async def findings(self) -> AsyncIterator[Finding]:
        wanted = self._wanted()
        if not self.env.breakwater_model:
            yield ok("model", "doctor-model-none")
        if not wanted:
            return
        client = await asyncio.to_thread(_client, self.env)
        from prompts.assistant import ModelRefused, offered

        host = urlsplit(self.env.openai_base_url or "https://api.openai.com").hostname or ""
        try:
            there = await offered(client)
        except ModelRefused as refused:
            yield broken("model", refused.key, host=host, why=refused.why)
            return
        finally:
            await client.close()
        if not there:
            yield attention("model", "doctor-model-unlisted", host=host)
            return
        for name in wanted:
            if name in there:
                yield ok("model", "doctor-model-fine", model=name, host=host)
            else:
                yield broken("model", "doctor-model-unknown", model=name, host=host)

    def _wanted(self) -> list[str]:
        second = (self.settings.opinion_moderation, self.settings.opinion_model) if self.settings else ()
        return [name for name in dict.fromkeys((self.env.breakwater_model or "", *second)) if name]
