"""Statements in every state: prepared, as a preview, before the second person, published, unclear, and in a drill."""

from dataclasses import replace
from typing import Any, cast

from bot.cards.gallery.world import BRAND, FEDIVERSE, HOSTILE, INSTAGRAM, JANA, MERT, NOW, PORTAL, minutes
from handlers.clicks import Click
from handlers.crisis.crisis import Crisis
from handlers.crisis.decision import Fact, FactState
from handlers.draft import Send, SendKind, SendState
from handlers.effects import Field, OpenForm, Option, Tell
from handlers.errors import Refused
from handlers.people import Source
from handlers.sources.networks import length_of, limit_of, shown_account, shown_network
from handlers.texts.announcement import Act, Announcement, AnnouncementState, Statement, Wording, bound
from handlers.views import AnnouncementView, CrisisNoticeView, StatementsView, StockTextView, StockView, View
from handlers.views.public import Change
from handlers.views.statements import PostSeen, PreparedSeen
from handlers.views.stock import StockSeen

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
    there = _post(PORTAL, LONG, _send(SendState.SENT, kind=SendKind.BY_HAND, proof="p2", id=80))
    taken = replace(sent, changes=(_change("delete", SendState.SENT),))
    yes = AnnouncementState.APPROVED
    return {
        "statements": statements(),
        "statement-drafted": made(AnnouncementState.DRAFTED, allowed=("word-ask", "statement")),
        "statement-drafted-for-one": made(
            AnnouncementState.DRAFTED, (_post(INSTAGRAM, LONG),), allowed=("word-ask", "statement")
        ),
        "statement-open": made(AnnouncementState.OPEN, warnings=("check-number",), allowed=OPEN),
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
        "statement-published": made(yes, (sent, there), alone=True, closed=True, allowed=DONE),
        "statement-published-twice": made(yes, (sent, _masto()), allowed=DONE),
        "statement-withdrawn": made(yes, (taken, there), allowed=DONE),
        "statement-withdrawing": made(
            yes, (replace(sent, changes=(_change("delete", SendState.SENDING),)),), allowed=DONE
        ),
        "statement-still-there": made(
            yes,
            (
                replace(
                    sent, changes=(_change("delete", SendState.REJECTED, error="send-error-still-there"),)
                ),
            ),
            allowed=DONE,
        ),
        "statement-edited": made(
            yes,
            (replace(sent, can_edit=True, changes=(_change("edit", SendState.SENT, text=SHORT),)),),
            allowed=DONE,
        ),
        "statement-edit-asked": made(yes, (replace(sent, changes=(_change("edit"),)),), allowed=DONE),
        "statement-withdraw-asked": made(yes, (replace(sent, changes=(_change("delete"),)),), allowed=DONE),
        "statement-editing": made(
            yes, (replace(sent, changes=(_change("edit", SendState.SENDING),)),), allowed=DONE
        ),
        **_changes(),
        "statement-open-facts": made(
            AnnouncementState.OPEN,
            (_post(INSTAGRAM, LONG),),
            facts=FACTS,
            warnings=("check-cause", "check-name"),
            allowed=(*OPEN, "word-phone"),
        ),
        "statement-void-fact": made(
            AnnouncementState.VOID, void="statement-void-fact", allowed=("statement",)
        ),
        "statement-attested": made(yes, (sent, there), attested=True, allowed=DONE),
        "statement-solo": made(yes, (sent, there), alone=True, allowed=DONE),
        "stock": _stock(),
        "stock-of-many": replace(_stock(), page=2, pages=3),
        "stock-text": _stock_text(),
        "stock-text-outdated": _stock_text(outdated=True),
        "stock-text-retired": _stock_text(retired=True),
        "statement-unclear": made(yes, (_post(INSTAGRAM, LONG, _send(SendState.UNKNOWN)),), allowed=DONE),
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
    about: dict[str, Any] = {"kind": "holding", "target": "Instagram @musterkanne"}
    return {
        "notice-statement-published": _notice("notice-statement-published", **about),
        "notice-statement-withdrawn": _notice("notice-statement-withdrawn", **about),
        "notice-statement-unclear": _notice("notice-statement-unclear", **about),
        "notice-statement-failed": _notice("notice-statement-failed", **about, error="send-error-forbidden"),
        "notice-statement-corrected": _notice("notice-statement-corrected", **about),
        "notice-statement-sent-back": _notice("notice-statement-sent-back", by="Mert", kind="holding"),
        "notice-statement-sent-back-drill": _notice(
            "notice-statement-sent-back", crisis=DRILL, by="Mert", kind="holding"
        ),
        "notice-statement-overdue": _notice(
            "notice-statement-overdue", by="Jana", due=minutes(20), kind="holding"
        ),
        "notice-statement-void": _notice("notice-statement-void", kind="holding"),
    }


def _notice(key: str, crisis: Crisis = CRISIS, **params: object) -> CrisisNoticeView:
    return CrisisNoticeView(
        crisis=crisis,
        key=key,
        params={**params, "crisis": crisis.id},
        quote="",
        fill=None,
        allowed=frozenset({"where"}),
    )


OPEN = ("word-approve", "word-back", "statement")
DONE = ("word-posted", "word-settle", "word-edit", "word-undo")


OWN = Statement(
    id=1, brand="Musterkanne", kind="acknowledgement", language="de", text="Wir melden uns {next}.",
    short="Bis {next}.", owner="mert", approved_by="mert", approved_at=NOW, approve_again_at=minutes(60 * 24 * 182),
    seed="abc",
)  # fmt: skip
TITLED = replace(OWN, id=2, kind="holding", title="Rückruf @everyone <!here>", text=HOSTILE)
FACTS = (
    Fact(
        id=3, crisis_id=12, state=FactState.KNOWN, text="Eine Lieferung ist betroffen", source="Labor", at=NOW,
        by="mert",
    ),
)  # fmt: skip


def statements() -> StatementsView:
    outdated = replace(OWN, kind="holding")
    rows = (
        PreparedSeen(kind="acknowledgement", language="de", statement=OWN, owner=MERT, outdated=False),
        PreparedSeen(kind="holding", language="de", statement=outdated, owner=None, outdated=True),
        PreparedSeen(kind="correction", language="de", statement=None, owner=None, outdated=False),
        PreparedSeen(kind="closing", language="de", statement=None, owner=None, outdated=False),
    )
    others = (
        PreparedSeen(kind="holding", language="de", statement=TITLED, owner=MERT, outdated=False),
        *(replace(row, language="en", statement=None) for row in rows),
    )
    return StatementsView(crisis=CRISIS, rows=rows, others=others, allowed=frozenset({"statement", "stock"}))


def _stock() -> StockView:
    shipped = StockSeen(
        kind="correction", language="de", statement=None, owner=None, outdated=False, seed_changed=False
    )
    kept = replace(shipped, kind="acknowledgement", statement=OWN, owner=MERT)
    return StockView(
        brand=BRAND,
        place=0,
        rows=(
            shipped,
            kept,
            replace(kept, kind="holding", statement=TITLED, outdated=True),
            replace(kept, statement=replace(OWN, id=3, language="en"), language="en", seed_changed=True),
        ),
        page=1,
        pages=1,
        allowed=frozenset({"stock", "stock-text", "statement-write"}),
    )


def _stock_text(*, outdated: bool = False, retired: bool = False) -> StockTextView:
    one = TITLED if outdated else replace(OWN, retired_at=NOW if retired else None)
    seen = StockSeen(
        kind=one.kind, language="de", statement=one, owner=MERT, outdated=outdated, seed_changed=outdated
    )
    doing = {"statement-again", "statement-write", "statement-retire"}
    return StockTextView(
        seen=seen,
        statement=one,
        approved_by=MERT,
        place=0,
        allowed=frozenset({"stock"} | (set() if retired else doing)),
    )


def _changes() -> dict[str, View]:
    """What becomes of a post that stands, as a request and as it was carried out."""
    open_, yes, link = AnnouncementState.OPEN, AnnouncementState.APPROVED, "https://portal.example/p/1"
    by_hand = replace(_post(PORTAL, SHORT), address=link)
    waiting = replace(by_hand, send=_send(SendState.PLANNED, kind=SendKind.BY_HAND))
    drafted = AnnouncementState.DRAFTED
    found: dict[str, View] = {}
    for act, reason in (("edit", {}), ("delete", {"reason": "Der Preis stimmt nicht."})):
        kind = SendKind(act)
        post = replace(_post(INSTAGRAM, SHORT), address="https://insta.example/p1")
        done = replace(post, send=_send(SendState.SENT, kind=kind, proof="p1"))
        unclear = replace(post, send=_send(SendState.UNKNOWN, kind=kind))
        off = replace(post, send=_send(SendState.REJECTED, kind=kind, error="send-error-target-gone"))
        found |= {
            f"statement-{act}-open": made(open_, (post,), act=act, slots=reason, allowed=OPEN),
            f"statement-{act}-open-by-hand": made(open_, (by_hand,), act=act, slots=reason, allowed=OPEN),
            f"statement-{act}-by-hand": made(yes, (waiting,), act=act, slots=reason, allowed=DONE[:2]),
            f"statement-{act}-done": made(yes, (done,), act=act, slots=reason, allowed=DONE[:2]),
            f"statement-{act}-unclear": made(yes, (unclear,), act=act, slots=reason, allowed=DONE[:2]),
            f"statement-{act}-failed": made(yes, (off,), act=act, slots=reason, allowed=DONE[:2]),
        }
    edit = made(drafted, (_post(INSTAGRAM, SHORT),), act="edit", allowed=("word-ask", "statement"))
    return {**found, "statement-edit-drafted": edit}


def _change(act: str, state: SendState | None = None, *, text: str = "", error: str = "") -> Change:
    wish = made(AnnouncementState.OPEN if state is None else AnnouncementState.APPROVED, act=act).announcement
    row = replace(_send(state, kind=SendKind(act), error=error, id=79), text=text) if state else None
    return Change(made=wish, row=row)


def made(
    state: AnnouncementState,
    posts: tuple[PostSeen, ...] = (),
    *,
    crisis: Crisis = CRISIS,
    closed: bool = False,
    alone: bool = False,
    note: str = "",
    act: str = "post",
    slots: dict[str, str] | None = None,
    attested: bool = False,
    void: str = "",
    facts: tuple[Fact, ...] = (),
    warnings: tuple[str, ...] = (),
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
            slots=slots or {},
            act=cast("Act", act),
            author="jana",
            state=state,
            created_at=NOW,
            due_at=minutes(20),
            decided_by="mert" if decided else "",
            decided_at=minutes(9) if decided else None,
            alone=alone,
            note=note,
            next_update_at=minutes(323) if act == "post" else None,
            attested_by="jana" if attested else "",
            called_at=minutes(8) if attested else None,
            void=void,
            version=3,
        ),
        crisis=crisis,
        author=JANA,
        decided_by=MERT if decided else None,
        attested_by=JANA if attested else None,
        posts=shown,
        facts=facts,
        warnings=warnings,
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
    }


