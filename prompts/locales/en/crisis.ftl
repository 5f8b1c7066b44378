### Crisis: card, forms, refusals, notices and timeline.

freeze-name =
    { $now ->
        [lines] approved lines only, with a second person
        [statements] statements only
       *[off] no freeze
    }

## Names

crisis-number = Crisis { $crisis }
crisis-number-drill = Crisis D{ $crisis }
crisis-drill = DRILL
crisis-drill-note = nothing gets published
crisis-level = level { $level } of 6, { $name }
crisis-level-short = level { $level }
level-choice-0 = 0 Calm · social: no critical comments · other media: none
level-choice-1 = 1 Light air · social: single critics · other media: none
level-choice-2 = 2 Light breeze · social: repeated, little echo · other media: none
level-choice-3 = 3 Fresh breeze · social: persistent, growing · media: first online
level-choice-4 = 4 Strong wind · social: protest, echo everywhere · media: online, print
level-choice-5 = 5 Storm · social: campaign, critics the majority · media: wide
level-choice-6 = 6 Hurricane · social: snowball, threats · media: top story everywhere
freeze-choice-off = Off · replies as usual
freeze-choice-lines = Approved lines · single replies only with a second person
freeze-choice-statements = Statements only · no single replies

## Card

crisis-next-update = next update by { $at }
crisis-head-over = stood down { $at }
crisis-head-undone = started by mistake, { $at }
crisis-undone-note = The start was undone. What happened stands in the timeline.
crisis-untitled = { $brand }, no title
crisis-since = since { $at }
crisis-freeze-lines = freeze on: approved lines only, with a second person
crisis-freeze-statements = freeze on: statements only
crisis-now = Now: { $step }
crisis-next = Next: { $step }
crisis-nothing-open = Now: nothing open
crisis-step-open = open
crisis-by = by { $at }
crisis-overdue-since = overdue since { $at }
crisis-lead = Lead { $who }
crisis-lead-gone = Lead unfilled
crisis-deputy = deputy { $who }
crisis-unfilled =
    unfilled: { $roles }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
crisis-progress = { $done } of { $total } steps
crisis-overdue = { $count } overdue
crisis-latest = Latest: { $what } ({ $at }, { $who })
crisis-left =
    { $count ->
        [one] One step of the debrief still open
       *[other] { $count } steps of the debrief still open
    }
crisis-done-line = ✅ { $step } · { $at } · { $who }
crisis-rooms = Room
crisis-room = { $platform }
crisis-room-wanted = { $platform }: being created
crisis-room-none = { $platform }: none ({ $why })
crisis-rooms-apart = One crisis, two rooms: what is written here does not stand over there. The card is the same everywhere.
crisis-missing = Not in: { $name } ({ $why })
crisis-standing-down = Standing down is planned, a second person has to agree.

## Decisions that the card says in its own words

decision-level = level { $now }
decision-freeze = freeze: { freeze-name }
decision-lead = lead taken over
decision-standdown_asked = standing down planned
decision-stood_down = stood down
decision-reopened = opened again
decision-undone = start undone

## Buttons

button-start-for = Start crisis: { $brand } …
button-start = Start crisis …
button-where = Where we stand
button-steps = All steps
button-step = View
button-step-done = Do it now
button-step-tick = Done …
button-step-skip = Skip …
button-step-reopen = Reopen …
button-step-assign = Give to somebody …
button-step-take = Take it
button-step-note = Note …
button-step-snooze-m15 = No reminder for 15 minutes
button-step-snooze-m30 = No reminder for 30 minutes
button-step-snooze-m60 = No reminder for 60 minutes
button-page-before = Back
button-page-after = Forward
button-roles = Roles
button-role-fill = Fill a role …
button-role-over = Hand over a role …
button-role-take = Take it
button-role-accept = Accept
button-role-decline = Do not accept
button-lead = Take over the lead …
button-level = Change level …
button-freeze = Freeze …
button-standdown = Stand down …
button-standdown-yes = Agree to stand down
button-crisis-reopen = Open again …
button-mistake = Started by mistake …
button-room-again = Try again

