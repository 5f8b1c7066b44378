"""The doctor's look at the language model: whether its server answers, lets us in, and has what is named."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, attention, broken, ok
from bot.settings import Environment, Settings, revealed


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
        # Only where a model is configured: its library takes a second to load.
        from prompts.assistant import ModelRefused, model_client, offered

        host = urlsplit(self.env.openai_base_url or "https://api.openai.com").hostname or ""
        client = model_client(revealed(self.env.openai_api_key), self.env.openai_base_url)
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