def refusals() -> list[Refused]:
    return [
        Refused("refused-change-running"),
        Refused("refused-fact-moved", crisis=12),
        Refused("refused-phone-before", field="at"),
        Refused("refused-phone-off"),
        Refused("refused-phone-self"),
        Refused("refused-statement-asked", crisis=12),
        Refused("refused-statement-changed", who="Mert", at=NOW),
        Refused("refused-statement-exists", field="title"),
        Refused("refused-statement-no-account", brand="Musterkanne"),
        Refused("refused-statement-over", crisis=12),
        Refused("refused-statement-retired"),
        Refused("refused-statement-slot", slot="cause"),
        Refused("refused-statement-slot-missing", slot="next"),
        Refused("refused-statements-full", count=40),
        Refused("refused-time-invalid", field="next", quote="bald"),
    ]


def forms() -> dict[str, OpenForm]:
    return {**_filling(), **_deciding(), **_changing(), **_keeping()}


WHERE: dict[str, object] = {"network": "Instagram", "account": "@musterkanne"}
ROW = Click(verb="word-posted", kind="send", id=77, version=1)
MADE = Click(verb="word-approve", kind="announcement", id=5, version=4)


def _filling() -> dict[str, OpenForm]:
    crisis = Click(verb="statement", choice="holding-de", kind="crisis", id=12, version=4)
    params: dict[str, object] = {"crisis": 12, "kind": "holding", "language": "de", "known": "Labor"}
    hints = {"known": "form-statement-hint-known", "unknown": "form-statement-hint-unknown"}
    slots = ("known", "unknown", "sorry", "doing", "next")
    return {
        "form-statement": OpenForm(
            click=crisis, title="form-statement-title", submit="form-statement-submit", params=params,
            fields=tuple(Field(id=slot, key=f"slot-{slot}", hint="form-statement-hint") for slot in slots),
        ),
        "form-statement-facts": OpenForm(
            click=crisis, title="form-statement-title", submit="form-statement-submit", params=params,
            fields=tuple(Field(id=slot, key=f"slot-{slot}", hint=hints.get(slot, "")) for slot in slots),
        ),
        "form-statement-drill": OpenForm(
            click=crisis, title="form-statement-title", drill=True, submit="form-statement-submit",
            note="form-statement-note", quote=LONG, params=params,
            fields=tuple(Field(id=slot, key=f"slot-{slot}") for slot in ("proof", "prevented")),
        ),
    }  # fmt: skip