## What one person reads

crises-head =
    { $count ->
        [0] No crisis is running
        [one] One crisis is running
       *[other] { $count } crises are running
    }
crises-note = "/crisis start" starts a crisis, "/crisis status" shows where it stands. Neither publishes anything.
crises-more =
    { $count ->
        [one] One more is running.
       *[other] { $count } more are running.
    }
steps-head = Crisis { $crisis } · all steps · page { $page } of { $pages }
step-head = Crisis { $crisis } · { $step }
step-done-by = done { $at }, { $who }
step-skipped-by = skipped { $at }, { $who }
step-role =
    { $second ->
        [none] Role: { $role }
       *[other] Role: { $role }, with: { $second }
    }
step-level-from = From level { $level } up
step-blocking = No standing down without this step
step-snoozed = Reminders again from { $at }
step-evidence = Evidence
step-reason = Reason
step-note = Note
roles-head = Crisis { $crisis } · roles
role-nobody = unfilled
role-offered = offered to: { $who }

## Forms

form-start-title = Start crisis
form-start-submit = Start crisis
form-start-note =
    Starting creates a channel{ $who ->
        [none] {""}
       *[other] {" "}and calls { $who }
    }. It publishes nothing and freezes nothing.
form-start-note-twin =
    Crisis { $crisis } is already running for { $brand }, since { $at }. Starting creates a second one{ $who ->
        [none] {""}
       *[other] {" "}and calls { $who }
    }. It publishes nothing and freezes nothing.
form-start-what = What is going on? (may stay empty)
form-start-playbook = Playbook
form-start-lead = Lead
form-crisis-level = Level
form-crisis-reason = Why?
form-person-hint = The name as in the team list
form-level-title = Change level
form-level-submit = Set level
form-level-note = Crisis { $crisis } · From level 5 up every reply needs a second person.
form-freeze-title = Freeze
form-freeze-submit = Set freeze
form-freeze-field = What may still be published
form-freeze-note = Crisis { $crisis } · Counts for { $brand }. Hiding threats is always possible. Scheduled posts and ads go on in other tools; where to end them stands under "Access".
form-freeze-note-drill = Crisis D{ $crisis } · Drill: the freeze stands on the card alone and holds nothing back.
form-step-title = Step done
form-step-submit = Done
form-step-note = Crisis { $crisis } · { $step }
form-evidence-none = What happened? (may stay empty)
form-evidence-text = Evidence: briefly, what happened
form-evidence-link = Evidence: link
form-evidence-decision = Evidence: what was decided
form-evidence-facts = Evidence: known, unknown, checking
form-evidence-level = Level and reason (may stay empty)
form-evidence-roles = Roster (may stay empty)
form-evidence-ticks = Evidence: what is done, account by account
form-evidence-cases = Evidence: numbers of the cases
form-evidence-sign-off = Remark (may stay empty)
form-skip-title = Skip step
form-skip-submit = Skip
form-reopen-title = Reopen step
form-reopen-submit = Reopen
form-assign-title = Give the step to …
form-assign-submit = Give
form-assign-field = To whom?
form-note-title = Note
form-note-submit = Save note
form-note-field = Note
form-fill-title = Fill a role
form-fill-submit = Fill
form-over-title = Hand over a role
form-over-submit = Offer
form-role-field = Role
form-role-person = Who takes it?
form-role-deputy = Deputy (may stay empty)
form-lead-title = Take over the lead
form-lead-submit = Take over the lead
form-lead-note = Crisis { $crisis } · { $who } has led so far. The reason then stands in the timeline.
form-standdown-title = Stand down
form-standdown-submit = Plan to stand down
form-standdown-note =
    Crisis { $crisis } · { $open ->
        [0] No step is open any more.
        [one] One step is still open.
       *[other] { $open } steps are still open.
    } A second person then agrees. What shows that it is calm:
form-crisis-reopen-title = Open again
form-crisis-reopen-submit = Open again
form-mistake-title = Started by mistake
form-mistake-submit = Undo the start
form-mistake-note = Crisis { $crisis } · The rooms get closed, the cards fold. Nothing is deleted.

