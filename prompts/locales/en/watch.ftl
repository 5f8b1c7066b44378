### The wave of criticism: alarm, questions, short messages. The first line stands alone on a lock screen.

storm-head = Unusual criticism since { $since }
storm-head-level = suggested level { $level } of 6
storm-head-calming = Criticism easing, since { $since }
storm-head-calm = Calm since { $since }
storm-head-none = Not a storm, { $at }
storm-count =
    { $count ->
        [one] 1 comment
       *[other] { $shown } comments
    } in 15 min, { $usual }.
storm-usual-hours = on { $day } at this hour { $low } to { $high }
storm-usual-hours-same = on { $day } at this hour { $high }
storm-usual-hours-nothing = on { $day } at this hour none
storm-usual-more =
    more than ever in { $days ->
        [one] a day
       *[other] { $days } days
    } (at most { $high })
storm-usual-nothing =
    none in { $days ->
        [one] a day
       *[other] { $days } days
    }
storm-usual-times = { $times } times the highest 15 minutes in { $days ->
        [one] a day
       *[other] { $days } days
    }
storm-usual-highest = at most { $high } in { $days ->
        [one] a day
       *[other] { $days } days
    }
storm-usual-none = what is usual isn't known yet
storm-weekday-0 = Mondays
storm-weekday-1 = Tuesdays
storm-weekday-2 = Wednesdays
storm-weekday-3 = Thursdays
storm-weekday-4 = Fridays
storm-weekday-5 = Saturdays
storm-weekday-6 = Sundays
storm-share = { $share } % critical{ $usual ->
        [none] .
       *[other] , { $usual }.
    }
storm-share-usual = usually { $share } %
storm-people =
    { $count ->
        [one] 1 person
       *[other] { $shown } people
    }.
storm-newcomers = { $share } % of them write here for the first time.
storm-links = { $count } with the same link.
storm-origin = Probable source: post { $post }, { $at } (unverified)
storm-origin-untitled = without a title
storm-topics = Topics:
storm-topic = { $topic } { $count }
storm-topic-new = { $topic } { $count } (new)
storm-level = Level { $level }, { $name }: { $what } on { $accounts }. Media: { $press }, please check yourself.
storm-accounts =
    { $count ->
        [0] no account
        [one] one account
        [2] two accounts
        [3] three accounts
       *[other] { $count } accounts
    }
storm-press =
    { $count ->
        [0] nothing known
        [one] 1 comment speaks of the press
       *[other] { $count } comments speak of the press
    }
storm-what-0 = no criticism
storm-what-1 = single critics
storm-what-2 = repeated criticism, little echo,
storm-what-3 = lasting criticism
storm-what-4 = echo and protest
storm-what-5 = a campaign, critics are the majority,
storm-what-6 = snowballing, mostly insults and threats,
level-name-0 = calm
level-name-1 = light air
level-name-2 = light breeze
level-name-3 = fresh breeze
level-name-4 = strong wind
level-name-5 = storm
level-name-6 = hurricane
storm-take-by = If nobody takes it by { $due }: crisis lead on call.
storm-taken = { $name } is on it since { $at }.
storm-closer = Watched more closely until { $until }.
storm-sharper = Aftermath until { $until }: alarms at smaller rises.
storm-was = Wave of criticism from { $since }, at most level { $level } ({ $name })
storm-by = { $name }
storm-picture-alt = Comments per 5 minutes from { $from } to { $until }: at most { $high }, { $last } at the end. Striped: the wave since { $since }.{ $usual ->
        [0] {""}
       *[other] {" "}Dashed: usually at most { $usual }.
    }
storm-picture-usual = usually at most
storm-reason-giveaway = giveaway or campaign
storm-reason-praise = praise
storm-reason-spam = spam
storm-reason-known = known
button-stormtake = I'm on it
button-stormkeep = Keep watching
button-stormnone = Not a storm …
button-stormback = A storm after all
button-storm-start = Start crisis …

form-storm-none-title = Not a storm
form-storm-none-submit = End the alarm
form-storm-none-note = The answer holds for { $brand } alone and for a limited time. It is kept in the log and can be taken back.
form-storm-none-reason = What is it then?
form-peak-title = Planned peak
form-peak-submit = Announce the peak
form-peak-note = From now on, and for that time only, it takes a larger rise to raise an alarm.
form-peak-brand = Brand
form-peak-hours = For how many hours?
form-peak-times = How much is expected?
told-storm-kept = Watched more closely until { $until-day }, { $until }.
told-storm-none = Alarm ended: { $reason ->
        [giveaway] giveaway or campaign
        [praise] praise
        [spam] spam
       *[other] known
    }. Holds until { $until-day }, { $until }; it can be taken back on the card.
told-peak = Announced for { $brand }, until { $until-day }, { $until }.
refused-storm-taken =
    Not taken.
    { $who } is on it since { $at }.
refused-storm-over =
    Not changed.
    This wave of criticism is over already.
refused-peak-hours =
    Not announced.
    It takes a number from 1 to 336.
notice-storm-rising = Criticism rising · { $brand } · now suggested level { $level }
notice-source-silent =
    Account { $source } is silent since { $due }
    At this hour comments usually come in there. Please check the connection. Announce planned maintenance: /breakwater maintenance
notice-clock-slow =
    The clock of account { $source } is { $minutes } min slow
    From now on the watch counts its comments when they arrive. Please check clock or time zone of the connection.
notice-clock-fast =
    The clock of account { $source } is { $minutes } min fast
    The watch counts its comments when they arrive. Please check clock or time zone of the connection.
form-maintenance-title = Planned maintenance
form-maintenance-submit = Announce maintenance
form-maintenance-note = From now on, and for that time only, nobody is told when the account is silent. It ends by itself.
form-maintenance-source = Account
form-maintenance-hours = For how many hours?
told-maintenance = Maintenance of { $source } announced, until { $until-day }, { $until }.
refused-maintenance-source =
    Not announced.
    There is no account of that name.
flag-watchlist = watch list
