"""The dark site: what is certain on one page, without scripts, cookies, addresses or anything from elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.pages.html import drawn, style
from handlers.ports import Words
from handlers.texts.dark_site import DarkSite, DarkText


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    language: str
    w: Words
    texts: tuple[DarkText, ...]


def dark_page(site: DarkSite, words_for: Callable[[str], Words]) -> str:
    """One section a language, that of the newest statement first."""
    languages = dict.fromkeys(one.language for one in site.texts)
    sheet, sheet_hash = style("dark.css")
    return drawn(
        "dark.html",
        brand=site.brand,
        style=sheet,
        style_hash=sheet_hash,
        sections=[
            _Section(
                language=language,
                w=words_for(language),
                texts=tuple(one for one in site.texts if one.language == language),
            )
            for language in languages
        ],
    )


def policy() -> str:
    """Content-Security-Policy of the page: its own style sheet, and nothing besides."""
    _, sheet_hash = style("dark.css")
    return f"default-src 'none'; style-src '{sheet_hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
