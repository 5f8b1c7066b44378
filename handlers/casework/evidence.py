"""Evidence of what somebody wrote, kept before it is hidden: the whole of it as we know it, with its checksum."""

import json
from dataclasses import asdict
from hashlib import sha256

from handlers.case import Case
from handlers.comment import Comment, Evidence
from handlers.ports import Context

REASONS = ("insult", "hate", "threat", "spam", "illegal", "personal-data", "other")
"""Why something is hidden; each hide is kept with its own."""
SUGGESTED = {
    "offensive": "insult",
    "hate": "hate",
    "threat": "threat",
    "spam": "spam",
    "personal-data": "personal-data",
}
"""Flag that names a case -> reason that the form proposes."""


def keep_evidence(ctx: Context, case: Case, comment: Comment, *, reason: str, note: str, by: str) -> Evidence:
    """Take the snapshot; it stays as it is whatever becomes of the comment."""
    content = json.dumps(asdict(comment), default=str, ensure_ascii=False, sort_keys=True)
    return ctx.uow.evidence.add(
        Evidence(
            case_id=case.id,
            comment_id=comment.id,
            comment_version=comment.version,
            reason=reason,
            note=note,
            by=by,
            at=ctx.now,
            content=content,
            sha256=sha256(content.encode()).hexdigest(),
        )
    )
