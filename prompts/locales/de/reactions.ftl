### Reaktionen, das Menü einer Nachricht, und Fälle aus dem Chat.

reaction-claim = Übernehmen
reaction-crisis_lead = Krisenleitung
reaction-decision = Entscheidung (im Raum einer Krise)
reaction-illegal = Strafbares
reaction-legal = Recht
reaction-missed = Übersehenen Kommentar aufnehmen (Link in einer Nachricht)
reaction-people = Personal
reaction-press = Presse
reaction-product = Produkt
reaction-safety = Sicherheit
reaction-timeline = Chronik (im Raum einer Krise)

## Das Menü einer Nachricht

form-point-title = Breakwater
form-point-what = Was soll mit der Nachricht geschehen?
form-point-to = Beim Eskalieren: wen zuerst fragen?
form-point-note = Was ist zu wissen?
form-point-submit = Ausführen
point-case = Fall daraus machen
point-decision = Entscheidung der Krise
point-missed = Der verlinkte Kommentar wurde übersehen
point-timeline = In die Chronik der Krise
point-escalate-crisis = Eskalieren: Krisenleitung
point-escalate-illegal = Eskalieren: Strafbares
point-escalate-legal = Eskalieren: Recht
point-escalate-people = Eskalieren: Personal
point-escalate-press = Eskalieren: Presse
point-escalate-product = Eskalieren: Produkt
point-escalate-safety = Eskalieren: Sicherheit

form-report-title = Vertraulich melden
form-report-about = Die Meldung sieht nur das Team, nicht dieser Channel.
form-report-note = Was ist los?
form-report-submit = Melden

## Antworten

told-case-made = Fall { $case } angelegt. Veröffentlicht wird zu dieser Nachricht nichts.
told-reported =
    Gemeldet. Danke.
    Das Team sieht die Nachricht und was dazu geschrieben wurde, sonst niemand.
told-reaction-refused =
    { $verb ->
        [claim] Nicht übernommen.
        [missed] Nicht aufgenommen.
        [decide] Nicht festgehalten.
       *[other] Nicht eskaliert.
    }
    Für diese Reaktion fehlt die Rolle. { $who ->
        [none] Im Team hat sie noch niemand.
       *[other] { CAP($who) } hat sie.
    }
told-reaction-idle =
    Nicht eskaliert.
    Diese Nachricht ist kein Fall. Die Reaktion zählt unter der Karte eines Falls und in beobachteten Channels. In Eile bitte direkt jemanden ansprechen.
refused-chat-case =
    Nicht ausgeführt.
    Dieser Fall ist eine Nachricht aus dem Chat; dazu wird nichts veröffentlicht. Antworten geht im Chat selbst.
refused-message-gone =
    Nicht ausgeführt.
    Die Nachricht gibt es nicht mehr, oder Breakwater darf sie nicht lesen. Steht sie noch da: Breakwater zu diesem Channel hinzufügen und noch einmal versuchen, oder das Team direkt ansprechen.
refused-no-report-channel =
    Nicht gemeldet.
    Für Meldungen ist noch kein Channel hinterlegt. Bitte das Team direkt ansprechen.
refused-nothing-to-do =
    Nicht geöffnet.
    Mit dieser Nachricht lässt sich von diesem Konto aus nichts machen.
refused-too-many-reports =
    Nicht noch einmal gemeldet.
    In der letzten Stunde kamen schon mehrere Meldungen von diesem Konto; das Team hat sie gesehen.

## Kurze Nachrichten

notice-case-made =
    Aus dem Chat · { account-name } · Fall { $case }
    Von { $by }.
notice-reported =
    Vertrauliche Meldung · { account-name } · Fall { $case }
    Von { $by }.
notice-reported-unread =
    Vertrauliche Meldung · { account-name } · Fall { $case }
    Von { $by }. Breakwater kann die Nachricht dort nicht lesen; sie steht hier so, wie sie vor der Meldung war.

## Verlauf

log-reaction-removed = Reaktion weggenommen; geändert hat das nichts

## Was vor der Nachricht im Thread stand

original-context = Vorher im Thread:
original-context-line = { $name }, { $at }

## Vertrauliche Meldungen

button-reports = Meldungen
reports-head = Vertrauliche Meldungen
reports-counted =
    { $count ->
        [one] 1 vertrauliche Meldung
       *[other] { $shown } vertrauliche Meldungen
    } von { $people ->
        [one] 1 Person
       *[other] { $people_shown } Personen
    }
reports-row = { $who } · { $at }
topic-head-reports = Vertrauliche Meldungen
topic-reports-span = { $began } bis { $last }
topic-why-reports = Viele Meldungen: Gemeldete Nachrichten stehen seit { $since } hier statt auf einzelnen Karten. Wo jemand in Gefahr sein kann, gibt es weiter eine eigene.
topic-reports-over = Abgeschlossen { $at }: Gemeldete Nachrichten bekommen wieder einzelne Karten.
refused-reports-elsewhere =
    Nicht gezeigt.
    Wer etwas gemeldet hat, steht nur in dem Channel, in dem die Meldungen ankommen. Dort die Karte des Falls öffnen.
