### What only one person reads: short confirmations and refusals.
### The first line says what happened or did not happen; then why, and who or what helps.
### Empty values select [none].

to-name =
    { $to ->
        [confidential] { reason-confidential }
        [crisis] { reason-crisis }
        [illegal] { reason-illegal }
        [storm] { reason-storm }
        [legal] { reason-legal }
        [safety] { reason-safety }
        [press] { reason-press }
        [product] { reason-product }
        [people] { reason-people }
       *[other] { $to }
    }
reason-name =
    { $reason ->
        [confidential] { reason-confidential }
        [crisis] { reason-crisis }
        [illegal] { reason-illegal }
        [storm] { reason-storm }
        [legal] { reason-legal }
        [safety] { reason-safety }
        [press] { reason-press }
        [product] { reason-product }
        [people] { reason-people }
       *[other] { $reason }
    }
hold-name =
    { $reason ->
        [data-breach] { hold-data-breach }
        [injury] { hold-injury }
        [legal] { hold-legal }
        [minors] { hold-minors }
        [press] { hold-press }
        [self-harm] { hold-self-harm }
        [threat] { hold-threat }
       *[other] { $reason }
    }

## Confirmations

told-approval-asked =
    Approval requested by { $due } · case { $case }
    { $who ->
        [none] Writing and approving is done by different people.
       *[other] { CAP($who) } can approve it.
    }
told-by-hand =
    Approved · case { $case }
    To be published by hand now, as { $account } on { $network }. The text is on the card.
told-claim-renewed = Still yours until { $until }.
told-drafts-coming = Drafts are being made already.
told-help =
    { $known ->
        [no] Not done: "/breakwater" does not know this word.
       *[yes] What Breakwater does here
    }
    Comments arrive as cards, and are answered by the buttons on them.
    What is said in a thread stays in the team; only what is approved gets published.

    "/breakwater queue" shows what is to be done; "comments" what came without a card; "me" as whom Breakwater knows this account. Also: away, oncall, link, learned, peak.

    "/crisis" starts and runs a crisis, drills and prepares.

    { $reactions ->
        [none] Reactions have no effect here.
       *[other] Reactions on cards, in their threads and in watched channels: { $reactions }. They never publish or approve anything.
    }
told-publishing =
    Approved · case { $case }
    Being published now as { $account } on { $network }. The card shows when it is there.
told-sent-back =
    Sent back · case { $case }
    { $who } has been told.
told-undoing =
    Being undone · case { $case }
    The reply by { $account } is about to disappear from { $network }. The card shows when it is gone.

## Refusals: rights

refused-unknown-person =
    Not done.
    This account is not on the team's list. { $who ->
        [none] Whoever runs Breakwater can add it.
       *[other] { CAP($who) } can add it.
    }
refused-role =
    { $verb ->
        [approve] Not approved.
        [undo] Not undone.
        [escalate] Not escalated.
        [claim] Not claimed.
       *[other] Not done.
    }
    The role for it is missing. { $who ->
        [none] Nobody in the team has it yet.
       *[other] { CAP($who) } can do it.
    }
refused-own-version =
    Not published.
    You wrote this version; { $who ->
        [none] only a second person may approve it, and nobody has the role for that yet.
       *[other] { $who } can approve it.
    }
refused-nobody-approves =
    Not put forward.
    Nobody but you may approve. { $who ->
        [none] Whoever runs Breakwater gives roles.
       *[other] { CAP($who) } can give roles.
    } The text is below.

## Refusals: too late

refused-already-approved =
    Not approved again.
    { $who } has approved this version already ({ $at-day }, { $at }).
refused-sent-back =
    Not done.
    { $who } sent this version back ({ $at-day }, { $at }); it takes a new one.
refused-case-done =
    Not done.
    The case is closed ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }). What happened is in its history.
refused-claim-taken =
    { $verb ->
        [claim] Not claimed.
       *[other] Not done.
    }
    { $who } has it until { $until }. After that it is free again.
refused-not-owner =
    Not returned.
    { $who ->
        [none] Nobody owns this case.
       *[other] { $who } owns it; only the owner can return it.
    }
refused-in-approval =
    Not done.
    A version is waiting for approval{ $who ->
        [none] {""}
       *[other] {" "}(owner: { $who })
    }. Send back or change it on the card of the request.
refused-publishing =
    Not done.
    A reply is on its way already. The card shows when it is published.
refused-comment-changed =
    Not done.
    The comment was edited by its author meanwhile. The card shows the new text; it takes a new reply.
refused-comment-deleted =
    Not done.
    The comment was deleted by its author. There is nothing left to reply to.
refused-draft-void =
    Not done.
    This draft no longer counts. The card shows what does.
refused-settled =
    Not done.
    This has been settled meanwhile. The card shows how.
refused-gone =
    Not done.
    This case is no longer here.
refused-unknown-click =
    Not done.
    This button belongs to another version of Breakwater. Please use the newest card of the case.
refused-nothing-to-undo =
    Not undone.
    This reply is no longer public.
refused-undo-running =
    Not undone again.
    It is being undone already{ $who ->
        [none] {""}
       *[other] {" "}(started by { $who })
    }.
refused-undo-by-hand =
    Not undone.
    On { $network } this can't be done from here. Please delete it there by hand.

## Refusals: content

refused-draft-hold =
    No draft.
    Reason: { hold-name }. { $to ->
        [none] Please escalate; writing your own still works.
       *[other] The case is with { to-name }; writing your own still works.
    }
refused-no-saved-replies =
    No saved reply.
    None is stored for { $brand } yet. Whoever runs Breakwater can add one.
refused-channel-open =
    Not escalated.
    The channel for { reason-name } is not closed: nothing confidential goes there. { $who ->
        [none] Whoever runs Breakwater can close it.
       *[other] { $who } can close it.
    } Until then please talk to them directly.
refused-no-escalation-channel =
    Not escalated.
    No channel is set for { reason-name }. { $who ->
        [none] Whoever runs Breakwater can set one.
       *[other] { CAP($who) } can set one.
    } Until then please talk to them directly.
refused-form-incomplete =
    Not accepted.
    Something in the form is missing or does not fit.
refused-text-empty =
    Not accepted.
    The text is empty.
refused-text-too-long =
    Not accepted.
    { NUMBER($length, useGrouping: 1) } characters are too many; { $network } takes { NUMBER($limit, useGrouping: 1) } at most. The text is below, so that nothing is lost.
refused-text-hidden-characters =
    Not accepted.
    The text contains invisible characters. Please type it instead of pasting; the text is below.
refused-text-unchanged =
    Not changed.
    The text is the same as before.
refused-link-invalid =
    Not accepted.
    This is not a complete link. It begins with https:// and leads to the published reply.

## Refusals: on our side

refused-not-done =
    Not done.
    It took too long and was withdrawn; nothing has changed. Please try again.
refused-bug =
    Not done.
    Something went wrong on our side; nothing has changed. Please try again. If it fails once more, the number at the end helps to find out why.
