### Krise: Karte, Formulare, Absagen, Nachrichten und Verlauf. Stufe und Sperre sind die Wörter dafür, nur hier.

freeze-name =
    { $now ->
        [lines] nur nach Sprachregelung, mit zweiter Person
        [statements] nur Stellungnahmen
       *[off] keine Sperre
    }

## Namen

crisis-number = Krise { $crisis }
crisis-number-drill = Krise Ü{ $crisis }
crisis-drill = ÜBUNG
crisis-drill-note = es wird nichts veröffentlicht
crisis-level = Stufe { $level } von 6, { $name }
crisis-level-short = Stufe { $level }
level-choice-0 = 0 Windstille · sozial: keine Kritik · Medien: nichts
level-choice-1 = 1 Leiser Zug · sozial: Einzelne · Medien: nichts
level-choice-2 = 2 Schwache Brise · sozial: wiederholt, kaum Echo · Medien: nichts
level-choice-3 = 3 Frische Brise · sozial: anhaltend, mehr Echo · Medien: erste online
level-choice-4 = 4 Starker Wind · sozial: Protest, Echo überall · Medien: online, Print
level-choice-5 = 5 Sturm · sozial: Kampagne, Kritik in der Mehrheit · Medien: breit
level-choice-6 = 6 Orkan · sozial: Schneeball, Drohungen · Medien: Topthema überall
freeze-choice-off = Aus · Antworten wie sonst
freeze-choice-lines = Sprachregelung · einzelne Antworten nur mit zweiter Person
freeze-choice-statements = Nur Stellungnahmen · keine einzelnen Antworten

## Karte

crisis-next-update = nächstes Update bis { $at }
crisis-head-over = Entwarnung { $at }
crisis-head-undone = war ein Versehen, { $at }
crisis-undone-note = Der Start ist zurückgenommen. Was war, steht in der Chronik.
crisis-untitled = { $brand }, ohne Titel
crisis-since = seit { $at }
crisis-freeze-lines = Sperre an: nur nach Sprachregelung, mit zweiter Person
crisis-freeze-statements = Sperre an: nur Stellungnahmen
crisis-now = Jetzt: { $step }
crisis-next = Dann: { $step }
crisis-nothing-open = Jetzt: nichts offen
crisis-step-open = offen
crisis-by = bis { $at }
crisis-overdue-since = überfällig seit { $at }
crisis-lead = Leitung { $who }
crisis-lead-gone = Leitung unbesetzt
crisis-deputy = Vertretung { $who }
crisis-unfilled =
    unbesetzt: { $roles }{ $more ->
        [0] {""}
       *[other] {" "}und { $more } weitere
    }
crisis-progress = { $done } von { $total } Schritten
crisis-overdue = { $count } überfällig
crisis-latest = Zuletzt: { $what } ({ $at }, { $who })
crisis-left =
    { $count ->
        [one] Noch ein Schritt der Nachbereitung offen
       *[other] Noch { $count } Schritte der Nachbereitung offen
    }
crisis-done-line = ✅ { $step } · { $at } · { $who }
crisis-rooms = Raum
crisis-room = { $platform }
crisis-room-wanted = { $platform }: wird angelegt
crisis-room-none = { $platform }: keiner ({ $why })
crisis-rooms-apart = Eine Krise, zwei Räume: Was hier geschrieben wird, steht drüben nicht. Die Karte ist überall dieselbe.
crisis-missing = Nicht dabei: { $name } ({ $why })
crisis-standing-down = Entwarnung vorgesehen, eine zweite Person muss zustimmen.

## Entscheidungen, die die Karte in eigenen Worten nennt

decision-level = Stufe { $now }
decision-freeze = Sperre: { freeze-name }
decision-lead = Leitung übernommen
decision-standdown_asked = Entwarnung vorgesehen
decision-stood_down = Entwarnung
decision-reopened = Wieder eröffnet
decision-undone = Start zurückgenommen

## Knöpfe

