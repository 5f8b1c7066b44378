"""Second opinions from an OpenAI-compatible server: its moderation endpoint, a chat model, or both. Believes little.

What comes back is hostile: nothing of it is shown but names out of a closed list. Whatever goes wrong is `unknown`.
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import openai
import structlog
from openai import AsyncOpenAI
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handlers.events import OpinionGiven
from handlers.opinion import NAMED, Question
from handlers.verdict import Verdict
from prompts.privacy import masked, without_names

PROMPT = Path(__file__).parent / "model" / "opinion.md"
DEADLINE = 20.0
"""Seconds for both answers together. Nobody waits for them."""
LONGEST = 2_000
"""Characters of a comment that are sent."""
LONGEST_ANSWER = 200
"""Tokens."""
CATEGORIES = {
    "harassment": "offensive",
    "harassment/threatening": "threat",
    "hate": "hate",
    "hate/threatening": "threat",
    "illicit": "illegal",
    "illicit/violent": "illegal",
    "self-harm": "self-harm",
    "self-harm/intent": "self-harm",
    "sexual/minors": "minors",
    "violence": "threat",
}
"""The endpoint's names -> ours; the rest says nothing that the team acts on."""

log = structlog.get_logger(__name__)
Said = tuple[Verdict, tuple[str, ...]]
NOTHING: Said = (Verdict.UNKNOWN, ())


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)
    harmful: bool
    kinds: list[Literal["offensive", "hate", "threat", "illegal", "self-harm"]] = Field(
        default_factory=list, max_length=5
    )


class Opinions:
    """Asks what is set up. Never raises for what a server does."""

    def __init__(
        self,
        *,
        client: AsyncOpenAI,
        token: Callable[[], str],
        moderation: str = "",
        model: str = "",
        deadline: float = DEADLINE,
    ) -> None:
        """`moderation`, `model`: names of the models to ask; empty: not asked."""
        self._client = client
        self._token = token
        self._moderation = moderation
        self._model = model
        self._deadline = deadline
        self._prompt = PROMPT.read_text(encoding="utf-8").split("---\n", 2)[2]

    async def about(self, opinion: int, question: Question) -> OpinionGiven:
        text = without_names(masked(question.text, longest=LONGEST), question.names)
        asked = {
            "moderation": self._moderated if self._moderation else None,
            "model": self._judged if self._model else None,
        }
        ways = {name: way for name, way in asked.items() if way is not None}
        answers = await asyncio.gather(*(self._in_time(name, way(text)) for name, way in ways.items()))
        verdict, flags = _together(answers)
        return OpinionGiven(opinion=opinion, verdict=verdict, flags=flags, origin="+".join(ways))

    async def _in_time(self, name: str, asking: Any) -> Said:
        try:
            async with asyncio.timeout(self._deadline):
                return await asking
        except (
            openai.OpenAIError,
            TimeoutError,
            ValueError,
            TypeError,
            AttributeError,
            LookupError,
            RecursionError,
        ) as wrong:
            # The class alone: a server's words may quote the comment.
            log.warning("no second opinion", way=name, reason=type(wrong).__name__)
            return NOTHING

    async def _moderated(self, text: str) -> Said:
        answer = await self._client.moderations.create(model=self._moderation, input=text)
        result = answer.results[0]
        found = result.categories.model_dump(by_alias=True, warnings=False)
        flags = {ours for theirs, ours in CATEGORIES.items() if found.get(theirs) is True}
        return (Verdict.HARMFUL if result.flagged is True else Verdict.HARMLESS), _known(flags)

    async def _judged(self, text: str) -> Said:
        marker = f"=== {self._token()} ==="
        # The vendor's own models refuse max_tokens, many compatible servers ignore its successor.
        own = "api.openai.com" in str(self._client.base_url)
        bound = {"max_completion_tokens" if own else "max_tokens": LONGEST_ANSWER}
        create: Any = self._client.chat.completions.create
        answer = await create(
            model=self._model,
            messages=[
                {"role": "system", "content": self._prompt.format(marker=marker)},
                {"role": "user", "content": f"{marker}\n{text.replace(marker, '')}\n{marker}"},
            ],
            **bound,
        )
        said = str(answer.choices[0].message.content or "")[:10_000]
        try:
            read = _Answer.model_validate(json.loads(said[said.index("{") : said.rindex("}") + 1]))
        except ValidationError:
            raise ValueError("not the wanted shape") from None
        return (Verdict.HARMFUL, _known(set(read.kinds))) if read.harmful else (Verdict.HARMLESS, ())


def _together(answers: list[Said]) -> Said:
    """Those that said something; two that differ are a dispute, for the person to settle."""
    said = [one for one in answers if one[0] is not Verdict.UNKNOWN]
    verdicts = {verdict for verdict, _ in said}
    if not verdicts:
        return NOTHING
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.DISPUTED
    return verdict, _known({flag for _, flags in said for flag in flags})


def _known(flags: set[str]) -> tuple[str, ...]:
    return tuple(name for name in NAMED if name in flags)
