### Was in einer Krise festgehalten wird: Entscheidungen, Fakten, Chronik.

## Karten

decisions-head = Krise { $crisis } · Entscheidungen · Seite { $page } von { $pages }
decisions-none = Noch keine Entscheidung festgehalten.
decision-head = Entscheidung { $number } · Krise { $crisis }
decision-by = Entschieden von { $who }, { $at }
decision-why = Warum
decision-no-why = Der Grund fehlt noch; „Berichtigen oder ergänzen“ nimmt ihn auf.
decision-more = Mehr dazu
decision-with = führt aus: { $who }
decision-with-by = führt aus: { $who }, bis { $at }
decision-carried-out = ausgeführt { $at }
decision-corrected-by = berichtigt durch Entscheidung { $number }
decision-corrects = Berichtigt Entscheidung { $number }
decision-message = Nachricht im Chat
crisis-decided-line = Entschieden: { $text }
facts-head = Krise { $crisis } · Fakten · Seite { $page } von { $pages }
facts-counts = bekannt { $known } · offen { $unknown } · in Prüfung { $checking }
fact-state-known = Bekannt
fact-state-unknown = Offen
fact-state-checking = In Prüfung
fact-state-gone = Von der Tafel nehmen
fact-source = Quelle: { $source }, { $at }
fact-no-source = keine
timeline-head = Krise { $crisis } · Chronik · Seite { $page } von { $pages }
timeline-quote = „{ $text }“

## Knöpfe

button-decide = Entscheidung
button-decide-again = Berichtigen oder ergänzen …
button-decisions = Entscheidungen
button-decision = Ansehen
button-task-done = Ausgeführt
button-timeline = Chronik
button-facts = Fakten
button-fact = Fakt eintragen …
button-fact-change = Ändern …

## Formulare

form-decide-title = Entscheidung
form-decide-submit = Entscheidung festhalten
form-decide-note = Krise { $crisis } · Wird nicht mehr geändert; eine Berichtigung ist ein neuer Eintrag.
form-decide-note-step = Krise { $crisis } · Erledigt den Schritt: { $step }
form-decide-note-again = Krise { $crisis } · Berichtigt oder ergänzt Entscheidung { $number }, die lesbar bleibt.
form-decide-what = Was
form-decide-why = Warum
form-decide-who = Wer führt aus (darf leer bleiben)
form-decide-by = Bis wann (darf leer bleiben)
form-decide-more = Mehr: andere Wege, Einwände, Beleg
decide-by-m15 = in 15 Minuten
decide-by-m30 = in 30 Minuten
decide-by-h1 = in einer Stunde
decide-by-h2 = in zwei Stunden
decide-by-h4 = in vier Stunden
decide-by-d1 = in einem Tag
decide-by-d3 = in drei Tagen
form-fact-title = Fakt
form-fact-submit = Fakt sichern
form-fact-note = Krise { $crisis } · Bekannt ist nur, was eine Quelle hat. Frühere Fassungen bleiben in der Chronik.
form-fact-text = Was
form-fact-state = Bekannt, offen oder in Prüfung
form-fact-source = Quelle

## Bestätigungen

told-decided =
    Festgehalten: Entscheidung { $number } · Krise { $crisis }
    Veröffentlicht wurde nichts.
told-nothing-to-record =
    Nicht festgehalten.
    In der Nachricht steht kein Text. „Entscheidung“ auf der Karte von Krise { $crisis } nimmt ihn auf.
told-task-done = Ausgeführt: Entscheidung { $number } · Krise { $crisis }
told-timeline = In der Chronik von Krise { $crisis }
told-timeline-already = Steht schon in der Chronik von Krise { $crisis }

## Absagen

refused-decide-whom =
    Nicht festgehalten.
    Zu einer Zeit gehört, wer es ausführt.
refused-fact-changed =
    Nicht geändert.
    { $who } hat diese Zeile inzwischen geändert ({ $at-day }, { $at }). Die Fakten von Krise { $crisis } zeigen den Stand.
refused-fact-source =
    Nicht gesichert.
    Bekannt ist nur, was eine Quelle hat. Ohne Quelle passt „Offen“ oder „In Prüfung“.
refused-facts-full =
    Nicht gesichert.
    Auf der Tafel von Krise { $crisis } stehen schon { $count } Zeilen. Eine davon lässt sich ändern oder abnehmen.
refused-no-crisis-runs =
    Nicht festgehalten.
    Es läuft keine Krise. „/krise starten“ beginnt eine.
refused-not-part =
    Nicht festgehalten.
    Das tun die Beteiligten von Krise { $crisis }. { $who ->
        [none] Die Leitung ist unbesetzt.
       *[other] Eine Rolle vergibt { $who }.
    }
refused-task-done =
    Nicht nötig.
    Zu Entscheidung { $number } von Krise { $crisis } ist nichts mehr offen.

## Nachrichten

notice-crisis-tasks =
    { $count ->
        [one] Eine Sache wartet
       *[other] { $count } Sachen warten
    } · Krise { $crisis }
    Fällig seit { $due }. Aus Entscheidungen:
notice-crisis-tasks-late =
    { $count ->
        [one] Eine Sache wartet
       *[other] { $count } Sachen warten
    } · Krise { $crisis }
    Fällig seit { $due }. Diese Erinnerung kommt verspätet. Aus Entscheidungen:
notice-task-given =
    Aus einer Entscheidung · Krise { $crisis } · { $by }
    Auszuführen bis { $due }
notice-task-named = Aus einer Entscheidung · Krise { $crisis } · { $by }

## Chronik

log-crisis-fact =
    { $state ->
        [known] Fakt, bekannt
        [unknown] Fakt, offen
        [checking] Fakt, in Prüfung
       *[gone] Fakt abgenommen
    }
log-crisis-message = Nachricht festgehalten
log-decision-corrected = Entscheidung { $number }, berichtigt { $corrects }
log-decision-made = Entscheidung { $number }
log-task-done = Entscheidung { $number } ausgeführt
log-task-overdue = Entscheidung { $number } überfällig
