### History of a case: one line of the log each, after clock time and person.

log-approval-asked = approval requested
log-approval-overdue = approval overdue, deputy asked
log-case-claim_expired =
    { $of ->
        [none] claim ran out
       *[other] claim of { $of } ran out
    }
log-case-claimed = claimed
log-case-collected = collected for product
log-case-dismissed = no reply needed
log-case-opened = case opened
log-case-reflagged = flag changed: { $now }
log-case-reopened =
    { $reason ->
        [follow-up] opened again, new reply to ours
        [undo] opened again, closing undone
       *[other] opened again
    }
log-case-returned = returned
log-case-snoozed =
    { $until ->
        [none] snoozed
       *[other] snoozed until { $until-day }, { $until }
    }
log-case-unrouted = no channel found
log-case-woken = opened again after snoozing
log-click-refused = refusal { $reference }
log-comment-deleted = comment deleted by author
log-comment-edited = comment edited by author
log-comment-revealed = looked at hidden text
log-comment-missed = missed comment taken in: { $now }
log-draft-approved =
    { $solo ->
        [yes] approved (without a second person)
       *[other] approved
    }
log-draft-sent_back = sent back
log-draft-written = wrote version { $number }
log-drafts-asked = asked for drafts
log-drafts-discarded = discarded the drafts
log-drafts-dropped = drafts came too late and were not shown
log-drafts-made =
    { $origin ->
        [model] drafts from the language model
       *[other] drafts from templates
    }: { $offered }
log-lesson-undone = took back what was learnt
log-reply-posted = published by hand
log-reply-published = published
log-reply-rejected = not published: { $error }
log-reply-settled =
    { $choice ->
        [there] looked: it is there
        [resend] looked: it isn't there, once more
       *[other] looked: left as it is
    }
log-reply-unclear = unclear whether published
log-reply-undo_asked = asked to undo
log-reply-undo_failed = not undone: { $error }
log-reply-undo_unclear = unclear whether undone
log-reply-undone = undone
log-case-passed_on = comment deleted, the case stands for the others
log-case-split = wording taken out, now case { $case }
log-case-merged = merged with case { $case }
