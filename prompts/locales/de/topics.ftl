### Worum es in einer Kritikwelle geht.

storm-topic-about = etwa { $count }
theme-boycott = Aufruf zum Boykott
theme-broken = kaputte Lieferungen
theme-late = ausbleibende Lieferungen
theme-service = Kundenservice
theme-refund = Rückerstattung
theme-price = Preise
theme-quality = Qualität
theme-fraud = Vorwurf des Betrugs
theme-recall = Rückruf
theme-injury = Verletzungen
theme-data = Datenschutz
theme-advert = Werbung
theme-insulted = Vorwurf der Herabwürdigung
theme-staff = Arbeitsbedingungen
theme-environment = Umwelt und Tiere
theme-origin = Herkunft
theme-deleted = gelöschte Kommentare
theme-website = Website und App

topic-head = Thema: { $topic }
topic-head-new = Thema: { $topic } (neu)
topic-head-other = Weitere Kommentare
topic-head-grave = Drohungen, Recht, Presse, Sicherheit
topic-comments =
    { $count ->
        [one] 1 Kommentar
       *[other] { $shown } Kommentare
    }
topic-cases =
    { $cases ->
        [one] 1 Fall
       *[other] { $shown } Fälle
    }: { $open } offen{ $hand ->
        [0] {""}
       *[other] , { $hand_shown } in Arbeit
    }{ $over ->
        [0] {""}
       *[other] , { $over_shown } erledigt
    }.
topic-why-storm = Kritikwelle: Neue Kommentare stehen seit { $since } hier statt auf einzelnen Karten. Letzter { $last }.
topic-why-crisis = Krise: Neue Kommentare stehen seit { $since } hier statt auf einzelnen Karten. Letzter { $last }.
topic-why-flood = Sehr viele Kommentare: Neue stehen seit { $since } hier statt auf einzelnen Karten. Letzter { $last }.
topic-over = Abgeschlossen { $at }: Neue Kommentare bekommen wieder einzelne Karten.
topic-said = Was gesagt wird
topic-said-nothing = Gerade ist nichts offen, was sich zeigen lässt.
topic-cases-head = Offene Fälle
topic-cases-none = Hier ist nichts mehr offen.
topic-like =
    { $count ->
        [one] 1 ähnlicher
       *[other] { $shown } ähnliche
    }
button-topic-next = Nächster Fall
button-topic-cases = Offene Fälle
button-stormshow = Zur Kritikwelle
storm-gathered = Neue Kommentare stehen seit { $since } auf Karten je Thema.
notice-gathered =
    Wieder einzelne Karten · { $brand } · { $open } offene Fälle
    Auf Themen standen { $comments } Kommentare in { $cases } Fällen, davon { $over } erledigt. Offene stehen in der Liste und auf ihrem Thema.
refused-topic-empty =
    Kein Fall geöffnet.
    Zu diesem Thema wartet kein Fall mehr.
