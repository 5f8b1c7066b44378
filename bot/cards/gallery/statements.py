"""Statements in every state: prepared, as a preview, before the second person, published, unclear, and in a drill."""

from dataclasses import replace

from bot.cards.gallery.world import FEDIVERSE, HOSTILE, INSTAGRAM, JANA, MERT, NOW, PORTAL, minutes
from handlers.announcement import Announcement, AnnouncementState, Statement, Wording, bound
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis
from handlers.draft import Send, SendKind, SendState
from handlers.effects import Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.networks import length_of, limit_of, shown_account, shown_network
from handlers.people import Source
from handlers.views import AnnouncementView, NoticeView, StatementsView, View
from handlers.views.statements import PostSeen, PreparedSeen

CRISIS = Crisis(
    id=12, brand="Musterkanne", playbook_id=1, level=4, lead="mert", declared_by="mert", declared_at=NOW
)
DRILL = replace(CRISIS, id=3, drill=True)
LONG = (
    "Stand der Dinge: Aus einer Lieferung kamen Tassen zerbrochen an.\n\nDas tut uns leid für alle, die davon "
    "betroffen sind.\n\nWas wir jetzt tun: Wir prüfen jede offene Bestellung.\n\nDas nächste Update kommt um 19:30 Uhr."
)
SHORT = "Aus einer Lieferung kamen Tassen zerbrochen an. Das nächste Update kommt um 19:30 Uhr."
SOURCES = (INSTAGRAM, FEDIVERSE, PORTAL)


def cards() -> dict[str, View]:
    sent = _post(INSTAGRAM, LONG, _send(SendState.SENT, proof="p1"))
    waiting = _post(PORTAL, LONG, _send(SendState.PLANNED, kind=SendKind.BY_HAND))
    there = _post(PORTAL, LONG, _send(SendState.SENT, kind=SendKind.BY_HAND, proof="p2"))
    taken = replace(sent, taking_back=_send(SendState.SENT, kind=SendKind.DELETE))
    yes = AnnouncementState.APPROVED
    return {
        "statements": statements(),
        "statement-drafted": made(AnnouncementState.DRAFTED, allowed=("word-ask", "statement")),
        "statement-drafted-for-one": made(
            AnnouncementState.DRAFTED, (_post(INSTAGRAM, LONG),), allowed=("word-ask", "statement")
        ),
        "statement-open": made(AnnouncementState.OPEN, numbers=True, allowed=OPEN),
        "statement-open-hostile": made(AnnouncementState.OPEN, (_post(INSTAGRAM, HOSTILE),), allowed=OPEN),
        "statement-open-closed": made(
            AnnouncementState.OPEN, (_post(INSTAGRAM, SHORT),), closed=True, allowed=OPEN
        ),
        "statement-drill": made(AnnouncementState.OPEN, crisis=DRILL, allowed=OPEN),
        "statement-drilled": made(AnnouncementState.DRILLED, crisis=DRILL),
        "statement-sent-back": made(AnnouncementState.SENT_BACK, note=HOSTILE, allowed=("statement",)),
        "statement-void": made(AnnouncementState.VOID),
        "statement-on-its-way": made(yes, (_post(INSTAGRAM, LONG, _send(SendState.SENDING)),), allowed=DONE),
        "statement-by-hand": made(yes, (sent, waiting), allowed=DONE),
        "statement-published": made(yes, (sent, there), alone=True, allowed=DONE),
        "statement-published-twice": made(yes, (sent, _masto()), allowed=DONE),
        "statement-withdrawn": made(yes, (taken, there), allowed=DONE),
        "statement-withdrawing": made(
            yes, (replace(sent, taking_back=_send(SendState.SENDING, kind=SendKind.DELETE)),), allowed=DONE
        ),
        "statement-still-there": made(
            yes,
            (
                replace(
                    sent,
                    taking_back=_send(
                        SendState.REJECTED, kind=SendKind.DELETE, error="send-error-still-there"
                    ),
                ),
            ),
            allowed=DONE,
        ),
        "statement-unclear": made(yes, (_post(INSTAGRAM, LONG, _send(SendState.UNKNOWN)),), allowed=DONE),
        "statement-unclear-withdrawn": made(
            yes, (replace(sent, taking_back=_send(SendState.UNKNOWN, kind=SendKind.DELETE)),), allowed=DONE
        ),
        "statement-rejected": made(
            yes,
            (_post(INSTAGRAM, LONG, _send(SendState.REJECTED, error="send-error-forbidden")),),
            allowed=DONE,
        ),
        "statement-left": made(
            yes, (_post(INSTAGRAM, LONG, _send(SendState.UNKNOWN, error="send-error-left")),), allowed=DONE
        ),
        "statement-cancelled": made(yes, (_post(INSTAGRAM, LONG, _send(SendState.CANCELLED)),), allowed=DONE),
    }


