"""What the core says about decisions, tasks, facts and the timeline, by locale key; part of handlers.sentences."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-decide-whom": (),
        "refused-fact-changed": ("crisis", "who", "at"),
        "refused-fact-source": (),
        "refused-facts-full": ("crisis", "count"),
        "refused-no-crisis-runs": (),
        "refused-not-part": ("crisis", "who"),
        "refused-report-no-room": ("crisis",),
        "refused-task-done": ("crisis", "number"),
    }
)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "told-decided": ("crisis", "number"),
        "told-nothing-to-record": ("crisis",),
        "told-report-coming": ("crisis",),
        "told-task-done": ("crisis", "number"),
        "told-timeline": ("crisis",),
        "told-timeline-already": ("crisis",),
    }
)
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-crisis-report-failed": ("crisis", "platform"),
        "notice-crisis-tasks": ("crisis", "count", "due"),
        "notice-crisis-tasks-late": ("crisis", "count", "due"),
        "notice-task-given": ("crisis", "by", "due"),
        "notice-task-named": ("crisis", "by"),
    }
)
_DECIDE = ("crisis", "number", "step")
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form-decide-by": (),
        "form-decide-more": (),
        "form-decide-note": _DECIDE,
        "form-decide-note-again": _DECIDE,
        "form-decide-note-step": _DECIDE,
        "form-decide-submit": (),
        "form-decide-title": (),
        "form-decide-what": (),
        "form-decide-who": (),
        "form-decide-why": (),
        "form-fact-note": ("crisis",),
        "form-fact-source": (),
        "form-fact-state": (),
        "form-fact-submit": (),
        "form-fact-text": (),
        "form-fact-title": (),
    }
)
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "crisis.fact": ("state", "platform"),
        "crisis.followed_up": ("days",),
        "crisis.message": ("platform",),
        "crisis.report_asked": ("platform",),
        "crisis.report_failed": ("platform",),
        "crisis.report_shared": ("platform",),
        "decision.corrected": ("number", "corrects", "platform"),
        "decision.made": ("number", "platform"),
        "task.done": ("number", "platform"),
        "task.overdue": ("number",),
    }
)
