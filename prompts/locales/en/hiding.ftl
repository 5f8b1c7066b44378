### Hiding comments: the reason first, evidence kept before, and what came of it.

button-hide = Hide …
button-unhide = Show again …
form-hide-title = Hide
form-hide-submit = Hide it there
form-hide-submit-by-hand = It is hidden
form-hide-note =
    Hide the comment at { $account } on { $network }. It is kept as evidence first.{ $others ->
        [0] {""}
       *[other] {" "}Only this one is hidden, not the other { $others }.
    }{ $last ->
        [reply] {" "}Afterwards nobody can answer it there any more: if it needs an answer, answer first.
       *[none] {""}
    }
form-hide-note-by-hand =
    Breakwater can't reach { $network }: please hide the comment at { $account } there yourself and record here why. It is kept as evidence.{ $others ->
        [0] {""}
       *[other] {" "}This goes for this one only, not for the other { $others }.
    }{ $last ->
        [reply] {" "}Once it is hidden nobody can answer it there any more.
       *[none] {""}
    }
form-hide-reason = Reason
form-hide-line = Note for the team
form-hide-hint = Needed where no reason of the list fits
form-unhide-title = Show again
form-unhide-submit = Show it there again
form-unhide-note = Show the comment at { $account } on { $network } to everybody again? The case is open again then.
form-unhide-note-by-hand = Please show the comment at { $account } on { $network } again there yourself. The case is open again then.
hide-reason-insult = insult
hide-reason-hate = hate
hide-reason-threat = threat
hide-reason-spam = spam
hide-reason-illegal = illegal content
hide-reason-personal-data = personal data
hide-reason-other = another reason
hide-reason-name =
    { $reason ->
        [insult] { hide-reason-insult }
        [hate] { hide-reason-hate }
        [threat] { hide-reason-threat }
        [spam] { hide-reason-spam }
        [illegal] { hide-reason-illegal }
        [personal-data] { hide-reason-personal-data }
       *[other] { hide-reason-other }
    }

told-hiding =
    Being hidden · case { $case }
    The comment at { $account } on { $network } is kept as evidence. The card shows when it is hidden.
told-unhiding =
    Being shown again · case { $case }
    At { $account } on { $network }; the case is open again afterwards.
refused-hide-network =
    Not hidden. { $network } doesn't let anybody hide what others wrote.
    What works: report the comment on { $network } or block the account there; escalate threats here. The wording stays in the case.
refused-hide-kind =
    Not hidden. Only comments below posts of your own can be hidden.
    { $kind ->
        [message] Private messages on { $network } can only be blocked or reported.
        [review] A review on { $network } can only be reported.
       *[other] What somebody writes on their own page can only be reported on { $network }.
    }
refused-hide-note =
    Not hidden.
    "{ hide-reason-other }" needs a note for the team that says which.
refused-hide-running =
    Not done. It is being hidden or shown again already.
    { $who ->
        [none] The card shows what comes of it.
       *[other] Begun by { $who }; the card shows what comes of it.
    }
refused-not-hidden =
    Not done. The comment is not hidden.
    The card shows where the case stands.

notice-hide-failed =
    ⚠️ Not hidden · { $network } { $account } · case { $case }
    Reason: { $error }. The comment can still be seen.
notice-hide-unknown =
    ⚠️ Unclear whether hidden · { $network } { $account } · case { $case }
    Please look; the case's card asks for it.
notice-unhide-failed =
    ⚠️ Not shown again · { $network } { $account } · case { $case }
    Reason: { $error }. The comment stays hidden.
notice-unhide-unknown =
    ⚠️ Unclear whether shown again · { $network } { $account } · case { $case }
    Please look; the case's card asks for it.

head-unclear-hide = ⚠️ Unclear whether hidden
head-unclear-unhide = ⚠️ Unclear whether shown again
case-unclear-hide = Unclear whether hidden. Please look whether the comment can still be seen there: { $target }
case-unclear-unhide = Unclear whether shown again. Please look whether the comment can be seen there: { $target }
case-hiding = Being hidden: { $target } · { $reason }
case-not-hidden = Not hidden: { $why }
hidden-for = Reason: { $reason }
button-settle-hidden = It is hidden
button-settle-hide-again = Still there, hide again
button-settle-shown = It is there again
button-settle-unhide-again = Not there, show again

log-hide-asked = asked to hide it, kept as evidence: { hide-reason-name }
log-hide-by_hand = hidden by hand, kept as evidence: { hide-reason-name }
log-comment-hidden = hidden
log-hide-failed = not hidden: { $error }
log-hide-unclear = unclear whether hidden
log-unhide-asked = asked to show it again
log-unhide-by_hand = shown again by hand
log-comment-unhidden = shown again
log-unhide-failed = not shown again: { $error }
log-unhide-unclear = unclear whether shown again
