"""What each card shows, as plain values: `load` reads a view from the store, bot.cards makes a card of it."""

from handlers.views.load import View, load, load_notice, load_private
from handlers.views.queue import QueueView
from handlers.views.shapes import (
    ApprovalView,
    Asked,
    CaseView,
    DraftsView,
    Entry,
    EscalationFacts,
    EscalationView,
    HistoryView,
    NoticeView,
    OriginalView,
    Published,
    RevealView,
    SimilarView,
    SimilarWording,
    StormView,
    Target,
)
from handlers.views.statements import AnnouncementView, StatementsView

__all__ = [
    "AnnouncementView",
    "ApprovalView",
    "Asked",
    "CaseView",
    "DraftsView",
    "Entry",
    "EscalationFacts",
    "EscalationView",
    "HistoryView",
    "NoticeView",
    "OriginalView",
    "Published",
    "QueueView",
    "RevealView",
    "SimilarView",
    "SimilarWording",
    "StatementsView",
    "StormView",
    "Target",
    "View",
    "load",
    "load_notice",
    "load_private",
]
