"""The only user of a language model: asks for reply variants, believes nothing, falls back to templates."""

import asyncio
import json
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

import openai
from openai import AsyncOpenAI
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from handlers.errors import BreakwaterError
from handlers.events import Variant
from prompts.drafting import NAMES, DraftRequest, DraftResult
from prompts.templates import Templates

PROMPT = Path(__file__).parent / "model" / "draft.md"
DEADLINE = 25.0
"""Seconds for one draft, retries and repair included."""
LISTING = 6.0
"""Seconds for the list of models."""
LONGEST_ANSWER = 1500
"""Tokens; small local models otherwise write for minutes."""

_TRANSIENT = (openai.RateLimitError, openai.InternalServerError, openai.APIConnectionError)


class _VariantAnswer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: str = Field(max_length=40)
    text: str = Field(min_length=1, max_length=10_000)


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    variants: list[_VariantAnswer] = Field(min_length=1, max_length=6)
    missing: str = Field(default="", max_length=400)
    facts: list[str] = Field(default_factory=list, max_length=20)


class Rung(Enum):
    """How much of the wanted shape a server can promise; the highest that works is kept."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"


SCHEMA: dict[str, Any] = {
    "name": "reply_variants",
    "strict": True,
    "schema": {
        "type": "object",
        "additionalProperties": False,
        "required": ["variants", "missing", "facts"],
        "properties": {
            "variants": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["name", "text"],
                    "properties": {
                        "name": {"type": "string", "enum": list(NAMES)},
                        "text": {"type": "string"},
                    },
                },
            },
            "missing": {"type": "string"},
            "facts": {"type": "array", "items": {"type": "string"}},
        },
    },
}


class _Unusable(Exception):
    """The model answered, and the answer cannot be used; carries the locale key."""


def model_client(api_key: str, base_url: str | None) -> AsyncOpenAI:
    """A client of any compatible server. It repeats nothing by itself: that is decided here, within the deadline."""
    return AsyncOpenAI(api_key=api_key or "none", base_url=base_url, max_retries=0)


class ModelRefused(BreakwaterError):
    """A server of models that cannot be used. `key` is the locale key, `why` what is known of the reason."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key, self.why = key, why


async def offered(client: AsyncOpenAI) -> frozenset[str]:
    """Names of the models that a server has; none where it doesn't say. Raises ModelRefused."""
    try:
        async with asyncio.timeout(LISTING):
            return frozenset([model.id async for model in client.models.list()])
    except (openai.AuthenticationError, openai.PermissionDeniedError) as refused:
        raise ModelRefused("doctor-model-access", f"HTTP {refused.status_code}") from None
    except (TimeoutError, openai.APIConnectionError, openai.InternalServerError) as away:
        raise ModelRefused("doctor-model-away", type(away).__name__) from None
    except (openai.OpenAIError, AttributeError, TypeError, ValueError):
        # Many compatible servers have no such list, or one of another shape.
        return frozenset()


