"""Notices, what one person gets to see, refusals, and forms."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.gallery.world import (
    CASE,
    CLAIMED,
    COMMENT,
    DONE,
    HOSTILE,
    IN_APPROVAL,
    INSTAGRAM,
    LONG,
    REPLY,
    SENT,
    TEAM,
    draft,
    flagged,
    minutes,
    published,
    target_of,
)
from handlers.able import Able
from handlers.case import Case
from handlers.clicks import Click
from handlers.comment import Flag
from handlers.draft import DraftState
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.placement import LogEntry
from handlers.views import (
    Entry,
    HistoryView,
    NoticeView,
    OriginalView,
    RevealView,
    SimilarView,
    SimilarWording,
    View,
)
from handlers.views.allowed import FOLDED_AWAY, case_verbs

TARGET = target_of(INSTAGRAM)
WHERE: dict[str, object] = {"case": 4711, "network": "Instagram", "account": "@musterkanne"}
WHO = ("Mert", "Aylin")


def notices() -> dict[str, View]:
    return {
        "notice-follow-up": notice("notice-follow-up"),
        "notice-sent-back": notice(
            "notice-sent-back", by="Mert", quote="Bitte ohne „Scherben“.", also=frozenset({"write"})
        ),
        "notice-approval-overdue": notice("notice-approval-overdue", by="Jana", due=minutes(38)),
        "notice-published": notice("notice-published"),
        "notice-send-unknown": notice("notice-send-unknown"),
        "notice-rejected": notice("notice-rejected", error="send-error-forbidden"),
        "notice-undone": notice("notice-undone"),
        "notice-undo-failed": notice("notice-undo-failed", error="send-error-still-there"),
        "notice-undo-unknown": notice("notice-undo-unknown"),
        "notice-claim-expired": notice("notice-claim-expired"),
        "notice-snooze-over": notice("notice-snooze-over"),
        "notice-reflagged": notice("notice-reflagged", by="Jana", flag="legal", quote="Es droht mit Anwalt."),
        "notice-reflagged-as-nothing": notice("notice-reflagged", by="Jana", flag="none", quote=HOSTILE),
        "notice-comment-edited": notice("notice-comment-edited"),
        "notice-comment-deleted": notice("notice-comment-deleted"),
        "notice-reopened": notice("notice-reopened"),
        "notice-put-aside": notice("notice-put-aside", row="4711", kind="KeyError"),
        "notice-triage-lacks": notice("notice-triage-lacks", count="2"),
        "notice-account-gone": notice("notice-account-gone", platform="Slack", name="Jana", left="no"),
        "notice-account-gone-last": notice(
            "notice-account-gone", platform="Discord", name=HOSTILE, left="yes"
        ),
        "notice-channel-lost": notice(
            "notice-channel-lost", platform="Slack", channel="C0123", error="channel-lost-archived"
        ),
        "notice-channel-open": notice("notice-channel-open", platform="Slack", channel="C0123"),
        "notice-channel-closed": notice("notice-channel-closed", platform="Discord", channel="4711"),
        "notice-platform-lost": notice(
            "notice-platform-lost", platform="Discord", error="channel-lost-token"
        ),
        "notice-sla": replace(
            notice("notice-sla", late="3", unseen="12", risk="1"),
            case=None,
            target=None,
            allowed=frozenset({"list"}),
        ),
        "notice-sla-one": replace(
            notice("notice-sla", late="none", unseen="1", risk="none"),
            case=None,
            target=None,
            allowed=frozenset({"list"}),
        ),
        "notice-unrouted": notice("notice-unrouted", source="insta"),
        "notice-long-names": notice(
            "notice-sent-back",
            by="Maximiliane-Josephine von und zu Musterkanne",
            account="@musterkanne_" + "k" * 24,
        ),
    }


def notice(key: str, *, quote: str = "", also: frozenset[str] = frozenset(), **params: object) -> NoticeView:
    return NoticeView(
        key=key,
        params={**WHERE, **params},
        quote=quote,
        case=CLAIMED,
        target=TARGET,
        allowed=frozenset({"case"}) | also,
    )


def private() -> dict[str, View]:
    hate = flagged(Flag(name="hate", evidence="..."))
    return {
        "history-open": history(IN_APPROVAL, 8),
        "history-done": history(DONE, 12),
        "history-long": history(DONE, 30),
        "history-folded": history(replace(hate, state=DONE.state, closed_at=DONE.closed_at), 8),
        "original": OriginalView(case=CASE, comment=COMMENT, target=TARGET, answered=""),
        "original-follow-up": OriginalView(case=CASE, comment=COMMENT, target=TARGET, answered=REPLY),
        "original-no-link": OriginalView(
            case=CASE, comment=replace(COMMENT, url=""), target=TARGET, answered=""
        ),
        "original-long": OriginalView(
            case=CASE, comment=replace(COMMENT, text=LONG), target=TARGET, answered=""
        ),
        "original-hostile-link": OriginalView(
            case=CASE,
            comment=replace(COMMENT, text=HOSTILE, url="javascript:alert(1)"),
            target=TARGET,
            answered="",
        ),
        "original-folded": OriginalView(case=hate, comment=COMMENT, target=TARGET, answered=""),
        "reveal": RevealView(
            case=hate,
            comment=replace(COMMENT, text="Ihr Drecksladen, wir finden dich."),
            target=TARGET,
            folded="hate",
        ),
        "similar": SimilarView(
            case=replace(CASE, others=1_241, variants=17, spread=("insta", "facebook")),
            target=TARGET,
            comment=COMMENT,
            wordings=(
                SimilarWording(text=COMMENT.text, count=1_204, same=True),
                SimilarWording(text=HOSTILE, count=1, same=False),
                *(SimilarWording(text=LONG, count=2, same=True) for _ in range(15)),
            ),
            accounts=("@musterkanne", "Musterkanne"),
            folded="",
        ),
        "similar-folded": SimilarView(
            case=replace(hate, others=1, variants=1, spread=("insta",)),
            target=TARGET,
            comment=COMMENT,
            wordings=(SimilarWording(text="Ihr Drecksladen.", count=1, same=True),),
            accounts=("@musterkanne",),
            folded="hate",
        ),
        "reveal-deleted": RevealView(
            case=hate, comment=replace(COMMENT, text=""), target=TARGET, folded="hate"
        ),
    }


_LOG: tuple[tuple[str, str, dict[str, str | int | bool]], ...] = (
    ("bot", "case.opened", {"urgency": "urgent", "flags": "complaint,question"}),
    ("jana", "drafts.asked", {"comment_version": 1, "platform": "slack"}),
    ("jana", "case.claimed", {"platform": "slack"}),
    ("bot", "drafts.made", {"origin": "template", "offered": 3, "withheld": 0, "failure": ""}),
    ("jana", "draft.written", {"draft": 52, "number": 2}),
    ("jana", "approval.asked", {"draft": 52, "request": 12}),
    ("account:discord:999", "click.refused", {"reason": "refused-unknown-person", "reference": "R-7F3K"}),
    ("tom", "case.escalated", {"reason": "legal"}),
    ("jana", "case.reflagged", {"was": "complaint", "now": "legal", "hold": "legal"}),
    ("mert", "draft.approved", {"draft": 52, "send": 77, "solo": False}),
    ("bot", "reply.rejected", {"send": 77, "error": "send-error-forbidden"}),
    ("bot", "reply.published", {"send": 77, "by_hand": False}),
    ("bot", "from.a.later.version", {}),
)


def history(case: Case, count: int) -> HistoryView:
    lines = [_LOG[place % len(_LOG)] for place in range(count)]
    entries = tuple(
        Entry(
            entry=LogEntry(
                at=minutes(2 * place) + timedelta(days=place // 12),
                actor=actor,
                type=type_,
                subject="case:4711",
                facts=facts,
            ),
            person=TEAM.people.get(actor),
        )
        for place, (actor, type_, facts) in enumerate(lines)
    )
    edited = replace(COMMENT, version=2, text="Vierte Tasse kaputt.", updated_at=minutes(9))
    finished = case.closed_at is not None
    return HistoryView(
        case=case,
        target=TARGET,
        entries=entries,
        versions=(COMMENT, edited) if count > 4 else (COMMENT,),
        replies=(draft(state=DraftState.PUBLISHED if finished else DraftState.PROPOSED),),
        published=published(SENT) if finished else None,
        allowed=case_verbs(case, INSTAGRAM, SENT, folded=False) & FOLDED_AWAY if finished else frozenset(),
    )


def told() -> dict[str, Tell]:
    params = WHERE
    return {
        "told-approval-asked": Tell(
            key="told-approval-asked", params={"case": 4711, "due": minutes(38), "who": WHO}
        ),
        "told-approval-asked-of-nobody": Tell(
            key="told-approval-asked", params={"case": 4711, "due": minutes(38), "who": ()}
        ),
        "told-by-hand": Tell(key="told-by-hand", params=params),
        "told-claim-renewed": Tell(key="told-claim-renewed", params={"until": minutes(30)}),
        "told-drafts-coming": Tell(key="told-drafts-coming"),
        "told-not-taught": Tell(key="told-not-taught", params={"case": 4711}),
        "told-merged": Tell(key="told-merged", params={"case": 4711, "other": 4712}),
        "told-publishing": Tell(key="told-publishing", params=params),
        "told-sent-back": Tell(key="told-sent-back", params={"case": 4711, "who": "Jana"}),
        "told-split": Tell(key="told-split", params={"case": 4712, "count": 17}),
        "told-undoing": Tell(key="told-undoing", params=params),
    }


def refusals() -> dict[str, Refused]:
    """Every refusal, with and without somebody who could help."""
    at = minutes(24)
    found = (
        Refused("refused-already-approved", who="Aylin", at=at),
        Refused("refused-bug"),
        Refused("refused-case-done", who="Jana", at=at),
        Refused("refused-claim-taken", verb="claim", who="Jana", until=minutes(30)),
        Refused("refused-comment-changed", quote=REPLY),
        Refused("refused-comment-deleted"),
        Refused("refused-draft-hold", reason="press", to="press"),
        Refused("refused-draft-void"),
        Refused("refused-form-incomplete", field="line"),
        Refused("refused-gone"),
        Refused("refused-in-approval", who="Jana"),
        Refused("refused-link-invalid", field="link", quote="musterkanne"),
        Refused("refused-no-saved-replies", brand="Musterkanne"),
        Refused("refused-nobody-approves", quote=REPLY, who=("Tom",)),
        Refused("refused-not-done"),
        Refused("refused-not-owner", who="Jana"),
        Refused("refused-no-such-case", field="case"),
        Refused("refused-not-open", case=4712),
        Refused("refused-nothing-similar"),
        Refused("refused-nothing-to-undo"),
        Refused("refused-own-version", who=WHO),
        Refused("refused-publishing"),
        Refused("refused-role", verb="approve", who=WHO),
        Refused("refused-sent-back", who="Mert", at=at),
        Refused("refused-settled"),
        Refused("refused-text-empty", field="text"),
        Refused("refused-text-hidden-characters", field="text", quote=HOSTILE),
        Refused(
            "refused-text-too-long", field="text", quote=LONG, length=2420, limit=2200, network="Instagram"
        ),
        Refused("refused-text-unchanged", field="text"),
        Refused("refused-undo-by-hand", network="Bewertungsportal"),
        Refused("refused-undo-running", who="Jana"),
        Refused("refused-unknown-click"),
        Refused("refused-unknown-person", who=("Tom",)),
    )
    lonely = (
        Refused("refused-case-done", who="", at=at),
        Refused("refused-draft-hold", reason="self-harm", to=""),
        Refused("refused-in-approval", who=""),
        Refused("refused-no-escalation-channel", reason="legal", who=()),
        Refused("refused-nobody-approves", quote=REPLY, who=()),
        Refused("refused-not-owner", who=""),
        Refused("refused-own-version", who=()),
        Refused("refused-role", verb="claim", who=()),
        Refused("refused-undo-running", who=""),
        Refused("refused-unknown-person", who=()),
    )
    many = {
        "many": Able(names=("Jana", *WHO), more=18),
        "one-more": Able(names=("Jana", HOSTILE, "Mert"), more=1),
        "group": Able(more=20, groups=("Freigabe-Social",)),
        "nameless": Able(more=1),
    }
    return (
        {r.key: r for r in found}
        | {f"{r.key}-lonely": r for r in lonely}
        | {
            f"refused-role-{name}": Refused("refused-role", verb="escalate", who=who)
            for name, who in many.items()
        }
    )


def forms() -> dict[str, OpenForm]:
    """The forms as handlers open them."""
    text = Field(id="text", key="form-reply-field", kind="long_text", value=REPLY, max_length=2200)
    flags = ("complaint", "legal", "spam")
    snoozes = ("1h", "3h", "tomorrow", "next-week")
    return {
        "form-reply-approval": _form(
            "reply",
            "form-reply-title",
            "form-reply-submit-approval",
            note="form-reply-note-approval",
            fields=(text,),
        ),
        "form-reply-publish": _form(
            "reply",
            "form-reply-title",
            "form-reply-submit-publish",
            note="form-reply-note-publish",
            fields=(text,),
        ),
        "form-approve": _form(
            "approve", "form-approve-title", "form-approve-submit", note="form-approve-note", quote=REPLY
        ),
        "form-approve-hostile": _form(
            "approve", "form-approve-title", "form-approve-submit", note="form-approve-note", quote=HOSTILE
        ),
        "form-sendback": _form(
            "sendback",
            "form-sendback-title",
            "form-sendback-submit",
            fields=(Field(id="line", key="form-sendback-field", kind="long_text", max_length=300),),
        ),
        "form-posted": _form(
            "posted",
            "form-posted-title",
            "form-posted-submit",
            note="form-posted-note",
            quote=REPLY,
            fields=(Field(id="link", key="form-posted-field", hint="form-posted-hint", max_length=500),),
        ),
        "form-undo": _form("undo", "form-undo-title", "form-undo-submit", note="form-undo-note", quote=REPLY),
        "form-split": _form(
            "split",
            "form-split-title",
            "form-split-submit",
            note="form-split-note",
            fields=(
                Field(
                    id="wording",
                    key="form-split-field",
                    kind="choice",
                    options=tuple(
                        Option(value=value, text=f"17 × {text}"[:80])
                        for value, text in (("0a", HOSTILE), ("0b", LONG))
                    ),
                ),
            ),
        ),
        "form-merge": _form(
            "merge",
            "form-merge-title",
            "form-merge-submit",
            note="form-merge-note",
            fields=(Field(id="case", key="form-merge-field", max_length=12),),
        ),
        "form-snooze": _form(
            "snooze",
            "form-snooze-title",
            "form-snooze-submit",
            fields=(_choice("until", "form-snooze-field", "snooze", snoozes),),
        ),
        "form-reflag": _form(
            "reflag",
            "form-reflag-title",
            "form-reflag-submit",
            fields=(
                _choice(
                    "flag", "form-reflag-field", "flag", flags, Option(value="none", key="form-reflag-none")
                ),
                Field(id="note", key="form-reflag-note", required=False, max_length=300),
            ),
        ),
        "form-wish": _form(
            "wish",
            "form-wish-title",
            "form-wish-submit",
            fields=(Field(id="wish", key="form-wish-field", hint="form-wish-hint", max_length=200),),
        ),
        "form-saved": _form(
            "saved",
            "form-saved-title",
            "form-saved-submit",
            fields=(
                Field(
                    id="saved",
                    key="form-saved-field",
                    kind="choice",
                    options=(Option(value="Bruch", text="Bruchschaden"), Option(value="x", text=HOSTILE)),
                ),
            ),
        ),
    }


def _form(
    verb: str, title: str, submit: str, *, note: str = "", quote: str = "", fields: tuple[Field, ...] = ()
) -> OpenForm:
    click = Click(verb=verb, kind="case", id=4711, version=3)
    return OpenForm(
        click=click, title=title, submit=submit, note=note, quote=quote, params=WHERE, fields=fields
    )


def _choice(id: str, key: str, prefix: str, values: tuple[str, ...], *more: Option) -> Field:
    options = tuple(Option(value=value, key=f"{prefix}-{value}") for value in values)
    return Field(id=id, key=key, kind="choice", value=values[0], options=(*options, *more))