def _deciding() -> dict[str, OpenForm]:
    approving = {
        f"form-statement-approve-{act}": OpenForm(
            click=MADE, title="form-statement-approve-title", submit=f"form-statement-approve-{act}",
            note=f"form-statement-note-{act}", quote=LONG, params={"crisis": 12, "count": 2},
        )
        for act in ("post", "edit", "delete")
    }  # fmt: skip
    people = tuple(Option(value=one.id, text=one.name) for one in (MERT, JANA))
    return {
        **approving,
        "form-phone": OpenForm(
            click=replace(MADE, verb="word-phone"), title="form-phone-title", submit="form-phone-submit",
            note="form-phone-note", quote=LONG, params={"crisis": 12, "count": 2},
            fields=(
                Field(id="person", key="form-phone-who", kind="choice", options=people),
                Field(id="at", key="form-phone-at"),
                Field(id="line", key="form-phone-line"),
            ),
        ),
        "form-statement-back": OpenForm(
            click=replace(MADE, verb="word-back"), title="form-sendback-title", submit="form-sendback-submit",
            params={"case": 0}, fields=(Field(id="line", key="form-sendback-field", kind="long_text"),),
        ),
    }  # fmt: skip


def _changing() -> dict[str, OpenForm]:
    link = Field(id="link", key="form-posted-field", hint="form-posted-hint")
    text = Field(
        id="text", key="form-statement-edit-field", kind="long_text", value=LONG, hint="form-statement-hint"
    )
    reason = Field(id="reason", key="form-statement-withdraw-reason", kind="long_text")
    found = {
        f"form-statement-{name}": OpenForm(
            click=ROW, title="form-posted-title", submit="form-posted-submit", note=f"form-statement-{name}-note",
            quote=LONG, params=WHERE, fields=(link,),
        )
        for name in ("posted", "edited")
    } | {
        "form-deleted": OpenForm(
            click=ROW, title="form-deleted-title", submit="form-deleted-submit", note="form-deleted-note",
            quote="https://portal.example/p/1", params=WHERE,
        )
    }  # fmt: skip
    for by_hand in ("no", "yes"):
        params = {**WHERE, "by_hand": by_hand}
        found |= {
            f"form-statement-edit-{by_hand}": OpenForm(
                click=replace(ROW, verb="word-edit"), title="form-statement-edit-title",
                submit="form-statement-submit", note="form-statement-edit-note", params=params, fields=(text,),
            ),
            f"form-statement-withdraw-{by_hand}": OpenForm(
                click=replace(ROW, verb="word-undo"), title="form-undo-title",
                submit="form-statement-withdraw-submit", note="form-statement-withdraw-note", quote=LONG,
                params=params, fields=(reason,),
            ),
        }  # fmt: skip
    return found


def _keeping() -> dict[str, OpenForm]:
    new = Click(verb="statement-write", choice="holding-de", kind="brand", id=0, version=1)
    people = tuple(Option(value=one.id, text=one.name) for one in (MERT, JANA))
    return {
        "form-statement-write": OpenForm(
            click=new, title="form-statement-write-title",
            submit="form-statement-write-submit", note="form-statement-write-note",
            params={"kind": "holding", "language": "de", "slots": "{known} {next}", "days": 182},
            fields=(
                Field(id="title", key="form-statement-write-title-field"),
                Field(id="text", key="form-statement-write-text", kind="long_text", value="{known}\n\n{next}"),
                Field(id="short", key="form-statement-write-short", kind="long_text", value="{known}"),
                Field(id="owner", key="form-statement-write-owner", kind="choice", options=people, value="mert"),
            ),
        ),
        "form-statement-retire": OpenForm(
            click=Click(verb="statement-retire", kind="statement", id=1, version=2),
            title="form-statement-retire-title", submit="form-statement-retire-submit",
            note="form-statement-retire-note", quote="{known} {next}", params={"kind": "holding", "language": "de"},
        ),
    }  # fmt: skip
