### What triage has learnt from the team.

told-not-taught = Case { $case } has another flag now. Nothing changes for other comments.
refused-nothing-taught =
    Not changed.
    This comment teaches nothing any more: somebody has taken it back already.
told-untaught =
    { $count ->
        [one] Taken back: one lesson. Its case keeps the flag that it has now.
       *[other] Taken back: { $count } lessons. The case keeps the flag that it has now.
    }
button-unteach = Take back what was learnt
button-unteach-number = Take back { $number }
button-unteach-which = Take back
button-learned-case = Open case { $case }
learned-head = What triage has learnt from the team
learned-head-missed = Missed, now case { $case }
learned-head-reflagged = Case { $case } has another flag now
learned-nothing = Nothing changes for other comments: many corrections by this person have taught something today already.
learned-now = Comments like it for { $brand } are judged differently from now on.
learned-this = What that changes: { $what }
learned-none = No brand is set up yet.
learned-brand-none = { $brand }: nothing learnt yet.
learned-brand =
    { $brand }: { $count ->
        [one] one lesson
       *[other] { $shown } lessons
    } ({ $roles }).
learned-all = Together: { $what }
learned-no-comments = There are no comments yet that would show it.
learned-same = none of the last { $comments } comments.
learned-changes = { $changed } of the last { $comments } comments ({ $shown } would now come to the team, { $silenced } no longer, { $renamed } under another flag).
learned-due = { $flag }
learned-not-due = not { $flag }
learned-no-text = text not shown here
role-gone = no longer in the team

## Looking through what was not shown

comments-head = Comments under a post
comments-head-one = One comment
comments-empty = No comment is stored here.
comments-no-post = Without a post: mentions and reviews
comments-post = Post: { $title }
comments-untitled = untitled
comments-open = Original
comments-not-shown = no case
comments-not-judged = Triage has not looked at it.
comments-thought = Triage: { $reasons }
comments-thought-by-person = Flagged by the team: { $reasons }
comments-taught = after corrections by the team
button-missed = { $number } was missed …
button-comments-case = { $number }: open case { $case }
button-comments-choose = Choose a comment
button-comments-older = Older
button-comments-newest = Newest of this post
button-comments-other = Another post
button-comments-posts = Another post
form-missed-title = Take in a missed one
form-missed-submit = Make a case
form-missed-note = It becomes a case with a card. Comments like it for this brand will rather come to the team.
form-missed-field = What is it?
notice-missed =
    Missed, found by { $by }: { $flag }
refused-link-unknown =
    Not found.
    No comment and no post is stored under this link. Breakwater opens no links; it only knows what came by the accounts that are set up.
refused-missed-changed =
    Not taken in.
    The comment was edited meanwhile. Please look again: "/breakwater comments".
refused-missed-known =
    Not taken in.
    The comment belongs to case { $case } already.
refused-missed-own =
    Not taken in.
    The brand wrote that itself, or the account is no longer set up.

## Second opinion

case-opinion =
    Second opinion ({ $origin }): { $verdict ->
        [harmful] probably { $flags }
        [harmless] probably harmless
        [disputed] disputed, named is { $flags }
       *[unknown] unknown, no answer
    }
opinion-from-moderation = moderation service
opinion-from-model = language model
opinion-from-moderation-model = moderation service and language model
opinion-from-nobody = nobody was asked
opinion-harm = a violation

## What is expected, how it sounds

intent-reply = expects a reply
intent-thank = thanks will do
intent-act = to be checked, not answered
intent-none = expects no reply
mood-good = friendly
mood-bad = critical
mood-even = neutral
