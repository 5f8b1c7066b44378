### Wieder da: was inzwischen mit den eigenen Fällen geschah, und was wartet.

resume-head = Wieder da
resume-cases =
    { $count ->
        [0] eigene Fälle unverändert
        [one] Neues in einem Fall
       *[other] Neues in { $count } Fällen
    }
resume-waiting =
    { $count ->
        [one] eine Bitte offen
       *[other] { $count } Bitten offen
    }
resume-since = Seit { $since-day }, { $since }:
resume-free = wieder frei
resume-with = zuständig: { $who }
resume-more =
    { $count ->
        [one] und ein weiterer Fall
       *[other] und { $count } weitere Fälle
    }
resume-earlier =
    { $count ->
        [one] ein früherer Eintrag
       *[other] { $count } frühere Einträge
    }
resume-stood-in-open =
    { $case ->
        [none] In Abwesenheit eskaliert, gefragt stattdessen: { $who } (noch offen)
       *[other] In Abwesenheit eskaliert, gefragt stattdessen: { $who } (Fall { $case }, noch offen)
    }
resume-stood-in-done =
    { $case ->
        [none] In Abwesenheit eskaliert, gefragt stattdessen: { $who }
       *[other] In Abwesenheit eskaliert, gefragt stattdessen: { $who } (Fall { $case })
    }
resume-wait-yes =
    { $count ->
        [one] Eine Freigabe wartet.
       *[other] { $count } Freigaben warten.
    }
resume-wait-asked =
    { $count ->
        [one] Eine Eskalation wartet.
       *[other] { $count } Eskalationen warten.
    }
resume-wait-question =
    { $count ->
        [one] Eine Frage aus dem Team wartet.
       *[other] { $count } Fragen aus dem Team warten.
    }
button-resume-on = Weiter mit Fall { $case }
button-resume-look = Fall { $case } öffnen
button-retake = Zurückholen
button-retake-case = Fall { $case } zurückholen
told-taken-back =
    Zurückgeholt · Fall { $case }
    { $who ->
        [none] Andere hatten ihn gerade nicht in Arbeit.
       *[other] { $who } weiß davon.
    }
notice-case-taken-back =
    ↩️ Zurückgeholt von { $by } · { $network } { $account } · Fall { $case }
    Danke fürs Übernehmen; hier ist nichts mehr zu tun.
log-case-taken_back = zurückgeholt von { $of }
