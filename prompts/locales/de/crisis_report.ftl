### Bericht einer Krise: Karte, Dateien, Nachbeobachtung.

## Karte

button-crisis-report = Bericht
button-report-share = In den Raum stellen
report-head = Bericht · Krise { $crisis }
report-counts = { $decisions } Entscheidungen · { $open } offen
report-file = Der ganze Bericht als Datei: breakwater report crisis { $crisis }
report-room = „In den Raum stellen“ bringt den ganzen Bericht als Datei, zum Lesen und zum Drucken.
report-shared = Bericht zu Krise { $crisis } · Stand { $at }
report-file-name = krise-{ $crisis }-bericht

## Dateien

report-essentials = Das Wichtigste
report-brand = Marke
report-message = Anlass im Chat
report-begun = Begonnen
report-ended = Entwarnung
report-running = Läuft noch
report-milestones = Zeiten
report-column-step = Schritt
report-column-target = Ziel
report-column-reached = Erreicht
report-column-measured = Gemessen am Ziel
report-column-time = Zeit
report-column-comments = Kommentare
report-column-critical = Davon kritisch
report-column-action = Was
report-column-owner = Zuständig
report-column-due = Bis
report-column-state = Stand
report-target = Ziel { $at }
report-reached = erreicht { $at }, nach { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }
report-not-reached = nicht erreicht
report-skipped = übersprungen
report-late = { $minutes ->
        [one] eine Minute
       *[other] { $minutes } Minuten
    } nach dem Ziel
report-in-time = im Ziel
report-curve = Verlauf der Kommentare
report-curve-alt =
    Kommentare je { $minutes } Minuten, { $total } insgesamt. Höchster Wert { $high } um { $at }. Hervorgehoben ab dem Beginn der Krise ({ $begun }).{ $usual ->
        [0] {""}
       *[other] {" "}Gestrichelt: üblicher Wert der Woche davor, { $usual }.
    }
report-curve-usual = üblich in der Woche davor
report-decisions = Entscheidungen
report-statements = Öffentliche Texte
report-written = Text: { $who }, { $at }
report-waits = Freigabe fehlt
report-approved = Freigabe: { $who }, { $at }
report-approved-alone = Freigabe durch eine Person: { $who }, { $at }
report-sent-back = Zurückgegeben: { $who }, { $at }
report-published = veröffentlicht { $at }
report-published-by-hand = von Hand veröffentlicht { $at }
report-withdrawn = zurückgenommen { $at }
report-not-published = nicht veröffentlicht
report-facts = Fakten
report-open = Offen
report-due = bis { $at }
report-actions = Maßnahmen
report-action-open = offen
report-proposals = Änderungen am Notfallplan
report-proposal-step = Neuer Schritt: { $title }
report-proposal-field =
    { $field ->
        [due] fällig { $value } Minuten nach dem Start
       *[level_from] { step-level-from }
    }
report-proposal-state =
    { $state ->
        [accepted] angenommen
        [refused] nicht angenommen
        [undone] wieder herausgenommen
       *[open] noch nicht entschieden
    }
report-after = { $at }, nach { $minutes ->
        [one] einer Minute
       *[other] { $minutes } Minuten
    }
report-timeline = Chronik
report-team = Team
report-nothing = Nichts verzeichnet.

## Antworten und Nachrichten

told-report-coming =
    Der Bericht zu Krise { $crisis } wird in den Raum gestellt
    Darin stehen Rollen statt Namen. Veröffentlicht wird nichts.
refused-report-no-room =
    Nicht in den Raum gestellt.
    Krise { $crisis } hat gerade keinen Raum. Als Datei schreibt ihn: breakwater report crisis { $crisis }.
notice-crisis-report-failed =
    Bericht nicht in den Raum gestellt · Krise { $crisis } · { $platform }
    Auf der Karte lässt es sich wiederholen. Als Datei schreibt ihn: breakwater report crisis { $crisis }

## Chronik

log-crisis-report_asked = Bericht angefordert
log-crisis-report_failed = Bericht nicht in den Raum gestellt
log-crisis-report_shared = Bericht in den Raum gestellt

## Nachbeobachtung

followup-head =
    { $days ->
        [one] Ein Tag nach der Entwarnung
       *[other] { $days } Tage nach der Entwarnung
    }
followup-before = Woche davor: { $day } Kommentare am Tag, { $share } % kritisch
followup-during = In der Krise: { $total } Kommentare, { $share } % kritisch, { $severe } schwer
followup-since = Seit der Entwarnung: { $day } Kommentare am Tag, { $share } % kritisch, { $severe } schwer
followup-day = { $date }: { $total } Kommentare, { $share } % kritisch
followup-nothing = Für diese Zeit sind keine Kommentare gezählt.
log-crisis-followed_up =
    { $days ->
        [one] Nachbeobachtung nach einem Tag
       *[other] Nachbeobachtung nach { $days } Tagen
    }
