"""The one table: what happened -> who decides about it. A new button or event is a line here.

Each function takes the event and a context, writes through `ctx.uow`, and returns effects. It raises Refused for what
a person may not do or comes too late with, possibly after it has written: whoever dispatches rolls back then.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import assert_never

from handlers import browsing, claims, commands, crisis_ended, opinion
from handlers.casework import asking, bulk, desk, handing, hiding, queue, resuming, sla, snoozing, topics
from handlers.crisis import (
    aftermath,
    assigning,
    bounds,
    checklist,
    decide,
    declare,
    facts,
    freeze,
    handover,
    leaving,
    level,
    promise,
    reading,
    reminders,
    report,
    roles,
    rooms,
    seconding,
    standdown,
    starting,
    tasks,
)
from handlers.drills import injects, running, script
from handlers.effects import Effect
from handlers.errors import NotFound, Refused
from handlers.escalations import calling, climbing, escalation, involved, ladder
from handlers.events import (
    AccountGone,
    AccountsRead,
    ChannelLost,
    ChannelsSeen,
    Clicked,
    Commanded,
    CommentReceived,
    DraftsMade,
    Event,
    GroupsRead,
    HomeOpened,
    Invited,
    NotTold,
    OpinionGiven,
    Paged,
    Pointed,
    PutAside,
    Reacted,
    ReportShared,
    RoomFailed,
    RoomOpened,
    SendSettled,
    Submitted,
    TimerFired,
    TriageLacks,
)
from handlers.permissions import is_work
from handlers.ports import Context
from handlers.prepare import changes, entries, overview, printing, reminding
from handlers.reacting import pointing, reactions, reports, shown
from handlers.relaying import channels, closed, digesting, intake, learning, missed, regrouping
from handlers.replies import (
    approval,
    drafting,
    joint_sending,
    joint_undoing,
    joint_waiting,
    joint_writing,
    outcome,
    replying,
)
from handlers.staff import away, departures, duty, linking, roster
from handlers.statements import (
    board,
    changing,
    darkening,
    deciding,
    filling,
    phone,
    posts,
    requesting,
    settling,
    stock,
    writing,
)
from handlers.watch import course, judge
from handlers.watch import desk as watch_desk

OnClick = Callable[[Clicked, Context], list[Effect]]
OnSubmit = Callable[[Submitted, Context], list[Effect]]
OnTimer = Callable[[TimerFired, Context], list[Effect]]

CLICKS: Mapping[str, OnClick] = MappingProxyType(
    {
        "claim": claims.claim,
        "return": claims.give_back,
        "retake": handing.take_back,
        "draft": drafting.draft,
        "redraft": drafting.redraft,
        "discard": drafting.discard,
        "dismiss": desk.dismiss,
        "collect": desk.collect,
        "original": desk.original,
        "history": desk.history,
        "reveal": desk.reveal,
        "reports": reports.reports,
        "similar": regrouping.similar,
        "comments": browsing.turned,
        "unteach": learning.unteach,
        "case": desk.show_case,
        "queue": queue.turned,
        "list": queue.listed,
        "unfact": asking.withdraw,
        "digest": digesting.turned,
        "bulk-do": bulk.do,
        "bulk-drop": bulk.drop,
        "bulk-undo": bulk.undo,
        "settle": outcome.decide,
        "statements": filling.overview,
        "oncall": duty.show,
        "swap-yes": duty.agree,
        "swap-no": duty.decline,
        "swap-back": duty.take_back,
        "link": linking.begin,
        "link-yes": linking.agree,
        "link-no": linking.refuse,
        "unlink": linking.unlink,
        "word-ask": requesting.ask_second,
        "word-settle": settling.decide,
        "stock": stock.stock,
        "stock-text": stock.text,
        "statement-again": stock.again,
        "acknowledge": escalation.acknowledge,
        "resolve": escalation.resolve,
        "stormshow": watch_desk.show,
        "stormtake": watch_desk.take,
        "stormkeep": watch_desk.keep,
        "stormback": watch_desk.undo_none,
        "joint-similar": joint_writing.look,
        "joint-confirm": joint_writing.confirm,
        "joint-back": joint_sending.withdraw,
        "joint-stop": joint_sending.stop,
        "joint-targets": joint_waiting.targets,
        "joint-drop": joint_waiting.drop,
        "joint-settle": joint_sending.decide,
        "topic-next": topics.next_case,
        "topic-cases": topics.cases,
        "crises": starting.overview,
        "where": starting.where,
        "steps": checklist.steps,
        "step": checklist.step,
        "step-take": assigning.take,
        "step-yes": seconding.agree,
        "step-snooze": assigning.snooze,
        "roles": roles.roles,
        "role-take": roles.take,
        "role-accept": roles.accept,
        "role-decline": handover.decline,
        "room-again": rooms.again,
        "standdown-yes": crisis_ended.stood_down,
        "drill-next": running.hurry,
        "drill-pause": running.pause,
        "drill-resume": running.resume,
        "decisions": reading.decisions,
        "decision": reading.decision,
        "task-done": tasks.task_done,
        "timeline": reading.timeline,
        "crisis-report": reading.report,
        "report-share": report.share,
        "facts": facts.facts,
        "prepare": overview.prepare,
        "entries": entries.entries,
        "entry": entries.entry,
        "entry-still": entries.still,
        "entry-retire": entries.retire,
        "entry-restore": entries.restore,
        "access": entries.access,
        "proposals": changes.proposals,
        "proposal-accept": changes.accept,
        "proposal-refuse": changes.refuse,
        "proposal-undo": changes.undo,
        "plan-print": printing.print_plan,
        "dark-no": darkening.decline,
        "dark-file": darkening.hand_over,
    }
)
FORMS: Mapping[str, OnClick] = MappingProxyType(
    {
        "use": replying.use,
        "write": replying.write,
        "change": replying.ask_change,
        "wish": drafting.ask_wish,
        "saved": drafting.ask_saved,
        "approve": approval.ask_approve,
        "sendback": approval.ask_sendback,
        "reflag": desk.ask_reflag,
        "missed": missed.ask_missed,
        "split": regrouping.ask_split,
        "merge": regrouping.ask_merge,
        "snooze": snoozing.ask_snooze,
        "give": handing.ask_give,
        "bulk": bulk.ask_bulk,
        "ask": asking.ask_ask,
        "answer": asking.ask_answer,
        "hide": hiding.ask_hide,
        "unhide": hiding.ask_unhide,
        "escalate": escalation.ask_escalate,
        "away": away.ask,
        "swap": duty.ask_swap,
        "handover": escalation.ask_handover,
        "handback": escalation.ask_handback,
        "posted": outcome.ask_posted,
        "undo": outcome.ask_undo,
        "stormnone": watch_desk.ask_none,
        "joint": joint_writing.ask,
        "joint-approve": joint_sending.ask_approve,
        "joint-undo": joint_undoing.ask_undo,
        "statement": filling.ask_fill,
        "statement-write": writing.ask_write,
        "word-approve": deciding.ask_approve,
        "word-back": deciding.ask_sendback,
        "word-phone": phone.ask_phone,
        "word-posted": settling.ask_posted,
        "word-edit": changing.ask_edit,
        "word-undo": changing.ask_withdraw,
        "statement-retire": stock.ask_retire,
        "start": starting.ask_start,
        "drill": script.ask_drill,
        "drill-answer": injects.ask_answer,
        "drill-end": running.ask_end,
        "step-done": checklist.ask_done,
        "step-skip": checklist.ask_skip,
        "step-back": seconding.ask_back,
        "step-reopen": checklist.ask_reopen,
        "step-assign": assigning.ask_assign,
        "step-note": assigning.ask_note,
        "role-fill": roles.ask_fill,
        "role-over": handover.ask_over,
        "lead": handover.ask_lead,
        "level": level.ask_level,
        "freeze": freeze.ask_freeze,
        "standdown": standdown.ask_standdown,
        "crisis-reopen": standdown.ask_reopen,
        "mistake": standdown.ask_mistake,
        "decide": decide.ask_decide,
        "fact": facts.ask_fact,
        "entry-add": entries.ask_add,
        "entry-write": entries.ask_write,
        "entry-link": entries.ask_link,
        "dark-site": darkening.ask,
        "dark-yes": darkening.ask_yes,
    }
)
"""Clicks that are answered by a form. They read and write nothing, so they may run on a read connection."""
SUBMITS: Mapping[str, OnSubmit] = MappingProxyType(
    {
        "reply": replying.reply,
        "change": replying.change,
        "wish": drafting.wished,
        "saved": drafting.saved,
        "approve": approval.approve,
        "sendback": approval.send_back,
        "reflag": desk.reflag,
        "missed": missed.missed,
        "split": regrouping.split,
        "merge": regrouping.merge,
        "snooze": snoozing.snooze,
        "give": handing.give,
        "bulk": bulk.choose,
        "ask": asking.ask,
        "answer": asking.answer,
        "hide": hiding.hide,
        "unhide": hiding.unhide,
        "escalate": escalation.escalate,
        "point": pointing.chosen,
        "report": reports.report,
        "away": resuming.entered,
        "swap": duty.swap,
        "handover": escalation.handover,
        "handback": escalation.handback,
        "posted": outcome.posted,
        "undo": outcome.undo,
        "stormnone": watch_desk.none,
        "joint": joint_writing.write,
        "joint-approve": joint_sending.approve,
        "joint-undo": joint_undoing.undo,
        "peak": watch_desk.peak,
        "maintenance": watch_desk.maintain,
        "statement": filling.fill_in,
        "statement-write": writing.write,
        "word-approve": deciding.approve,
        "word-back": deciding.send_back,
        "word-phone": phone.attest,
        "word-posted": settling.posted,
        "word-edit": changing.edit,
        "word-undo": changing.withdraw,
        "statement-retire": stock.retire,
        "start": declare.start,
        "drill": script.start,
        "drill-answer": injects.answer,
        "drill-end": running.end,
        "step-done": checklist.done,
        "step-skip": checklist.skip,
        "step-back": seconding.give_back,
        "step-reopen": checklist.reopen,
        "step-assign": assigning.assign,
        "step-note": assigning.add_note,
        "role-fill": roles.fill,
        "role-over": handover.hand_over,
        "lead": handover.take_lead,
        "level": level.set_level,
        "freeze": freeze.set_freeze,
        "standdown": standdown.stand_down,
        "crisis-reopen": standdown.reopen,
        "mistake": crisis_ended.mistaken,
        "decide": decide.decide,
        "entry-add": entries.add,
        "entry-write": entries.write,
        "entry-link": entries.link,
        "dark-site": darkening.want,
        "dark-yes": darkening.agree,
        "fact": board.put_fact,
    }
)
TIMERS: Mapping[str, OnTimer] = MappingProxyType(
    {
        "lease": claims.run_out,
        "snooze": snoozing.wake,
        asking.TIMER: asking.remind,
        digesting.TIMER: digesting.told,
        resuming.TIMER: resuming.due,
        "approval": approval.overdue,
        "sla": sla.sweep,
        "sla-tell": sla.tell_later,
        ladder.TIMER: ladder.climb,
        calling.TIMER: calling.due,
        calling.RECORD: calling.record,
        judge.TIMER: judge.judge,
        course.TIMER: course.unclaimed,
        joint_sending.TIMER: joint_sending.step,
        joint_waiting.TIMER: joint_waiting.overdue,
        "step": reminders.due,
        "step-again": checklist.back,
        "remind": reminders.remind,
        "crisis-update": promise.missed,
        requesting.TIMER: requesting.overdue,
        "task": tasks.due,
        reminding.TIMER: reminding.remind,
        injects.TIMER: injects.due,
        running.TIMER: running.time_is_up,
        aftermath.TIMER: aftermath.due,
        reports.TIMER: reports.over,
        shown.TIMER: shown.forget,
    }
)
TOGETHER: Mapping[str, Callable[[Sequence[TimerFired], Context], None]] = MappingProxyType(
    {ladder.TIMER: climbing.look_ahead}
)
"""Clocks that are decided in groups where many run out at one moment, and what is read ahead for a group."""
THOUGHT_AHEAD: Mapping[str, Callable[[TimerFired, Context], None]] = MappingProxyType(
    {judge.TIMER: judge.think_ahead}
)
"""Clocks that take much thinking, and what of it can be done on a read connection, while others write."""
KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("use", "approve", "sendback", "change"), frozenset({"draft"})),
        "reply": frozenset({"draft", "case"}),
        **dict.fromkeys(("settle", "posted", "undo"), frozenset({"send"})),
        **dict.fromkeys(("point", "report"), frozenset({"message"})),
        **dict.fromkeys(("comments", "missed", "unteach"), frozenset({"comment"})),
        "statement": frozenset({"crisis", "announcement", "send"}),
        "statements": frozenset({"crisis"}),
        "stock": frozenset({"crisis", "brand"}),
        "statement-write": frozenset({"brand", "statement"}),
        **dict.fromkeys(("stock-text", "statement-again", "statement-retire"), frozenset({"statement"})),
        "word-edit": frozenset({"send", "announcement"}),
        **dict.fromkeys(("word-ask", "word-approve", "word-back", "word-phone"), frozenset({"announcement"})),
        **dict.fromkeys(("word-posted", "word-settle", "word-undo"), frozenset({"send"})),
        **dict.fromkeys(("acknowledge", "resolve", "handover", "handback"), frozenset({"escalation"})),
        **dict.fromkeys(("queue", "list", "bulk"), frozenset({"queue"})),
        **dict.fromkeys(
            ("stormshow", "stormtake", "stormkeep", "stormback", "stormnone"), frozenset({"storm"})
        ),
        **dict.fromkeys(("topic-next", "topic-cases"), frozenset({"topic"})),
        "joint": frozenset({"case", "topic"}),
        **dict.fromkeys(
            (
                *("joint-similar", "joint-confirm", "joint-approve", "joint-back", "joint-stop"),
                *("joint-targets", "joint-drop", "joint-undo"),
            ),
            frozenset({"joint"}),
        ),
        "joint-settle": frozenset({"send"}),
        **dict.fromkeys(("bulk-do", "bulk-drop", "bulk-undo"), frozenset({"bulk"})),
        **dict.fromkeys(("link", "link-yes", "link-no", "unlink"), frozenset({"link"})),
        **dict.fromkeys(("swap-yes", "swap-no", "swap-back"), frozenset({"swap"})),
        "swap": frozenset({"oncall"}),
        "oncall": frozenset({"oncall", "swap", "person"}),
        "away": frozenset({"person"}),
        **dict.fromkeys(("answer", "unfact"), frozenset({"question"})),
        "digest": frozenset({"digest"}),
        "peak": frozenset({"watch"}),
        "maintenance": frozenset({"watch"}),
        "start": frozenset({"crisis", "case", "storm"}),
        **dict.fromkeys(
            (
                *("crises", "where", "steps", "roles", "role-fill", "role-over", "lead", "level", "freeze"),
                *("room-again", "standdown", "standdown-yes", "crisis-reopen", "mistake"),
                *("drill", "drill-next", "drill-pause", "drill-resume", "drill-end"),
            ),
            frozenset({"crisis"}),
        ),
        **dict.fromkeys(
            (
                *("step", "step-done", "step-skip", "step-reopen", "step-assign", "step-note"),
                *("step-take", "step-snooze", "step-yes", "step-back"),
            ),
            frozenset({"step"}),
        ),
        **dict.fromkeys(("role-take", "role-accept", "role-decline"), frozenset({"role"})),
        "decide": frozenset({"crisis", "step", "decision"}),
        **dict.fromkeys(
            ("decisions", "timeline", "facts", "crisis-report", "report-share"), frozenset({"crisis"})
        ),
        **dict.fromkeys(("decision", "task-done"), frozenset({"decision"})),
        "fact": frozenset({"crisis", "fact", "step"}),
        **dict.fromkeys(
            ("prepare", "entries", "entry-add", "proposals", "plan-print"), frozenset({"prepare"})
        ),
        **dict.fromkeys(
            ("entry", "entry-write", "entry-link", "entry-still", "entry-retire", "entry-restore"),
            frozenset({"entry"}),
        ),
        **dict.fromkeys(("access", "dark-site"), frozenset({"crisis"})),
        **dict.fromkeys(("dark-yes", "dark-no", "dark-file"), frozenset({"darksite"})),
        **dict.fromkeys(("proposal-accept", "proposal-refuse", "proposal-undo"), frozenset({"proposal"})),
        "drill-answer": frozenset({"inject"}),
    }
)
"""What a verb may name; the case where it is not listed. An id of another kind would be somebody else's row."""


