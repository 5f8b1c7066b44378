### Vorsorge: Risiken, Aktionsplan, Zugänge, was nicht mehr aktuell ist; vorgeschlagene Änderungen an Notfallplänen.

## Übersicht

prepare-head = { $count ->
    [0] Vorsorge · alles aktuell
    [one] Vorsorge · 1 Punkt nicht aktuell
   *[other] Vorsorge · { $count } Punkte nicht aktuell
}
prepare-page = Seite { $page } von { $pages }
prepare-note = Was hier steht, wird im Chat geschrieben und nach sechs Monaten neu geprüft.
due-file = Fehlerhafte Datei, mit ihr startet der Bot nicht mehr: { $name }
due-plan-left = Aktionsplan, { $name }: { $who } ist nicht mehr im Team
due-plan-no-account = Aktionsplan, { $name }: { $who } ist im Chat nicht zu erreichen
due-plan-no-deputy = Aktionsplan, { $name }: keine Vertretung
due-plan-unfilled = Aktionsplan: niemand für { $name }
due-none-risk = Risikoliste: noch leer
due-none-plan = Aktionsplan: noch leer
due-none-access = Zugänge: noch leer
due-entry-config = Aktionsplan, { $name }: aus der Konfiguration, noch von niemandem geprüft
due-entry-risk = Risiko { $name }: zuletzt geprüft { $at-day }
due-entry-plan = Aktionsplan, { $name }: zuletzt geprüft { $at-day }
due-entry-access = Zugang { $name }: zuletzt geprüft { $at-day }
due-entry-owner = { $name }: die zuständige Person ist nicht mehr im Team
due-risk-scenario = Risiko { $name }: die verknüpfte Übung gibt es nicht mehr
due-statement-shipped = { statement-kind } für { $brand }: noch von niemandem freigegeben
due-statement = { statement-kind } { $name } für { $brand }: Freigabe abgelaufen am { $at-day }
due-statement-soon = { statement-kind } { $name } für { $brand }: Freigabe läuft ab am { $at-day }
due-drill-never = Noch keine Übung gehalten, vorgesehen ist eine je Quartal
due-drill = Letzte Übung { $at-day }, vorgesehen ist eine je Quartal
due-proposals = { $count ->
    [one] Eine vorgeschlagene Änderung an Notfallplänen
   *[other] { $count } vorgeschlagene Änderungen an Notfallplänen
}
due-proposal-unfit = Schritt { $name }: angenommene Änderung passt nicht mehr zum Notfallplan

## Listen

