### Escalation: to whom, why, by when, and what became of it.

## What it is about

matter-case = { account-name } · case { $number }
matter-storm = Wave of criticism { $number }
matter-crisis = Crisis { $number }

## Who can be asked

target-oncall = on call: { $name }
target-channel = a channel of its own
place-default = channel for everything else
place-crisis = the crisis lead's channel
place-illegal = channel for illegal content
place-legal = the legal team's channel
place-people = channel for people matters
place-press = the press team's channel
place-product = channel for the product
place-safety = channel for safety
place-storm = channel for waves of criticism

## On the card of the case

case-held-with = No draft: { $risk }. With { $team } (asked { $at }).
case-held-escalated = No draft: { $risk }.
case-escalated = Escalated to: { $team } (asked { $at })
case-escalated-private = Escalated in confidence (asked { $at })
case-escalated-private-taken = Escalated in confidence, accepted { $at }
case-with = With { $team }, accepted by { $name }

## The card of the escalation

escalation-head-open = Escalated to: { $team }
escalation-head-taken = With { $team }, accepted by { $name }
escalation-head-resolved = ✅ Resolved { $at } · { $team }
escalation-head-returned = ↩️ Returned { $at } · { $team }
escalation-by = By { $name }, { $at }
escalation-taken = Accepted by { $name }, { $at }
escalation-asked = Asked: { $who }
escalation-who = { $target } ({ $names })
escalation-next = If nobody takes it by { $due }: { $who }.
escalation-again = If nobody takes it by { $due }, they are asked again.
escalation-passed = Not reached: { $who }
escalation-missed =
    { $target } ({ $why ->
        [away] away
        [anyway] away, asked all the same
        [account] no account that can be reached here
       *[nobody] nobody entered
    })
escalation-late = Comes late (due: { $due }).
escalation-last = After that nobody else is asked.
escalation-unanswered = ⚠️ Nobody took it. The ladder ended at { $at }.
escalation-quiet = Quiet hours: told from { $until }.
escalation-page = Outside chat · { $name }: { $what }
escalation-closed-by = By { $name }
paged-asked = being called
paged-reached = called
not-paged-no-address = not called, no address is on file
not-paged-refused = not called, the service did not take the message
not-paged-unreachable = not called, the service could not be reached
not-paged-taken = not called, it was settled before

button-acknowledge = I'm on it
button-resolve = Resolved
button-handover = Hand over to …
button-handback = Return …

## Forms

form-escalate-title = Escalate
form-escalate-reason = To whom?
form-escalate-to = Who is asked first?
form-escalate-ladder = whoever the ladder names
form-escalate-note = What is it about?
form-escalate-submit = Escalate

form-handover-title = Hand over
form-handover-to = To whom?
form-handover-note = What should they know?
form-handover-submit = Hand over

form-handback-title = Return
form-handback-note = Why?
form-handback-submit = Return

## Short messages

notice-escalation-asked =
    Escalated to: { reason-name } · { $matter }
    Somebody is needed to take care of it.
notice-escalation-asked-late =
    Escalated to: { reason-name } · { $matter }
    Somebody is needed to take care of it. This comes late (due: { $due }).
notice-escalation-climbs =
    Not accepted yet: { reason-name } · { $matter }
    Others are asked now; the card shows who.
notice-escalation-handed-over =
    Handed over: { reason-name } · { $matter }
    By { $by }; the card shows to whom.
notice-escalation-taken =
    Accepted: { reason-name } · { $matter }
    { $by } is on it.
notice-escalation-resolved =
    ✅ Resolved: { reason-name } · { $matter }
    By { $by }.
notice-escalation-returned =
    ↩️ Returned: { reason-name } · { $matter }
    By { $by }.
notice-escalation-unanswered =
    ⚠️ Nobody has accepted: { reason-name } · { $matter }
    The ladder ends here. Please talk to somebody yourself.
notice-escalation-word =
    One more hint: { reason-name } · { $matter }
    By { $by }.
notice-escalation-cut-off =
    ⚠️ Not delivered: { reason-name } · { $matter }
    Its channel is out of reach. Please speak to somebody yourself.
notice-escalation-private =
    { $step ->
        [notice-escalation-cut-off] ⚠️ Escalation not delivered
        [notice-escalation-taken] Escalation accepted
        [notice-escalation-resolved] ✅ Escalation resolved
        [notice-escalation-returned] ↩️ Escalation returned
        [notice-escalation-handed-over] Escalation handed over
        [notice-escalation-unanswered] ⚠️ Escalation accepted by nobody
       *[other] Escalation not accepted yet
    } · { $matter }
    { $step ->
        [notice-escalation-cut-off] Its channel is out of reach. Please speak to somebody yourself.
       *[other] In confidence: there is more only in its own channel.
    }

## Answers

told-escalated = Escalated to: { reason-name } · case { $case }
told-escalated-later =
    Escalated to: { reason-name } · case { $case }
    Quiet hours: told from { $until }.
told-escalated-already =
    Escalated already to: { reason-name } · case { $case }
    It is under way; nothing is told twice.
told-handed-over = Handed over. The card shows who is asked now.

refused-private-place =
    Not escalated.
    What is confidential stays in its own channel. A person, a role or whoever is on call can be asked there.
refused-escalation-taken =
    Not taken.
    { $who } is on it already ({ $at-day }, { $at }). It can be handed over on the card.
refused-escalation-done =
    Not done.
    This escalation is closed ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }).

## History

log-case-escalated = escalated to: { reason-name }
log-escalation-taken = escalation accepted
log-escalation-passed = somebody could not be reached
log-escalation-resolved = escalation resolved
log-escalation-returned = escalation returned
log-escalation-handed_over = escalation handed over

## What those read who are called outside chat

page-escalation =
    Breakwater: { $reason ->
        [confidential] escalated in confidence
       *[other] escalated to { reason-name }
    }, { $brand }. Nobody has accepted yet. Please look into the chat.
page-escalations =
    Breakwater: { $matters } escalations are waiting for you. The most urgent: { $reason ->
        [confidential] in confidence
       *[other] { reason-name }
    }, { $brand }. Nobody has accepted yet. The list is in the chat: /breakwater queue
