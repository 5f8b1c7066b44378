### Übungen: Formular, Einspielungen, Uhr, Auswertung.

## Namen

drill-number = Ü{ $crisis }
inject-kind-comments = Kommentare
inject-kind-call = Anruf der Presse
inject-kind-rumour = Gerücht
inject-kind-statement = falsche Aussage aus dem Haus
inject-kind-note = gesicherte Information
drill-milestone-word = Erstes Wort freigegeben
drill-milestone-statement = Stellungnahme freigegeben
drill-milestone-decision = Erste Entscheidung
drill-milestone-roles = Alle Rollen besetzt

## Karten

crisis-head-drill-over = beendet { $at }
drill-injects = Einspielungen: { $come } von { $count }
drill-next-at = nächste { $at }
drill-stands = steht seit { $at }
drill-speed = Uhr { $speed }-fach
inject-head = Einspielung { $number }
inject-late = Kommt verspätet: vorgesehen war { $at }.
inject-comments =
    { $count ->
        [one] Ein neuer Kommentar: Fall { $cases }
       *[other] { $count } neue Kommentare: Fälle { $cases }
    }
inject-asks-comments = Gefragt: sichten, übernehmen, beantworten. Veröffentlicht wird nichts.
inject-asks-call = Gefragt: Was sagen wir, wer spricht, bis wann?
inject-asks-rumour = Gefragt: Was davon ist belegt, und wie reagieren wir?
inject-asks-statement = Gefragt: Wer stellt das richtig, und wie erfährt es das Haus?
inject-asks-note = Gefragt: Was ändert das, und wer muss es wissen?
inject-step = Führt zu: { $step }
inject-answered = ✅ Reagiert { $at } · { $who }
scorecard-head = Auswertung
scorecard-head-injects = Einspielungen
scorecard-goals = { $met } von { $count } Zielen erreicht
scorecard-target = Ziel { $minutes } Min.
scorecard-reached = nach { $minutes } Min.
scorecard-not-reached = nicht erreicht
scorecard-minute = Minute { $minute }
scorecard-late = verspätet
scorecard-reaction = Reaktion nach { $minutes } Min.
scorecard-no-reaction = ohne Reaktion
scorecard-step-done = { $step }: nach { $minutes } Min.
scorecard-step-open = { $step }: offen
scorecard-injects = Auf { $answered } von { $count } Einspielungen reagiert
scorecard-steps = { $done } von { $count } Schritten erledigt, { $overdue } nicht rechtzeitig
scorecard-rest =
    { $decisions ->
        [one] Eine Entscheidung
       *[other] { $decisions } Entscheidungen
    }, { $answered } von { $count } Kommentaren beantwortet
scorecard-left-out =
    { $count ->
        [one] Eine Einspielung kam nicht mehr
       *[other] { $count } Einspielungen kamen nicht mehr
    }
scorecard-practise = Als Nächstes üben
scorecard-apart = Minuten nach der Uhr der Übung. Keine dieser Zahlen zählt bei echten Krisen mit.
drill-practise-word = Erstes Wort binnen { $count } Minuten freigeben
drill-practise-statement = Stellungnahme binnen { $count } Minuten freigeben
drill-practise-decision = Binnen { $count } Minuten entscheiden, und es festhalten
drill-practise-roles = Alle Rollen binnen { $count } Minuten besetzen
drill-practise-injects =
    { $count ->
        [one] Auf jede Einspielung reagieren: eine blieb liegen
       *[other] Auf jede Einspielung reagieren: { $count } blieben liegen
    }
drill-practise-facts = Fakten sammeln: Die Tafel blieb leer
drill-practise-goal = { $title }
drill-practise-overdue =
    { $count ->
        [one] Schritte rechtzeitig erledigen: einer kam zu spät
       *[other] Schritte rechtzeitig erledigen: { $count } kamen zu spät
    }
drill-practise-nothing = Alles erreicht. Beim nächsten Mal ein anderes Szenario oder eine schnellere Uhr.
crises-never-drilled = Noch nie geübt? In einer Übung wird nichts veröffentlicht und niemand außerhalb ihrer Räume gerufen.
statement-head-drilled = Freigegeben { $at }, wäre jetzt veröffentlicht
head-drill-over = Übung beendet, ohne Antwort
report-ended-drill = Beendet
head-drilled = Wäre { $at } veröffentlicht

## Knöpfe

button-drill = Übung starten …
button-drill-first = Übung ausprobieren …
button-drill-for = Übung: { $brand } …
button-drill-answer = Reagieren …
button-drill-next = Nächste Einspielung jetzt
button-drill-pause = Übung anhalten
button-drill-resume = Übung fortsetzen
button-drill-end = Übung beenden …

## Formulare

