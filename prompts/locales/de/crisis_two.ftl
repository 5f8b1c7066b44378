### Schritte zu zweit und sofort; Rollen, deren Person gegangen ist; woraus eine Krise begonnen hat.

crisis-at-once = sofort
step-ticked = erledigt gemeldet von { $who }, es fehlt das zweite Ja ({ $role })
button-step-yes = Ja, so erledigt
button-step-back = Zurückgeben …
form-step-back-title = Schritt zurückgeben
form-step-back-submit = Zurückgeben
told-step-ticked =
    Erledigt gemeldet: { $step }
    Dieser Schritt braucht ein zweites Ja; darum ist gebeten. Bis dahin bleibt er offen.
told-step-given-back = Zurückgegeben: { $step }
refused-step-ticked =
    Nicht noch einmal erledigt.
    In Krise { $crisis } fehlt zu diesem Schritt nur noch ein zweites Ja. { $who ->
        [none] Es kann noch niemand geben.
       *[other] Das kann { $who } geben.
    }
notice-step-second =
    Zweites Ja gesucht · Krise { $crisis } · { $by }
    Erledigt gemeldet: { $step }
notice-step-seconded =
    Zweites Ja ist da · Krise { $crisis } · { $by }
    { $step }
notice-step-given-back =
    Schritt zurückgegeben · Krise { $crisis } · { $by }
    { $step }
log-step-ticked = Schritt { $step } erledigt gemeldet, zweites Ja fehlt
log-step-seconded = zweites Ja zu Schritt { $step }
log-step-given_back = Schritt { $step } zurückgegeben

## Aus einer Nachricht

point-crisis = Eine Krise daraus starten
crisis-start-head = Krise starten? Anlass ist Fall { $case }
crisis-start-twin = Für { $brand } läuft schon Krise { $crisis }.
crisis-start-note = Die Nachricht mit ihrem Link wird als Beleg festgehalten. Noch ist nichts gestartet.

## Wer gegangen ist

notice-role-vacant =
    Unbesetzt: { $role } · Krise { $crisis } · { $by }
    Das Konto dieser Person gibt es nicht mehr. Die Rolle braucht jemanden.
log-role-vacated = Rolle unbesetzt, das Konto der Person gibt es nicht mehr
