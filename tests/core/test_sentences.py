"""The table of sentences is what the core says, no more and no less."""

from handlers import sentences
from handlers.drills.script import SPEEDS
from handlers.selection import WHAT
from tests.core import spoken

BY_VARIABLE = {
    "told-publishing",
    "told-by-hand",
    "notice-channel-closed",
    "notice-channel-lost",
    "notice-channel-open",
    "notice-platform-lost",
    "refused-crisis-over",
    "refused-crisis-undone",
    "refused-step-done",
    "refused-step-skipped",
    "notice-crisis-steps",
    "notice-crisis-steps-late",
    "notice-crisis-tasks",
    "notice-crisis-tasks-late",
    "notice-prepare",
    "notice-prepare-late",
    "notice-swap-agreed",
    "notice-swap-declined",
    "notice-swap-taken-back",
    "notice-role-accepted",
    "notice-role-declined",
    "notice-role-filled",
    "notice-role-offered",
    *(f"notice-statement-{end}" for end in ("corrected", "failed", "published", "unclear", "withdrawn")),
}
"""Said through a variable, so that the reader of the source cannot see their parameters."""
COMPUTED = {
    *(f"snooze-{name}" for name in ("1h", "3h", "tomorrow", "next-week")),
    *(key for key in sentences.FORMS if key.startswith("form-evidence-")),
    *(
        f"form-{name}-{part}"
        for name in ("skip", "reopen", "step-back", "fill", "over", "crisis-reopen")
        for part in ("title", "submit")
    ),
    *(f"form-entry-{what}-title" for what in ("risk", "plan", "outside", "access")),
    *(
        f"form-entry-{name}"
        for name in ("risk", "words", "words-hint", "owner", "person", "deputy", "contact")
    ),
    *(f"form-entry-{name}" for name in ("name", "what", "who", "where", "where-hint")),
    *(f"form-bulk-{what}-title" for what in WHAT),
    *(f"form-drill-speed-{speed}" for speed in SPEEDS),
    *(f"form-answer-fact-{name}" for name in ("no", "yes")),
    *(f"form-statement-{part}-{act}" for part in ("approve", "note") for act in ("post", "edit", "delete")),
    *(f"form-statement-write-{part}" for part in ("text", "short", "owner")),
    *("form-statement-hint-known", "form-statement-hint-unknown", "form-phone-who"),
    *("form-assign-field", "form-role-person", "form-role-deputy", "form-start-lead", "form-decide-who"),
}
"""Put together, or handed to a function that makes a form's part of it."""
NOTED_BY_VARIABLE = {
    *(f"entry.{change}" for change in ("added", "changed", "reviewed", "retired", "restored")),
    *(f"proposal.{end}" for end in ("accepted", "refused", "undone")),
    *(f"statement.{end}" for end in ("corrected", "failed", "posted", "published", "settled", "unclear")),
    *(f"statement.{end}" for end in ("retired", "still_true", "withdrawn")),
    "case.claimed",
    *(f"comment.{end}" for end in ("hidden", "unhidden")),
    *(f"{what}.{end}" for what in ("hide", "unhide") for end in ("failed", "unclear")),
    "reply.unclear",
    "reply.undone",
    "reply.undo_failed",
    "reply.undo_unclear",
    *(
        f"crisis.{what}"
        for what in (
            "dark_asked",
            "dark_declined",
            "dark_site",
            "level",
            "freeze",
            "lead",
            "standdown_asked",
            "stood_down",
            "reopened",
            "undone",
            "finished",
        )
    ),
    "role.accepted",
    "role.taken",
}


def test_every_refusal_answer_and_notice_is_listed_with_its_parameters() -> None:
    said = spoken.sentences()
    listed = sentences.REFUSALS | sentences.ANSWERS | sentences.NOTICES  # pyright: ignore[reportOperatorIssue]
    assert set(listed) - BY_VARIABLE == set(said)
    for key, params in said.items():
        assert params <= set(listed[key]), key


def test_every_text_of_a_form_is_listed() -> None:
    assert {key for key in spoken.form_keys() if key.startswith("form-")} == set(sentences.FORMS) - COMPUTED


def test_every_line_of_the_log_is_listed_with_its_facts() -> None:
    noted = spoken.log_types()
    assert set(noted) - NOTED_BY_VARIABLE == set(sentences.LOG) - NOTED_BY_VARIABLE
    for type_, facts in noted.items():
        assert facts <= set(sentences.LOG[type_]), type_
