"""What is said about work with cases beside answering them: hiding, several at once, questions, overviews."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-ask-nowhere": ("who",),
        "refused-fact-too-long": (),
        "refused-no-fact": (),
        "refused-question-answered": ("who", "at"),
        "refused-case-changed": (),
        "refused-nobody-there": (),
        "refused-owner-already": ("who",),
        "refused-selection-over": (),
        "refused-snooze-time": (),
        "refused-hide-kind": ("kind", "network"),
        "refused-hide-note": (),
        "refused-hide-network": ("network",),
        "refused-hide-running": ("who",),
        "refused-not-hidden": (),
    }
)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "told-answered": ("case", "fact"),
        "told-asked": ("case", "who"),
        "told-given": ("case", "who"),
        "told-taken-back": ("case", "who"),
        "told-snoozed": ("case", "until"),
        "told-hiding": ("network", "account", "case"),
        "told-unhiding": ("network", "account", "case"),
    }
)
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-answered": ("by",),
        "notice-question": ("by", "at"),
        "notice-unanswered": ("at",),
        "notice-case-given": ("by",),
        "notice-case-returned": ("by",),
        "notice-case-taken-back": ("by",),
        "notice-hide-failed": ("error",),
        "notice-hide-unknown": (),
        "notice-unhide-failed": ("error",),
        "notice-unhide-unknown": (),
    }
)
_HIDE = ("network", "account", "case", "others", "last")
_NAMED = ("network", "account", "case")
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form-ask-note": ("case",),
        "form-ask-submit": ("case",),
        "form-ask-title": ("case",),
        "form-ask-text": (),
        "form-ask-to": (),
        "form-answer-note": ("case",),
        "form-answer-submit": ("case",),
        "form-answer-title": ("case",),
        "form-answer-text": (),
        "form-answer-fact": (),
        "form-answer-hint": (),
        "form-answer-fact-no": (),
        "form-answer-fact-yes": (),
        "form-bulk-assign-title": (),
        "form-bulk-dismiss-title": (),
        "form-bulk-hide-title": (),
        "form-bulk-submit": (),
        "form-bulk-cases": (),
        "form-bulk-case": ("case", "flag", "network", "account"),
        "form-bulk-case-plain": ("case", "flag", "network", "account"),
        "form-snooze-at": (),
        "form-snooze-hint": (),
        "form-give-note": (),
        "form-give-submit": (),
        "form-give-title": (),
        "form-give-to": (),
        "form-hide-hint": (),
        "form-hide-line": (),
        "form-hide-note": _HIDE,
        "form-hide-note-by-hand": _HIDE,
        "form-hide-reason": (),
        "form-hide-submit": _HIDE,
        "form-hide-submit-by-hand": _HIDE,
        "form-hide-title": _HIDE,
        "form-unhide-note": _NAMED,
        "form-unhide-note-by-hand": _NAMED,
        "form-unhide-submit": _NAMED,
        "form-unhide-title": _NAMED,
    }
)
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "digest.told": ("kind", "cases"),
        "question.answered": ("fact", "platform"),
        "question.asked": ("to", "platform"),
        "question.fact_withdrawn": ("platform",),
        "question.unanswered": (),
        "bulk.done": ("what", "done", "failed", "platform"),
        "bulk.undone": ("what", "done", "failed", "platform"),
        "case.handed_over": ("to", "platform"),
        "case.taken_back": ("of", "platform"),
        "comment.hidden": ("send", "version", "error"),
        "comment.unhidden": ("send", "version", "error"),
        "hide.asked": ("reason", "send", "platform"),
        "hide.by_hand": ("reason", "platform"),
        "hide.failed": ("send", "version", "error"),
        "hide.unclear": ("send", "version", "error"),
        "unhide.asked": ("send", "platform"),
        "unhide.by_hand": ("platform",),
        "unhide.failed": ("send", "version", "error"),
        "unhide.unclear": ("send", "version", "error"),
    }
)