entries-head-risk = Risikoliste · { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
entries-head-plan = Aktionsplan · { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
entries-head-access = Zugänge (wo sie liegen) · { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
entries-head-crisis = Krise { $crisis } · Zugänge (wo sie liegen)
entries-none = Noch nichts eingetragen.
entries-access-note = Hier steht, wo ein Zugang liegt, nie der Zugang selbst.
entry-retired = Zurückgezogen
entry-stale = nicht aktuell
entry-owner = zuständig: { $name }
entry-until = geprüft { $at-day }, wieder fällig { $until-day }
entry-config = aus der Konfiguration
entry-rating = Wahrscheinlichkeit { $likelihood } von 5 · Auswirkung { $impact } von 5
entry-words = Woran man es merkt (Beobachtungsliste): { $words }
entry-linked-statement = Vorbereitet: { statement-kind }
entry-linked-drill = Übung: { $name }
entry-deputy = Vertretung: { $name }
entry-nobody = niemand
entry-contact = Erreichbar über
entry-level-from = ab Stufe { $level }
entry-outside = von außen
entry-who = Wer: { $who }
entry-where = Wo: { $where }
entry-history = Verlauf
entry-version-added = { $at-day } · { $name } · eingetragen
entry-version-changed = { $at-day } · { $name } · geändert
entry-version-reviewed = { $at-day } · { $name } · stimmt noch
entry-version-retired = { $at-day } · { $name } · zurückgezogen
entry-version-restored = { $at-day } · { $name } · wieder aufgenommen
entry-scale-1 = 1 · sehr gering
entry-scale-2 = 2 · gering
entry-scale-3 = 3 · mittel
entry-scale-4 = 4 · hoch
entry-scale-5 = 5 · sehr hoch
entry-level-0 = Auf jeder Stufe
entry-level-1 = Ab Stufe 1
entry-level-2 = Ab Stufe 2
entry-level-3 = Ab Stufe 3
entry-level-4 = Ab Stufe 4
entry-level-5 = Ab Stufe 5
entry-level-6 = Ab Stufe 6
entry-link-none = Nichts
entry-statement-acknowledgement = Erstmeldung
entry-statement-holding = Stellungnahme
entry-statement-correction = Richtigstellung
entry-statement-closing = Abschlussmeldung

## Vorgeschlagene Änderungen

proposals-head = { $count ->
    [0] Notfallpläne · nichts vorgeschlagen
    [one] Notfallpläne · 1 vorgeschlagene Änderung
   *[other] Notfallpläne · { $count } vorgeschlagene Änderungen
}
proposals-note = Gilt für Krisen, die danach beginnen. Laufende behalten ihren Notfallplan.
proposal-due = { $step }: bisher fällig nach { $old } Min., neu nach { $new } Min.
proposal-level = { $step }: bisher ab Stufe { $old }, neu ab Stufe { $new }
proposal-new = Neuer Schritt: { $new }
proposal-from = Krise { $crisis } · Notfallplan { $playbook }
proposal-state-accepted = angenommen von { $name }, { $at-day }
proposal-state-refused = nicht angenommen, { $name }, { $at-day }
proposal-state-undone = zurückgenommen von { $name }, { $at-day }
proposal-late = kam erst nach { $took } Minuten
proposal-skipped = auf Stufe { $level } übersprungen
proposal-added = war zu tun, ohne im Notfallplan zu stehen (Entscheidung { $decision })
proposal-quote = „{ $text }“

## Knöpfe

button-prepare = Vorsorge
button-entries-risk = Risikoliste
button-entries-plan = Aktionsplan
button-entries-access = Zugänge
button-access = Zugänge
button-entry = Ansehen
button-entry-add = Eintragen …
button-entry-add-risk = Risiko eintragen …
button-entry-add-plan = Rolle eintragen …
button-entry-add-outside = Kontakt von außen …
button-entry-add-access = Zugang eintragen …
button-entry-write = Ändern …
button-entry-link = Verknüpfen …
button-entry-still = Stimmt noch
button-entry-retire = Zurückziehen
button-entry-restore = Wieder aufnehmen
button-proposals = Änderungen
button-proposal-accept = Annehmen
button-proposal-refuse = Nicht annehmen
button-proposal-undo = Zurücknehmen

## Formulare

form-entry-risk-title = Risiko
form-entry-plan-title = Rolle im Aktionsplan
form-entry-outside-title = Kontakt von außen
form-entry-access-title = Zugang
form-entry-link-title = Risiko verknüpfen
form-entry-submit = Speichern
form-entry-access-note = Wo der Zugang liegt, nie der Zugang selbst: kein Kennwort, kein Code.
form-entry-risk = Was könnte passieren
form-entry-words = Woran man es merkt (Wörter, mit Komma)
form-entry-words-hint = Stehen auf der Beobachtungsliste
form-entry-likelihood = Wahrscheinlichkeit
form-entry-impact = Auswirkung
form-entry-owner = Zuständig
form-entry-role = Rolle
form-entry-person = Wer
form-entry-deputy = Vertretung
form-entry-contact = Telefon, Mail (auch der Vertretung)
form-entry-level = Wird gerufen
form-entry-name = Wer und wofür
form-entry-what = Konto oder Werkzeug
form-entry-who = Wer hat Zugang
form-entry-where = Wo liegt er
form-entry-where-hint = Tresor, Kennwortspeicher, Umschlag, Person
form-entry-statement = Vorbereitete Meldung
form-entry-scenario = Übung

## Antworten

refused-access = Nicht gezeigt.
    Die Zugänge sieht, wer in Krise { $crisis } eine Rolle hat. Leitung: { $who }.
refused-entry-changed = Nicht gespeichert.
    { $who } hat diesen Eintrag um { $at } geändert. Bitte neu öffnen.
refused-entry-words = Nicht gespeichert.
    Höchstens { $count } Wörter oder Wendungen, jede mit 3 bis 60 Zeichen.
refused-proposal-decided = Nicht entschieden.
    Darüber ist schon entschieden ({ $who }, { $at }).
refused-proposal-unfit = Nicht angenommen.
    Der Notfallplan sagt bei Schritt { $step } inzwischen etwas anderes.
refused-secret = Nicht gespeichert. { $looks ->
        [password] Das sieht nach einem Kennwort aus.
        [token] Das sieht nach einem Token aus.
        [key] Das sieht nach einem Schlüssel aus.
       *[code] Das sieht nach einer PIN oder einem Code aus.
    }
    Hier steht nur, wo der Zugang liegt und wer ihn hat. Was getippt war, ist nirgends festgehalten.
notice-prepare = { $count ->
    [one] Vorsorge · bitte prüfen: 1 Punkt ist nicht aktuell
   *[other] Vorsorge · bitte prüfen: { $count } Punkte sind nicht aktuell
}
notice-prepare-late = { notice-prepare }
    Diese Erinnerung kommt verspätet.
notice-crisis-called = Krise { $crisis } · gerufen laut Aktionsplan, ab Stufe { $level }

## Chronik

log-access-shown = hat die Zugänge angesehen

## Der gedruckte Plan

plan-title = Notfallplan zum Ausdrucken
plan-printed = Stand { $at-day }, { $at } Uhr
plan-intro = Für den Tag, an dem der Chat nicht geht. Alles Wesentliche steht hier; was danach geschah, wird nachgetragen.
plan-people = Wen wir anrufen
plan-role = Rolle
plan-person = Wer
plan-deputy = Vertretung
plan-contact = Telefon, Mail
plan-access = Zugänge: wo sie liegen
plan-risks = Risiken
plan-playbook = Notfallplan: { $title }
plan-begun = Begonnen um
plan-clock = Uhrzeit
plan-led = Leitung
plan-name = Name
plan-deadline = Binnen { $hours } Stunden:
plan-due = nach { $minutes } Min.
plan-over = Entwarnung erst, wenn
plan-texts = Vorbereitete Meldungen
plan-texts-note = Die Lücken füllen, von einer zweiten Person lesen lassen, dann von Hand veröffentlichen. Keine Ursache, keine ungeprüfte Zahl, keine Namen.
plan-language = { $language ->
    [de] deutsch
   *[en] englisch
}
plan-shipped = mitgeliefert, noch von niemandem freigegeben
plan-line = Notfallplan zum Ausdrucken
button-plan-print = Plan drucken
told-plan-coming = Der Plan kommt als Datei in einer Direktnachricht.
    Kommt keine an: „breakwater plan print“ schreibt ihn auf dem Server.
