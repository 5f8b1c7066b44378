### Many comments without a wave of criticism: a calm card that asks nobody for anything.

bustle-head = Unusually many comments since { $since }
bustle-share = { $share } % critical
bustle-head-over = Calm again since { $since }
bustle-head-storm = Many comments, now with criticism: see the alarm
bustle-was = Unusually many comments from { $since }, at most { $count ->
        [one] one
       *[other] { $shown }
    } in 15 min
bustle-post = Mostly under post { $post }
bustle-praise = Praise { $count }
bustle-questions = Questions { $count }
bustle-calm = No alarm, nothing to do. Should it turn into criticism, an alarm follows.