## Confirmations

told-crisis-started =
    Crisis { $crisis } is running
    The room is being created; once it is there, the card stands in it. Nothing was published or frozen.
told-crisis-retried =
    Crisis { $crisis } · trying again
    The card shows what comes of it.
told-crisis-reopened = Crisis { $crisis } is running again.
told-crisis-undone =
    Crisis { $crisis } · start undone
    The rooms get closed. What happened stays in the timeline.
told-freeze-set = Crisis { $crisis } · freeze: { freeze-name }
told-level-kept = Crisis { $crisis } · it stays at level { $level }
told-level-set = Crisis { $crisis } · now level { $level }
told-lead-taken = Lead taken over · crisis { $crisis }
told-role-declined = Not accepted · crisis { $crisis }
told-role-filled = { $role }: { $who } · crisis { $crisis }
told-role-offered =
    { $role } offered · crisis { $crisis }
    Once { $who } accepts, the role is handed over. Until then everything stays as it is.
told-role-taken = { $role } taken · crisis { $crisis }
told-standdown-asked =
    Standing down planned · crisis { $crisis }
    { $who ->
        [none] A second person who may agree is missing.
       *[other] { CAP($who) } can agree.
    }
told-stood-down =
    Stood down · crisis { $crisis }
    What is open of the debrief stays under "All steps".
told-step-assigned = { $step } · now with { $who }
told-step-done = Done: { $step }
told-step-reopened = Open again: { $step }
told-step-skipped = Skipped: { $step }
told-step-snoozed = No reminder until { $until } · crisis { $crisis }

## Refusals

refused-crisis-lead =
    Not done.
    In crisis { $crisis } the lead decides this{ $who ->
        [none] , and nobody leads
       *[other] : { $who }
    }. If the lead can't be reached, "Take over the lead" on the card helps.
refused-crisis-over =
    Not done.
    Crisis { $crisis } was stood down ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }). "Open again" stands on the card.
refused-crisis-undone =
    Not done.
    Crisis { $crisis } was started by mistake, and the start was undone ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }).
refused-crisis-runs =
    Not done.
    Crisis { $crisis } is still running.
refused-crisis-twin =
    Not started.
    { $who } has just started crisis { $crisis } for this brand ({ $at }). To start a second one, open the form anew.
refused-freeze-unchanged =
    Not changed.
    The freeze of crisis { $crisis } is like that already.
refused-frozen =
    Not done.
    A freeze is on in crisis { $crisis }: statements only. { CAP($who) } can lift it. Hiding goes on.
refused-leads-already =
    Not needed.
    The lead of crisis { $crisis } is already yours.
refused-no-crisis-channel =
    Not started.
    There is no channel on record for { $brand }. { $who ->
        [none] Whoever runs Breakwater can add one.
       *[other] { CAP($who) } can add one.
    }
refused-no-playbook =
    Not started.
    There is no playbook on record. { $who ->
        [none] Whoever runs Breakwater can add one.
       *[other] { CAP($who) } can add one.
    }
refused-no-role =
    Not done.
    The playbook of crisis { $crisis } knows no role beside the lead.
refused-not-offered =
    Not accepted.
    In crisis { $crisis } { $who ->
        [none] this role is offered to nobody now.
       *[other] this role is offered to { $who }.
    }
refused-nothing-to-retry =
    Not needed.
    Nothing is left in crisis { $crisis } that could be tried again.
refused-person-unknown =
    Not done.
    The team list doesn't have this name, or has it more than once.
refused-role-taken =
    Not taken.
    { $who } already has this role in crisis { $crisis }.
refused-role-unqualified =
    Not done.
    { $who ->
        [none] Nobody in the team has the role that it takes.
       *[other] It takes a role in the team; { $who } has it.
    }
refused-second-person =
    Not done.
    A second person has to agree for crisis { $crisis }. { $who ->
        [none] There is none in the team yet.
       *[other] { CAP($who) } can.
    }
refused-standdown-not-asked =
    Not done.
    Standing down is no longer planned for crisis { $crisis }.
