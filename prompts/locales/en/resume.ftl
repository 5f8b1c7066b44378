### Back again: what happened to one's own cases meanwhile, and what waits.

resume-head = Back again
resume-cases =
    { $count ->
        [0] own cases unchanged
        [one] news in one case
       *[other] news in { $count } cases
    }
resume-waiting =
    { $count ->
        [one] one request open
       *[other] { $count } requests open
    }
resume-since = Since { $since-day }, { $since }:
resume-free = free again
resume-with = owner: { $who }
resume-more =
    { $count ->
        [one] and one more case
       *[other] and { $count } more cases
    }
resume-earlier =
    { $count ->
        [one] one earlier entry
       *[other] { $count } earlier entries
    }
resume-stood-in-open =
    { $case ->
        [none] Escalated during the absence, asked instead: { $who } (still open)
       *[other] Escalated during the absence, asked instead: { $who } (case { $case }, still open)
    }
resume-stood-in-done =
    { $case ->
        [none] Escalated during the absence, asked instead: { $who }
       *[other] Escalated during the absence, asked instead: { $who } (case { $case })
    }
resume-wait-yes =
    { $count ->
        [one] One approval is waiting.
       *[other] { $count } approvals are waiting.
    }
resume-wait-asked =
    { $count ->
        [one] One escalation is waiting.
       *[other] { $count } escalations are waiting.
    }
resume-wait-question =
    { $count ->
        [one] One question from the team is waiting.
       *[other] { $count } questions from the team are waiting.
    }
button-resume-on = Go on with case { $case }
button-resume-look = Open case { $case }
button-retake = Take back
button-retake-case = Take back case { $case }
told-taken-back =
    Taken back · case { $case }
    { $who ->
        [none] Nobody else was working on it.
       *[other] { $who } knows.
    }
notice-case-taken-back =
    ↩️ Taken back by { $by } · { $network } { $account } · case { $case }
    Thanks for standing in; there is nothing left to do here.
log-case-taken_back = taken back from { $of }
