### Digests: what is told together at a time of day, and what waits in the quiet hours.

digest-head-low = Digest · low urgency: { $count }
digest-head-praise = Digest · praise: { $count }
digest-head-ideas = Digest · wishes and ideas: { $count }
digest-head-content = Digest · fans' own content: { $count }
digest-quiet =
    { $count ->
        [one] 🌙 Quiet hours until { $until } · one case is waiting
       *[other] 🌙 Quiet hours until { $until } · { $count } cases are waiting
    }
digest-quiet-over =
    { $count ->
        [one] 🌙 Quiet hours are over · one case has waited
       *[other] 🌙 Quiet hours are over · { $count } cases have waited
    }
digest-quiet-note = What is urgent for safety, and waves of criticism, come at once all the same.
digest-open = Still open: { $open } of { $total }
digest-offer-low = No hurry; a case gets its card as soon as somebody works on it.
digest-offer-praise = Thank, and ask to quote where it fits.
digest-offer-ideas = Thank, and collect for product.
digest-offer-content = Thank, and ask for permission to show it.
digest-done = ✅ done
button-digest-all = See all
button-draft-success = Thank, ask to quote
button-draft-content = Ask for permission
queue-head-digest = In the digest · { $size }
queue-size-digest = In the digest { $size }