def notices() -> dict[str, View]:
    about = {"kind": "holding", "target": "Instagram @musterkanne", "crisis": "12"}
    return {
        "notice-statement-published": _notice("notice-statement-published", **about),
        "notice-statement-withdrawn": _notice("notice-statement-withdrawn", **about),
        "notice-statement-unclear": _notice("notice-statement-unclear", **about),
        "notice-statement-failed": _notice("notice-statement-failed", **about, error="send-error-forbidden"),
        "notice-statement-sent-back": _notice(
            "notice-statement-sent-back", by="Mert", crisis="12", kind="holding"
        ),
        "notice-statement-sent-back-drill": replace(
            _notice("notice-statement-sent-back", by="Mert", crisis="3", kind="holding"), drill=True
        ),
    }


def _notice(key: str, **params: object) -> NoticeView:
    return NoticeView(
        key=key, params=params, quote="", case=None, target=None, escalation=None, allowed=frozenset()
    )


OPEN = ("word-approve", "word-back", "statement")
DONE = ("word-posted", "word-settle", "word-undo")


def statements() -> StatementsView:
    own = Statement(
        id=1, brand="Musterkanne", kind="acknowledgement", language="de", text=SHORT, short=SHORT, owner="mert",
        approved_by="mert", approved_at=NOW, approve_again_at=minutes(60 * 24 * 182),
    )  # fmt: skip
    rows = (
        PreparedSeen(kind="acknowledgement", statement=own, owner=MERT, outdated=False),
        PreparedSeen(kind="holding", statement=replace(own, kind="holding"), owner=None, outdated=True),
        PreparedSeen(kind="correction", statement=None, owner=None, outdated=False),
        PreparedSeen(kind="closing", statement=None, owner=None, outdated=False),
    )
    return StatementsView(crisis=CRISIS, language="de", rows=rows, allowed=frozenset({"statement"}))


def made(
    state: AnnouncementState,
    posts: tuple[PostSeen, ...] = (),
    *,
    crisis: Crisis = CRISIS,
    closed: bool = False,
    alone: bool = False,
    note: str = "",
    numbers: bool = False,
    allowed: tuple[str, ...] = (),
) -> AnnouncementView:
    shown = posts or (_post(INSTAGRAM, LONG), _masto(plain=True), _post(PORTAL, LONG))
    wordings = tuple(post.wording for post in shown)
    decided = state in {AnnouncementState.APPROVED, AnnouncementState.SENT_BACK}
    return AnnouncementView(
        announcement=Announcement(
            id=5,
            crisis_id=crisis.id,
            drill=crisis.drill,
            kind="holding",
            language="de",
            number=2,
            wordings=wordings,
            hash=bound(wordings),
            closed=closed,
            slots={},
            author="jana",
            state=state,
            created_at=NOW,
            due_at=minutes(20),
            decided_by="mert" if decided else "",
            decided_at=minutes(9) if decided else None,
            alone=alone,
            note=note,
            next_update_at=minutes(323),
            version=3,
        ),
        crisis=crisis,
        author=JANA,
        decided_by=MERT if decided else None,
        posts=shown,
        numbers=numbers,
        allowed=frozenset(allowed),
    )


def _masto(*, plain: bool = False) -> PostSeen:
    return _post(FEDIVERSE, SHORT, None if plain else _send(SendState.SENT, proof="p3", id=78))


def _post(source: Source, text: str, send: Send | None = None) -> PostSeen:
    return PostSeen(
        wording=Wording(source=source.name, text=text),
        network=shown_network(source),
        account=shown_account(source),
        length=length_of(text, source),
        limit=limit_of(source),
        by_hand=not source.reply_url,
        send=send,
        taking_back=None,
    )