refused-step-changed =
    Not done.
    The step was changed meanwhile. Crisis { $crisis } shows where it stands.
refused-step-done =
    Not done again.
    { $who } has done this step ({ $at-day }, { $at }).
refused-step-skipped =
    Not done.
    { $who } has skipped this step ({ $at-day }, { $at }).
refused-step-open =
    Not needed.
    The step is open. Crisis { $crisis } shows where it stands.
refused-step-role =
    Not done.
    This step of crisis { $crisis } is with { $who ->
        [none] a role that is unfilled
       *[other] { $who }
    }.
refused-steps-block =
    Not stood down.
    In crisis { $crisis } { $count ->
        [one] one step is open that has to be done before
       *[other] { $count } steps are open that have to be done before
    }: { $steps }.

## Notices

notice-crisis-freeze =
    Freeze changed · crisis { $crisis }
    { $by }: { freeze-name }.
notice-crisis-level =
    Level now { $now } · crisis { $crisis }
    { $by }, before { $was }.
notice-crisis-over =
    Stood down · crisis { $crisis }
    { $by } and { $second }.
notice-crisis-reopened = Open again · crisis { $crisis } · { $by }
notice-crisis-room-failed = No room on { $platform } · crisis { $crisis }
notice-crisis-room-lost = The room on { $platform } is gone · crisis { $crisis }
notice-crisis-update-due =
    Promised update is due · crisis { $crisis }
    It was promised by { $due }. Even without news a line with the next time helps.
notice-crisis-steps =
    { $count ->
        [one] One step is
       *[other] { $count } steps are
    } waiting for you · crisis { $crisis }
    { $steps } (due since { $due })
notice-crisis-steps-late =
    { $count ->
        [one] One step is
       *[other] { $count } steps are
    } waiting for you · crisis { $crisis }
    { $steps } (due since { $due }). This reminder comes late.
notice-lead-taken = Lead taken over by { $by } · crisis { $crisis }
notice-role-accepted = { $role } accepted by { $by } · crisis { $crisis }
notice-role-declined = { $role } not accepted by { $by } · crisis { $crisis }
notice-role-filled = Now yours: { $role } · crisis { $crisis } · { $by }
notice-role-offered =
    Take over { $role }? · crisis { $crisis } · { $by }
    Until it is accepted everything stays as it is.
notice-standdown-asked = Standing down, second person wanted · crisis { $crisis } · { $by }
notice-step-assigned =
    New step · crisis { $crisis } · { $by }
    { $step }, by { $due }
notice-step-given =
    New step · crisis { $crisis } · { $by }
    { $step }

send-error-frozen = a freeze is on in a crisis: statements only
send-error-second-person = in a crisis every reply needs a second person

## Timeline

log-case-in_crisis = start of crisis { $crisis }
log-crisis-declared = crisis started, level { $level }
log-crisis-freeze = freeze: { freeze-name }
log-crisis-lead = lead taken over
log-crisis-level = level { $now }, before { $was }
log-crisis-people_called = people called: { $came }, not reached: { $missing }
log-crisis-reopened = opened again
log-crisis-room_failed = no room on { $platform }
log-crisis-room_lost = the room on { $platform } is gone
log-crisis-room_opened = room on { $platform } created
log-crisis-room_retried = room and people tried again
log-crisis-standdown_asked = standing down planned
log-crisis-stood_down = stood down
log-crisis-undone = start undone
log-crisis-update_missed = promised update not published
log-role-accepted = role accepted
log-role-declined = role not accepted
log-role-filled = role filled
log-role-offered = role offered
log-role-taken = role taken
log-step-assigned = step { $step } given to somebody
log-step-done = step { $step } done
log-step-noted = note on step { $step }
log-step-overdue = step { $step } overdue
log-step-reminded =
    { $count ->
        [one] reminded of one step
       *[other] reminded of { $count } steps
    }
log-step-reopened = step { $step } reopened
log-step-returned = step { $step } is due again
log-step-skipped = step { $step } skipped
log-step-snoozed = step { $step }: no reminder for { $minutes } minutes
