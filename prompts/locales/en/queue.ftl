### The list of cases for one person, and what is done with several at once.

queue-head-mine = My cases · { $size }
queue-head-free = Unowned cases · { $size }
queue-head-waiting = Waiting for my approval · { $size }
queue-head-late = Overdue · { $size }
queue-size-mine = Mine { $size }
queue-size-free = Unowned { $size }
queue-size-waiting = Waiting for me { $size }
queue-size-late = Overdue { $size }
queue-many = over { $count }
queue-only = Only { $what }
queue-from-urgent = urgent and up
queue-from-now = now
queue-all = Without filters
queue-read = as of
queue-page = Page { $number }
queue-empty = Nothing to do here right now.
queue-late = overdue since { $since }
queue-due = by { $by }
queue-snoozed = snoozed until { $until }

button-queue-next = Next case: { $case }
button-queue-back = Back
button-queue-on = Next page
button-queue-open = Open case
button-queue-view = View and more

# What is nought is left out.
notice-sla =
    ⏰ Deadlines{ $late ->
        [none] {""}
       *[other] {" "}· overdue: { $late }
    }{ $unseen ->
        [none] {""}
       *[other] {" "}· no reaction yet: { $unseen }
    }{ $risk ->
        [none] {""}
       *[other] {" "}· due soon: { $risk }
    }
case-sla-risk = ⏰ First reply due soon: by { $by }
case-sla-unseen = ⏰ First reaction overdue since { $by }
case-sla-late = ⏰ First reply overdue since { $by }
case-sla-quiet = quiet hours, told from { $until }
button-list = To the list

queue-head-asked = Escalated to me · { $size }
queue-size-asked = Escalated to me { $size }
queue-purpose = purpose { $purpose }
button-queue-filter = Filter

button-bulk-dismiss = Close several without reply …
button-bulk-assign = Hand over several …
button-bulk-hide = Hide several …
form-bulk-dismiss-title = Close several
form-bulk-assign-title = Hand over several
form-bulk-hide-title = Hide several
form-bulk-submit = On to the question
form-bulk-cases = Which cases?
form-bulk-case = Case { $case } · { $flag } · { $network } { $account }
form-bulk-case-plain = Case { $case } · { $network } { $account }
bulk-head-asked-dismiss =
    { $count ->
        [one] Close one case without reply?
       *[other] Close { $count } cases without reply?
    }
bulk-head-asked-assign =
    { $count ->
        [one] Hand over one case?
       *[other] Hand over { $count } cases?
    }
bulk-head-asked-hide =
    { $count ->
        [one] Hide one comment in public?
       *[other] Hide { $count } comments in public?
    }
bulk-head-dropped-dismiss = Cancelled, nothing closed
bulk-head-dropped-assign = Cancelled, nothing handed over
bulk-head-dropped-hide = Cancelled, nothing hidden
bulk-head-done-dismiss =
    { $count ->
        [0] No case closed
        [one] One case closed without reply
       *[other] { $count } cases closed without reply
    }
bulk-head-done-assign =
    { $count ->
        [0] No case handed over
        [one] One case handed over
       *[other] { $count } cases handed over
    }
bulk-head-done-hide =
    { $count ->
        [0] No comment hidden
        [one] One comment is being hidden
       *[other] { $count } comments are being hidden
    }
bulk-head-undone-dismiss =
    { $count ->
        [0] No case opened again
        [one] One case opened again
       *[other] { $count } cases opened again
    }
bulk-cases =
    { $count ->
        [one] Case { $cases }
       *[other] Cases { $cases }
    }
bulk-note-dismiss = Off the list without a reply; this can be undone here. What has changed meanwhile stays open.
bulk-note-assign = Owner from then on: { $who }. Each case is told by itself.
bulk-note-hide = Reason: { $reason }. Each comment is kept as evidence first and can't be seen there afterwards. One by one they can be shown again.
bulk-given = Owner is now { $who }.
bulk-failed =
    { $count ->
        [one] Nothing happened to one case:
       *[other] Nothing happened to { $count } cases:
    }
button-bulk-do-dismiss = Close without reply
button-bulk-do-assign = Hand over
button-bulk-do-hide = Hide in public
button-bulk-drop = Cancel
button-bulk-undo = Open again
button-bulk-back = Back to the list
refused-case-changed =
    Not done.
    The case has changed since it was chosen.
refused-selection-over =
    Not done.
    This selection is done or cancelled already; "/breakwater queue" shows what is open.

button-give = Hand over to …
form-give-title = Hand over
form-give-to = To whom?
form-give-note = What matters?
form-give-submit = Hand over
told-given =
    Handed over · case { $case }
    The owner is { $who } now.
refused-nobody-there =
    Not handed over.
    Nobody is there right now who could take it.
refused-owner-already =
    Not handed over.
    { $who } is the owner already.
notice-case-given =
    👉 Handed over by { $by } · { $network } { $account } · case { $case }
    Whoever can't take it returns it.
notice-case-returned =
    ↩️ Returned by { $by } · { $network } { $account } · case { $case }
    The case is unowned again.
log-case-handed_over = handed over to { $to }

form-snooze-at = Or another time
form-snooze-hint = For example tomorrow 9am, in 2h, Monday or 2026-11-24 14:30
told-snoozed =
    Snoozed until { $until-day }, { $until } · case { $case }
    The case comes back by itself and says so.
refused-snooze-time =
    Not snoozed.
    That is no time within the next year; for example tomorrow 9am, in 2h or 2026-11-24 14:30.