def _send(
    state: SendState, *, kind: SendKind = SendKind.POST, proof: str = "", error: str = "", id: int = 77
) -> Send:
    return Send(
        id=id,
        key=f"post-5-{id}",
        kind=kind,
        announcement_id=5,
        source="insta",
        external_id="",
        comment_version=0,
        state=state,
        settled_at=minutes(10),
        proof_id=proof,
        proof_url=f"https://insta.example/{proof}" if proof else "",
        error=error,
    )


def told() -> dict[str, Tell]:
    return {
        "told-statement-asked": Tell(
            key="told-statement-asked", params={"crisis": 12, "who": ("Mert", "Aylin")}
        ),
        "told-statement-approved": Tell(key="told-statement-approved", params={"crisis": 12}),
        "told-statement-prepared": Tell(
            key="told-statement-prepared",
            params={"kind": "holding", "language": "de", "until": minutes(60 * 24 * 182)},
        ),
        "told-statement-withdrawing": Tell(
            key="told-statement-withdrawing", params={"network": "Instagram", "account": "@musterkanne"}
        ),
    }


def refusals() -> list[Refused]:
    return [
        Refused("refused-statement-asked"),
        Refused("refused-statement-no-account", brand="Musterkanne"),
        Refused("refused-statement-over", crisis=12),
        Refused("refused-statement-slot", slot="cause"),
        Refused("refused-time-invalid", field="next", quote="bald"),
    ]


def forms() -> dict[str, OpenForm]:
    crisis = Click(verb="statement", choice="holding-de", kind="crisis", id=12, version=4)
    row = Click(verb="word-posted", kind="send", id=77, version=1)
    params: dict[str, object] = {"crisis": 12, "kind": "holding", "language": "de"}
    where: dict[str, object] = {"network": "Instagram", "account": "@musterkanne"}
    slots = ("known", "unknown", "sorry", "doing", "next")
    return {
        "form-statement": OpenForm(
            click=crisis, title="form-statement-title", submit="form-statement-submit", params=params,
            fields=tuple(Field(id=slot, key=f"slot-{slot}", hint="form-statement-hint") for slot in slots),
        ),
        "form-statement-drill": OpenForm(
            click=crisis, title="form-statement-title", drill=True, submit="form-statement-submit",
            note="form-statement-note", quote=LONG, params=params,
            fields=tuple(Field(id=slot, key=f"slot-{slot}") for slot in ("proof", "prevented")),
        ),
        "form-statement-approve": OpenForm(
            click=replace(crisis, verb="word-approve", choice="-", kind="announcement"),
            title="form-statement-approve-title", submit="form-statement-approve-submit",
            note="form-statement-approve-note", quote=LONG, params={"crisis": 12, "count": 2},
        ),
        "form-statement-back": OpenForm(
            click=replace(crisis, verb="word-back", choice="-", kind="announcement"),
            title="form-sendback-title", submit="form-sendback-submit", params={"case": 0},
            fields=(Field(id="line", key="form-sendback-field", kind="long_text"),),
        ),
        "form-statement-posted": OpenForm(
            click=row, title="form-posted-title", submit="form-posted-submit", note="form-statement-posted-note",
            quote=LONG, params=where, fields=(Field(id="link", key="form-posted-field", hint="form-posted-hint"),),
        ),
        "form-statement-withdraw": OpenForm(
            click=replace(row, verb="word-undo"), title="form-undo-title", submit="form-undo-submit",
            note="form-statement-withdraw-note", quote=LONG, params=where,
        ),
        "form-statement-write": OpenForm(
            click=replace(crisis, verb="statement-write"), title="form-statement-write-title",
            submit="form-statement-write-submit", note="form-statement-write-note",
            params={"kind": "holding", "language": "de", "slots": "{known} {next}"},
            fields=(
                Field(id="text", key="form-statement-write-text", kind="long_text", value="{known}\n\n{next}"),
                Field(id="short", key="form-statement-write-short", kind="long_text", value="{known}"),
            ),
        ),
    }  # fmt: skip
