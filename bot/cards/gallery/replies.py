"""Drafts and requests for a second person's yes, in every state."""

from dataclasses import replace

from bot.cards.gallery import world
from bot.cards.gallery.world import (
    CASE,
    CLAIMED,
    COMMENT,
    DONE,
    FEDIVERSE,
    HOSTILE,
    IN_APPROVAL,
    JANA,
    LONG,
    MERT,
    PORTAL,
    PUBLISHING,
    REPLY,
    REQUEST,
    SENT,
    approval_view,
    drafts_view,
    flagged,
    minutes,
    offered,
    published,
    send,
)
from handlers.case import State
from handlers.comment import Flag
from handlers.draft import Origin, RequestState, SendKind, SendState
from handlers.views import View


def drafts() -> dict[str, View]:
    three = offered(REPLY, world.FACTUAL, world.BRIEF)
    model = offered(REPLY, world.FACTUAL, world.BRIEF, origin=Origin.MODEL)
    return {
        "drafts-template": drafts_view(three),
        "drafts-model": drafts_view(model, facts=("Bruchschaden, Stand 2. Nov.",), missing="ob ersetzt wird"),
        "drafts-model-failed": drafts_view(three, failure="draft-failure-slow"),
        "drafts-saved": drafts_view(offered(world.FACTUAL), names=("saved",)),
        "drafts-long": drafts_view(offered(LONG[:2200], LONG[:2200], HOSTILE)),
        "drafts-none-fit": drafts_view((), failure="draft-failure-checks", void="drafts-void-discarded"),
        "drafts-discarded": drafts_view((), void="drafts-void-discarded"),
        "drafts-edited": drafts_view((), void="drafts-void-edited"),
        "drafts-deleted": drafts_view((), case=replace(CASE, deleted=True), void="drafts-void-deleted"),
        "drafts-done": drafts_view((), case=DONE, void="drafts-void-done"),
        "drafts-taken": drafts_view(three, case=IN_APPROVAL),
    }


def approvals() -> dict[str, View]:
    yes = replace(REQUEST, state=RequestState.APPROVED, decided_by="mert", decided_at=minutes(23))
    back = replace(
        REQUEST,
        state=RequestState.SENT_BACK,
        decided_by="mert",
        decided_at=minutes(20),
        note="Bitte ohne „Scherben“.",
    )
    void = replace(REQUEST, state=RequestState.VOID, decided_at=minutes(20))
    hand = send(SendState.PLANNED, SendKind.BY_HAND)
    by_hand = send(SendState.SENT, SendKind.BY_HAND)
    hate = flagged(Flag(name="hate", evidence="..."), state=State.IN_APPROVAL, owner="jana")
    return {
        "approval-open": approval_view(),
        "approval-deputised": approval_view(replace(REQUEST, deputised=True)),
        "approval-of-a-colleague": approval_view(base_author=JANA, changed=("Bestellnummer", "gern")),
        "approval-untouched-draft": approval_view(changed=()),
        "approval-warned": approval_view(warnings=("check-promise", "check-link")),
        "approval-folded": approval_view(case=hate),
        "approval-longest": approval_view(
            text=("Ein langer Absatz über Tassen. " * 100)[:3000], comment=replace(COMMENT, text=LONG)
        ),
        "approval-hostile": approval_view(
            text=HOSTILE, comment=replace(COMMENT, text=HOSTILE), changed=(HOSTILE,)
        ),
        "approval-long-account": approval_view(source=FEDIVERSE),
        "approval-sent-back": approval_view(back, decided_by=MERT),
        "approval-void-edited": approval_view(void, void="request-void-edited"),
        "approval-void-deleted": approval_view(void, void="request-void-deleted"),
        "approval-void-changed": approval_view(void, void="request-void-changed"),
        "approval-approved": approval_view(
            yes, case=PUBLISHING, decided_by=MERT, send=send(SendState.SENDING)
        ),
        "approval-by-hand": approval_view(yes, case=PUBLISHING, decided_by=MERT, send=hand, source=PORTAL),
        "approval-published": approval_view(yes, case=DONE, decided_by=MERT, send=SENT, done=published(SENT)),
        "approval-published-by-hand": approval_view(
            yes, case=DONE, decided_by=MERT, send=by_hand, done=published(by_hand), source=PORTAL
        ),
        "approval-unclear": approval_view(
            yes, case=PUBLISHING, decided_by=MERT, send=send(SendState.UNKNOWN, error="send-error-unclear")
        ),
        "approval-left": approval_view(
            yes, case=CLAIMED, decided_by=MERT, send=send(SendState.UNKNOWN, error="send-error-left")
        ),
        "approval-rejected": approval_view(
            yes, case=CLAIMED, decided_by=MERT, send=send(SendState.REJECTED, error="send-error-target-gone")
        ),
        "approval-cancelled": approval_view(
            yes, case=CLAIMED, decided_by=MERT, send=send(SendState.CANCELLED)
        ),
        "approval-taken-back": approval_view(yes, case=DONE, decided_by=MERT, send=SENT),
    }
