"""Four eyes: asking for a second person's yes, giving it, sending back, and the deputies."""

from dataclasses import replace

from handlers.case import Case, State
from handlers.checks import clean
from handlers.claims import name_of
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.crisis.freeze import refuse_frozen, second_person
from handlers.draft import ApprovalRequest, Draft, DraftState, RequestState
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted, TimerFired
from handlers.people import Person
from handlers.permissions import YES, acting, names_with, says_yes
from handlers.placement import Timer
from handlers.ports import Context
from handlers.records import BOT, cards_of, change_case, channel_of, note, notify, place, place_notice, said
from handlers.replies.publishing import back_to_owner, publish
from handlers.replies.versions import answers, refuse_changed
from handlers.routing import Channel, approval_channels
from handlers.views.facts import target_of

LONGEST_LINE = 300


def needs_second(case: Case, person: Person, ctx: Context) -> bool:
    """Whether somebody else has to say yes to what this person wrote."""
    policy = ctx.team.policy
    if second_person(ctx.uow, case.brand, drill=case.drill):
        return True
    if policy.solo and says_yes(person):
        return False
    return policy.four_eyes_from is not None and case.urgency >= policy.four_eyes_from


def ask_for_yes(ctx: Context, case: Case, draft: Draft, person: Person, *, platform: str) -> ApprovalRequest:
    """Ask for a second person's yes, by a message of its own to those who may give it."""
    base = ctx.uow.drafts.get(draft.based_on) if draft.based_on else None
    earlier = base.author if base and base.author != person.id and base.author in ctx.team.people else ""
    channels = _where_to_ask(ctx, case)
    others = names_with(YES, ctx.team, without=person.id)
    if not channels or not (others or (earlier and says_yes(person))):
        admins = names_with(frozenset({"admin"}), ctx.team)
        raise Refused("refused-nobody-approves", quote=draft.text, who=admins)
    due = ctx.now + ctx.team.policy.approval
    request = ctx.uow.requests.add(
        ApprovalRequest(case_id=case.id, draft_id=draft.id, asked_by=person.id, asked_at=ctx.now, due_at=due)
    )
    ctx.uow.timers.cancel(f"lease:{case.id}")
    ctx.uow.timers.set(Timer(key=f"approval:{request.id}", due_at=due, kind="approval", subject=request.id))
    change_case(ctx, case, state=State.IN_APPROVAL, owner=case.owner or person.id, lease_until=None)
    ctx.uow.placements.touch("drafts", case.id)
    for channel in channels:
        place(ctx, "approval", request.id, channel, mention=(earlier or "role:approver",))
    note(
        ctx,
        person.id,
        "approval.asked",
        f"case:{case.id}",
        draft=draft.id,
        request=request.id,
        platform=platform,
    )
    return request


def _where_to_ask(ctx: Context, case: Case) -> tuple[Channel, ...]:
    """The routes' channels for approvals; in a drill, or where no route fits any more, those of the case's cards."""
    comment = ctx.uow.comments.get(case.comment_id)
    routed = () if case.drill else approval_channels(case, comment, ctx.team)
    return routed or tuple(dict.fromkeys(channel_of(card) for card in cards_of(ctx, case)))


def ask_approve(event: Clicked, ctx: Context) -> list[Effect]:
    """The confirming form: where it will appear, and exactly this text."""
    _, draft, case, _ = _approvable(event, ctx)
    target = target_of(case, ctx.team)
    return [
        OpenForm(
            click=event.click,
            title="form-approve-submit-drill" if case.drill else "form-approve-title",
            submit="form-approve-submit-drill" if case.drill else "form-approve-submit",
            note="form-reply-note-drill" if case.drill else "form-approve-note",
            quote=draft.text,
            params={"network": target.network, "account": target.account, "case": case.id},
        )
    ]


def approve(event: Submitted, ctx: Context) -> list[Effect]:
    """The second person's yes to exactly this version: it is published."""
    person, draft, case, request = _approvable(event, ctx)
    close(ctx, request, RequestState.APPROVED, person)
    effects = publish(ctx, case, draft, person, platform=event.actor.platform)
    return [*effects, published_soon(case, ctx)]


def published_soon(case: Case, ctx: Context) -> Tell:
    """What happens next: the network is told, or a person has to copy it over; nothing in a drill."""
    if case.drill:
        return Tell(key="told-drilled", params={"case": case.id})
    target = target_of(case, ctx.team)
    key = "told-publishing" if target.source.reply_url else "told-by-hand"
    return Tell(key=key, params={"network": target.network, "account": target.account, "case": case.id})


def _approvable(event: Clicked | Submitted, ctx: Context) -> tuple[Person, Draft, Case, ApprovalRequest]:
    """Everything that a yes needs, checked anew; raises Refused with the first thing that is missing."""
    person = acting(event, ctx)
    draft, case, comment, request = open_request(event.click, ctx)
    refusal = why_not_yes(ctx, draft, person)
    if refusal is not None:
        raise refusal
    refuse_changed(comment, draft.comment_version)
    refuse_frozen(ctx, case.brand, drill=case.drill)
    if draft.comment_version != event.click.version or not answers(draft, case, comment):
        raise Refused("refused-draft-void")
    return person, draft, case, request