button-start-for = Krise starten: { $brand } …
button-start = Krise starten …
button-where = Lage
button-steps = Alle Schritte
button-step = Ansehen
button-step-done = Jetzt erledigen
button-step-tick = Erledigt …
button-step-skip = Überspringen …
button-step-reopen = Wieder öffnen …
button-step-assign = Jemandem geben …
button-step-take = Übernehmen
button-step-note = Notiz …
button-step-snooze-m15 = 15 Minuten nicht erinnern
button-step-snooze-m30 = 30 Minuten nicht erinnern
button-step-snooze-m60 = 60 Minuten nicht erinnern
button-page-before = Zurück
button-page-after = Weiter
button-roles = Rollen
button-role-fill = Rolle besetzen …
button-role-over = Rolle übergeben …
button-role-take = Übernehmen
button-role-accept = Annehmen
button-role-decline = Nicht annehmen
button-lead = Leitung übernehmen …
button-level = Stufe ändern …
button-freeze = Sperre …
button-standdown = Entwarnung …
button-standdown-yes = Entwarnung zustimmen
button-crisis-reopen = Wieder eröffnen …
button-mistake = War ein Versehen …
button-room-again = Erneut versuchen

## Was nur eine Person liest

crises-head =
    { $count ->
        [0] Keine Krise läuft
        [one] Eine Krise läuft
       *[other] { $count } Krisen laufen
    }
crises-note = „/krise starten“ beginnt eine Krise, „/krise lage“ zeigt, wie es steht. Veröffentlicht wird dabei nichts.
crises-more =
    { $count ->
        [one] Eine weitere läuft.
       *[other] { $count } weitere laufen.
    }
steps-head = Krise { $crisis } · alle Schritte · Seite { $page } von { $pages }
step-head = Krise { $crisis } · { $step }
step-done-by = erledigt { $at }, { $who }
step-skipped-by = übersprungen { $at }, { $who }
step-role =
    { $second ->
        [none] Rolle: { $role }
       *[other] Rolle: { $role }, mit: { $second }
    }
step-level-from = Ab Stufe { $level }
step-blocking = Ohne diesen Schritt keine Entwarnung
step-snoozed = Erinnerung wieder ab { $at }
step-evidence = Beleg
step-reason = Grund
step-note = Notiz
roles-head = Krise { $crisis } · Rollen
role-nobody = unbesetzt
role-offered = angeboten: { $who }

## Formulare

form-start-title = Krise starten
form-start-submit = Krise starten
form-start-note =
    Starten legt einen Channel an{ $who ->
        [none] {""}
       *[other] {" "}und ruft { $who }
    }. Veröffentlicht oder gesperrt wird dabei nichts.
form-start-note-twin =
    Für { $brand } läuft schon Krise { $crisis }, seit { $at }. Starten legt eine zweite an{ $who ->
        [none] {""}
       *[other] {" "}und ruft { $who }
    }. Veröffentlicht oder gesperrt wird dabei nichts.
