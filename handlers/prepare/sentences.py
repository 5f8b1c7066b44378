"""What the core says about preparing, by locale key with its parameters; part of handlers.sentences."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-access": ("crisis", "who"),
        "refused-entry-changed": ("who", "at"),
        "refused-entry-words": ("count",),
        "refused-proposal-decided": ("who", "at"),
        "refused-proposal-unfit": ("step",),
        "refused-secret": ("looks",),
    }
)
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-prepare": ("count",),
        "notice-prepare-late": ("count",),
    }
)
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("form-entry-risk-title", "form-entry-plan-title", "form-entry-outside-title"),
                *("form-entry-access-title", "form-entry-access-note", "form-entry-link-title"),
                *("form-entry-submit", "form-entry-risk", "form-entry-words", "form-entry-words-hint"),
                *("form-entry-likelihood", "form-entry-impact", "form-entry-owner", "form-entry-role"),
                *("form-entry-person", "form-entry-deputy", "form-entry-contact", "form-entry-level"),
                *("form-entry-name", "form-entry-what", "form-entry-who", "form-entry-where"),
                *("form-entry-where-hint", "form-entry-statement", "form-entry-scenario"),
            ),
            (),
        ),
    }
)
_OF_AN_ENTRY = ("kind", "platform")
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "access.shown": ("platform",),
        "entry.added": _OF_AN_ENTRY,
        "entry.changed": _OF_AN_ENTRY,
        "entry.restored": _OF_AN_ENTRY,
        "entry.retired": _OF_AN_ENTRY,
        "entry.reviewed": _OF_AN_ENTRY,
        "plan.printed": ("platform",),
        "prepare.reminded": ("count",),
        "proposal.accepted": ("step", "playbook", "platform"),
        "proposal.refused": ("step", "playbook", "platform"),
        "proposal.undone": ("step", "playbook", "platform"),
    }
)
