### Verbergen von Kommentaren: Grund zuerst, Beweissicherung davor, und was daraus wurde.

button-hide = Verbergen …
button-unhide = Wieder anzeigen …
form-hide-title = Verbergen
form-hide-submit = Dort verbergen
form-hide-submit-by-hand = Ist verborgen
form-hide-note =
    Kommentar bei { $account } auf { $network } verbergen. Vorher wird er als Beweis gesichert.{ $others ->
        [0] {""}
       *[other] {" "}Verborgen wird nur dieser, nicht die anderen { $others }.
    }{ $last ->
        [reply] {" "}Danach kann dort niemand mehr darauf antworten: wer antworten will, antwortet zuerst.
       *[none] {""}
    }
form-hide-note-by-hand =
    { $network } ist für Breakwater nicht erreichbar: bitte den Kommentar bei { $account } dort selbst verbergen und hier festhalten, warum. Er wird als Beweis gesichert.{ $others ->
        [0] {""}
       *[other] {" "}Das gilt nur für diesen, nicht für die anderen { $others }.
    }{ $last ->
        [reply] {" "}Nach dem Verbergen kann dort niemand mehr darauf antworten.
       *[none] {""}
    }
form-hide-reason = Grund
form-hide-line = Notiz fürs Team
form-hide-hint = Nötig, wo kein Grund der Liste passt
form-unhide-title = Wieder anzeigen
form-unhide-submit = Dort wieder anzeigen
form-unhide-note = Den Kommentar bei { $account } auf { $network } wieder für alle anzeigen? Der Fall ist dann wieder offen.
form-unhide-note-by-hand = Bitte den Kommentar bei { $account } auf { $network } dort selbst wieder anzeigen. Der Fall ist dann wieder offen.
hide-reason-insult = Beleidigung
hide-reason-hate = Hass
hide-reason-threat = Drohung
hide-reason-spam = Spam
hide-reason-illegal = strafbarer Inhalt
hide-reason-personal-data = persönliche Daten
hide-reason-other = anderer Grund
hide-reason-name =
    { $reason ->
        [insult] { hide-reason-insult }
        [hate] { hide-reason-hate }
        [threat] { hide-reason-threat }
        [spam] { hide-reason-spam }
        [illegal] { hide-reason-illegal }
        [personal-data] { hide-reason-personal-data }
       *[other] { hide-reason-other }
    }

told-hiding =
    Wird verborgen · Fall { $case }
    Der Kommentar bei { $account } auf { $network } ist als Beweis gesichert. Die Karte zeigt, wann er verborgen ist.
told-unhiding =
    Wird wieder angezeigt · Fall { $case }
    Bei { $account } auf { $network }; der Fall ist danach wieder offen.
refused-hide-network =
    Nicht verborgen. { $network } lässt fremde Kommentare nicht verbergen.
    Was geht: den Kommentar auf { $network } melden oder das Konto dort blockieren; bei Drohungen hier eskalieren. Der Wortlaut bleibt im Fall erhalten.
refused-hide-kind =
    Nicht verborgen. Verbergen lassen sich nur Kommentare unter eigenen Posts.
    { $kind ->
        [message] Private Nachrichten lassen sich auf { $network } nur blockieren oder melden.
        [review] Eine Bewertung lässt sich auf { $network } nur melden.
       *[other] Was jemand auf eigener Seite schreibt, lässt sich auf { $network } nur melden.
    }
refused-hide-note =
    Nicht verborgen.
    „{ hide-reason-other }“ braucht eine Notiz fürs Team, die sagt, welcher.
refused-hide-running =
    Nicht ausgeführt. Das Verbergen oder Anzeigen läuft schon.
    { $who ->
        [none] Die Karte zeigt, was daraus wird.
       *[other] Angestoßen von { $who }; die Karte zeigt, was daraus wird.
    }
refused-not-hidden =
    Nicht ausgeführt. Der Kommentar ist nicht verborgen.
    Die Karte zeigt, wo der Fall steht.

notice-hide-failed =
    ⚠️ Nicht verborgen · { $network } { $account } · Fall { $case }
    Grund: { $error }. Der Kommentar ist weiter zu sehen.
notice-hide-unknown =
    ⚠️ Unklar, ob verborgen · { $network } { $account } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.
notice-unhide-failed =
    ⚠️ Nicht wieder angezeigt · { $network } { $account } · Fall { $case }
    Grund: { $error }. Der Kommentar bleibt verborgen.
notice-unhide-unknown =
    ⚠️ Unklar, ob wieder angezeigt · { $network } { $account } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.

head-unclear-hide = ⚠️ Unklar, ob verborgen
head-unclear-unhide = ⚠️ Unklar, ob wieder angezeigt
case-unclear-hide = Unklar, ob verborgen. Bitte nachsehen, ob der Kommentar dort noch zu sehen ist: { $target }
case-unclear-unhide = Unklar, ob wieder angezeigt. Bitte nachsehen, ob der Kommentar dort zu sehen ist: { $target }
case-hiding = Wird verborgen: { $target } · { $reason }
case-not-hidden = Nicht verborgen: { $why }
hidden-for = Grund: { $reason }
button-settle-hidden = Ist verborgen
button-settle-hide-again = Ist noch da, neu verbergen
button-settle-shown = Ist wieder da
button-settle-unhide-again = Ist nicht da, neu anzeigen

log-hide-asked = verbergen lassen, als Beweis gesichert: { hide-reason-name }
log-hide-by_hand = von Hand verborgen, als Beweis gesichert: { hide-reason-name }
log-comment-hidden = verborgen
log-hide-failed = nicht verborgen: { $error }
log-hide-unclear = unklar, ob verborgen
log-unhide-asked = wieder anzeigen lassen
log-unhide-by_hand = von Hand wieder angezeigt
log-comment-unhidden = wieder angezeigt
log-unhide-failed = nicht wieder angezeigt: { $error }
log-unhide-unclear = unklar, ob wieder angezeigt
