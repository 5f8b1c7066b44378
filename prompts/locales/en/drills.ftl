### Drills: form, injects, clock, scorecard.

## Names

drill-number = D{ $crisis }
inject-kind-comments = comments
inject-kind-call = a call from the press
inject-kind-rumour = a rumour
inject-kind-statement = a wrong statement from inside
inject-kind-note = something certain
drill-milestone-word = First word approved
drill-milestone-statement = Holding statement approved
drill-milestone-decision = First decision
drill-milestone-roles = All roles filled

## Cards

crisis-head-drill-over = ended { $at }
drill-injects = Injects: { $come } of { $count }
drill-next-at = next at { $at }
drill-stands = paused since { $at }
drill-speed = clock ×{ $speed }
inject-head = Inject { $number }
inject-late = Comes late: it was meant for { $at }.
inject-comments =
    { $count ->
        [one] One new comment: case { $cases }
       *[other] { $count } new comments: cases { $cases }
    }
inject-asks-comments = Wanted: look, claim, answer. Nothing gets published.
inject-asks-call = Wanted: what do we say, who speaks, by when?
inject-asks-rumour = Wanted: what of it is proven, and how do we react?
inject-asks-statement = Wanted: who corrects it, and how does the house learn of it?
inject-asks-note = Wanted: what does it change, and who has to know?
inject-step = Leads to: { $step }
inject-answered = ✅ Reacted { $at } · { $who }
scorecard-head = Scorecard
scorecard-head-injects = Injects
scorecard-goals = { $met } of { $count } goals reached
scorecard-target = target { $minutes } min
scorecard-reached = after { $minutes } min
scorecard-not-reached = not reached
scorecard-minute = Minute { $minute }
scorecard-late = late
scorecard-reaction = reaction after { $minutes } min
scorecard-no-reaction = no reaction
scorecard-step-done = { $step }: after { $minutes } min
scorecard-step-open = { $step }: open
scorecard-injects = Reacted to { $answered } of { $count } injects
scorecard-steps = { $done } of { $count } steps done, { $overdue } not in time
scorecard-rest =
    { $decisions ->
        [one] One decision
       *[other] { $decisions } decisions
    }, { $answered } of { $count } comments answered
scorecard-left-out =
    { $count ->
        [one] One inject did not come any more
       *[other] { $count } injects did not come any more
    }
scorecard-practise = To practise next
scorecard-apart = Minutes by the drill's own clock. None of these figures counts with real crises.
drill-practise-word = Approve the first word within { $count } minutes
drill-practise-statement = Approve the holding statement within { $count } minutes
drill-practise-decision = Decide within { $count } minutes, and put it on record
drill-practise-roles = Fill all roles within { $count } minutes
drill-practise-injects =
    { $count ->
        [one] React to every inject: one was left lying
       *[other] React to every inject: { $count } were left lying
    }
drill-practise-facts = Collect facts: the board stayed empty
drill-practise-goal = { $title }
drill-practise-overdue =
    { $count ->
        [one] Finish steps in time: one came too late
       *[other] Finish steps in time: { $count } came too late
    }
drill-practise-nothing = Everything reached. Next time another scenario, or a faster clock.
crises-never-drilled = Never drilled? In a drill nothing gets published, and nobody outside its rooms is called.
statement-head-drilled = Approved { $at }, would now have been published
head-drill-over = Drill ended, no reply
report-ended-drill = Ended
head-drilled = Would have been published { $at }

## Buttons

button-drill = Start a drill …
button-drill-first = Try a drill …
button-drill-for = Drill: { $brand } …
button-drill-answer = React …
button-drill-next = Next inject now
button-drill-pause = Pause the drill
button-drill-resume = Go on with the drill
button-drill-end = End the drill …

## Forms