form-start-what = Was ist los? (darf leer bleiben)
form-start-playbook = Notfallplan
form-start-lead = Leitung
form-crisis-level = Stufe
form-crisis-reason = Warum?
form-person-hint = Name, wie er in der Teamliste steht
form-level-title = Stufe ändern
form-level-submit = Stufe setzen
form-level-note = Krise { $crisis } · Ab Stufe 5 braucht jede Antwort eine zweite Person.
form-freeze-title = Sperre
form-freeze-submit = Sperre setzen
form-freeze-field = Was noch veröffentlicht wird
form-freeze-note = Krise { $crisis } · Gilt für { $brand }. Drohungen verbergen geht immer. Geplante Posts und Anzeigen laufen in anderen Werkzeugen weiter; wo sie zu beenden sind, steht unter „Zugänge“.
form-freeze-note-drill = Krise Ü{ $crisis } · Übung: Die Sperre steht nur auf der Karte und hält nichts auf.
form-step-title = Schritt erledigen
form-step-submit = Erledigt
form-step-note = Krise { $crisis } · { $step }
form-evidence-none = Was ist geschehen? (darf leer bleiben)
form-evidence-text = Beleg: kurz, was geschehen ist
form-evidence-link = Beleg: Link
form-evidence-decision = Beleg: was entschieden ist
form-evidence-facts = Beleg: bekannt, offen, in Prüfung
form-evidence-level = Stufe und Grund (darf leer bleiben)
form-evidence-roles = Besetzung (darf leer bleiben)
form-evidence-ticks = Beleg: je Konto, was erledigt ist
form-evidence-cases = Beleg: Nummern der Fälle
form-evidence-sign-off = Bemerkung (darf leer bleiben)
form-skip-title = Schritt überspringen
form-skip-submit = Überspringen
form-reopen-title = Schritt wieder öffnen
form-reopen-submit = Wieder öffnen
form-assign-title = Schritt weitergeben
form-assign-submit = Weitergeben
form-assign-field = An wen?
form-note-title = Notiz
form-note-submit = Notiz sichern
form-note-field = Notiz
form-fill-title = Rolle besetzen
form-fill-submit = Besetzen
form-over-title = Rolle übergeben
form-over-submit = Anbieten
form-role-field = Rolle
form-role-person = Wer übernimmt sie?
form-role-deputy = Vertretung (darf leer bleiben)
form-lead-title = Leitung übernehmen
form-lead-submit = Leitung übernehmen
form-lead-note = Krise { $crisis } · Bisher leitet { $who }. Der Grund steht danach in der Chronik.
form-standdown-title = Entwarnung
form-standdown-submit = Entwarnung vorsehen
form-standdown-note =
    Krise { $crisis } · { $open ->
        [0] Kein Schritt ist mehr offen.
        [one] Ein Schritt ist noch offen.
       *[other] { $open } Schritte sind noch offen.
    } Danach stimmt eine zweite Person zu. Woran sich Ruhe zeigt:
form-crisis-reopen-title = Wieder eröffnen
form-crisis-reopen-submit = Wieder eröffnen
form-mistake-title = War ein Versehen
form-mistake-submit = Start zurücknehmen
form-mistake-note = Krise { $crisis } · Die Räume werden geschlossen, die Karten falten sich. Gelöscht wird nichts.

## Bestätigungen

told-crisis-started =
    Krise { $crisis } läuft
    Der Raum wird angelegt; sobald er da ist, steht die Karte dort. Veröffentlicht oder gesperrt wurde nichts.
told-crisis-retried =
    Krise { $crisis } · neuer Versuch läuft
    Was daraus wird, zeigt die Karte.
told-crisis-reopened = Krise { $crisis } läuft wieder.
told-crisis-undone =
    Krise { $crisis } · Start zurückgenommen
    Die Räume werden geschlossen. Was war, bleibt in der Chronik.
told-freeze-set = Krise { $crisis } · Sperre: { freeze-name }
told-level-kept = Krise { $crisis } · es bleibt bei Stufe { $level }
told-level-set = Krise { $crisis } · jetzt Stufe { $level }
told-lead-taken = Leitung übernommen · Krise { $crisis }
told-role-declined = Nicht angenommen · Krise { $crisis }
told-role-filled = { $role }: { $who } · Krise { $crisis }
told-role-offered =
    { $role } angeboten · Krise { $crisis }
    Sobald { $who } annimmt, ist die Rolle übergeben. Bis dahin bleibt alles, wie es ist.
told-role-taken = { $role } übernommen · Krise { $crisis }
told-standdown-asked =
    Entwarnung vorgesehen · Krise { $crisis }
    { $who ->
        [none] Es fehlt eine zweite Person, die zustimmen darf.
       *[other] Zustimmen kann { $who }.
    }
told-stood-down =
    Entwarnung · Krise { $crisis }
    Was von der Nachbereitung offen ist, bleibt unter „Alle Schritte“.
told-step-assigned = { $step } · jetzt bei { $who }
told-step-done = Erledigt: { $step }
told-step-reopened = Wieder offen: { $step }
told-step-skipped = Übersprungen: { $step }
told-step-snoozed = Keine Erinnerung bis { $until } · Krise { $crisis }

## Absagen

refused-crisis-lead =
    Nicht ausgeführt.
    In Krise { $crisis } entscheidet das die Leitung{ $who ->
        [none] , und sie ist unbesetzt
       *[other] : { $who }
    }. Ist sie nicht zu erreichen, hilft „Leitung übernehmen“ auf der Karte.
