### Who is who: one's own account, absences, on call, two accounts of one person.

platform-name =
    { $platform ->
        [slack] Slack
       *[discord] Discord
    }
days-one = on { $day }
days-span = from { $first } to { $last }

## From where something is known

origin-config = configuration
origin-group-discord = role on Discord
origin-group-slack = group on Slack
origin-link = linked by code

## Who could

able-more =
    { $names ->
        [0] { $count ->
            [one] one person
           *[other] one of { $count } people
        }
       *[other] { $count ->
            [one] one other person
           *[other] one of { $count } others
        }
    }
able-groups = somebody from the group { $groups }

## Who am I

me-head = Known as { $name }
me-account = { platform-name }: { $account } ({ $origin })
me-no-account = { platform-name }: no account known
me-role = { $role } ({ $origin })
me-roles = Roles: { $roles }
me-no-role = No role is set. Whoever runs Breakwater can set one.
me-may = Allowed: { $what }
me-away = Away { $days }
me-deputy = Deputy: { $name }
me-oncall = On call now: { $rotation }
me-settings = Language { $language } · time zone { $zone }
language-de = German
language-en = English
ability-look = look at cases, history and crises
ability-work = claim, answer and close cases
ability-approve = approve and undo replies of others
ability-escalate = escalate and take escalations
ability-crisis = start and lead crises
ability-manage = change prepared texts and plans
button-away = Away …
button-link = Link accounts
button-oncall = On call

## Away

form-away-title = Absence
form-away-about = During that time the deputy is asked: by escalations, on call and for approvals.
form-away-who = Who?
form-away-first = First day
form-away-last = Last day
form-away-hint = for example 2026-12-24 or tomorrow
form-away-deputy = Deputy
form-away-nobody = as configured
form-away-submit = Enter
told-away =
    { $name } is away { $days }.
    { $deputy ->
        [none] No deputy is set.
       *[other] Deputy: { $deputy }.
    } { $rotations ->
        [none] {""}
       *[other] On call in that time: { $rotations }. Who stands in can be entered under "/breakwater oncall".
    }
told-back = Back. The absence ends with yesterday.
refused-not-away =
    Not changed.
    No absence is entered for today.
refused-away-configured =
    Not changed.
    The absence { $days } stands in the configuration; whoever runs Breakwater can change it.
refused-day-invalid =
    Not entered.
    That is no day. Possible are for example 2026-12-24, 24.12., 24.12.2026, today and tomorrow.
refused-moment-invalid =
    Not entered.
    That is no moment. Possible are for example 2026-12-24 18:00, 24.12. 18:00 and 18:00.
refused-days-senseless =
    Not entered.
    The end lies before the beginning, in the past already, or too far away.

## On call

oncall-head = On call: who can be reached now
oncall-now = { $rotation }: { $name }, until { $until }
oncall-now-instead = { $rotation }: { $name } standing in, until { $until }
oncall-next = Then { $name }, from { $at }
oncall-gap = ⚠️ Nobody { $starts } to { $ends }: { $name } is away, without a deputy.
oncall-swap = { $name } stands in: { $starts } to { $ends }
oncall-swap-asked = { $asked } was asked: { $name } stands in, { $starts } to { $ends }
button-swap = Have somebody stand in …
form-swap-title = Stand in
form-swap-about = It counts once the other side has agreed.
form-swap-rotation = Which rotation?
form-swap-person = Who stands in?
form-swap-starts = From when?
form-swap-ends = Until when?
form-swap-hint = for example 2026-12-24 18:00
form-swap-submit = Ask
told-swap-asked =
    { $name } was asked · on call { $rotation }
    It counts once { $name } has agreed.
swap-head-asked = Somebody to stand in wanted
swap-head-agreed = ✅ Standing in is agreed
swap-head-declined = Standing in declined
swap-head-taken-back = Standing in taken back
swap-span = { $name } stands in: { $starts } to { $ends }
swap-asked = Asked by { $by }. { $asked } can agree.
button-swap-yes = Agreed
button-swap-no = Can't do it
button-swap-back = Take back
notice-swap-agreed =
    ✅ Standing in is agreed · on call { $rotation }
    { $by } has agreed.
notice-swap-declined =
    Standing in declined · on call { $rotation }
    { $by } can't. Whoever is entered stays on call.
notice-swap-taken-back =
    Standing in taken back · on call { $rotation }
    By { $by }. Whoever is entered is on call again.
refused-no-rotation =
    Not opened.
    No rotation is set up. { $who ->
        [none] Whoever runs Breakwater can do that.
       *[other] { CAP($who) } can do that.
    }
refused-not-asked =
    Not done.
    Only { $who } can answer here.
refused-swap-away =
    Not entered.
    { $name } is away then.
refused-swap-oneself =
    Not entered.
    That is the turn in that time anyway.
refused-swap-over =
    Not done.
    This has been answered, taken back, or is over.
refused-swap-unreachable =
    Not asked.
    { $name } has no account on a platform with a channel of the team.

## Two accounts of one person

link-head-code = Code { $code }
link-head-ask = Link accounts: { platform-name }
link-head-standing = Accounts are linked
link-how =
    Type on { platform-name } until { $until }: "/breakwater link" and the code behind it. Then look here and confirm.
link-theirs = { platform-name }: { $name } ({ $account })
link-mine = { platform-name }: { $name } ({ $account })
link-means = Agreeing makes both accounts one person: with the same roles, and without approving anything of one's own.
link-waits = Agreed. Still to be confirmed on { platform-name }.
link-standing = { platform-name }: { $name }
link-standing-end = Taken apart, the account has no roles any more until it is linked again or entered in the configuration.
button-link-yes = Link
button-link-look = Look
button-link-no = Cancel
button-unlink = Take apart
told-linked =
    Linked.
    The account { $name } on { platform-name } now belongs to the same person.
told-link-refused =
    Not linked.
    The code is worth nothing any more.
told-link-wrong =
    Not linked.
    This code is worth nothing here. "/breakwater link" on the other platform makes a new one, for ten minutes.
told-unlinked =
    Taken apart.
    The account on { platform-name } has no roles any more.
refused-linked-configured =
    Not linked.
    Both accounts stand in the configuration already. { $who ->
        [none] Whoever runs Breakwater can change that.
       *[other] { CAP($who) } can change that.
    }
refused-link-often =
    Not linked.
    Too many wrong codes came from this account. It works again in an hour.
refused-link-over =
    Not linked.
    This code is worth nothing any more, or it belongs to another account.
refused-link-taken =
    Not linked.
    This account belongs to { $name } already. Only the configuration can make one person of two. { $who ->
        [none] Whoever runs Breakwater can do that.
       *[other] { CAP($who) } can do that.
    }
refused-not-linked =
    Not taken apart.
    Nothing is linked by code here; what stands in the configuration is changed by whoever runs Breakwater.