form-drill-title = Start a drill
form-drill-submit = Start the drill
form-drill-note = Starting creates a channel of its own and calls the crisis team of { $brand } into it. Nothing gets published, and nobody outside chat is called.
form-drill-note-real = Crisis { $real } is running. The drill stays apart from it: a channel and figures of its own. Nothing gets published.
form-drill-scenario = Scenario
form-drill-level-script = As in the scenario
form-drill-speed = Clock of the drill
form-drill-speed-1 = Real time
form-drill-speed-2 = Twice as fast
form-drill-speed-5 = 5 times as fast
form-drill-speed-10 = 10 times as fast: an hour in 6 minutes
form-drill-speed-20 = 20 times as fast: an hour in 3 minutes
form-drill-speed-60 = 60 times as fast: an hour in a minute
form-drill-end-title = End the drill
form-drill-end-submit = End the drill
form-drill-end-note =
    { $count ->
        [0] Drill { $crisis } ends, its scorecard then stands in the room.
        [one] Drill { $crisis } ends, its scorecard then stands in the room. One inject has not come yet.
       *[other] Drill { $crisis } ends, its scorecard then stands in the room. { $count } injects have not come yet.
    }
form-inject-title = React
form-inject-submit = Put it on record
form-inject-note = What happens about inject { $number } now? One line is enough; the time until here is measured.
form-inject-field = What do we do, and who?
form-reply-note-drill = Drilled only: nothing gets published. With the approval case { $case } counts as answered.
form-approve-submit-drill = Approve, drilled
form-statement-approve-note-drill = Drilled only: exactly this text would be published after this. Nothing goes out.

## Answers and refusals

told-drill-started = Drill { $crisis } is running. Its room is being made, the first inject comes there.
told-drill-ended = Drill { $crisis } has ended. Its scorecard stands in the room.
told-drill-paused = Drill { $crisis } is paused. Injects, due times and reminders wait.
told-drill-resumed = Drill { $crisis } goes on. All due times have moved by the pause.
told-drill-hurried = Inject { $number } is here.
told-drilled = Case { $case } counts as answered. Nothing was published.
told-inject-answered = On record: the reaction to inject { $number }.
told-statement-drilled = Approved, drilled only.
    Nothing was published; the time is on record.
refused-drill-no-room = Not injected. Drill { $crisis } has no room yet.
    Its card offers to make one again.
refused-drill-not-paused = Not resumed. Drill { $crisis } is running already.
    Its card offers to pause it.
refused-drill-paused = Not done. Drill { $crisis } is paused.
    "Go on with the drill" comes first.
refused-drill-runs = Not started. Drill { $crisis } is still running.
    It is ended on its card.
refused-drill-verb = Not done. In drill { $crisis } this can't be done: it would leave it.
    Say in the room what would happen, and put it on record as a decision.
refused-inject-answered = Not recorded. { $who } has reacted already, { $at }.
    More of it belongs in the room or in a decision.
refused-no-inject = Not injected. In drill { $crisis } everything has come.
    Ending it shows the scorecard.
refused-no-scenario = Not started. There is no scenario that fits a playbook.
    { $who ->
        [none] Scenarios stand in prompts/scenarios.
       *[other] { CAP($who) } can set one up.
    }

## Notices

notice-drill-paused = Drill paused by { $by } · crisis { $crisis }
notice-drill-resumed = Drill goes on · { $by } · crisis { $crisis }
notice-drill-time = The drill's time is up · crisis { $crisis }
    "End the drill …" on its card shows the scorecard.
notice-drill-real = Real crisis { $real } has started · { $brand } · { $at }
    This is no inject. Whoever is needed there goes now; the drill can be paused or ended.
notice-drilled = Would now have been published · case { $case }
notice-statement-drilled = { statement-kind } would now have been published · crisis { $crisis }

## Timeline

decision-finished = Drill ended
log-crisis-finished = Drill ended
log-drill-answered = Reaction to inject { $number }
log-drill-hurried = Inject { $number } brought forward
log-drill-inject =
    { $late ->
        [yes] Inject { $number } came late
       *[no] Inject { $number } came
    }
log-drill-paused = Drill paused
log-drill-resumed = Drill resumed
log-drill-started = Drill started: { $scenario }, clock ×{ $speed }
log-reply-drilled = Approved, would now have been published