def handle(event: Event, ctx: Context) -> list[Effect]:
    """Decide. Raises Refused, NotFound (a click on something that is gone becomes Refused)."""
    drill = bounds.drill_about(event, ctx.uow)
    try:
        bounds.refuse_beyond(event, drill)
        effects = bounds.marked(_decided(event, ctx), drill, ctx.uow)
    except Refused as refusal:
        refusal.drill = bool(drill)
        raise
    if isinstance(event, resuming.Acted) and not opens_form(event):
        return resuming.seen(event, effects, ctx)
    return effects


def _decided(event: Event, ctx: Context) -> list[Effect]:
    match event:
        case CommentReceived():
            return intake.receive_all((event,), ctx)
        case Clicked() | Submitted():
            return _click(event, ctx)
        case DraftsMade():
            return drafting.drafts_made(event, ctx)
        case SendSettled():
            return posts.settled(event, ctx)
        case TimerFired():
            timer = TIMERS.get(event.kind)
            if timer is not None:
                return timer(event, ctx)
            # Of a version that is no more: taken, or it would fire every second for ever.
            ctx.uow.timers.take(event.key, event.due_at)
            return []
        case ChannelLost():
            return [*involved.cut_off(event, ctx), *channels.lost(event, ctx), *rooms.lost(event, ctx)]
        case PutAside():
            return channels.put_aside(event, ctx)
        case TriageLacks():
            return channels.triage_lacks(event, ctx)
        case Commanded():
            return commands.commanded(event, ctx)
        case Reacted():
            return reactions.reacted(event, ctx)
        case Pointed():
            return pointing.pointed(event, ctx)
        case HomeOpened():
            return queue.opened(event, ctx)
        case RoomOpened():
            return [*rooms.opened(event, ctx), *injects.room_opened(event, ctx)]
        case RoomFailed():
            return rooms.failed(event, ctx)
        case Invited():
            return rooms.invited(event, ctx)
        case AccountGone() | AccountsRead():
            return [done for one in departures.departed(event, ctx) for done in leaving.gone(one, ctx)]
        case ChannelsSeen():
            return closed.channels_seen(event, ctx)
        case NotTold(kind="resume"):
            return resuming.not_told(event, ctx)
        case NotTold():
            return involved.not_told(event, ctx)
        case ReportShared():
            return report.shared(event, ctx)
        case Paged():
            return calling.paged(event, ctx)
        case OpinionGiven():
            return opinion.given(event, ctx)
        case GroupsRead():
            return roster.groups_read(event, ctx)
        case _:
            assert_never(event)


