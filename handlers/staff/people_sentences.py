"""What is said about who is who: absences, who is on call, links between accounts. Parameters as in handlers.sentences;
`days` are the first and the last day, `rotation` is a name, `rotations` are some, `platform` is slack or discord."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-away-configured": ("days",),
        "refused-day-invalid": (),
        "refused-days-senseless": (),
        "refused-link-often": (),
        "refused-link-over": (),
        "refused-link-taken": ("name", "who"),
        "refused-linked-configured": ("who",),
        "refused-moment-invalid": (),
        "refused-no-rotation": ("who",),
        "refused-not-asked": ("who",),
        "refused-not-away": (),
        "refused-not-linked": (),
        "refused-swap-away": ("name",),
        "refused-swap-oneself": (),
        "refused-swap-over": (),
        "refused-swap-unreachable": ("name",),
    }
)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "told-away": ("name", "days", "deputy", "rotations"),
        "told-back": (),
        "told-link-refused": (),
        "told-link-wrong": (),
        "told-linked": ("name", "platform"),
        "told-swap-asked": ("name", "rotation"),
        "told-unlinked": ("platform",),
    }
)
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-swap-agreed": ("by", "rotation"),
        "notice-swap-declined": ("by", "rotation"),
        "notice-swap-taken-back": ("by", "rotation"),
    }
)
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form-away-about": (),
        "form-away-deputy": (),
        "form-away-first": (),
        "form-away-hint": (),
        "form-away-last": (),
        "form-away-nobody": (),
        "form-away-submit": (),
        "form-away-title": (),
        "form-away-who": (),
        "form-swap-about": (),
        "form-swap-ends": (),
        "form-swap-hint": (),
        "form-swap-person": (),
        "form-swap-rotation": (),
        "form-swap-starts": (),
        "form-swap-submit": (),
        "form-swap-title": (),
    }
)
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "link.begun": ("platform",),
        "link.ended": ("platform",),
        "link.entered": ("platform",),
        "link.failed": ("platform",),
        "link.made": ("platform",),
        "link.refused": ("platform",),
        "person.away": ("platform",),
        "person.back": ("platform",),
        "person.resumed": ("platform",),
        "swap.agreed": ("platform",),
        "swap.asked": ("platform",),
        "swap.declined": ("platform",),
        "swap.taken_back": ("platform",),
    }
)