def why_not_yes(ctx: Context, draft: Draft, person: Person) -> Refused | None:
    """Why this person can't say yes to this version, or None.

    Never one's own version, unless solo mode is on. Somebody who approves may; so may the author of the version that
    an approver has changed into this one: two people have seen it, and one of them approves.
    """
    if person.is_(draft.author):
        case = ctx.uow.cases.get(draft.case_id)
        asked = second_person(ctx.uow, case.brand, drill=case.drill)
        if ctx.team.policy.solo and says_yes(person) and not asked:
            return None
        who = names_with(YES, ctx.team, without=person.id)
        return Refused("refused-own-version", who=who)
    if says_yes(person):
        return None
    base = ctx.uow.drafts.get(draft.based_on) if draft.based_on else None
    changer = ctx.team.people.get(draft.author)
    if base is not None and person.is_(base.author) and changer is not None and says_yes(changer):
        return None
    return Refused("refused-role", verb="approve", who=names_with(YES, ctx.team, without=draft.author))


def open_request(click: Click, ctx: Context) -> tuple[Draft, Case, Comment, ApprovalRequest]:
    """The draft and the open request for it; who comes late is told who was first."""
    draft = ctx.uow.drafts.get(click.id)
    case = ctx.uow.cases.get(draft.case_id)
    comment = ctx.uow.comments.get(case.comment_id)
    requests = ctx.uow.requests.find(draft_id=draft.id)
    if not requests:
        raise Refused("refused-draft-void")
    request = requests[-1]
    who, at = name_of(ctx, request.decided_by), request.decided_at or request.asked_at
    match request.state:
        case RequestState.OPEN:
            pass
        case RequestState.APPROVED:
            raise Refused("refused-already-approved", who=who, at=at)
        case RequestState.SENT_BACK:
            raise Refused("refused-sent-back", who=who, at=at)
        case RequestState.VOID:
            refuse_changed(comment, draft.comment_version)
            raise Refused("refused-draft-void")
    if draft.state is not DraftState.PROPOSED or case.state is not State.IN_APPROVAL:
        raise Refused("refused-draft-void")
    return draft, case, comment, request


def close(
    ctx: Context, request: ApprovalRequest, state: RequestState, person: Person, *, line: str = ""
) -> None:
    ctx.uow.timers.cancel(f"approval:{request.id}")
    ctx.uow.requests.save(
        replace(
            request,
            state=state,
            decided_by=person.id,
            decided_at=ctx.now,
            note=line,
            version=request.version + 1,
        )
    )
    ctx.uow.placements.touch("approval", request.id)


def ask_sendback(event: Clicked, ctx: Context) -> list[Effect]:
    person = acting(event, ctx)
    draft, case, _, _ = open_request(event.click, ctx)
    _refuse_stranger(person, draft, ctx)
    line = Field(id="line", key="form-sendback-field", kind="long_text", max_length=LONGEST_LINE)
    return [
        OpenForm(
            click=event.click,
            title="form-sendback-title",
            submit="form-sendback-submit",
            params={"case": case.id},
            fields=(line,),
        )
    ]


def send_back(event: Submitted, ctx: Context) -> list[Effect]:
    """Not like this: the line goes to the author, the case back to its owner. The author may withdraw so."""
    person = acting(event, ctx)
    draft, case, _, request = open_request(event.click, ctx)
    _refuse_stranger(person, draft, ctx)
    line = clean(event.values.get("line", ""))[:LONGEST_LINE]
    if not line:
        raise Refused("refused-form-incomplete", field="line")
    close(ctx, request, RequestState.SENT_BACK, person, line=line)
    ctx.uow.drafts.save(replace(draft, state=DraftState.VOID))
    ctx.uow.placements.touch("drafts", case.id)
    back = back_to_owner(ctx, case)
    note(
        ctx,
        person.id,
        "draft.sent_back",
        f"case:{case.id}",
        draft.id,
        draft=draft.id,
        platform=event.actor.platform,
    )
    if person.is_(draft.author):
        return []
    notify(ctx, back, [draft.author], "notice-sent-back", by=person.name, quote=line)
    return [Tell(key="told-sent-back", params={"who": name_of(ctx, draft.author), "case": case.id})]


def _refuse_stranger(person: Person, draft: Draft, ctx: Context) -> None:
    """Sending back is for those who may say yes, and for the author."""
    if not person.is_(draft.author) and (refusal := why_not_yes(ctx, draft, person)) is not None:
        raise refusal


def overdue(event: TimerFired, ctx: Context) -> list[Effect]:
    """Nobody has said yes or no in time: the request goes to the deputies, by a new message."""
    if not ctx.uow.timers.take(event.key or f"approval:{event.subject}", event.due_at):
        return []
    request = ctx.uow.requests.get(event.subject)
    if request.state is not RequestState.OPEN or request.deputised:
        return []
    case = ctx.uow.cases.get(request.case_id)
    ctx.uow.requests.save(replace(request, deputised=True, version=request.version + 1))
    ctx.uow.placements.touch("approval", request.id)
    note(ctx, BOT, "approval.overdue", f"case:{case.id}", request=request.id, draft=request.draft_id)
    asked_by = name_of(ctx, request.asked_by)
    for placed in ctx.uow.placements.of("approval", request.id):
        sentence = said("notice-approval-overdue", "", {"by": asked_by, "due": request.due_at})
        place_notice(ctx, case, channel_of(placed), placed.id, ("role:deputy",), sentence)
    return []