class Assistant:
    """Drafts from an OpenAI-compatible server, checked here; templates where that fails.

    `check` returns what is wrong with a variant (empty: nothing); a variant with a finding is not offered.
    """

    def __init__(
        self,
        *,
        templates: Templates,
        client: AsyncOpenAI,
        model: str,
        token: Callable[[], str],
        deadline: float = DEADLINE,
    ) -> None:
        self._templates = templates
        self._client = client
        self._model = model
        self._token = token
        self._deadline = deadline
        self._prompt = PROMPT.read_text(encoding="utf-8").split("---\n", 2)[2]
        self.rung = Rung.JSON_SCHEMA

    async def variants(self, request: DraftRequest, check: Callable[[str], list[str]]) -> DraftResult:
        """Three variants, fewer if some were unfit. Never raises for what a server does."""
        try:
            async with asyncio.timeout(self._deadline):
                return await self._from_model(self._client, request, check)
        except TimeoutError:
            return self._templates.variants(request, failure="draft-failure-slow")
        except _Unusable as why:
            return self._templates.variants(request, failure=str(why))
        except openai.APITimeoutError:
            return self._templates.variants(request, failure="draft-failure-slow")
        except (openai.AuthenticationError, openai.PermissionDeniedError, openai.NotFoundError):
            return self._templates.variants(request, failure="draft-failure-access")
        except openai.OpenAIError:
            return self._templates.variants(request, failure="draft-failure-away")

    async def _from_model(
        self, client: AsyncOpenAI, request: DraftRequest, check: Callable[[str], list[str]]
    ) -> DraftResult:
        messages = self._messages(request)
        said = await self._ask(client, messages)
        problem = ""
        for repaired in (False, True):
            answer, problem = _read(said)
            if answer is not None:
                fit, problem = _fit(answer, request, check)
                if fit:
                    known = tuple(fact for fact in request.facts if fact in answer.facts)
                    return DraftResult(
                        variants=fit, origin="model", missing=answer.missing.strip(), facts=known
                    )
            if not repaired:
                # One chance to mend it: the problem is told in our words, never the server's.
                mend = f"That cannot be used: {problem}. Answer again with the JSON object alone, keeping all rules."
                said = await self._ask(
                    client,
                    [
                        *messages,
                        {"role": "assistant", "content": said[:4000]},
                        {"role": "user", "content": mend},
                    ],
                )
        raise _Unusable("draft-failure-rules" if problem.startswith("rule") else "draft-failure-shape")

    def _messages(self, request: DraftRequest) -> list[dict[str, str]]:
        marker = f"=== {self._token()} ==="
        facts = (
            "\n".join(f"  - {fact}" for fact in request.facts)
            or "  - (none are known: state no facts at all)"
        )
        address = (
            {"du": "informal du", "sie": "formal Sie"}[request.address] if request.language == "de" else "you"
        )
        rules = self._prompt.format(
            brand=request.brand,
            language="German" if request.language == "de" else "English",
            address=address,
            limit=min(request.limit, 600),
            links=", ".join(request.links) or "none",
            facts=facts,
            marker=marker,
            wish=_wish(request, marker),
        )
        comment = request.comment.replace(marker, "")
        return [
            {"role": "system", "content": rules},
            {"role": "user", "content": f"{marker}\n{comment}\n{marker}"},
        ]

    async def _ask(self, client: AsyncOpenAI, messages: list[dict[str, str]]) -> str:
        """The text of one answer, on the highest rung that the server takes. Raises _Unusable for a refusal."""
        while True:
            try:
                choice = await self._call(client, messages)
            except (openai.BadRequestError, openai.UnprocessableEntityError):
                if self.rung is Rung.PLAIN:
                    raise
                self.rung = Rung.JSON_OBJECT if self.rung is Rung.JSON_SCHEMA else Rung.PLAIN
                continue
            if choice.finish_reason == "content_filter" or getattr(choice.message, "refusal", None):
                raise _Unusable("draft-failure-refused")
            if choice.finish_reason == "length":
                raise _Unusable("draft-failure-shape")
            return choice.message.content or ""

    async def _call(self, client: AsyncOpenAI, messages: list[dict[str, str]]) -> Any:
        shape: dict[str, Any] = {}
        if self.rung is Rung.JSON_SCHEMA:
            shape = {"response_format": {"type": "json_schema", "json_schema": SCHEMA}}
        elif self.rung is Rung.JSON_OBJECT:
            shape = {"response_format": {"type": "json_object"}}
        # The vendor's own models refuse max_tokens, many compatible servers ignore its successor.
        own = "api.openai.com" in str(client.base_url)
        bound = {"max_completion_tokens" if own else "max_tokens": LONGEST_ANSWER}
        create: Any = (
            client.chat.completions.create
        )  # shape and bound differ by server, which its types cannot say
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(_TRANSIENT),
            stop=stop_after_attempt(3),
            wait=wait_exponential_jitter(multiplier=0.3, max=3),
            reraise=True,
        ):
            with attempt:
                answer = await create(model=self._model, messages=messages, **shape, **bound)
                if not getattr(answer, "choices", None) or answer.choices[0].message is None:
                    raise _Unusable("draft-failure-shape")
                return answer.choices[0]
        raise AssertionError("tenacity ends by returning or raising")


def _wish(request: DraftRequest, marker: str) -> str:
    if not request.wish:
        return ""
    known = {"shorter": "make them clearly shorter", "warmer": "make them warmer"}
    wish = known.get(request.wish, request.wish.replace(marker, "")[:300])
    drafts = "\n".join(f"  - {text}" for text in request.current)
    return f"The team has these drafts already:\n{drafts}\nand wishes (as long as no rule above is broken): {wish}\n"


def _read(said: str) -> tuple[_Answer | None, str]:
    """The answer out of whatever the server wrote around it."""
    start, end = said.find("{"), said.rfind("}")
    if start < 0 or end <= start or len(said) > 100_000:
        return None, "there was no JSON object"
    try:
        return _Answer.model_validate(json.loads(said[start : end + 1])), ""
    except (ValueError, RecursionError, ValidationError) as wrong:
        first = wrong.errors()[0]["loc"] if isinstance(wrong, ValidationError) else ()
        return None, f"the object has not the wanted shape {'.'.join(str(part) for part in first)}".strip()


def _fit(
    answer: _Answer, request: DraftRequest, check: Callable[[str], list[str]]
) -> tuple[tuple[Variant, ...], str]:
    """The variants that keep all rules, and what was wrong with the others."""
    fit: list[Variant] = []
    findings: list[str] = []
    for name in NAMES:
        text = next((found.text.strip() for found in answer.variants if found.name == name), "")
        if not text:
            continue
        wrong = ["too long"] if len(text) > request.limit else check(text)
        if wrong:
            findings += wrong
        else:
            fit.append(Variant(name=name, text=text))
    # One variant is no choice: the rest is repaired or taken from templates together.
    return (
        (tuple(fit), "")
        if len(fit) >= 2
        else ((), f"rule broken: {', '.join(sorted(set(findings))) or 'variants missing'}")
    )
