"""Reply templates: what is offered without a language model. Loaded and checked once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from handlers.errors import BreakwaterError
from handlers.events import Variant
from prompts.drafting import NAMES, Check, DraftRequest, DraftResult

FILE = Path(__file__).parent / "templates" / "replies.yaml"
FORMS = {"de": ("du", "sie"), "en": ("you",)}


class BrokenTemplates(BreakwaterError):
    """The template file cannot be used: file and what is missing or wrong."""


class Templates:
    """Variants by language, purpose and address."""

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self._texts = texts

    def variants(self, request: DraftRequest, *, failure: str = "") -> DraftResult:
        """Three variants within the request's limit (a longer one is left out; the brief one always fits a network)."""
        language = request.language if request.language in self._texts else "en"
        by_purpose = self._texts[language]
        by_address = by_purpose.get(request.purpose, by_purpose["default"])
        texts = by_address.get(request.address) or next(iter(by_address.values()))
        variants = tuple(
            Variant(name=name, text=texts[name]) for name in NAMES if len(texts[name]) <= request.limit
        )
        return DraftResult(variants=variants, origin="template", failure=failure)


class TemplateWriter:
    """Variants where no model is configured: known texts, so there is nothing to check."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    async def variants(self, request: DraftRequest, check: Check) -> DraftResult:  # noqa: ARG002 - see above
        return self._templates.variants(request)


def load_templates(file: Path = FILE) -> Templates:
    """Read and check the file. Raises BrokenTemplates naming the place."""
    try:
        texts = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as wrong:
        raise BrokenTemplates(f"{file}: {wrong}") from None
    if not isinstance(texts, dict):
        raise BrokenTemplates(f"{file}: expected a table by language")
    for language, forms in FORMS.items():
        purposes = texts.get(language)
        if not isinstance(purposes, dict) or "default" not in purposes:
            raise BrokenTemplates(f"{file}: {language}.default is missing")
        for purpose, by_address in purposes.items():
            for form in forms:
                for name in NAMES:
                    place = f"{language}.{purpose}.{form}.{name}"
                    text = by_address.get(form, {}).get(name) if isinstance(by_address, dict) else None
                    if not isinstance(text, str) or not text.strip():
                        raise BrokenTemplates(f"{file}: {place} is missing or not a text")
    return Templates(texts)