form-drill-title = Übung starten
form-drill-submit = Übung starten
form-drill-note = Starten legt einen eigenen Channel an und ruft das Krisenteam von { $brand } hinein. Veröffentlicht wird nichts, und außerhalb des Chats wird niemand gerufen.
form-drill-note-real = Krise { $real } läuft. Die Übung bleibt davon getrennt: eigener Channel, eigene Zahlen. Veröffentlicht wird nichts.
form-drill-scenario = Szenario
form-drill-level-script = Wie im Szenario
form-drill-speed = Uhr der Übung
form-drill-speed-1 = Echtzeit
form-drill-speed-2 = Doppelt so schnell
form-drill-speed-5 = 5-mal so schnell
form-drill-speed-10 = 10-mal so schnell: eine Stunde in 6 Minuten
form-drill-speed-20 = 20-mal so schnell: eine Stunde in 3 Minuten
form-drill-speed-60 = 60-mal so schnell: eine Stunde in einer Minute
form-drill-end-title = Übung beenden
form-drill-end-submit = Übung beenden
form-drill-end-note =
    { $count ->
        [0] Übung { $crisis } endet, die Auswertung steht danach im Raum.
        [one] Übung { $crisis } endet, die Auswertung steht danach im Raum. Eine Einspielung ist noch nicht gekommen.
       *[other] Übung { $crisis } endet, die Auswertung steht danach im Raum. { $count } Einspielungen sind noch nicht gekommen.
    }
form-inject-title = Reagieren
form-inject-submit = Reaktion festhalten
form-inject-note = Was geschieht jetzt auf Einspielung { $number }? Eine Zeile genügt; gemessen wird die Zeit bis hierher.
form-inject-field = Was tun wir, und wer?
form-reply-note-drill = Nur geübt: Veröffentlicht wird nichts. Mit der Freigabe gilt Fall { $case } als beantwortet.
form-approve-submit-drill = Geübt freigeben
form-statement-approve-note-drill = Nur geübt: Genau dieser Text wäre danach veröffentlicht. Es geht nichts nach außen.

## Antworten und Absagen

told-drill-started = Übung { $crisis } läuft. Der Raum wird angelegt, die erste Einspielung kommt dorthin.
told-drill-ended = Übung { $crisis } ist beendet. Die Auswertung steht im Raum.
told-drill-paused = Übung { $crisis } steht. Einspielungen, Fristen und Erinnerungen warten.
told-drill-resumed = Übung { $crisis } geht weiter. Alle Fristen sind um die Pause verschoben.
told-drill-hurried = Einspielung { $number } ist da.
told-drilled = Fall { $case } gilt als beantwortet. Veröffentlicht wurde nichts.
told-inject-answered = Festgehalten: Reaktion auf Einspielung { $number }.
told-statement-drilled = Freigegeben, nur geübt.
    Veröffentlicht wurde nichts; die Zeit ist festgehalten.
refused-drill-no-room = Nicht eingespielt. Übung { $crisis } hat noch keinen Raum.
    Auf ihrer Karte lässt er sich erneut anlegen.
refused-drill-not-paused = Nicht fortgesetzt. Übung { $crisis } läuft bereits.
    Anhalten lässt sie sich auf ihrer Karte.
refused-drill-paused = Nicht ausgeführt. Übung { $crisis } steht.
    Zuerst „Übung fortsetzen“.
refused-drill-runs = Nicht gestartet. Übung { $crisis } läuft noch.
    Sie wird auf ihrer Karte beendet.
refused-drill-verb = Nicht ausgeführt. In Übung { $crisis } geht das nicht: Es würde sie verlassen.
    Im Raum sagen, was geschehen würde, und es als Entscheidung festhalten.
refused-inject-answered = Nicht festgehalten. { $who } hat schon reagiert, { $at }.
    Weiteres steht gut im Raum oder als Entscheidung.
refused-no-inject = Nicht eingespielt. In Übung { $crisis } ist alles gekommen.
    Beenden zeigt die Auswertung.
refused-no-scenario = Nicht gestartet. Es gibt kein Szenario, zu dem ein Notfallplan passt.
    { $who ->
        [none] Szenarien stehen in prompts/scenarios.
       *[other] Einrichten kann das { $who }.
    }

## Nachrichten

notice-drill-paused = Übung steht, angehalten von { $by } · Krise { $crisis }
notice-drill-resumed = Übung geht weiter · { $by } · Krise { $crisis }
notice-drill-time = Zeit der Übung ist um · Krise { $crisis }
    „Übung beenden …“ auf der Karte zeigt die Auswertung.
notice-drill-real = Echte Krise { $real } ist gestartet · { $brand } · { $at }
    Das ist keine Einspielung. Wer dort gebraucht wird, geht jetzt; die Übung lässt sich anhalten oder beenden.
notice-drilled = Wäre jetzt veröffentlicht · Fall { $case }
notice-statement-drilled = { statement-kind } wäre jetzt veröffentlicht · Krise { $crisis }

## Chronik

decision-finished = Übung beendet
log-crisis-finished = Übung beendet
log-drill-answered = Reaktion auf Einspielung { $number }
log-drill-hurried = Einspielung { $number } vorgezogen
log-drill-inject =
    { $late ->
        [yes] Einspielung { $number } kam verspätet
       *[no] Einspielung { $number } kam
    }
log-drill-paused = Übung angehalten
log-drill-resumed = Übung fortgesetzt
log-drill-started = Übung gestartet: { $scenario }, Uhr { $speed }-fach
log-reply-drilled = Freigegeben, wäre jetzt veröffentlicht
