### Die Dark Site einer Krise: Karte, Seite, an und aus zu zweit.

## Karte

dark-head-wants-on = Dark Site einschalten: zweite Person fehlt
dark-head-wants-update = Dark Site aktualisieren: zweite Person fehlt
dark-head-wants-off = Dark Site abschalten: zweite Person fehlt
dark-head-on = Dark Site an
dark-head-off = Dark Site aus
dark-address = Adresse: { $address }
dark-asked-by = Gewünscht von { $who }, { $at }
dark-switched-by = Gewünscht von { $asked }, zugestimmt { $who }, { $at }
dark-line = Dark Site von Krise { $crisis } als Datei
dark-status-on = Dark Site an seit { $at } · { $address }
dark-status-wanted = Dark Site: zweite Person fehlt
button-dark-site = Dark Site …
button-dark-change = Ändern oder abschalten …
button-dark-yes = Zustimmen …
button-dark-no = Nicht so
button-dark-file = Als Datei

## Seite

dark-page-title = { $brand }: was wir wissen
dark-page-at = Stand { $at-day }, { $at } Uhr

## Formulare

form-dark-title = Dark Site
form-dark-submit = Zweite Person bitten
form-dark-note = Krise { $crisis } · { $address } · Erst mit der Zustimmung einer zweiten Person wird etwas sichtbar. So stünde es dort:
form-dark-wanted = Was soll geschehen
form-dark-on-title = Dark Site einschalten
form-dark-on-submit = Öffentlich zeigen
form-dark-on-note = Krise { $crisis } · Sofort öffentlich unter { $address }, genau dieser Text:
form-dark-off-title = Dark Site abschalten
form-dark-off-submit = Dark Site abschalten
form-dark-off-note = Krise { $crisis } · Unter { $address } steht danach nichts mehr.
dark-choice-on = Einschalten
dark-choice-update = Mit dem neuen Stand aktualisieren
dark-choice-off = Abschalten

## Antworten

told-dark-asked = Noch nichts geschaltet. In Krise { $crisis } fehlt die Zustimmung einer zweiten Person.
    Zustimmen kann: { $who }.
told-dark-switched = { $now ->
    [on] Die Dark Site von Krise { $crisis } zeigt jetzt genau diesen Text.
   *[off] Die Dark Site von Krise { $crisis } ist aus.
}
told-dark-declined = Nichts geschaltet in Krise { $crisis }. Die Bitte ist vom Tisch.
told-dark-file = Die Seite kommt als Datei in einer Direktnachricht.
refused-dark-empty = Nicht geschaltet.
    In Krise { $crisis } gibt es keine freigegebene Stellungnahme, die nicht schon dort steht. Erst eine freigeben.
refused-dark-changed = Nicht geschaltet.
    Inzwischen steht in Krise { $crisis } etwas anderes zur Wahl. Bitte neu öffnen.
refused-dark-off = Nicht geschickt.
    Die Dark Site von Krise { $crisis } ist aus.
notice-dark-site = { $now ->
    [on] Dark Site an · Krise { $crisis } · { $by } und { $second }
   *[off] Dark Site aus · Krise { $crisis } · { $by } und { $second }
}

## Chronik

decision-dark_asked = { $now ->
    [on] Dark Site gewünscht
   *[off] Ende der Dark Site gewünscht
}
decision-dark_site = { $now ->
    [on] Dark Site an
   *[off] Dark Site aus
}
decision-dark_declined = Dark Site: kein Einverständnis
log-crisis-dark_asked = { $now ->
    [on] wünscht die Dark Site
   *[off] wünscht das Ende der Dark Site
}
log-crisis-dark_site = { $now ->
    [on] stimmt zu: Dark Site an
   *[off] stimmt zu: Dark Site aus
}
log-crisis-dark_declined = stimmt der Dark Site nicht zu