refused-crisis-over =
    Nicht ausgeführt.
    Für Krise { $crisis } gibt es Entwarnung ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }). „Wieder eröffnen“ steht auf der Karte.
refused-crisis-undone =
    Nicht ausgeführt.
    Krise { $crisis } war ein Versehen, der Start ist zurückgenommen ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }).
refused-crisis-runs =
    Nicht ausgeführt.
    Krise { $crisis } läuft noch.
refused-crisis-twin =
    Nicht gestartet.
    { $who } hat eben Krise { $crisis } für diese Marke gestartet ({ $at }). Eine zweite beginnt, wer das Formular neu öffnet.
refused-freeze-unchanged =
    Nicht geändert.
    Die Sperre von Krise { $crisis } steht schon so.
refused-frozen =
    Nicht ausgeführt.
    In Krise { $crisis } gilt eine Sperre: nur Stellungnahmen. Aufheben kann sie { $who }. Verbergen geht weiter.
refused-leads-already =
    Nicht nötig.
    Die Leitung von Krise { $crisis } liegt schon bei { $address ->
        [sie] Ihnen
       *[du] dir
    }.
refused-no-crisis-channel =
    Nicht gestartet.
    Für { $brand } ist kein Channel hinterlegt. { $who ->
        [none] Eintragen kann ihn, wer Breakwater betreibt.
       *[other] Eintragen kann ihn { $who }.
    }
refused-no-playbook =
    Nicht gestartet.
    Es ist kein Notfallplan hinterlegt. { $who ->
        [none] Eintragen kann ihn, wer Breakwater betreibt.
       *[other] Eintragen kann ihn { $who }.
    }
refused-no-role =
    Nicht ausgeführt.
    Der Notfallplan von Krise { $crisis } kennt außer der Leitung keine Rolle.
refused-not-offered =
    Nicht angenommen.
    In Krise { $crisis } { $who ->
        [none] ist diese Rolle gerade niemandem angeboten.
       *[other] ist diese Rolle { $who } angeboten.
    }
refused-nothing-to-retry =
    Nicht nötig.
    In Krise { $crisis } ist nichts offen geblieben, was sich wiederholen ließe.
refused-person-unknown =
    Nicht ausgeführt.
    Diesen Namen führt die Teamliste nicht, oder mehrfach.
refused-role-taken =
    Nicht übernommen.
    Diese Rolle hat in Krise { $crisis } schon { $who }.
refused-role-unqualified =
    Nicht ausgeführt.
    { $who ->
        [none] Im Team hat noch niemand die Rolle, die es dafür braucht.
       *[other] Dafür braucht es eine Rolle im Team; { $who } hat sie.
    }
refused-second-person =
    Nicht ausgeführt.
    Für Krise { $crisis } muss eine zweite Person zustimmen. { $who ->
        [none] Im Team gibt es noch keine.
       *[other] Das kann { $who }.
    }
refused-standdown-not-asked =
    Nicht ausgeführt.
    Für Krise { $crisis } ist keine Entwarnung mehr vorgesehen.
refused-step-changed =
    Nicht ausgeführt.
    Der Schritt wurde inzwischen geändert. Krise { $crisis } zeigt den Stand.
refused-step-done =
    Nicht noch einmal erledigt.
    { $who } hat diesen Schritt erledigt ({ $at-day }, { $at }).
refused-step-skipped =
    Nicht ausgeführt.
    { $who } hat diesen Schritt übersprungen ({ $at-day }, { $at }).
refused-step-open =
    Nicht nötig.
    Der Schritt ist offen. Krise { $crisis } zeigt den Stand.
refused-step-role =
    Nicht ausgeführt.
    Dieser Schritt von Krise { $crisis } liegt bei { $who ->
        [none] einer Rolle, die unbesetzt ist
       *[other] { $who }
    }.
refused-steps-block =
    Nicht ausgeführt.
    In Krise { $crisis } { $count ->
        [one] ist ein Schritt offen, der vorher getan sein muss
       *[other] sind { $count } Schritte offen, die vorher getan sein müssen
    }: { $steps }.

## Nachrichten

