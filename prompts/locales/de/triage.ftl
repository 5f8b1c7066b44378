### Was Triage vom Team gelernt hat.

told-not-taught = Fall { $case } ist anders eingeordnet. Für andere Kommentare ändert sich nichts.
refused-nothing-taught =
    Nicht geändert.
    Dieser Kommentar lehrt nichts mehr: jemand hat es schon zurückgenommen.
told-untaught =
    { $count ->
        [one] Zurückgenommen: eine Korrektur. Der Fall bleibt, wie er eingeordnet ist.
       *[other] Zurückgenommen: { $count } Korrekturen. Der Fall bleibt, wie er eingeordnet ist.
    }
button-unteach = Gelerntes zurücknehmen
button-unteach-number = { $number } zurücknehmen
button-unteach-which = Zurücknehmen
button-learned-case = Fall { $case } öffnen
learned-head = Was Triage vom Team gelernt hat
learned-head-missed = Übersehen, jetzt Fall { $case }
learned-head-reflagged = Fall { $case } ist anders eingeordnet
learned-nothing = Für andere Kommentare ändert sich nichts: heute haben schon viele Korrekturen dieser Person gelehrt.
learned-now = Ähnliche Kommentare der Marke { $brand } schätzt Breakwater ab gleich anders ein.
learned-this = Was das ändert: { $what }
learned-none = Noch keine Marke ist eingerichtet.
learned-brand-none = { $brand }: noch nichts gelernt.
learned-brand =
    { $brand }: { $count ->
        [one] eine Korrektur
       *[other] { $shown } Korrekturen
    } ({ $roles }).
learned-all = Zusammen: { $what }
learned-no-comments = Es liegen noch keine Kommentare vor, an denen es sich zeigen ließe.
learned-same = an den letzten { $comments } Kommentaren nichts.
learned-changes = { $changed } der letzten { $comments } Kommentare ({ $shown } kämen neu zum Team, { $silenced } nicht mehr, { $renamed } unter anderem Anliegen).
learned-due = { $flag }
learned-not-due = keine { $flag }
learned-no-text = Text hier nicht gezeigt
role-gone = nicht mehr im Team

## Durchsehen, was nicht gezeigt wurde

comments-head = Kommentare unter einem Post
comments-head-one = Ein Kommentar
comments-empty = Hier ist kein Kommentar gespeichert.
comments-no-post = Ohne Post: Erwähnungen und Bewertungen
comments-post = Post: { $title }
comments-untitled = ohne Titel
comments-open = Original
comments-not-shown = kein Fall
comments-not-judged = Von Triage nicht angesehen.
comments-thought = Triage: { $reasons }
comments-thought-by-person = Vom Team eingeordnet: { $reasons }
comments-taught = nach Korrekturen des Teams
button-missed = { $number } wurde übersehen …
button-comments-case = { $number }: Fall { $case } öffnen
button-comments-choose = Einen Kommentar auswählen
button-comments-older = Ältere
button-comments-newest = Neueste dieses Posts
button-comments-other = Anderer Post
button-comments-posts = Anderer Post
form-missed-title = Übersehen: aufnehmen
form-missed-submit = Fall anlegen
form-missed-note = Daraus wird ein Fall mit Karte. Ähnliche Kommentare dieser Marke kommen künftig eher zum Team.
form-missed-field = Was ist es?
notice-missed =
    Übersehen, gefunden von { $by }: { $flag }
refused-link-unknown =
    Nicht gefunden.
    Unter diesem Link ist kein Kommentar und kein Post gespeichert. Breakwater öffnet keine Links; es kennt nur, was über die eingerichteten Konten kam.
refused-missed-changed =
    Nicht aufgenommen.
    Der Kommentar wurde inzwischen bearbeitet. Bitte noch einmal ansehen: „/breakwater kommentare“.
refused-missed-known =
    Nicht aufgenommen.
    Der Kommentar gehört schon zu Fall { $case }.
refused-missed-own =
    Nicht aufgenommen.
    Das hat die Marke selbst geschrieben, oder das Konto ist nicht mehr eingerichtet.

## Zweite Meinung

case-opinion =
    Zweite Meinung ({ $origin }): { $verdict ->
        [harmful] vermutlich { $flags }
        [harmless] vermutlich harmlos
        [disputed] uneinig, genannt wird { $flags }
       *[unknown] unbekannt, keine Antwort
    }
opinion-from-moderation = Moderationsdienst
opinion-from-model = Sprachmodell
opinion-from-moderation-model = Moderationsdienst und Sprachmodell
opinion-from-nobody = niemand gefragt
opinion-harm = ein Verstoß

## Was erwartet wird, wie es klingt

intent-reply = Antwort erwartet
intent-thank = Dank genügt
intent-act = nicht beantworten, sondern prüfen
intent-none = keine Antwort erwartet
mood-good = freundlich
mood-bad = kritisch
mood-even = neutral
