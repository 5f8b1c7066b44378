"""What the core says to people about statements, by locale key with its parameters; part of handlers.sentences."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-change-running": (),
        "refused-fact-moved": ("crisis",),
        "refused-phone-before": (),
        "refused-phone-off": (),
        "refused-phone-self": (),
        "refused-statement-asked": ("crisis",),
        "refused-statement-changed": ("who", "at"),
        "refused-statement-exists": (),
        "refused-statement-no-account": ("brand",),
        "refused-statement-over": ("crisis",),
        "refused-statement-retired": (),
        "refused-statement-slot": ("slot",),
        "refused-statement-slot-missing": ("slot",),
        "refused-statements-full": ("count",),
        "refused-time-invalid": (),
    }
)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"told-statement-approved": ("crisis",), "told-statement-asked": ("crisis", "who")}
)
_POST = ("kind", "target", "crisis")
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-statement-corrected": _POST,
        "notice-statement-failed": (*_POST, "error"),
        "notice-statement-overdue": ("by", "due", "kind", "crisis"),
        "notice-statement-published": _POST,
        "notice-statement-sent-back": ("by", "crisis", "kind"),
        "notice-statement-unclear": _POST,
        "notice-statement-void": ("kind", "crisis"),
        "notice-statement-withdrawn": _POST,
    }
)
_ACCOUNT = ("network", "account")
_CHANGED = (*_ACCOUNT, "by_hand")
_FILLED = ("crisis", "kind", "language", "known")
_YES = ("crisis", "count")
_WRITTEN = ("kind", "language", "slots", "days")
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form-deleted-note": _ACCOUNT,
        "form-deleted-submit": _ACCOUNT,
        "form-deleted-title": _ACCOUNT,
        "form-phone-at": (),
        "form-phone-line": (),
        "form-phone-note": _YES,
        "form-phone-submit": _YES,
        "form-phone-title": _YES,
        "form-phone-who": (),
        "form-statement-approve-delete": _YES,
        "form-statement-approve-edit": _YES,
        "form-statement-approve-post": _YES,
        "form-statement-approve-title": _YES,
        "form-statement-edit-field": (),
        "form-statement-edit-note": _CHANGED,
        "form-statement-edit-title": _CHANGED,
        "form-statement-edited-note": _ACCOUNT,
        "form-statement-hint": (),
        "form-statement-hint-known": _FILLED,
        "form-statement-hint-unknown": _FILLED,
        "form-statement-note": _FILLED,
        "form-statement-note-delete": _YES,
        "form-statement-note-edit": _YES,
        "form-statement-note-post": _YES,
        "form-statement-posted-note": _ACCOUNT,
        "form-statement-retire-note": ("kind", "language"),
        "form-statement-retire-submit": ("kind", "language"),
        "form-statement-retire-title": ("kind", "language"),
        "form-statement-submit": (),
        "form-statement-title": _FILLED,
        "form-statement-withdraw-note": _CHANGED,
        "form-statement-withdraw-reason": (),
        "form-statement-withdraw-submit": _CHANGED,
        "form-statement-write-note": _WRITTEN,
        "form-statement-write-owner": (),
        "form-statement-write-short": (),
        "form-statement-write-submit": _WRITTEN,
        "form-statement-write-text": (),
        "form-statement-write-title": _WRITTEN,
        "form-statement-write-title-field": (),
    }
)
_ROW = ("send", "version", "source", "kind", "target", "act")
_SAID = ("send", "source", "kind", "choice", "platform")
_TEXT = ("kind", "number", "platform")
_KEPT = ("statement", "kind", "language", "platform")
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "statement.approved": ("kind", "number", "act", "alone", "platform"),
        "statement.asked": ("kind", "number", "act", "platform"),
        "statement.attested": ("kind", "number", "act", "to", "platform"),
        "statement.corrected": _ROW,
        "statement.failed": _ROW,
        "statement.overdue": ("kind", "number"),
        "statement.posted": _SAID,
        "statement.prepared": _KEPT,
        "statement.published": _ROW,
        "statement.retired": _KEPT,
        "statement.sent_back": _TEXT,
        "statement.settled": _SAID,
        "statement.still_true": _KEPT,
        "statement.unclear": _ROW,
        "statement.void": ("kind", "number"),
        "statement.withdrawn": _ROW,
        "statement.written": _TEXT,
    }
)
