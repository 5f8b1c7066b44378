### Die Kritikwelle: Alarm, Rückfragen, kurze Nachrichten. Die erste Zeile steht allein auf dem Sperrbildschirm.

storm-head = Ungewöhnlich viel Kritik seit { $since }
storm-head-level = Vorschlag: Stufe { $level } von 6
storm-head-calming = Kritik lässt nach, seit { $since }
storm-head-calm = Beruhigt seit { $since }
storm-head-none = Kein Sturm, { $at }
storm-count =
    { $count ->
        [one] 1 Kommentar
       *[other] { $shown } Kommentare
    } in 15 Min., { $usual }.
storm-usual-hours = { $day } um diese Zeit sonst { $low } bis { $high }
storm-usual-hours-same = { $day } um diese Zeit sonst { $high }
storm-usual-hours-nothing = { $day } um diese Zeit sonst keine
storm-usual-more =
    mehr als je in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } (höchstens { $high })
storm-usual-nothing =
    in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } sonst keine
storm-usual-times = { $times }-mal so viele wie in den höchsten 15 Min. aus { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }
storm-usual-highest = in { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    } sonst höchstens { $high }
storm-usual-none = was üblich ist, steht noch nicht fest
storm-weekday-0 = montags
storm-weekday-1 = dienstags
storm-weekday-2 = mittwochs
storm-weekday-3 = donnerstags
storm-weekday-4 = freitags
storm-weekday-5 = samstags
storm-weekday-6 = sonntags
storm-share = { $share } % kritisch{ $usual ->
        [none] .
       *[other] , { $usual }.
    }
storm-share-usual = sonst { $share } %
storm-people =
    { $count ->
        [one] 1 Person
       *[other] { $shown } Personen
    }.
storm-newcomers = { $share } % davon schreiben hier zum ersten Mal.
storm-links = { $count } mit demselben Link.
storm-origin = Vermutlich Auslöser: Post { $post }, { $at } (ungeprüft)
storm-origin-untitled = ohne Titel
storm-topics = Themen:
storm-topic = { $topic } { $count }
storm-topic-new = { $topic } { $count } (neu)
storm-level = Stufe { $level }, { $name }: { $what } auf { $accounts }. Medien: { $press }, bitte selbst prüfen.
storm-accounts =
    { $count ->
        [0] keinem Konto
        [one] einem Konto
        [2] zwei Konten
        [3] drei Konten
       *[other] { $count } Konten
    }
storm-press =
    { $count ->
        [0] nichts bekannt
        [one] 1 Kommentar nennt die Presse
       *[other] { $count } Kommentare nennen die Presse
    }
storm-what-0 = keine Kritik
storm-what-1 = einzelne Kritik
storm-what-2 = wiederholte Kritik, wenig Echo,
storm-what-3 = anhaltende Kritik
storm-what-4 = Echo und Protest
storm-what-5 = Kampagne, Kritik überwiegt,
storm-what-6 = Schneeballeffekt, meist Beleidigungen und Drohungen,
level-name-0 = Windstille
level-name-1 = Leiser Zug
level-name-2 = Schwache Brise
level-name-3 = Frische Brise
level-name-4 = Starker Wind
level-name-5 = Sturm
level-name-6 = Orkan
storm-take-by = Nimmt es bis { $due } niemand an: Bereitschaft Krisenleitung.
storm-taken = { $name } kümmert sich darum, seit { $at }.
storm-closer = Genauer beobachtet bis { $until }.
storm-sharper = Nachbeobachtung bis { $until }: Alarm schon bei kleineren Ausschlägen.
storm-was = Kritikwelle ab { $since }, höchstens Stufe { $level } ({ $name })
storm-by = { $name }
storm-picture-alt = Kommentare je 5 Minuten von { $from } bis { $until }: höchstens { $high }, zuletzt { $last }. Schraffiert: die Welle seit { $since }.{ $usual ->
        [0] {""}
       *[other] {" "}Gestrichelt: sonst höchstens { $usual }.
    }
storm-picture-usual = sonst höchstens
storm-reason-giveaway = Gewinnspiel oder Aktion
storm-reason-praise = Lob
storm-reason-spam = Spam
storm-reason-known = bekannt
button-stormtake = Ich kümmere mich
button-stormkeep = Weiter beobachten
button-stormnone = Kein Sturm …
button-stormback = Doch ein Sturm
button-storm-start = Krise starten …

form-storm-none-title = Kein Sturm
form-storm-none-submit = Alarm beenden
form-storm-none-note = Die Antwort gilt nur für { $brand } und nur für begrenzte Zeit. Sie steht im Protokoll und lässt sich zurücknehmen.
form-storm-none-reason = Was ist es dann?
form-peak-title = Geplante Spitze
form-peak-submit = Spitze ankündigen
form-peak-note = Ab jetzt und nur für diese Zeit gibt es erst bei größeren Ausschlägen Alarm.
form-peak-brand = Marke
form-peak-hours = Wie viele Stunden?
form-peak-times = Wie viel ist zu erwarten?
told-storm-kept = Genauer beobachtet bis { $until-day }, { $until }.
told-storm-none = Alarm beendet: { $reason ->
        [giveaway] Gewinnspiel oder Aktion
        [praise] Lob
        [spam] Spam
       *[other] bekannt
    }. Gilt bis { $until-day }, { $until }; auf der Karte lässt es sich zurücknehmen.
told-peak = Angekündigt für { $brand }, bis { $until-day }, { $until }.
refused-storm-taken =
    Nicht übernommen.
    { $who } kümmert sich seit { $at } darum.
refused-storm-over =
    Nicht geändert.
    Diese Kritikwelle ist schon zu Ende.
refused-peak-hours =
    Nicht angekündigt.
    Es braucht eine Zahl von 1 bis 336.
notice-storm-rising = Kritik nimmt zu · { $brand } · Vorschlag jetzt Stufe { $level }
notice-source-silent =
    Konto { $source } schweigt seit { $due }
    Um diese Zeit kommen dort sonst Kommentare. Bitte Anbindung prüfen. Geplante Wartung ankündigen: /breakwater wartung
notice-clock-slow =
    Uhr von Konto { $source } geht { $minutes } Min. nach
    Die Wache zählt seine Kommentare ab jetzt nach ihrer Ankunft. Bitte Uhr oder Zeitzone der Anbindung prüfen.
notice-clock-fast =
    Uhr von Konto { $source } geht { $minutes } Min. vor
    Die Wache zählt seine Kommentare nach ihrer Ankunft. Bitte Uhr oder Zeitzone der Anbindung prüfen.
form-maintenance-title = Geplante Wartung
form-maintenance-submit = Wartung ankündigen
form-maintenance-note = Ab jetzt und nur für diese Zeit gibt es keine Meldung, wenn das Konto schweigt. Danach endet es von selbst.
form-maintenance-source = Konto
form-maintenance-hours = Wie viele Stunden?
told-maintenance = Wartung von { $source } angekündigt, bis { $until-day }, { $until }.
refused-maintenance-source =
    Nicht angekündigt.
    Ein Konto dieses Namens gibt es nicht.
flag-watchlist = Beobachtungsliste

