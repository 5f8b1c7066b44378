### What a wave of criticism is about.

storm-topic-about = about { $count }
theme-boycott = call for a boycott
theme-broken = broken deliveries
theme-late = missing deliveries
theme-service = customer service
theme-refund = refunds
theme-price = prices
theme-quality = quality
theme-fraud = accusation of fraud
theme-recall = recall
theme-injury = injuries
theme-data = data protection
theme-advert = advertising
theme-insulted = accusation of disrespect
theme-staff = working conditions
theme-environment = environment and animals
theme-origin = origin
theme-deleted = deleted comments
theme-website = website and app

topic-head = Topic: { $topic }
topic-head-new = Topic: { $topic } (new)
topic-head-other = Further comments
topic-head-grave = Threats, legal, press, safety
topic-comments =
    { $count ->
        [one] 1 comment
       *[other] { $shown } comments
    }
topic-cases =
    { $cases ->
        [one] 1 case
       *[other] { $shown } cases
    }: { $open } open{ $hand ->
        [0] {""}
       *[other] , { $hand_shown } in hand
    }{ $over ->
        [0] {""}
       *[other] , { $over_shown } done
    }.
topic-why-storm = Wave of criticism: new comments stand here instead of on single cards since { $since }. Last one { $last }.
topic-why-crisis = Crisis: new comments stand here instead of on single cards since { $since }. Last one { $last }.
topic-why-flood = Very many comments: new ones stand here instead of on single cards since { $since }. Last one { $last }.
topic-over = Closed { $at }: new comments get single cards again.
topic-said = What is said
topic-said-nothing = Nothing is open at present that can be shown.
topic-cases-head = Open cases
topic-cases-none = Nothing is open here any more.
topic-like =
    { $count ->
        [one] 1 alike
       *[other] { $shown } alike
    }
button-topic-next = Next case
button-topic-cases = Open cases
button-stormshow = To the wave
storm-gathered = New comments stand on cards per topic since { $since }.
notice-gathered =
    Single cards again · { $brand } · { $open } open cases
    { $comments } comments in { $cases } cases stood on topics, { $over } of them done. Open ones stand in the queue and on their topic.
refused-topic-empty =
    No case opened.
    No case of this topic is waiting any more.
