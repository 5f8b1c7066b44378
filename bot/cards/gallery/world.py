"""The people, accounts and comments of the gallery. All invented; decent enough to show, hostile ones included."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handlers.case import Case, State
from handlers.comment import Author, Comment, Flag, Post, Purpose, Urgency
from handlers.draft import ApprovalRequest, Draft, DraftState, Origin, Send, SendKind, SendState, binding_hash
from handlers.flags import folded_flag, hold_of, main_topic, weightiest_first
from handlers.people import Brand, Person, RoleHandle, Source, Team
from handlers.views import (
    ApprovalView,
    CaseView,
    DraftsView,
    EscalationFacts,
    Published,
    Target,
)
from handlers.views.allowed import approval_verbs, case_verbs, drafts_verbs, settling, undoing

NOW = datetime(2026, 11, 14, 13, 7, tzinfo=UTC)
"""14:07 in Berlin."""


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


JANA = Person(id="jana", name="Jana", slack="U0JANA", discord="201", roles=frozenset({"moderator"}))
MERT = Person(id="mert", name="Mert", slack="U0MERT", discord="202", roles=frozenset({"approver"}))
AYLIN = Person(id="aylin", name="Aylin", slack="U0AYLIN", discord="203", roles=frozenset({"deputy"}))
TOM = Person(id="tom", name="Tom", slack="U0TOM", discord="204", roles=frozenset({"legal"}), language="en")

BRAND = Brand(name="Musterkanne", facts=("Bruchschaden, Stand 2. Nov.",), links=("musterkanne.example",))
INSTAGRAM = Source(
    name="insta",
    kind="hook",
    brand="Musterkanne",
    network="instagram",
    account="@musterkanne",
    reply_url="https://tool.example/reply",
)
PORTAL = Source(
    name="portal", kind="hook", brand="Musterkanne", network="Bewertungsportal", account="Musterkanne GmbH"
)
FEDIVERSE = Source(
    name="masto",
    kind="mastodon",
    brand="Musterkanne",
    network="mastodon",
    account="@musterkanne_keramik_und_mehr@gemeinschaft.musterkanne.example",
    reply_url="https://tool.example/reply",
)
TEAM = Team(
    brands={"Musterkanne": BRAND},
    sources={source.name: source for source in (INSTAGRAM, PORTAL, FEDIVERSE)},
    people={person.id: person for person in (JANA, MERT, AYLIN, TOM)},
    roles={"approver": RoleHandle(name="Freigabe-Social", slack="S0APPROVE", discord="301")},
)

COMPLAINT = "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?"
REPLY = (
    "Hallo Lea, dreimal Scherben statt Tasse, das tut uns leid. Schick uns bitte deine Bestellnummer "
    "per Direktnachricht, dann schauen wir uns alle drei Lieferungen an."
)
FACTUAL = (
    "Hallo Lea, danke für den Hinweis. Für Bruchschäden brauchen wir die Bestellnummer, "
    "bitte per Direktnachricht."
)
BRIEF = "Hallo Lea, das tut uns leid. Schreib uns bitte kurz per Direktnachricht, wir kümmern uns."
HOSTILE = (
    "@everyone @here <!channel> <@U0JANA> <@&301> <https://boese.example|Gewinn abholen> "
    "[Hier klicken](https://boese.example) **fett** _kursiv_ ~~weg~~ `code` ```\nblock\n``` > Zitat\n"
    "# Überschrift\n-# klein ||verdeckt|| <t:0:R> <#123> </mach:1> "
    '{"blocks":[{"type":"actions"}]} \u202egnutsieL elloT\u202c \u200bunsichtbar\u2066 &amp; &lt;b&gt; \\*'
)
LONG = "Ich habe lange überlegt, ob ich das hier schreibe. " * 400


def target_of(source: Source) -> Target:
    shown = {"insta": "Instagram", "masto": "Mastodon"}.get(source.name, source.network)
    return Target(source=source, brand=BRAND, network=shown, account=source.account)


COMMENT = Comment(
    id=31,
    source="insta",
    external_id="c-31",
    author=Author(id="a-7", name="lea_im_norden", followers=1240),
    text=COMPLAINT,
    created_at=NOW,
    received_at=minutes(0.2),
    url="https://instagram.example/p/1/c/31",
    post=Post(id="p-1", url="https://instagram.example/p/1", title="Herbstaktion Keramik"),
    language="de",
    likes=14,
)
FLAGS = (Flag(name="complaint", evidence="kaputt"), Flag(name="question"))
CASE = Case(
    id=4711,
    comment_id=31,
    brand="Musterkanne",
    source="insta",
    version=3,
    urgency=Urgency.URGENT,
    purpose=Purpose.SUPPORT,
    flags=FLAGS,
    language="de",
    opened_at=minutes(0.3),
    reply_by=minutes(60),
    author_count=2,
)
IN_APPROVAL = replace(CASE, state=State.IN_APPROVAL, owner="jana")
CLAIMED = replace(CASE, state=State.CLAIMED, owner="jana", lease_until=minutes(30))

DONE = replace(CASE, state=State.ANSWERED, owner="jana", closed_by="jana", closed_at=minutes(24))
PUBLISHING = replace(CASE, state=State.PUBLISHING, owner="jana")
DISMISSED = replace(CASE, state=State.DISMISSED, closed_by="jana", closed_at=minutes(13))


def draft(text: str = REPLY, **changes: object) -> Draft:
    return replace(
        Draft(
            id=52,
            case_id=4711,
            comment_version=1,
            number=2,
            text=text,
            hash=binding_hash(source="insta", external_id="c-31", text=text),
            origin=Origin.PERSON,
            author="jana",
            based_on=49,
            state=DraftState.PROPOSED,
            created_at=minutes(15),
        ),
        **changes,
    )


def offered(*texts: str, origin: Origin = Origin.TEMPLATE) -> tuple[Draft, ...]:
    return tuple(
        draft(
            text,
            id=49 + place,
            number=1,
            variant="abc"[place],
            origin=origin,
            author="",
            based_on=0,
            state=DraftState.OFFERED,
        )
        for place, text in enumerate(texts)
    )


def send(state: SendState, kind: SendKind = SendKind.REPLY, *, text: str = REPLY, error: str = "") -> Send:
    sent = state is SendState.SENT
    return Send(
        id=77,
        key="reply-52",
        kind=kind,
        case_id=4711,
        draft_id=52,
        source="insta",
        external_id="c-31",
        text=text,
        comment_version=1,
        state=state,
        settled_at=minutes(24) if sent else None,
        proof_id="r-900" if sent else "",
        proof_url="https://instagram.example/p/1/c/900" if sent else "",
        error=error,
    )


def published(row: Send, *, approver: Person | None = MERT, solo: bool = False) -> Published:
    return Published(
        send=row,
        draft=draft(state=DraftState.PUBLISHED),
        author=JANA,
        approver=approver,
        at=minutes(24),
        url=row.proof_url,
        by_hand=row.kind is SendKind.BY_HAND,
        solo=solo,
    )


SENT = send(SendState.SENT)
REQUEST = ApprovalRequest(
    id=12, case_id=4711, draft_id=52, asked_by="jana", asked_at=minutes(15), due_at=minutes(38)
)


def case_view(
    case: Case = CASE,
    comment: Comment = COMMENT,
    *,
    source: Source = INSTAGRAM,
    send: Send | None = None,
    done: Published | None = None,
    drafting: bool = False,
    likes_in: tuple[int, int] | None = (14, 20),
    escalation: EscalationFacts | None = None,
    also: tuple[tuple[Target, str], ...] = (),
) -> CaseView:
    """What the core would load for this case."""
    folded = folded_flag(case.flags)
    waiting = case.state is State.IN_APPROVAL
    by_hand = send is not None and send.kind is SendKind.BY_HAND and send.state is SendState.PLANNED
    return CaseView(
        case=case,
        comment=comment,
        target=target_of(source),
        topic=main_topic(case.flags),
        reasons=weightiest_first(case.flags),
        folded=folded,
        likes_in=likes_in,
        owner=TEAM.people.get(case.owner),
        escalation=escalation,
        drafting=drafting,
        request=REQUEST if waiting else None,
        asked_by=JANA if waiting else None,
        send=send,
        send_text=send.text if send is not None and by_hand else "",
        published=done,
        also=also,
        closed_by=TEAM.people.get(case.closed_by),
        allowed=case_verbs(case, source, send, folded=bool(folded)),
    )


def flagged(*flags: Flag, **changes: object) -> Case:
    """The sample case with other flags; a risk among them forbids drafts, as in the core."""
    return replace(replace(CASE, flags=flags, hold=hold_of(flags)), **changes)


def drafts_view(
    drafts: tuple[Draft, ...],
    *,
    case: Case = CLAIMED,
    names: tuple[str, ...] = ("empathetic", "factual", "brief"),
    failure: str = "",
    void: str = "",
    missing: str = "",
    facts: tuple[str, ...] = (),
) -> DraftsView:
    return DraftsView(
        case=case,
        comment=COMMENT,
        target=target_of(INSTAGRAM),
        drafts=drafts,
        names=dict(zip("abc", names, strict=False)),
        origin=drafts[0].origin if drafts else "",
        missing=missing,
        facts=facts,
        failure=failure,
        void=void,
        allowed=drafts_verbs(case, drafts),
    )


def approval_view(
    request: ApprovalRequest = REQUEST,
    *,
    case: Case = IN_APPROVAL,
    text: str = REPLY,
    comment: Comment = COMMENT,
    base_author: Person | None = None,
    changed: tuple[str, ...] = ("alle drei Lieferungen",),
    warnings: tuple[str, ...] = (),
    decided_by: Person | None = None,
    void: str = "",
    send: Send | None = None,
    done: Published | None = None,
    source: Source = INSTAGRAM,
) -> ApprovalView:
    open_ = request.decided_at is None
    version = draft(text)
    verbs = approval_verbs(version, comment, is_open=open_, folded=bool(folded_flag(case.flags)))
    return ApprovalView(
        request=request,
        case=case,
        comment=comment,
        target=target_of(source),
        draft=version,
        author=AYLIN if base_author else JANA,
        base_variant="" if base_author else "a",
        base_author=base_author,
        changed=changed,
        warnings=warnings,
        decided_by=decided_by,
        void=void,
        send=send,
        published=done,
        allowed=verbs | settling(case, send) | undoing(source, send),
    )
