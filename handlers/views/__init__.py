"""What each card shows, as plain values: `load` reads a view from the store, bot.cards makes a card of it."""

from handlers.views.load import load, load_notice
from handlers.views.shapes import (
    ApprovalView,
    CaseView,
    DraftsView,
    Entry,
    HistoryView,
    NoticeView,
    OriginalView,
    Published,
    RevealView,
    Target,
    View,
)

__all__ = [
    "ApprovalView",
    "CaseView",
    "DraftsView",
    "Entry",
    "HistoryView",
    "NoticeView",
    "OriginalView",
    "Published",
    "RevealView",
    "Target",
    "View",
    "load",
    "load_notice",
]
