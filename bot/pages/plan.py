"""The printable plan: one page without scripts, addresses or anything from elsewhere."""

from dataclasses import asdict
from datetime import datetime

from bot.pages.html import drawn, open_slots, style
from handlers.ports import Words
from handlers.views.plan import PlanView


def plan_page(view: PlanView, words: Words, *, brands: tuple[str, ...], at: datetime) -> str:
    sheet, sheet_hash = style("plan.css")
    return drawn(
        "plan.html",
        view=view,
        w=words,
        language=words.language,
        at=at,
        brands=", ".join(brands),
        style=sheet,
        style_hash=sheet_hash,
        texts=[asdict(text) | {"pieces": open_slots(text.text)} for text in view.texts],
    )
