"""A person writes the reply: the form, its checks, and where the text goes from there."""

from dataclasses import replace

from handlers.case import Case
from handlers.claims import refuse_busy, refuse_taken, take
from handlers.clicks import Click
from handlers.comment import Comment
from handlers.crisis.freeze import refuse_frozen
from handlers.draft import Draft, DraftState
from handlers.effects import Effect, Field, OpenForm, Tell
from handlers.errors import Refused
from handlers.events import Clicked, Submitted
from handlers.people import Person
from handlers.permissions import YES, acting, names_with
from handlers.ports import Context
from handlers.replies.approval import ask_for_yes, needs_second, open_request, published_soon, why_not_yes
from handlers.replies.publishing import publish
from handlers.replies.versions import new_version, refuse_changed, unfinished
from handlers.replies.void import void_requests
from handlers.sources.chat_source import refuse_chat
from handlers.sources.networks import field_length
from handlers.views.facts import target_of


def use(event: Clicked, ctx: Context) -> list[Effect]:
    """Take one of the drafts: the form opens already filled."""
    person = acting(event, ctx)
    base = ctx.uow.drafts.get(event.click.id)
    case = ctx.uow.cases.get(base.case_id)
    comment = _open_to_write(ctx, case, person)
    refuse_changed(comment, base.comment_version)
    _refuse_void(base)
    return [_form(ctx, case, person, text=base.text, click=_reply_click(comment, base, case))]


def write(event: Clicked, ctx: Context) -> list[Effect]:
    """Write freely; a version that was sent back, or refused by the network, is there to go on with."""
    person = acting(event, ctx)
    case = ctx.uow.cases.get(event.click.id)
    comment = _open_to_write(ctx, case, person)
    base = unfinished(ctx, case, comment)
    text = base.text if base else ""
    return [_form(ctx, case, person, text=text, click=_reply_click(comment, base, case))]


def ask_change(event: Clicked, ctx: Context) -> list[Effect]:
    """Change what waits for a yes: the form is filled with it."""
    person = acting(event, ctx)
    draft, case, comment, _ = open_request(event.click, ctx)
    _refuse_onlooker(ctx, draft, person)
    refuse_changed(comment, draft.comment_version)
    return [_form(ctx, case, person, text=draft.text, click=event.click)]


def reply(event: Submitted, ctx: Context) -> list[Effect]:
    """The form came back: a new version, that asks for a yes or is published at once."""
    person = acting(event, ctx)
    typed = event.values.get("text", "")
    base = ctx.uow.drafts.get(event.click.id) if event.click.kind == "draft" else None
    case = ctx.uow.cases.get(base.case_id if base else event.click.id)
    comment = ctx.uow.comments.get(case.comment_id)
    try:
        refuse_chat(case)
        refuse_changed(comment, event.click.version)
        refuse_busy(ctx, case)
        refuse_frozen(ctx, case.brand, drill=case.drill)
        if base is not None:
            _refuse_void(base)
        taken = take(ctx, case, person, event.actor.platform)
    except Refused as refusal:
        refusal.quote = typed
        raise
    draft = new_version(ctx, taken, comment, person, typed, base=base, platform=event.actor.platform)
    return put_forward(ctx, taken, draft, person, platform=event.actor.platform)


def change(event: Submitted, ctx: Context) -> list[Effect]:
    """A changed version: the old one and its request are void, and its author may approve the new one."""
    person = acting(event, ctx)
    typed = event.values.get("text", "")
    try:
        old, case, comment, _ = open_request(event.click, ctx)
        _refuse_onlooker(ctx, old, person)
        refuse_changed(comment, event.click.version)
        refuse_frozen(ctx, case.brand, drill=case.drill)
    except Refused as refusal:
        refusal.quote = typed
        raise
    draft = new_version(ctx, case, comment, person, typed, base=old, platform=event.actor.platform)
    if draft.text == old.text:
        raise Refused("refused-text-unchanged", field="text")
    void_requests(ctx, case, "changed")
    ctx.uow.drafts.save(replace(old, state=DraftState.VOID))
    return put_forward(ctx, case, draft, person, platform=event.actor.platform)


def put_forward(ctx: Context, case: Case, draft: Draft, person: Person, *, platform: str) -> list[Effect]:
    """On its way: to a second person, or out."""
    case = ctx.uow.cases.get(case.id)
    if needs_second(case, person, ctx):
        request = ask_for_yes(ctx, case, draft, person, platform=platform)
        who = names_with(YES, ctx.team, without=person.id)
        return [Tell(key="told-approval-asked", params={"case": case.id, "due": request.due_at, "who": who})]
    return [*publish(ctx, case, draft, person, platform=platform), published_soon(case, ctx)]


def _form(ctx: Context, case: Case, person: Person, *, text: str, click: Click) -> OpenForm:
    target = target_of(case, ctx.team)
    approval = needs_second(case, person, ctx)
    field = Field(
        id="text",
        key="form-reply-field",
        kind="long_text",
        value=text,
        max_length=field_length(target.source),
    )
    return OpenForm(
        click=click,
        title="form-reply-title",
        submit="form-reply-submit-approval"
        if approval
        else ("form-approve-submit-drill" if case.drill else "form-reply-submit-publish"),
        note="form-reply-note-drill"
        if case.drill
        else ("form-reply-note-approval" if approval else "form-reply-note-publish"),
        params={"network": target.network, "account": target.account, "case": case.id},
        fields=(field,),
    )


def _reply_click(comment: Comment, base: Draft | None, case: Case) -> Click:
    """The form carries the version of the comment that is answered, whatever happens to the case meanwhile."""
    kind, id_ = ("draft", base.id) if base else ("case", case.id)
    return Click(verb="reply", kind=kind, id=id_, version=comment.version)


def _open_to_write(ctx: Context, case: Case, person: Person) -> Comment:
    refuse_chat(case)
    refuse_busy(ctx, case)
    refuse_taken(ctx, case, person)
    refuse_frozen(ctx, case.brand, drill=case.drill)
    return ctx.uow.comments.get(case.comment_id)


def _refuse_void(base: Draft) -> None:
    """An offered draft counts until it is void; a person's version that came to nothing may be taken up again."""
    taken_up = bool(base.author) and base.state is DraftState.VOID
    if base.state is not DraftState.OFFERED and not taken_up:
        raise Refused("refused-draft-void")


def _refuse_onlooker(ctx: Context, draft: Draft, person: Person) -> None:
    """Changing is for those who may say yes, and for the author."""
    if not person.is_(draft.author) and (refusal := why_not_yes(ctx, draft, person)) is not None:
        raise refusal
