"""What the core says about drills, by locale key with its parameters; part of handlers.sentences."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "refused-drill-no-room": ("crisis",),
        "refused-drill-not-paused": ("crisis",),
        "refused-drill-paused": ("crisis",),
        "refused-drill-runs": ("crisis",),
        "refused-drill-verb": ("crisis",),
        "refused-inject-answered": ("who", "at"),
        "refused-no-inject": ("crisis",),
        "refused-no-scenario": ("who",),
    }
)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "told-drill-ended": ("crisis",),
        "told-drill-hurried": ("number",),
        "told-drill-paused": ("crisis",),
        "told-drill-resumed": ("crisis",),
        "told-drill-started": ("crisis",),
        "told-drilled": ("case",),
        "told-inject-answered": ("number",),
        "told-statement-drilled": ("crisis",),
    }
)
NOTICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice-drill-paused": ("crisis", "by"),
        "notice-drill-real": ("crisis", "real", "brand", "at"),
        "notice-drill-resumed": ("crisis", "by"),
        "notice-drill-time": ("crisis",),
        "notice-drilled": (),
        "notice-statement-drilled": ("kind", "crisis"),
    }
)
FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "form-approve-submit-drill": (),
        "form-drill-end-note": ("crisis", "count"),
        "form-drill-end-submit": (),
        "form-drill-end-title": (),
        "form-drill-level-script": (),
        "form-drill-note": ("brand", "real"),
        "form-drill-note-real": ("brand", "real"),
        "form-drill-scenario": (),
        "form-drill-speed": (),
        **{f"form-drill-speed-{speed}": () for speed in (1, 2, 5, 10, 20, 60)},
        "form-drill-submit": (),
        "form-drill-title": (),
        "form-inject-field": (),
        "form-inject-note": ("number",),
        "form-inject-submit": (),
        "form-inject-title": (),
        "form-reply-note-drill": ("network", "account", "case"),
        "form-statement-approve-note-drill": ("crisis", "count"),
    }
)
LOG: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "crisis.finished": (),
        "drill.answered": ("number", "platform"),
        "drill.hurried": ("number", "platform"),
        "drill.inject": ("number", "kind", "late"),
        "drill.paused": ("platform",),
        "drill.resumed": ("platform",),
        "drill.started": ("scenario", "speed", "platform"),
        "reply.drilled": ("draft", "platform"),
    }
)
