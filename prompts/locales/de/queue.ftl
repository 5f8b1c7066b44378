### Die Liste der Fälle für eine Person, und was mit mehreren auf einmal geschieht.

queue-head-mine = Meine Fälle · { $size }
queue-head-free = Freie Fälle · { $size }
queue-head-waiting = Warten auf meine Freigabe · { $size }
queue-head-late = Überfällig · { $size }
queue-size-mine = Meine { $size }
queue-size-free = Frei { $size }
queue-size-waiting = Warten auf mich { $size }
queue-size-late = Überfällig { $size }
queue-many = über { $count }
queue-only = Nur { $what }
queue-from-urgent = ab dringend
queue-from-now = sofort
queue-all = Ohne Filter
queue-read = Stand
queue-page = Seite { $number }
queue-empty = Hier gibt es gerade nichts zu tun.
queue-late = überfällig seit { $since }
queue-due = bis { $by }
queue-snoozed = zurückgestellt bis { $until }

button-queue-next = Nächster Fall: { $case }
button-queue-back = Zurück
button-queue-on = Weiter
button-queue-open = Fall öffnen
button-queue-view = Ansicht und mehr

# Was null ist, steht nicht da.
notice-sla =
    ⏰ Fristen{ $late ->
        [none] {""}
       *[other] {" "}· überfällig: { $late }
    }{ $unseen ->
        [none] {""}
       *[other] {" "}· ohne Reaktion: { $unseen }
    }{ $risk ->
        [none] {""}
       *[other] {" "}· wird knapp: { $risk }
    }
case-sla-risk = ⏰ Erste Antwort wird knapp: bis { $by }
case-sla-unseen = ⏰ Erste Reaktion überfällig seit { $by }
case-sla-late = ⏰ Erste Antwort überfällig seit { $by }
case-sla-quiet = Ruhezeit, gemeldet ab { $until }
button-list = Zur Liste

queue-head-asked = An mich eskaliert · { $size }
queue-size-asked = An mich eskaliert { $size }
queue-purpose = Anliegen { $purpose }
button-queue-filter = Filtern

button-bulk-dismiss = Mehrere ohne Antwort schließen …
button-bulk-assign = Mehrere übergeben …
button-bulk-hide = Mehrere verbergen …
form-bulk-dismiss-title = Mehrere schließen
form-bulk-assign-title = Mehrere übergeben
form-bulk-hide-title = Mehrere verbergen
form-bulk-submit = Weiter zur Rückfrage
form-bulk-cases = Welche Fälle?
form-bulk-case = Fall { $case } · { $flag } · { $network } { $account }
form-bulk-case-plain = Fall { $case } · { $network } { $account }
bulk-head-asked-dismiss =
    { $count ->
        [one] Einen Fall ohne Antwort schließen?
       *[other] { $count } Fälle ohne Antwort schließen?
    }
bulk-head-asked-assign =
    { $count ->
        [one] Einen Fall übergeben?
       *[other] { $count } Fälle übergeben?
    }
bulk-head-asked-hide =
    { $count ->
        [one] Einen Kommentar öffentlich verbergen?
       *[other] { $count } Kommentare öffentlich verbergen?
    }
bulk-head-dropped-dismiss = Abgebrochen, nichts geschlossen
bulk-head-dropped-assign = Abgebrochen, nichts übergeben
bulk-head-dropped-hide = Abgebrochen, nichts verborgen
bulk-head-done-dismiss =
    { $count ->
        [0] Kein Fall geschlossen
        [one] Ein Fall ohne Antwort geschlossen
       *[other] { $count } Fälle ohne Antwort geschlossen
    }
bulk-head-done-assign =
    { $count ->
        [0] Kein Fall übergeben
        [one] Ein Fall übergeben
       *[other] { $count } Fälle übergeben
    }
bulk-head-done-hide =
    { $count ->
        [0] Kein Kommentar verborgen
        [one] Ein Kommentar wird verborgen
       *[other] { $count } Kommentare werden verborgen
    }
bulk-head-undone-dismiss =
    { $count ->
        [0] Kein Fall wieder geöffnet
        [one] Ein Fall wieder geöffnet
       *[other] { $count } Fälle wieder geöffnet
    }
bulk-cases =
    { $count ->
        [one] Fall { $cases }
       *[other] Fälle { $cases }
    }
bulk-note-dismiss = Sie gehen ohne Antwort aus der Liste; das lässt sich hier wieder rückgängig machen. Was sich inzwischen geändert hat, bleibt offen.
bulk-note-assign = Ab dann zuständig: { $who }. Jeder Fall wird einzeln gemeldet.
bulk-note-hide = Grund: { $reason }. Jeder Kommentar wird vorher als Beweis gesichert und ist danach dort nicht mehr zu sehen. Einzeln lässt er sich wieder anzeigen.
bulk-given = Zuständig ist jetzt { $who }.
bulk-failed =
    { $count ->
        [one] Bei einem Fall ist nichts geschehen:
       *[other] Bei { $count } Fällen ist nichts geschehen:
    }
button-bulk-do-dismiss = Ohne Antwort schließen
button-bulk-do-assign = Übergeben
button-bulk-do-hide = Öffentlich verbergen
button-bulk-drop = Abbrechen
button-bulk-undo = Wieder öffnen
button-bulk-back = Zurück zur Liste
refused-case-changed =
    Nicht ausgeführt.
    Der Fall hat sich geändert, seit er gewählt wurde.
refused-selection-over =
    Nicht ausgeführt.
    Diese Auswahl ist schon erledigt oder abgebrochen; „/breakwater liste“ zeigt, was offen ist.

button-give = Übergeben an …
form-give-title = Übergeben
form-give-to = An wen?
form-give-note = Was ist wichtig?
form-give-submit = Übergeben
told-given =
    Übergeben · Fall { $case }
    Zuständig ist jetzt { $who }.
refused-nobody-there =
    Nicht übergeben.
    Es ist gerade niemand da, an den übergeben werden kann.
refused-owner-already =
    Nicht übergeben.
    { $who } ist schon zuständig.
notice-case-given =
    👉 Übergeben von { $by } · { $network } { $account } · Fall { $case }
    Wer nicht kann, gibt den Fall zurück.
notice-case-returned =
    ↩️ Zurückgegeben von { $by } · { $network } { $account } · Fall { $case }
    Der Fall ist wieder frei.
log-case-handed_over = übergeben an { $to }

form-snooze-at = Oder ein anderer Zeitpunkt
form-snooze-hint = Zum Beispiel morgen 9 Uhr, in 2h, Montag oder 24.11. 14:30
told-snoozed =
    Zurückgestellt bis { $until-day }, { $until } · Fall { $case }
    Der Fall kommt von selbst wieder und meldet sich.
refused-snooze-time =
    Nicht zurückgestellt.
    Das ist kein Zeitpunkt innerhalb des nächsten Jahres; zum Beispiel morgen 9 Uhr, in 2h oder 24.11. 14:30.