def handle_all(events: Sequence[CommentReceived], ctx: Context) -> list[Effect]:
    """Decide about a group of deliveries, in their order."""
    return intake.receive_all(events, ctx)


def look_ahead(events: Sequence[TimerFired], ctx: Context) -> None:
    """Read what a group of clocks of one kind will ask for, in a few statements."""
    TOGETHER[events[0].kind](events, ctx)


def think_ahead(event: TimerFired, ctx: Context) -> None:
    """Nothing is decided or written; what is worked out is remembered."""
    THOUGHT_AHEAD[event.kind](event, ctx)


def opens_form(event: Event) -> bool:
    """True if the answer is a form, which has to be the first answer and writes nothing."""
    match event:
        case Pointed():
            return True
        case Clicked():
            return event.click.verb in FORMS
        case Commanded():
            return commands.opens_form(event)
        case _:
            return False


def _click(event: Clicked | Submitted, ctx: Context) -> list[Effect]:
    verb = event.click.verb
    if event.click.kind not in KINDS.get(verb, frozenset({"case"})):
        raise Refused("refused-unknown-click")
    decide = _decider(event)
    if decide is None:
        raise Refused("refused-unknown-click")
    try:
        effects = decide(ctx)
    except NotFound:
        raise Refused("refused-gone") from None
    person = event.actor.person
    if event.click.kind == "case" and person is not None and not opens_form(event) and is_work(verb):
        claims.renew(ctx, event.click.id, person)
    return effects


def _decider(event: Clicked | Submitted) -> Callable[[Context], list[Effect]] | None:
    verb = event.click.verb
    match event:
        case Submitted():
            submit = SUBMITS.get(verb)
            return partial(submit, event) if submit is not None else None
        case Clicked():
            click = CLICKS.get(verb) or FORMS.get(verb)
            return partial(click, event) if click is not None else None