notice-crisis-freeze =
    Sperre geändert · Krise { $crisis }
    { $by }: { freeze-name }.
notice-crisis-level =
    Stufe jetzt { $now } · Krise { $crisis }
    { $by }, vorher { $was }.
notice-crisis-over =
    Entwarnung · Krise { $crisis }
    { $by } und { $second }.
notice-crisis-reopened = Wieder eröffnet · Krise { $crisis } · { $by }
notice-crisis-room-failed = Kein Raum in { $platform } · Krise { $crisis }
notice-crisis-room-lost = Raum in { $platform } ist weg · Krise { $crisis }
notice-crisis-update-due =
    Versprochenes Update fällig · Krise { $crisis }
    Zugesagt war es bis { $due }. Auch ohne Neuigkeit hilft ein Satz mit dem nächsten Termin.
notice-crisis-steps =
    { $count ->
        [one] Ein Schritt wartet
       *[other] { $count } Schritte warten
    } auf { $address ->
        [sie] Sie
       *[du] dich
    } · Krise { $crisis }
    { $steps } (fällig seit { $due })
notice-crisis-steps-late =
    { $count ->
        [one] Ein Schritt wartet
       *[other] { $count } Schritte warten
    } auf { $address ->
        [sie] Sie
       *[du] dich
    } · Krise { $crisis }
    { $steps } (fällig seit { $due }). Diese Erinnerung kommt verspätet.
notice-lead-taken = Leitung übernommen von { $by } · Krise { $crisis }
notice-role-accepted = { $role } angenommen von { $by } · Krise { $crisis }
notice-role-declined = { $role } nicht angenommen von { $by } · Krise { $crisis }
notice-role-filled = Jetzt zuständig: { $role } · Krise { $crisis } · { $by }
notice-role-offered =
    { $role } übernehmen? · Krise { $crisis } · { $by }
    Bis zur Annahme bleibt alles, wie es ist.
notice-standdown-asked = Entwarnung, zweite Person gesucht · Krise { $crisis } · { $by }
notice-step-assigned =
    Neuer Schritt · Krise { $crisis } · { $by }
    { $step }, bis { $due }
notice-step-given =
    Neuer Schritt · Krise { $crisis } · { $by }
    { $step }

send-error-frozen = in einer Krise gilt eine Sperre: nur Stellungnahmen
send-error-second-person = in einer Krise braucht jede Antwort eine zweite Person

## Verlauf

log-case-in_crisis = Anlass von Krise { $crisis }
log-crisis-declared = Krise gestartet, Stufe { $level }
log-crisis-freeze = Sperre: { freeze-name }
log-crisis-lead = Leitung übernommen
log-crisis-level = Stufe { $now }, vorher { $was }
log-crisis-people_called = Personen gerufen: { $came }, nicht erreicht: { $missing }
log-crisis-reopened = wieder eröffnet
log-crisis-room_failed = kein Raum in { $platform }
log-crisis-room_lost = Raum in { $platform } ist weg
log-crisis-room_opened = Raum in { $platform } angelegt
log-crisis-room_retried = neuer Versuch für Raum und Personen
log-crisis-standdown_asked = Entwarnung vorgesehen
log-crisis-stood_down = Entwarnung
log-crisis-undone = Start zurückgenommen
log-crisis-update_missed = versprochenes Update nicht erschienen
log-role-accepted = Rolle angenommen
log-role-declined = Rolle nicht angenommen
log-role-filled = Rolle besetzt
log-role-offered = Rolle angeboten
log-role-taken = Rolle übernommen
log-step-assigned = Schritt { $step } weitergegeben
log-step-done = Schritt { $step } erledigt
log-step-noted = Notiz zu Schritt { $step }
log-step-overdue = Schritt { $step } überfällig
log-step-reminded =
    { $count ->
        [one] an einen Schritt erinnert
       *[other] an { $count } Schritte erinnert
    }
log-step-reopened = Schritt { $step } wieder geöffnet
log-step-returned = Schritt { $step } ist wieder dran
log-step-skipped = Schritt { $step } übersprungen
log-step-snoozed = Schritt { $step }: { $minutes } Minuten nicht erinnern
