### Viele Kommentare ohne Kritikwelle: eine ruhige Karte, die niemanden um etwas bittet.

bustle-head = Ungewöhnlich viele Kommentare seit { $since }
bustle-share = { $share } % kritisch
bustle-head-over = Wieder ruhig seit { $since }
bustle-head-storm = Viele Kommentare, jetzt mit Kritik: siehe Alarm
bustle-was = Ungewöhnlich viele Kommentare ab { $since }, höchstens { $count ->
        [one] einer
       *[other] { $shown }
    } in 15 Min.
bustle-post = Vor allem unter Post { $post }
bustle-praise = Lob { $count }
bustle-questions = Fragen { $count }
bustle-calm = Kein Alarm, nichts zu tun. Wird daraus Kritik, kommt ein Alarm.
