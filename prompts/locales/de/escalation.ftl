### Eskalation: an wen, warum, bis wann, und was daraus wurde.

## Worum es geht

matter-case = { account-name } · Fall { $number }
matter-storm = Kritikwelle { $number }
matter-crisis = Krise { $number }

## Wer gefragt werden kann

target-oncall = Bereitschaft { $name }
target-channel = eigener Channel
place-default = Channel für alles Übrige
place-crisis = Channel der Krisenleitung
place-illegal = Channel für Strafbares
place-legal = Channel der Rechtsabteilung
place-people = Channel für Personal
place-press = Channel der Pressestelle
place-product = Channel fürs Produkt
place-safety = Channel für Sicherheit
place-storm = Channel für Kritikwellen

## Auf der Karte des Falls

case-held-with = Kein Entwurf: { $risk }. Liegt bei { $team } (angefragt { $at }).
case-held-escalated = Kein Entwurf: { $risk }.
case-escalated = Eskaliert an: { $team } (angefragt { $at })
case-escalated-private = Vertraulich eskaliert (angefragt { $at })
case-escalated-private-taken = Vertraulich eskaliert, angenommen { $at }
case-with = Bei { $team }, angenommen von { $name }

## Die Karte der Eskalation

escalation-head-open = Eskaliert an: { $team }
escalation-head-taken = Bei { $team }, angenommen von { $name }
escalation-head-resolved = ✅ Erledigt { $at } · { $team }
escalation-head-returned = ↩️ Zurückgegeben { $at } · { $team }
escalation-by = Von { $name }, { $at }
escalation-taken = Angenommen von { $name }, { $at }
escalation-asked = Gefragt: { $who }
escalation-who = { $target } ({ $names })
escalation-next = Nimmt es bis { $due } niemand an: { $who }.
escalation-again = Nimmt es bis { $due } niemand an, wird noch einmal gefragt.
escalation-passed = Nicht erreicht: { $who }
escalation-missed =
    { $target } ({ $why ->
        [away] nicht da
        [anyway] nicht da, trotzdem gefragt
        [account] kein Konto, das hier erreichbar ist
       *[nobody] niemand eingetragen
    })
escalation-late = Kommt verspätet (fällig: { $due }).
escalation-last = Danach wird niemand mehr gefragt.
escalation-unanswered = ⚠️ Niemand hat angenommen. Der Eskalationsweg ist seit { $at } zu Ende.
escalation-quiet = Ruhezeit: gemeldet wird ab { $until }.
escalation-page = Außerhalb des Chats · { $name }: { $what }
escalation-closed-by = Von { $name }
paged-asked = wird gerufen
paged-reached = gerufen
not-paged-no-address = nicht gerufen, keine Adresse hinterlegt
not-paged-refused = nicht gerufen, der Dienst hat die Nachricht nicht angenommen
not-paged-unreachable = nicht gerufen, der Dienst war nicht erreichbar
not-paged-taken = nicht gerufen, das hat sich vorher erledigt

button-acknowledge = Ich kümmere mich
button-resolve = Erledigt
button-handover = Übergeben an …
button-handback = Zurückgeben …

## Formulare

form-escalate-title = Eskalieren
form-escalate-reason = An wen?
form-escalate-to = Wen zuerst fragen?
form-escalate-ladder = wie im Eskalationsweg vorgesehen
form-escalate-note = Worum geht es?
form-escalate-submit = Eskalieren

form-handover-title = Übergeben
form-handover-to = An wen?
form-handover-note = Was ist zu wissen?
form-handover-submit = Übergeben

form-handback-title = Zurückgeben
form-handback-note = Warum?
form-handback-submit = Zurückgeben

## Kurze Nachrichten

notice-escalation-asked =
    Eskaliert an: { reason-name } · { $matter }
    Gebraucht wird jemand, der sich kümmert.
