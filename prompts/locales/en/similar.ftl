### What is counted in a case: the same words from others.

case-others =
    { $count ->
        [one] One more similar comment
       *[other] { $shown } more similar comments
    }{ $variants ->
        [0] {""}
        [one] {""}
       *[other] , { $variants } wordings
    }{ $accounts ->
        [0] {""}
        [one] {""}
       *[other] , on { $accounts } accounts
    }
case-also = Also here, counted once:
similar-head = Similar comments
similar-accounts = On { $accounts }
similar-wording =
    { $count ->
        [one] Once, almost word for word
       *[other] { $shown } times, almost word for word
    }
similar-wording-other =
    { $count ->
        [one] Once, similar: may mean something else
       *[other] { $shown } times, similar: may mean something else
    }
similar-more =
    { $count ->
        [one] One more wording is not shown here.
       *[other] { $count } more wordings are not shown here.
    }
button-similar = Show similar
button-split = Take a wording out …
button-merge = Merge with another case …

form-split-title = Take a wording out
form-split-submit = Take out
form-split-note = It becomes a case of its own. What still comes in this wording counts there.
form-split-field = Which wording?
form-merge-title = Merge cases
form-merge-submit = Merge
form-merge-note = The other case then counts in case { $case } and is closed. Its drafts become void.
form-merge-field = Number of the other case

told-split =
    { $count ->
        [one] Case { $case } is new: one comment stands there now.
       *[other] Case { $case } is new: { $count } comments stand there now.
    }
told-merged = Case { $other } now counts in case { $case }.
refused-nothing-similar =
    Not changed.
    The case has this wording no more. "Show similar" tells what it holds now.
refused-no-such-case =
    Not merged.
    There is no other case of this brand with that number. The number stands at the end of each card's first line.
refused-not-open =
    Not changed.
    Case { $case } is not open: closed, deleted, or on its way to be published.