notice-escalation-asked-late =
    Eskaliert an: { reason-name } · { $matter }
    Gebraucht wird jemand, der sich kümmert. Die Bitte kommt verspätet (fällig: { $due }).
notice-escalation-climbs =
    Noch nicht angenommen: { reason-name } · { $matter }
    Jetzt wird weiter oben gefragt; die Karte zeigt, wer.
notice-escalation-handed-over =
    Übergeben: { reason-name } · { $matter }
    Von { $by }; die Karte zeigt, an wen.
notice-escalation-taken =
    Angenommen: { reason-name } · { $matter }
    { $by } kümmert sich.
notice-escalation-resolved =
    ✅ Erledigt: { reason-name } · { $matter }
    Von { $by }.
notice-escalation-returned =
    ↩️ Zurückgegeben: { reason-name } · { $matter }
    Von { $by }.
notice-escalation-unanswered =
    ⚠️ Niemand hat angenommen: { reason-name } · { $matter }
    Der Eskalationsweg ist zu Ende. Bitte selbst jemanden ansprechen.
notice-escalation-word =
    Noch ein Hinweis: { reason-name } · { $matter }
    Von { $by }.
notice-escalation-cut-off =
    ⚠️ Nicht zugestellt: { reason-name } · { $matter }
    Der Channel dafür ist nicht erreichbar. Bitte selbst jemanden ansprechen.
notice-escalation-private =
    { $step ->
        [notice-escalation-cut-off] ⚠️ Eskalation nicht zugestellt
        [notice-escalation-taken] Eskalation angenommen
        [notice-escalation-resolved] ✅ Eskalation erledigt
        [notice-escalation-returned] ↩️ Eskalation zurückgegeben
        [notice-escalation-handed-over] Eskalation übergeben
        [notice-escalation-unanswered] ⚠️ Eskalation von niemandem angenommen
       *[other] Eskalation noch nicht angenommen
    } · { $matter }
    { $step ->
        [notice-escalation-cut-off] Der Channel dafür ist nicht erreichbar. Bitte selbst jemanden ansprechen.
       *[other] Vertraulich: mehr dazu steht nur im eigenen Channel.
    }

## Antworten

told-escalated = Eskaliert an: { reason-name } · Fall { $case }
told-escalated-later =
    Eskaliert an: { reason-name } · Fall { $case }
    Ruhezeit: gemeldet wird ab { $until }.
told-escalated-already =
    Schon eskaliert an: { reason-name } · Fall { $case }
    Es läuft bereits; zweimal gemeldet wird nichts.
told-handed-over = Übergeben. Die Karte zeigt, wer jetzt gefragt ist.

refused-private-place =
    Nicht eskaliert.
    Vertrauliches bleibt im eigenen Channel. Dort lässt sich eine Person, eine Rolle oder die Bereitschaft fragen.
refused-escalation-taken =
    Nicht übernommen.
    { $who } kümmert sich schon ({ $at-day }, { $at }). Übergeben lässt es sich auf der Karte.
refused-escalation-done =
    Nicht ausgeführt.
    Diese Eskalation ist abgeschlossen ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }).

## Verlauf

log-case-escalated = eskaliert an: { reason-name }
log-escalation-taken = Eskalation angenommen
log-escalation-passed = Jemand war nicht zu erreichen
log-escalation-resolved = Eskalation erledigt
log-escalation-returned = Eskalation zurückgegeben
log-escalation-handed_over = Eskalation übergeben

## Wer außerhalb des Chats gerufen wird, liest das

page-escalation =
    Breakwater: { $reason ->
        [confidential] Vertraulich eskaliert
       *[other] Eskaliert an { reason-name }
    }, { $brand }. Niemand hat bisher angenommen. Bitte im Chat nachsehen.
page-escalations =
    Breakwater: { $matters } Eskalationen warten auf dich. Am dringendsten: { $reason ->
        [confidential] vertraulich
       *[other] { reason-name }
    }, { $brand }. Niemand hat bisher angenommen. Die Liste steht im Chat: /breakwater queue
